import { Button, Group } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { ApiError } from '../api/error.ts';
import { type Texts, useTexts } from '../texts/texts.tsx';
import { EditableContext } from './editable.tsx';
import { ErrorNote } from './error-note.tsx';

/**
 * Puts the server's field errors beside their fields.
 * @returns the error that is left for the form as a whole, null when every word of it found a field
 */
function toFields<T extends Record<string, unknown>>(form: UseFormReturnType<T>, error: unknown, t: Texts): unknown {
  if (!(error instanceof ApiError) || error.fields.length === 0) return error;
  const known = error.fields.filter(({ path }) => (path.split('.')[0] ?? '') in form.getValues());
  form.setErrors(Object.fromEntries(known.map(({ path, message }) => [path, t.says(message)])));
  return known.length === error.fields.length ? null : error;
}

/** Sends a form; field errors land at their fields, all else in `error`. */
export function useSubmit<T extends Record<string, unknown>, R>(
  form: UseFormReturnType<T>,
  send: (values: T) => Promise<R>,
  done: (answer: R) => void,
) {
  const t = useTexts();
  const [rest, setRest] = useState<unknown>(null);
  const sending = useMutation({
    mutationFn: send,
    onMutate: () => setRest(null),
    onSuccess: done,
    onError: (error) => setRest(toFields(form, error, t)),
  });
  return {
    onSubmit: form.onSubmit((values) => sending.mutate(values)),
    pending: sending.isPending,
    error: rest,
  };
}

interface FooterProps {
  error: unknown;
  pending: boolean;
  action: string;
  /** Said instead of Cancel. */
  cancel?: string;
  /** It cannot be sent now, and the form says why. */
  disabled?: boolean;
  onCancel?(): void;
}

/** The last lines of a form: the error of the whole, Cancel and the verb. */
export function FormFooter(props: FooterProps) {
  const t = useTexts();
  if (!useContext(EditableContext)) return null;
  return (
    <>
      <ErrorNote error={props.error} />
      <Group justify="flex-end" gap="xs" mt="xs" wrap="wrap-reverse">
        {props.onCancel && (
          <Button variant="default" onClick={props.onCancel}>
            {props.cancel ?? t.common.cancel}
          </Button>
        )}
        <Button type="submit" loading={props.pending} disabled={props.disabled ?? false}>
          {props.action}
        </Button>
      </Group>
    </>
  );
}
