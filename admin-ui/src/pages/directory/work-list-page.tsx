import { Anchor, Menu, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { finishWork, useWork, type WorkItem } from '../../api/push-room.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconCheck, IconKey, IconListCheck } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** Directory | Work list: tokens that somebody has to look after. */
export default function WorkListPage() {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const list = useWork(all);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t.shell.pages.work}
        crumbs={[{ label: t.shell.areas.directory }]}
        text={t.work.text}
        actions={
          <Switch label={t.work.showDone} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        }
      />
      <DataTable
        caption={t.shell.pages.work}
        columns={columns}
        list={list}
        rowKey={(item) => item.id}
        menu={(item) => <WorkMenu item={item} />}
        empty={<EmptyState icon={IconListCheck} title={t.work.emptyTitle} text={t.work.emptyText} />}
      />
    </>
  );
}

function useColumns(): Column<WorkItem>[] {
  const t = useTexts();
  return [
    {
      key: 'user',
      header: t.work.user,
      card: 'title',
      long: true,
      width: '26%',
      cell: ({ userLogin, userId, domainName, tokenSerial }) => (
        <>
          <Anchor component={Link} href={tokensPath(userId)} size="sm" fw={600}>
            {userLogin}
          </Anchor>
          <Text size="xs" c="dimmed">
            {domainName} · <span className="mono">{tokenSerial}</span>
          </Text>
        </>
      ),
    },
    {
      key: 'reason',
      header: t.work.reason,
      long: true,
      cell: ({ message, remedy, suspended, doneBy }) => (
        <>
          <Text size="sm">{message}</Text>
          <Text size="xs" c="dimmed">
            {[remedy, suspended && t.work.suspended, doneBy && t.work.doneBy(doneBy)].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'since', header: t.work.since, width: '150px', cell: ({ at }) => <RelativeTime at={at} /> },
  ];
}

function WorkMenu({ item }: { item: WorkItem }) {
  const t = useTexts();
  const queries = useQueryClient();
  const finishing = useMutation({
    mutationFn: () => finishWork(item.id),
    onSuccess: () => notifications.show({ color: 'green', message: t.work.marked }),
    onError: (error) => notifications.show({ color: 'red', message: error.message }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [keys.tokens] }),
  });
  return (
    <RowMenu of={item.userLogin}>
      <Menu.Item component={Link} href={tokensPath(item.userId)} leftSection={<IconKey size={16} />}>
        {t.work.open}
      </Menu.Item>
      <May needs="finishWork">
        <Menu.Item
          leftSection={<IconCheck size={16} />}
          disabled={item.doneAt !== null}
          onClick={() => finishing.mutate()}
        >
          {t.work.done}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
