import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { deleteLegacyClient, legacyClientsQuery, updateLegacyClient } from '../../api/legacy-clients.ts';
import type { LegacyClient } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconPlus, IconPrinter } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { EXCEPTIONS, LegacyClientDialog } from './legacy-client-dialog.tsx';
import { MailInHeader } from './mail-in-header.tsx';

/** Gateways | Listeners | Old devices: what each is let off, and how often it needs that. */
export default function LegacyClientsPage() {
  const { legacy: t, shell } = useTexts();
  const list = useQuery(legacyClientsQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<LegacyClient | 'new' | null>(null);
  const add = (
    <May needs="createLegacyClient">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.add}
      </Button>
    </May>
  );
  return (
    <>
      <MailInHeader title={shell.pages.legacyClients} text={t.text} actions={add} />
      <DataTable
        caption={shell.pages.legacyClients}
        columns={columns}
        list={{ ...list, rows: list.data }}
        rowKey={({ id }) => id}
        menu={(client) => (
          <EntryMenu
            of={client.name}
            needs={{ change: 'updateLegacyClient', remove: 'deleteLegacyClient' }}
            areas={[keys.legacyClients]}
            onEdit={() => setEditing(client)}
            toggle={{
              enabled: client.enabled,
              run: () => updateLegacyClient(client.id, { enabled: !client.enabled }),
              done: t.saved(client.name),
            }}
            remove={{
              title: t.deleteTitle(client.name),
              text: t.deleteText,
              action: t.deleteAction,
              done: t.deleted(client.name),
              run: () => deleteLegacyClient(client.id),
            }}
          />
        )}
        empty={<EmptyState icon={IconPrinter} title={t.emptyTitle} text={t.emptyText} action={add} />}
      />
      <LegacyClientDialog client={editing} onClose={() => setEditing(null)} />
    </>
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
