import { Modal, SegmentedControl, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { sendMessage } from '../../api/messages.ts';
import { modemsQuery } from '../../api/modems.ts';
import type { MessageInput } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useIdempotencyKey } from '../../parts/idempotency-key.ts';
import { followMessage } from '../../parts/message-notice.tsx';
import { useTexts } from '../../texts/texts.tsx';

interface Values extends Record<string, unknown> {
  channel: 'sms' | 'email';
  to: string;
  subject: string;
  text: string;
  flash: boolean;
  /** '' = as the routes say. */
  modem: string;
}

/** A plain SMS or mail to one recipient. */
export function ComposeDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTexts();
  return (
    <Modal opened={opened} onClose={onClose} title={t.messages.composeTitle} size="lg">
      <ComposeForm onClose={onClose} />
    </Modal>
  );
}

function bodyOf({ channel, to, subject, text, flash, modem }: Values): MessageInput {
  if (channel === 'email') return { channel, to: to.trim(), subject, text };
  return { channel, to: to.trim(), text, flash, ...(modem && { modem }) };
}

function ComposeForm({ onClose }: { onClose(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const keyOf = useIdempotencyKey();
  const form = useForm<Values>({
    initialValues: { channel: 'sms', to: '', subject: '', text: '', flash: false, modem: '' },
    validate: {
      to: (to) => (to.trim() ? null : t.messages.recipientMissing),
      subject: (subject, { channel }) => (channel === 'sms' || subject.trim() ? null : t.messages.subjectMissing),
      text: (text) => (text.trim() ? null : t.messages.textMissing),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    (values) => {
      const body = bodyOf(values);
      return sendMessage(body, keyOf(body));
    },
    ({ id }) => {
      for (const area of [keys.messages, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      followMessage(id);
      onClose();
    },
  );
  const isSms = form.values.channel === 'sms';
  const modems = useQuery(modemsQuery).data?.filter(({ enabled }) => enabled) ?? [];
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <SegmentedControl
          aria-label={t.messages.channel}
          data={[
            { value: 'sms', label: t.messages.sms },
            { value: 'email', label: t.messages.email },
          ]}
          w="fit-content"
          {...form.getInputProps('channel')}
        />
        <TextInput
          label={isSms ? t.messages.smsTo : t.messages.emailTo}
          description={isSms ? t.messages.smsToHint : undefined}
          type={isSms ? 'tel' : 'email'}
          required
          data-autofocus
          {...form.getInputProps('to')}
        />
        {!isSms && <TextInput label={t.messages.subject} required {...form.getInputProps('subject')} />}
        <Textarea
          label={t.messages.textOfSms}
          description={isSms ? t.messages.smsHint([...form.values.text].length) : undefined}
          required
          autosize
          minRows={isSms ? 3 : 6}
          maxRows={14}
          {...form.getInputProps('text')}
        />
        {isSms && modems.length > 0 && (
          <Select
            label={t.messages.modemField}
            description={t.messages.modemHint}
            data={[
              { value: '', label: t.messages.modemAny },
              ...modems.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            allowDeselect={false}
            {...form.getInputProps('modem')}
          />
        )}
        {isSms && (
          <Switch
            label={t.messages.flash}
            description={t.messages.flashHint}
            {...form.getInputProps('flash', { type: 'checkbox' })}
          />
        )}
        <FormFooter error={error} pending={pending} action={t.messages.send} onCancel={onClose} />
      </Stack>
    </form>
  );
}
