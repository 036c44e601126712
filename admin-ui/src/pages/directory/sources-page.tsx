import { Anchor, Button, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { domainsQuery } from '../../api/directory.ts';
import { sourcesQuery } from '../../api/sources.ts';
import type { Source } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconAddressBook, IconPencil, IconPlus, IconRefresh, IconTestPipe, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { sourcePath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { useSourceActs } from './source-acts.ts';
import { SourceDialog } from './source-dialog.tsx';
import { SourceTestDialog } from './source-test.tsx';
import { LastSync } from './sync-state.tsx';

/** Directory | Identity sources: LDAP directories, and how their last sync went. */
export default function SourcesPage() {
  const t = useTexts();
  const query = useQuery(sourcesQuery);
  const domains = useQuery(domainsQuery).data ?? [];
  const columns = useColumns();
  const acts = useSourceActs();
  const [editing, setEditing] = useState<Source | 'new' | null>(null);
  const [tested, setTested] = useState<Source | null>(null);
  const add = (
    <May needs="createSource">
      <Button leftSection={<IconPlus size={16} />} disabled={domains.length === 0} onClick={() => setEditing('new')}>
        {t.sources.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.sources}
        crumbs={[{ label: t.shell.areas.directory }]}
        text={t.sources.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.sources}
        columns={columns}
        list={{ ...query, rows: query.data }}
        rowKey={(source) => source.id}
        menu={(source) => (
          <RowMenu of={source.name}>
            <May needs="syncSource">
              <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => acts.sync(source, false)}>
                {t.sources.sync}
              </Menu.Item>
            </May>
            <May needs="testSavedSource">
              <Menu.Item leftSection={<IconTestPipe size={16} />} onClick={() => setTested(source)}>
                {t.sources.test}
              </Menu.Item>
            </May>
            <May needs="updateSource">
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setEditing(source)}>
                {t.common.edit}
              </Menu.Item>
            </May>
            <Menu.Divider />
            <May needs="deleteSource">
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(source)}>
                {t.sources.remove}
              </Menu.Item>
            </May>
          </RowMenu>
        )}
        empty={
          <EmptyState icon={IconAddressBook} title={t.sources.emptyTitle} text={t.sources.emptyText} action={add} />
        }
      />
      <SourceDialog source={editing} domains={domains} onClose={() => setEditing(null)} />
      <SourceTestDialog source={tested} onClose={() => setTested(null)} />
    </>
  );
}

function useColumns(): Column<Source>[] {
  const { texts: t, formats } = useLanguage();
  return [
    {
      key: 'name',
      header: t.sources.name,
      card: 'title',
      long: true,
      cell: ({ id, name, domainName }) => (
        <>
          <Anchor component={Link} href={sourcePath(id)} fw={600} size="sm">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed">
            {domainName}
          </Text>
        </>
      ),
    },
    {
      key: 'server',
      header: t.sources.server,
      long: true,
      cell: ({ host, security }) => (
        <>
          {host}
          <Text size="xs" c="dimmed">
            {t.sources.securities[security]}
          </Text>
        </>
      ),
    },
    {
      key: 'users',
      header: t.sources.users,
      width: '150px',
      cell: ({ users, disabled }) => (
        <span className="numbers">
          {disabled > 0 ? t.sources.usersOf(formats.number(users), formats.number(disabled)) : formats.number(users)}
        </span>
      ),
    },
    { key: 'last', header: t.sources.lastSync, width: '200px', cell: ({ lastRun }) => <LastSync run={lastRun} /> },
    {
      key: 'next',
      header: t.sources.nextSync,
      width: '140px',
      cell: ({ nextAt }) => (nextAt ? <RelativeTime at={nextAt} /> : t.sources.onDemand),
    },
  ];
}
