import { Stack, Text, Title } from '@mantine/core';
import type { Delivery } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** A line too short for both breaks before the port. */
function HostAndPort({ text }: { text: string }) {
  const [, host, port] = /^(.*)(:\d+)$/.exec(text) ?? [null, text, ''];
  return (
    <span className="numbers">
      {host}
      <wbr />
      {port}
    </span>
  );
}

/** Each recipient has an outcome of its own. */
export function MessageRecipients({ deliveries }: { deliveries: Delivery[] }) {
  const t = useTexts();
  const columns: Column<Delivery>[] = [
    {
      key: 'to',
      header: t.messages.recipient,
      card: 'title',
      long: true,
      cell: ({ to, problem }) => (
        <>
          <Text size="sm" fw={600} className="numbers">
            {to}
          </Text>
          {problem && (
            <Text size="xs" c="dimmed">
              {t.says(problem.message)}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'state',
      header: t.messages.state,
      card: 'badge',
      width: '150px',
      cell: ({ state, afterAttempt }) => (
        <>
          <StateBadge state={state} />
          {afterAttempt && (
            <Text size="xs" c="dimmed" mt={4}>
              {t.messages.afterAttempt[afterAttempt]}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'via',
      header: t.messages.via,
      long: true,
      width: '18%',
      cell: ({ via }) => via && <HostAndPort text={via} />,
    },
    {
      key: 'attempts',
      header: t.messages.attemptsMade,
      align: 'right',
      width: '96px',
      cell: ({ attempts }) => <span className="numbers">{attempts}</span>,
    },
    {
      key: 'next',
      header: t.messages.next,
      width: '126px',
      cell: ({ state, nextAttemptAt }) =>
        state === 'queued' && nextAttemptAt ? <RelativeTime at={nextAttemptAt} /> : null,
    },
  ];
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t.messages.recipients}</Title>
      <PlainTable caption={t.messages.recipients} columns={columns} rows={deliveries} rowKey={({ id }) => id} />
    </Stack>
  );
}
