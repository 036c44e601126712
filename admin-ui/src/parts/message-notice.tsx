import { Anchor, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { messageQuery } from '../api/messages.ts';
import type { Message } from '../api/types.ts';
import { type Texts, useTexts } from '../texts/texts.tsx';
import { messagePath } from './paths.ts';
import { ProblemText } from './problem-text.tsx';
import { StateBadge } from './state-badge.tsx';

/** How long the notice of a message that went well stays (ms); one that went wrong stays until it is closed. */
const STAYS_MS = 12_000;

/** Shows a notice that follows what becomes of a message. */
export function followMessage(id: string): void {
  notifications.show({ id, autoClose: false, withCloseButton: true, message: <MessageNotice id={id} /> });
}

function MessageNotice({ id }: { id: string }) {
  const t = useTexts();
  const message = useQuery(messageQuery(id)).data;
  const wentWell = message?.state === 'sent' || message?.state === 'delivered';
  useEffect(() => {
    if (!wentWell) return;
    const timer = setTimeout(() => notifications.hide(id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [wentWell, id]);
  if (!message) return <Text size="sm">{t.push.accepting}</Text>;
  const waits = message.state === 'queued' && message.waitingFor;
  return (
    <Stack gap={4} data-testid="message-notice" data-state={message.state}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} className="breakable">
          {titleOf(message, t)}
        </Text>
        <StateBadge state={message.state} />
      </Group>
      {waits && (
        <Text size="xs" c="dimmed">
          {t.notice.waiting(t.says(waits))}
        </Text>
      )}
      {message.error && !wentWell && (
        <Text size="xs">
          <ProblemText problem={message.error} />
        </Text>
      )}
      <Anchor component={Link} href={messagePath(id)} size="sm">
        {t.notice.open}
      </Anchor>
    </Stack>
  );
}

function titleOf(message: Message, t: Texts): string {
  switch (message.state) {
    case 'queued':
    case 'sending':
      return t.notice.queued(message.to);
    case 'sent':
      return t.notice.sent(message.to);
    case 'delivered':
      return t.notice.delivered(message.to);
    case 'uncertain':
      return t.notice.uncertain(message.to);
    case 'held':
      return t.notice.held(message.to);
    default:
      return t.notice.failed(message.to);
  }
}
