import { Text } from '@mantine/core';
import { deleteLegacyClient, legacyClientsQuery, updateLegacyClient } from '../../api/legacy-clients.ts';
import type { LegacyClient } from '../../api/types.ts';
import type { Column } from '../../parts/data-table.tsx';
import { IconPrinter } from '../../parts/icons.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { EntriesPage } from './entries-page.tsx';
import { EXCEPTIONS, LegacyClientDialog } from './legacy-client-dialog.tsx';

/** Gateways | Listeners | Old devices: what each is let off, and how often it needs that. */
export default function LegacyClientsPage() {
  return (
    <EntriesPage<LegacyClient>
      area="legacyClients"
      words={useTexts().legacy}
      icon={IconPrinter}
      query={legacyClientsQuery}
      columns={useColumns()}
      nameOf={({ name }) => name}
      needs={{ create: 'createLegacyClient', change: 'updateLegacyClient', remove: 'deleteLegacyClient' }}
      update={updateLegacyClient}
      remove={deleteLegacyClient}
      dialog={(editing, onClose) => <LegacyClientDialog client={editing} onClose={onClose} />}
    />
  );
}

/** Where each exception is counted. */
const COUNTER = {
  lenientAddresses: 'lenientAddresses',
  bareLineEnds: 'bareLineEnds',
  oldTls: 'oldTls',
  plainLogin: 'plainLogins',
} as const;

function useColumns(): Column<LegacyClient>[] {
  const { texts, formats } = useLanguage();
  const { legacy: t } = texts;
  return [
    {
      key: 'name',
      header: t.name,
      card: 'title',
      long: true,
      width: '24%',
      cell: ({ name, block }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" className="mono">
            {block}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t.state,
      card: 'badge',
      width: '130px',
      cell: ({ enabled }) => <StateBadge state={enabled ? 'enabled' : 'disabled'} />,
    },
    {
      key: 'exceptions',
      header: t.exceptions,
      long: true,
      cell: (client) => {
        const given = EXCEPTIONS.filter((name) => client[name]);
        if (given.length === 0) return t.noExceptions;
        return (
          <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {given.map((name) => (
              <Text key={name} size="sm" component="li">
                {t.kinds[name]}
                <Text size="xs" c="dimmed" span className="numbers">
                  {' '}
                  · {t.needed(client.counters[COUNTER[name]], formats.number(client.counters[COUNTER[name]]))}
                </Text>
              </Text>
            ))}
          </ul>
        );
      },
    },
    {
      key: 'seen',
      header: t.seen,
      width: '190px',
      cell: ({ lastSeenAt, counters }) => (
        <>
          <Text size="sm">{lastSeenAt ? <RelativeTime at={lastSeenAt} /> : t.never}</Text>
          <Text size="xs" c="dimmed" className="numbers">
            {t.connections(counters.connections, formats.number(counters.connections))}
          </Text>
        </>
      ),
    },
  ];
}
