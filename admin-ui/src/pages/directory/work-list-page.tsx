import { Anchor, Menu, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { finishWork, useWork, type WorkItem } from '../../api/push-room.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconCheck, IconHistory, IconKey, IconListCheck, IconMail, IconMessage } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PushHistory } from './push-history.tsx';
import { usePush } from './push-notice.tsx';

/** Directory | Work list: tokens that somebody has to look after. */
export default function WorkListPage() {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState<{ id: string; serial: string } | null>(null);
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
        menu={(item) => (
          <WorkMenu item={item} onHistory={() => setShown({ id: item.tokenId, serial: item.tokenSerial })} />
        )}
        empty={<EmptyState icon={IconListCheck} title={t.work.emptyTitle} text={t.work.emptyText} />}
      />
      <PushHistory token={shown} onClose={() => setShown(null)} />
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
          <Text size="sm">{t.says(message)}</Text>
          <Text size="xs" c="dimmed">
            {[remedy && t.says(remedy), suspended && t.work.suspended, doneBy && t.work.doneBy(doneBy)]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'since', header: t.work.since, width: '150px', cell: ({ at }) => <RelativeTime at={at} /> },
  ];
}

function WorkMenu({ item, onHistory }: { item: WorkItem; onHistory(): void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const push = usePush();
  const finishing = useMutation({
    mutationFn: () => finishWork(item.id),
    onSuccess: () => notifications.show({ color: 'green', message: t.work.marked }),
    onError: (error) => notifications.show({ color: 'red', message: t.says(error.message) }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [keys.tokens] }),
  });
  return (
    <RowMenu of={item.userLogin}>
      <May needs="pushToken">
        <Menu.Item leftSection={<IconMail size={16} />} onClick={() => push({ id: item.tokenId }, 'email')}>
          {t.work.pushAgain(t.tokens.byEmail)}
        </Menu.Item>
      </May>
      <May needs="pushToken">
        <Menu.Item leftSection={<IconMessage size={16} />} onClick={() => push({ id: item.tokenId }, 'sms')}>
          {t.work.pushAgain(t.tokens.bySms)}
        </Menu.Item>
      </May>
      <May needs="listTokenPushes">
        <Menu.Item leftSection={<IconHistory size={16} />} onClick={onHistory}>
          {t.tokens.pushHistory}
        </Menu.Item>
      </May>
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
