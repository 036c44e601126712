import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteHost, hostsQuery } from '../../api/hosts.ts';
import { keys } from '../../api/keys.ts';
import type { Host } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { EntryMenu } from '../../parts/entry-menu.tsx';
import { IconNetwork, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { HostDialog } from './host-dialog.tsx';
import { MailOutTabs } from './mail-out-tabs.tsx';

/** Gateways | Mail routes | Host names: names whose addresses the gateway knows itself. */
export default function HostsPage() {
  const t = useTexts();
  const hosts = useQuery(hostsQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<Host | 'new' | null>(null);
  const add = (
    <May needs="createHost">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.hosts.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.hosts}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.mailRoutes, to: '/gateways/mail-routes' }]}
        text={t.hosts.text}
        actions={add}
      />
      <MailOutTabs />
      <DataTable
        caption={t.shell.pages.hosts}
        columns={columns}
        list={{ ...hosts, rows: hosts.data }}
        rowKey={({ id }) => id}
        menu={(host) => (
          <EntryMenu
            of={host.name}
            needs={{ change: 'updateHost', remove: 'deleteHost' }}
            areas={[keys.hosts]}
            onEdit={() => setEditing(host)}
            remove={{
              title: t.hosts.deleteTitle(host.name),
              text: t.hosts.deleteText(host.name),
              action: t.hosts.deleteAction,
              done: t.hosts.deleted(host.name),
              run: () => deleteHost(host.id),
            }}
          />
        )}
        empty={<EmptyState icon={IconNetwork} title={t.hosts.emptyTitle} text={t.hosts.emptyText} action={add} />}
      />
      <HostDialog host={editing} onClose={() => setEditing(null)} />
    </>
  );
}

function useColumns(): Column<Host>[] {
  const t = useTexts();
  return [
    {
      key: 'name',
      header: t.hosts.name,
      card: 'title',
      long: true,
      width: '30%',
      cell: ({ name }) => (
        <Text size="sm" fw={600}>
          {name}
        </Text>
      ),
    },
    {
      key: 'addresses',
      header: t.hosts.addresses,
      long: true,
      cell: ({ addresses }) => <span className="mono">{addresses.join(', ')}</span>,
    },
    { key: 'note', header: t.hosts.note, long: true, width: '32%', cell: ({ note }) => note },
  ];
}
