import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Proof } from '../../api/second-factor.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The password, and a code where there is a second factor: it is this person. */
export function ProofForm(props: { withCode: boolean; prove(proof: Proof): Promise<void>; onCancel?(): void }) {
  const t = useTexts();
  const form = useForm({ initialValues: { password: '', code: '' } });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ password, code }) => props.prove({ password, ...(code && { code }) }),
    () => {},
  );
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <PasswordInput
          label={t.profile.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          {...form.getInputProps('password')}
        />
        {props.withCode && (
          <TextInput
            label={t.profile.code}
            autoComplete="one-time-code"
            required
            withAsterisk={false}
            {...form.getInputProps('code')}
          />
        )}
        <FormFooter
          error={error}
          pending={pending}
          action={t.profile.go}
          {...(props.onCancel && { onCancel: props.onCancel })}
        />
      </Stack>
    </form>
  );
}
