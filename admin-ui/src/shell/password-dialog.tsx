import { Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { changePassword, sessionQuery } from '../api/session.ts';
import { FormFooter, useSubmit } from '../parts/form.tsx';
import { useTexts } from '../texts/texts.tsx';

export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.password.title}>
      <PasswordForm onClose={onClose} />
    </Modal>
  );
}

function PasswordForm({ onClose }: { onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { current: '', next: '', repeat: '' },
    validate: {
      next: (next, { current }) => {
        if (next.length < 12) return t.password.tooShort;
        return next === current ? t.password.same : null;
      },
      repeat: (repeat, { next }) => (repeat === next ? null : t.password.different),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ current, next }) => changePassword({ current, next }),
    () => {
      notifications.show({ color: 'green', title: t.password.done, message: t.password.doneText });
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <PasswordInput
          label={t.password.current}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={t.password.next}
          description={t.password.nextHint}
          autoComplete="new-password"
          {...form.getInputProps('next')}
        />
        <PasswordInput label={t.password.repeat} autoComplete="new-password" {...form.getInputProps('repeat')} />
        <FormFooter error={error} pending={pending} action={t.password.title} onCancel={onClose} />
      </Stack>
    </form>
  );
}
