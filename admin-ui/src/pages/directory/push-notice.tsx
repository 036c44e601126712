import { Anchor, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { messageQuery } from '../../api/messages.ts';
import { pushQuery, pushToken } from '../../api/pushes.ts';
import type { Channel, Push, Token } from '../../api/types.ts';
import { explain } from '../../parts/error-note.tsx';
import { messagePath, tokensPath } from '../../parts/paths.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { type Texts, useTexts } from '../../texts/texts.tsx';

/** How long a notice of a push that went well stays (ms); one that went wrong stays until it is closed. */
const STAYS_MS = 12_000;

/** `push(token, 'sms')`: pushes, and shows a notice that follows what becomes of it. */
export function usePush(): (token: Token, channel: Channel) => void {
  const t = useTexts();
  const queries = useQueryClient();
  return (token, channel) => {
    // Doubles as the idempotency key: this click is sent once, however often the request is repeated.
    const id = crypto.randomUUID();
    notifications.show({ id, loading: true, autoClose: false, message: t.push.accepting });
    pushToken(token.id, channel, id)
      .then(({ pushId }) => {
        for (const area of [keys.pushes, keys.tokens, keys.status])
          void queries.invalidateQueries({ queryKey: [area] });
        notifications.update({
          id,
          loading: false,
          autoClose: false,
          withCloseButton: true,
          message: <PushNotice pushId={pushId} noticeId={id} />,
        });
      })
      .catch((error: unknown) => {
        const { message, remedy } = explain(error, t);
        notifications.update({
          id,
          loading: false,
          color: 'red',
          autoClose: false,
          withCloseButton: true,
          title: message,
          message: remedy,
        });
      });
  };
}

function PushNotice({ pushId, noticeId }: { pushId: string; noticeId: string }) {
  const t = useTexts();
  const push = useQuery(pushQuery(pushId)).data;
  const wentWell = push !== undefined && isWell(push);
  useEffect(() => {
    if (!wentWell) return;
    const timer = setTimeout(() => notifications.hide(noticeId), STAYS_MS);
    return () => clearTimeout(timer);
  }, [wentWell, noticeId]);
  if (!push) return <Text size="sm">{t.push.accepting}</Text>;
  return (
    <Stack gap={4} data-testid="push-notice" data-state={push.state}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} className="breakable">
          {titleOf(push, t)}
        </Text>
        <StateBadge state={push.state} />
      </Group>
      <Details push={push} />
      <Group gap="md">
        <Anchor component={Link} href={tokensPath(push.userId)} size="sm">
          {t.tokens.title(push.userLogin)}
        </Anchor>
        <Anchor component={Link} href={messagePath(push.messageId)} size="sm">
          {t.push.message}
        </Anchor>
      </Group>
    </Stack>
  );
}

/** A mail has no further report to wait for; a text message may still be confirmed, and the notice shows it. */
function isWell(push: Push): boolean {
  return ['accepted', 'delivered', 'opened', 'revealed', 'verified'].includes(push.state);
}

function titleOf(push: Push, t: Texts): string {
  switch (push.state) {
    case 'queued':
      return t.push.queued(push.to);
    case 'accepted':
      return t.push.sent(push.to);
    case 'delivered':
      return t.push.delivered(push.to);
    case 'failed':
      return t.push.failed(push.to);
    case 'uncertain':
      return t.push.uncertain(push.to);
    case 'expired':
      return t.push.expired(push.to);
    case 'cancelled':
    case 'revoked':
      return t.push.cancelled(push.to);
    default:
      return t.push.opened(push.to);
  }
}

/** Why it waits or failed comes from its message: cause and remedy. */
function Details({ push }: { push: Push }) {
  const t = useTexts();
  const open = ['queued', 'failed', 'uncertain', 'expired'].includes(push.state);
  const message = useQuery({ ...messageQuery(push.messageId), enabled: open }).data;
  if (push.state === 'accepted')
    return <Text size="xs">{push.channel === 'email' ? t.push.sentTextEmail : t.push.sentTextSms}</Text>;
  if (push.state === 'delivered') return <Text size="xs">{t.push.deliveredText}</Text>;
  if (push.state === 'uncertain') return <Text size="xs">{t.push.uncertainText}</Text>;
  if (push.state === 'queued')
    return (
      <Text size="xs" c="dimmed">
        {message?.waitingFor ? t.push.waiting(message.waitingFor) : t.push.queuedText}
      </Text>
    );
  if (!open || !message?.error) return null;
  return (
    <div>
      <Text size="xs">{message.error.message}</Text>
      {message.error.remedy && (
        <Text size="xs" fw={600}>
          {message.error.remedy}
        </Text>
      )}
    </div>
  );
}
