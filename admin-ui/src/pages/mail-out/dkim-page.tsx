import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dkimKeysQuery } from '../../api/dkim-keys.ts';
import type { DkimKey } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconPlus, IconSignature } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { DkimDialog } from './dkim-dialog.tsx';
import { DkimMenu } from './dkim-menu.tsx';
import { DkimRecordDialog } from './dkim-record.tsx';
import { MailOutTabs } from './mail-out-tabs.tsx';

/** Gateways | Mail routes | DKIM keys: with what outgoing mail is signed. */
export default function DkimPage() {
  const t = useTexts();
  const list = useQuery(dkimKeysQuery);
  const columns = useColumns();
  const [making, setMaking] = useState(false);
  /** By id: what is shown follows what changes. */
  const [shown, setShown] = useState<string | null>(null);
  const add = (
    <May needs="createDkimKey">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
        {t.dkim.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.dkim}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.mailRoutes, to: '/gateways/mail-routes' }]}
        text={t.dkim.text}
        actions={add}
      />
      <MailOutTabs />
      <DataTable
        caption={t.shell.pages.dkim}
        columns={columns}
        list={{ ...list, rows: list.data }}
        rowKey={({ id }) => id}
        menu={(key) => <DkimMenu dkimKey={key} onShow={setShown} />}
        empty={<EmptyState icon={IconSignature} title={t.dkim.emptyTitle} text={t.dkim.emptyText} action={add} />}
      />
      <DkimDialog opened={making} onClose={() => setMaking(false)} onMade={setShown} />
      <DkimRecordDialog dkimKey={list.data?.find(({ id }) => id === shown) ?? null} onClose={() => setShown(null)} />
    </>
  );
}

function useColumns(): Column<DkimKey>[] {
  const t = useTexts();
  return [
    {
      key: 'domain',
      header: t.dkim.domain,
      card: 'title',
      long: true,
      cell: ({ domain }) => (
        <Text size="sm" fw={600}>
          {domain}
        </Text>
      ),
    },
    {
      key: 'selector',
      header: t.dkim.selector,
      long: true,
      width: '18%',
      cell: ({ selector }) => <span className="mono">{selector}</span>,
    },
    { key: 'algorithm', header: t.dkim.algorithm, width: '150px', cell: ({ algorithm }) => t.dkim.kinds[algorithm] },
    {
      key: 'state',
      header: t.dkim.state,
      width: '24%',
      cell: ({ enabled, fault }) => (
        <>
          {fault ? (
            <StateBadge state="error" word={t.dkim.unusable} />
          ) : (
            <StateBadge state={enabled ? 'enabled' : 'waiting'} word={enabled ? t.dkim.signs : t.dkim.signsNot} />
          )}
          {fault && (
            <Text size="xs" mt={4}>
              {t.says(fault)}
            </Text>
          )}
        </>
      ),
    },
    { key: 'made', header: t.dkim.made, width: '150px', cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
}
