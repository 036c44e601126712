import { Button, Group, Menu, Progress, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { actBulk, type BulkRun, useBulkRuns } from '../../api/push-room.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconBan, IconDownload, IconPlayerPause, IconPlayerPlay, IconPlus, IconUsersPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { BulkDialog } from './bulk-dialog.tsx';

/** Directory | Bulk push: runs with their progress, kept up to date live. */
export default function BulkPage() {
  const t = useTexts();
  const list = useBulkRuns();
  const columns = useColumns();
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
        menu={(run) => <RunMenu run={run} />}
        empty={<EmptyState icon={IconUsersPlus} title={t.bulk.emptyTitle} text={t.bulk.emptyText} action={add} />}
      />
      <BulkDialog opened={adding} onClose={close} />
    </>
  );
}

function useColumns(): Column<BulkRun>[] {
  const t = useTexts();
  return [
    {
      key: 'name',
      header: t.bulk.name,
      card: 'title',
      long: true,
      width: '26%',
      cell: ({ name, by }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {t.bulk.by(by)}
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
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="numbers">
          {text}
        </Text>
      </Group>
      <Progress value={done} aria-label={text} my={4} color={run.failed > 0 ? 'orange' : 'petrol'} />
      <Text size="xs" c="dimmed" className="numbers">
        {t.bulk.details(run.accepted, run.verified, run.failed, run.skipped)}
      </Text>
    </div>
  );
}

function RunMenu({ run }: { run: BulkRun }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: [keys.bulk] });
  const acting = useMutation({
    mutationFn: (action: 'pause' | 'resume') => actBulk(run.id, action),
    onError: (error) => notifications.show({ color: 'red', message: error.message }),
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
