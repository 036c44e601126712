import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { followMessage } from '../../parts/message-notice.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  channel: 'email' | 'sms';
  opened: boolean;
  onClose(): void;
  /** @param key the same key twice sends once */
  send(to: string, key: string): Promise<{ messageId: string }>;
}

/** Sends what is in the editor with a dummy token, and follows the message. */
export function TestDialog(props: Props) {
  const t = useTexts();
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t.templates.testTitle}>
      <TestForm {...props} />
    </Modal>
  );
}

function TestForm({ channel, onClose, send }: Props) {
  const t = useTexts();
  // Tests go to the same person again and again.
  const remembered = `gateway-test-${channel}`;
  const form = useForm({
    initialValues: { to: localStorage.getItem(remembered) ?? '' },
    validate: { to: (to) => (to.trim() ? null : t.templates.testMissing) },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ to }) => send(to.trim(), crypto.randomUUID()),
    ({ messageId }) => {
      localStorage.setItem(remembered, form.values.to.trim());
      followMessage(messageId);
      onClose();
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">{t.templates.testText}</Text>
        <TextInput
          label={channel === 'email' ? t.templates.testToEmail : t.templates.testToSms}
          type={channel === 'email' ? 'email' : 'tel'}
          data-autofocus
          {...form.getInputProps('to')}
        />
        <FormFooter error={error} pending={pending} action={t.templates.testAction} onCancel={onClose} />
      </Stack>
    </form>
  );
}
