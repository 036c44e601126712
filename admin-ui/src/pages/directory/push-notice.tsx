import { Anchor, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { messageQuery } from '../../api/messages.ts';
import { pushQuery, pushToken } from '../../api/pushes.ts';
import type { Channel, Message, Push, Token } from '../../api/types.ts';
import { explain } from '../../parts/error-note.tsx';
import { messagePath, tokensPath } from '../../parts/paths.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { type Texts, useTexts } from '../../texts/texts.tsx';

/** How long a notice of a push that went well stays (ms); one that went wrong stays until it is closed. */
const STAYS_MS = 12_000;

/** Nothing is wrong, or nothing more will come: the notice may go by itself. */
const WELL: Push['state'][] = ['accepted', 'delivered', 'opened', 'revealed', 'verified', 'revoked'];
/** Why it waits or failed, and by which way it left, is known to its message. */
const SAID_BY_MESSAGE: Push['state'][] = ['queued', 'accepted', 'failed', 'uncertain', 'expired'];

/** `push(token, 'sms')`: pushes, and shows a notice that follows what becomes of it. */
export function usePush(): (token: Pick<Token, 'id'>, channel: Channel) => void {
  const t = useTexts();
  const queries = useQueryClient();
  return (token, channel) => {
    // Doubles as the idempotency key: this click is sent once, however often the request is repeated.
    const id = crypto.randomUUID();
    notifications.show({ id, loading: true, autoClose: false, message: t.push.accepting });
    pushToken(token.id, channel, id)
      .then(({ pushId, warnings = [] }) => {
        for (const area of [keys.pushes, keys.tokens, keys.status])
          void queries.invalidateQueries({ queryKey: [area] });
        notifications.update({
          id,
          loading: false,
          autoClose: false,
          withCloseButton: true,
          message: <PushNotice pushId={pushId} noticeId={id} />,
        });
        for (const warning of warnings) {
          notifications.show({ color: 'orange', title: t.policy.warnings, message: t.says(warning) });
        }
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
  const message = useQuery({
    ...messageQuery(push?.messageId ?? ''),
    enabled: push !== undefined && SAID_BY_MESSAGE.includes(push.state),
  }).data;
  const wentWell = push !== undefined && WELL.includes(push.state);
  useEffect(() => {
    if (!wentWell) return;
    const timer = setTimeout(() => notifications.hide(noticeId), STAYS_MS);
    return () => clearTimeout(timer);
  }, [wentWell, noticeId]);
  if (!push) return <Text size="sm">{t.push.accepting}</Text>;
  const captured = push.state === 'accepted' && message?.deliveries.some(({ via }) => via === 'capture') === true;
  return (
    <Stack gap={4} data-testid="push-notice" data-state={push.state}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600} className="breakable">
          {captured ? t.push.captured(push.to) : titleOf(push, t)}
        </Text>
        <StateBadge state={captured ? 'captured' : push.state} />
      </Group>
      <Details push={push} message={message} captured={captured} />
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
      return t.push.cancelled(push.to);
    case 'revoked':
      return t.push.revoked(push.to);
    default:
      return t.push.opened(push.to);
  }
}

function Details({ push, message, captured }: { push: Push; message: Message | undefined; captured: boolean }) {
  const t = useTexts();
  const text = captured ? t.push.capturedText : textOf(push, message, t);
  const problem = push.state === 'failed' || push.state === 'expired' ? message?.error : null;
  return (
    <>
      {text && <Text size="xs">{text}</Text>}
      {problem && <Text size="xs">{t.says(problem.message)}</Text>}
      {problem?.remedy && (
        <Text size="xs" fw={600}>
          {t.says(problem.remedy)}
        </Text>
      )}
    </>
  );
}

function textOf(push: Push, message: Message | undefined, t: Texts): string | null {
  switch (push.state) {
    case 'queued':
      return message?.waitingFor ? t.push.waiting(t.says(message.waitingFor)) : t.push.queuedText;
    case 'accepted':
      return push.channel === 'email' ? t.push.sentTextEmail : t.push.sentTextSms;
    case 'delivered':
      return t.push.deliveredText;
    case 'uncertain':
      return t.push.uncertainText;
    case 'revoked':
      return t.push.revokedText;
    default:
      return null;
  }
}
