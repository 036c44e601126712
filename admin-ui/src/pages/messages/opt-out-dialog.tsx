import { Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { addOptOut } from '../../api/opt-outs.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Puts a number on the opt-out list by hand. */
export function OptOutDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.optOuts.addTitle}>
      <OptOutForm onClose={onClose} />
    </Modal>
  );
}

function OptOutForm({ onClose }: { onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { number: '', note: '' },
    validate: { number: (number) => (number.trim() ? null : t.optOuts.numberMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ number, note }) => addOptOut({ number: number.trim(), note: note.trim() || null }),
    ({ number }) => {
      void queries.invalidateQueries({ queryKey: [keys.optOuts] });
      notifications.show({ color: 'green', message: t.optOuts.added(number) });
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.optOuts.numberField}
          description={t.optOuts.numberHint}
          type="tel"
          required
          data-autofocus
          {...form.getInputProps('number')}
        />
        <TextInput label={t.optOuts.noteField} description={t.optOuts.noteHint} {...form.getInputProps('note')} />
        <FormFooter error={error} pending={pending} action={t.optOuts.add} onCancel={onClose} />
      </Stack>
    </form>
  );
}
