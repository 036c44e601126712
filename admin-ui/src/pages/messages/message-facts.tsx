import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { pushQuery } from '../../api/pushes.ts';
import type { Message } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { RelativeTime, useNow } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** Who, what, why and until when. */
export function MessageFacts({ message }: { message: Message }) {
  const { texts: t, formats } = useLanguage();
  const now = useNow();
  const source = t.messages.sources[message.source] ?? message.source;
  const next = message.nextAttemptAt;
  const gone = Date.parse(message.expiresAt) <= now;
  return (
    <Facts
      facts={[
        { label: t.messages.kind, value: t.messages.kinds[message.kind] },
        { label: t.messages.push, value: message.pushId && <PushLine id={message.pushId} /> },
        { label: t.messages.from, value: message.from },
        { label: t.messages.subject, value: message.subject },
        { label: t.messages.priority, value: t.messages.classes[message.class] },
        { label: t.messages.by, value: t.messages.byWhom(message.actor, source) },
        { label: t.messages.created, value: formats.dateTime(message.createdAt) },
        {
          label: gone ? t.messages.expired : t.messages.expires,
          value: <RelativeTime at={message.expiresAt} />,
        },
        { label: t.messages.next, value: message.state === 'queued' && next ? <RelativeTime at={next} /> : null },
        { label: t.messages.via, value: message.recipients === 1 ? message.deliveries[0]?.via : null },
        { label: t.messages.attemptsMade, value: formats.number(message.attempts) },
        {
          label: t.messages.id,
          value: (
            <Group gap={4} wrap="nowrap">
              <span className="mono">{message.id}</span>
              <CopyButton value={message.id} what={t.messages.id} />
            </Group>
          ),
        },
      ]}
    />
  );
}

/** The push behind the message: whose token, and how far the user has got. */
function PushLine({ id }: { id: string }) {
  const t = useTexts();
  const push = useQuery(pushQuery(id)).data;
  if (!push) return t.common.none;
  return (
    <Stack gap={4} align="flex-start">
      <Anchor component={Link} href={tokensPath(push.userId)} size="sm">
        {t.messages.pushOf(push.tokenSerial, push.userLogin)}
      </Anchor>
      <StateBadge state={push.state} />
    </Stack>
  );
}
