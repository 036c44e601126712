import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { MessageSummary } from '../../api/types.ts';
import type { Column } from '../../parts/data-table.tsx';
import { IconMail, IconMessage } from '../../parts/icons.ts';
import { messagePath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

export function useMessageColumns(): Column<MessageSummary>[] {
  const t = useTexts();
  return [
    {
      key: 'state',
      header: t.messages.state,
      width: '128px',
      card: 'badge',
      cell: (message) => <StateBadge state={message.state} />,
    },
    {
      key: 'to',
      header: t.messages.to,
      card: 'title',
      long: true,
      width: '20%',
      cell: (message) => <Recipient message={message} />,
    },
    { key: 'message', header: t.messages.message, long: true, cell: (message) => <Subject message={message} /> },
    {
      key: 'age',
      header: t.messages.age,
      width: '150px',
      cell: (message) => <RelativeTime at={message.createdAt} />,
    },
    {
      key: 'next',
      header: t.messages.next,
      width: '130px',
      cell: (message) =>
        message.state === 'queued' && message.nextAttemptAt ? <RelativeTime at={message.nextAttemptAt} /> : null,
    },
    {
      key: 'problem',
      header: t.messages.problem,
      long: true,
      width: '18%',
      cell: (message) =>
        message.error ? (
          <Text size="xs" lineClamp={2} title={t.says(message.error.message)}>
            {t.says(message.error.message)}
          </Text>
        ) : null,
    },
  ];
}

function Recipient({ message }: { message: MessageSummary }) {
  const t = useTexts();
  const [Icon, channel] =
    message.channel === 'email' ? ([IconMail, t.common.email] as const) : ([IconMessage, t.common.sms] as const);
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Icon
        size={16}
        role="img"
        aria-label={channel}
        style={{ flex: 'none', marginTop: 3, color: 'var(--mantine-color-dimmed)' }}
      />
      <div style={{ minWidth: 0 }}>
        <Anchor component={Link} href={messagePath(message.id)} fw={600} size="sm" className="breakable numbers">
          {message.to}
        </Anchor>
        {message.recipients > 1 && (
          <Text size="xs" c="dimmed">
            {t.messages.others(message.recipients - 1)}
          </Text>
        )}
      </div>
    </Group>
  );
}

/** The subject where there is one; the kind says what the rest is. */
function Subject({ message }: { message: MessageSummary }) {
  const t = useTexts();
  const kind = t.messages.kinds[message.kind];
  if (!message.subject) return <Text size="sm">{kind}</Text>;
  return (
    <>
      <Text size="sm" lineClamp={2}>
        {message.subject}
      </Text>
      <Text size="xs" c="dimmed">
        {kind}
      </Text>
    </>
  );
}
