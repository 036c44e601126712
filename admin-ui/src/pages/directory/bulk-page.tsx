import { Anchor, Button, Menu, Progress, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { actBulk, type BulkRun, useBulkRuns } from '../../api/push-room.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import {
  IconBan,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconUsers,
  IconUsersPlus,
} from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { BulkItems } from './bulk-items.tsx';

/** Directory | Bulk push: runs with their progress, kept up to date live. */
export default function BulkPage() {
  const t = useTexts();
  const list = useBulkRuns();
  const [shown, setShown] = useState<BulkRun | null>(null);
  const columns = useColumns(setShown);
  const [adding, { open, close }] = useDisclosure();
  const add = (
    <May needs="startBulkPush">
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        {t.bulk.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.bulk}
        crumbs={[{ label: t.shell.areas.directory }]}
        text={t.bulk.text}
        actions={add}
      />
      <DataTable
        caption={t.shell.pages.bulk}
        columns={columns}
        list={list}
        rowKey={(run) => run.id}
        menu={(run) => <RunMenu run={run} onShow={() => setShown(run)} />}
        empty={<EmptyState icon={IconUsersPlus} title={t.bulk.emptyTitle} text={t.bulk.emptyText} action={add} />}
      />
      <BulkItems run={shown} onClose={() => setShown(null)} />
      <BulkDialog opened={adding} onClose={close} />
    </>
  );
}

function useColumns(show: (run: BulkRun) => void): Column<BulkRun>[] {
  const t = useTexts();
  return [
    {
      key: 'name',
      header: t.bulk.name,
      card: 'title',
      long: true,
      width: '26%',
      cell: (run) => (
        <>
          <Anchor component="button" type="button" size="sm" fw={600} ta="left" onClick={() => show(run)}>
            {run.name}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t.bulk.by(run.by)}
          </Text>
        </>
      ),
    },
    { key: 'progress', header: t.bulk.progress, cell: (run) => <RunProgress run={run} /> },
    {
      key: 'state',
      header: t.webhooks.state,
      card: 'badge',
      width: '130px',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      key: 'started',
      header: t.bulk.started,
      width: '150px',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

function RunProgress({ run }: { run: BulkRun }) {
  const t = useTexts();
  const done = run.total === 0 ? 0 : ((run.total - run.waiting) / run.total) * 100;
  const text = t.bulk.counts(run.pushed, run.total);
  const shares = [
    ['petrol', run.pushed - run.failed],
    ['red', run.failed],
    ['gray.5', run.total - run.waiting - run.pushed],
  ].filter((share): share is [string, number] => Number(share[1]) > 0);
  return (
    <div>
      <Text size="sm" className="numbers">
        {text}
      </Text>
      <Progress.Root my={4} role="progressbar" aria-label={text} aria-valuenow={Math.round(done)}>
        {shares.map(([color, count]) => (
          <Progress.Section key={color} value={(count / run.total) * 100} color={color} withAria={false} />
        ))}
      </Progress.Root>
      <Text size="xs" c="dimmed" className="numbers">
        {t.bulk.details({
          onTheWay: run.outstanding,
          accepted: run.accepted,
          verified: run.verified,
          failed: run.failed,
          skipped: run.skipped,
        })}
      </Text>
    </div>
  );
}

function RunMenu({ run, onShow }: { run: BulkRun; onShow(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: [keys.bulk] });
  const acting = useMutation({
    mutationFn: (action: 'pause' | 'resume') => actBulk(run.id, action),
    onError: (error) => notifications.show({ color: 'red', message: t.says(error.message) }),
    onSettled: refresh,
  });
  const cancel = () =>
    confirm({
      title: t.bulk.cancelTitle(run.name),
      text: t.bulk.cancelText,
      action: t.bulk.cancelAction,
      keep: t.bulk.keep,
      danger: true,
      run: () => actBulk(run.id, 'cancel'),
      done: refresh,
    });
  const open = run.state === 'running' || run.state === 'paused';
  return (
    <RowMenu of={run.name}>
      <Menu.Item leftSection={<IconUsers size={16} />} onClick={onShow}>
        {t.bulk.items}
      </Menu.Item>
      {run.state === 'running' && (
        <May needs="pauseBulkPush">
          <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => acting.mutate('pause')}>
            {t.bulk.pause}
          </Menu.Item>
        </May>
      )}
      {run.state === 'paused' && (
        <May needs="resumeBulkPush">
          <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => acting.mutate('resume')}>
            {t.bulk.resume}
          </Menu.Item>
        </May>
      )}
      <May needs="reportBulkPush">
        <Menu.Item
          component="a"
          href={`/api/v1/bulk-pushes/${run.id}/report`}
          download
          leftSection={<IconDownload size={16} />}
        >
          {t.bulk.report}
        </Menu.Item>
      </May>
      {open && (
        <May needs="cancelBulkPush">
          <Menu.Item color="red" leftSection={<IconBan size={16} />} onClick={cancel}>
            {t.bulk.cancel}
          </Menu.Item>
        </May>
      )}
    </RowMenu>
  );
}
