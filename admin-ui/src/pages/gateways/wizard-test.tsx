import { Anchor, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { messageQuery, sendMessage } from '../../api/messages.ts';
import { modemQuery } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { FormFooter, useSubmit } from '../../parts/form.tsx';
import { useIdempotencyKey } from '../../parts/idempotency-key.ts';
import { messagePath, modemPath } from '../../parts/paths.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Last step, for who wants it: an SMS through the new modem, followed until the phone has confirmed it. */
export function WizardTest({ modem: saved, onClose }: { modem: Modem; onClose(): void }) {
  const t = useTexts();
  const { data: modem = saved } = useQuery(modemQuery(saved.id));
  const [sent, setSent] = useState<string | null>(null);
  const serving = modem.state === 'ready' || modem.state === 'busy';
  return (
    <Stack>
      <Text size="sm">{t.wizard.testText(modem.name)}</Text>
      <Group gap="xs">
        <StateBadge state={modem.state} />
        {!serving && (
          <Text size="sm" span>
            {t.wizard.waiting} {t.says(modem.lastError?.message ?? modem.stateText)}
          </Text>
        )}
      </Group>
      {modem.lastError?.remedy && !serving && (
        <Text size="sm">
          <b>{t.common.whatToDo}:</b> {t.says(modem.lastError.remedy)}
        </Text>
      )}
      {sent === null ? (
        <TestForm modem={modem} serving={serving} onSent={setSent} onClose={onClose} />
      ) : (
        <Followed id={sent} />
      )}
      <Group justify="space-between" gap="xs">
        <Anchor component={Link} href={modemPath(modem.id)} size="sm">
          {t.wizard.openModem}
        </Anchor>
        {sent !== null && <Button onClick={onClose}>{t.wizard.done}</Button>}
      </Group>
    </Stack>
  );
}

function TestForm(props: { modem: Modem; serving: boolean; onSent(id: string): void; onClose(): void }) {
  const { modem, serving } = props;
  const t = useTexts();
  const queries = useQueryClient();
  const keyOf = useIdempotencyKey();
  const form = useForm({
    initialValues: { to: '', text: t.wizard.sample(modem.name) },
    validate: {
      to: (to) => (to.trim() ? null : t.messages.recipientMissing),
      text: (text) => (text.trim() ? null : t.messages.textMissing),
    },
  });
  const { onSubmit, pending, error } = useSubmit(
    form,
    ({ to, text }) => {
      const body = { channel: 'sms' as const, to: to.trim(), text, modem: modem.id };
      return sendMessage(body, keyOf(body));
    },
    ({ id }) => {
      void queries.invalidateQueries({ queryKey: [keys.messages] });
      props.onSent(id);
    },
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t.wizard.to}
          description={t.messages.smsToHint}
          type="tel"
          required
          maw={420}
          {...form.getInputProps('to')}
        />
        <Textarea
          label={t.wizard.text}
          description={t.wizard.sendCosts}
          required
          autosize
          minRows={2}
          {...form.getInputProps('text')}
        />
        <FormFooter
          error={error}
          pending={pending}
          action={t.wizard.send}
          cancel={t.wizard.withoutTest}
          disabled={!serving}
          onCancel={props.onClose}
        />
      </Stack>
    </form>
  );
}

/** What becomes of the test. */
function Followed({ id }: { id: string }) {
  const t = useTexts();
  const message = useQuery(messageQuery(id)).data;
  if (!message) return null;
  const words: Record<string, string> = { sent: t.wizard.reportSent, delivered: t.wizard.reportDelivered };
  const text = words[message.state] ?? message.waitingFor ?? message.error?.message;
  return (
    <Stack gap={6} role="status" data-testid="test-message" data-state={message.state}>
      <Group gap="xs">
        <StateBadge state={message.state} />
        <Anchor component={Link} href={messagePath(id)} size="sm">
          {t.notice.open}
        </Anchor>
      </Group>
      {text && <Text size="sm">{text}</Text>}
      {message.error?.remedy && message.state !== 'delivered' && (
        <Text size="sm">
          <b>{t.common.whatToDo}:</b> {t.says(message.error.remedy)}
        </Text>
      )}
    </Stack>
  );
}
