import { Stack, Text, Title } from '@mantine/core';
import type { Part } from '../../api/types.ts';
import { type Column, PlainTable } from '../../parts/data-table.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage } from '../../texts/texts.tsx';

/** Enough of an ICCID to tell one SIM from another. */
const SIM_DIGITS = 6;

/** The ledger of an SMS: one line a part, written before it is handed to the modem. */
export function MessageParts({ parts }: { parts: Part[] }) {
  const { texts: t, formats } = useLanguage();
  if (parts.length === 0) return null;
  const time = (at: string | null) => at && <span className="numbers">{formats.shortTime(at)}</span>;
  const columns: Column<Part>[] = [
    {
      key: 'part',
      header: t.messages.partNo,
      card: 'title',
      width: '90px',
      cell: ({ seq, total }) => <span className="numbers">{t.messages.part(seq, total)}</span>,
    },
    {
      key: 'state',
      header: t.messages.state,
      card: 'badge',
      width: '150px',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      key: 'modem',
      header: t.messages.modem,
      long: true,
      cell: ({ modem, sim }) =>
        modem && (
          <>
            {modem}
            {sim && (
              <Text size="xs" c="dimmed" className="numbers" title={sim}>
                {t.messages.sim} …{sim.slice(-SIM_DIGITS)}
              </Text>
            )}
          </>
        ),
    },
    {
      key: 'reference',
      header: t.messages.reference,
      align: 'right',
      width: '100px',
      cell: ({ reference }) => (reference === null ? null : <span className="numbers">{reference}</span>),
    },
    { key: 'submitted', header: t.messages.submitted, width: '130px', cell: ({ submittedAt }) => time(submittedAt) },
    {
      key: 'reported',
      header: t.messages.reported,
      width: '130px',
      cell: ({ reportedAt, status }) =>
        reportedAt && (
          <>
            {time(reportedAt)}
            {status !== null && (
              <Text size="xs" c="dimmed" className="mono">
                {t.messages.status} 0x{status.toString(16).padStart(2, '0')}
              </Text>
            )}
          </>
        ),
    },
  ];
  return (
    <Stack gap="xs" component="section">
      <div>
        <Title order={2}>{t.messages.parts}</Title>
        <Text size="xs" c="dimmed">
          {t.messages.partsText}
        </Text>
      </div>
      <PlainTable
        caption={t.messages.parts}
        columns={columns}
        rows={parts}
        // A message to several recipients has each number several times.
        rowKey={(part) => String(parts.indexOf(part))}
      />
    </Stack>
  );
}
