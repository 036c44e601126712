import { Button, Group, Stack, Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { ErrorNote } from './error-note.tsx';

export interface ConfirmOptions {
  title: string;
  /** Says exactly what will be done, and what cannot be undone. */
  text: ReactNode;
  /** A verb: "Delete the token". */
  action: string;
  danger?: boolean;
  /** Said on the button that leaves all as it is; default: Cancel. */
  keep?: string;
  /** The dialog stays open with the error when this fails. */
  run(): Promise<unknown>;
  done?(): void;
}

/** `const confirm = useConfirm(); confirm({title, text, action, danger: true, run})` */
export function useConfirm(): (options: ConfirmOptions) => void {
  const modals = useModals();
  return (options) => {
    const id = modals.openModal({
      title: options.title,
      children: <ConfirmBody {...options} close={() => modals.closeModal(id)} />,
    });
  };
}

function ConfirmBody({ text, action, danger, keep, run, done, close }: ConfirmOptions & { close(): void }) {
  const t = useTexts();
  const doing = useMutation({
    mutationFn: run,
    onSuccess: () => {
      close();
      done?.();
    },
  });
  return (
    <Stack>
      {typeof text === 'string' ? <Text size="sm">{text}</Text> : text}
      <ErrorNote error={doing.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close} data-autofocus>
          {keep ?? t.common.cancel}
        </Button>
        <Button {...(danger && { color: 'red.9' })} loading={doing.isPending} onClick={() => doing.mutate()}>
          {action}
        </Button>
      </Group>
    </Stack>
  );
}
