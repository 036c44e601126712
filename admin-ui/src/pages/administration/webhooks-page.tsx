import { Button, Menu, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../api/keys.ts';
import { removeWebhook, testWebhook, type Webhook, webhooksQuery } from '../../api/push-room.ts';
import { useConfirm } from '../../parts/confirm.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash, IconWebhook } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookLog } from './webhook-log.tsx';

/** Administration | Webhooks: who is told what becomes of pushes. */
export default function WebhooksPage() {
  const t = useTexts();
  const list = useQuery(webhooksQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const add = (
    <May needs="createWebhook">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.webhooks.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.webhooks}
        crumbs={[{ label: t.shell.areas.administration }]}
        text={t.webhooks.text}
        actions={add}
      />
      <Stack gap="xl">
        <DataTable
          caption={t.shell.pages.webhooks}
          columns={columns}
          list={{ ...list, rows: list.data }}
          rowKey={(hook) => hook.id}
          menu={(hook) => <HookMenu hook={hook} onEdit={() => setEditing(hook)} />}
          empty={
            <EmptyState icon={IconWebhook} title={t.webhooks.emptyTitle} text={t.webhooks.emptyText} action={add} />
          }
        />
        {list.data && list.data.length > 0 && <WebhookLog />}
      </Stack>
      <WebhookDialog hook={editing} onClose={() => setEditing(null)} />
    </>
  );
}

function useColumns(): Column<Webhook>[] {
  const t = useTexts();
  return [
    {
      key: 'name',
      header: t.webhooks.name,
      card: 'title',
      long: true,
      cell: ({ name, url }) => (
        <>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" className="breakable">
            {url}
          </Text>
        </>
      ),
    },
    {
      key: 'events',
      header: t.webhooks.event,
      width: '30%',
      cell: ({ events }) =>
        events.length === 0 ? t.webhooks.all : events.map((event) => t.pushEvents[event] ?? event).join(', '),
    },
    {
      key: 'state',
      header: t.webhooks.state,
      card: 'badge',
      width: '150px',
      cell: ({ enabled, health }) => <StateBadge state={enabled ? health.state : 'disabled'} />,
    },
  ];
}

function HookMenu({ hook, onEdit }: { hook: Webhook; onEdit(): void }) {
  const t = useTexts();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: [keys.webhooks] });
  const testing = useMutation({
    mutationFn: () => testWebhook(hook.id),
    onSuccess: ({ ok, ms, text, remedy }) =>
      notifications.show({
        color: ok ? 'green' : 'red',
        title: ok ? t.webhooks.testOk(ms) : t.webhooks.testFailed,
        message: [text, remedy].filter(Boolean).join(' '),
      }),
    onError: (error) => notifications.show({ color: 'red', message: t.says(error.message) }),
  });
  const remove = () =>
    confirm({
      title: t.webhooks.deleteTitle(hook.name),
      text: t.webhooks.deleteText,
      action: t.webhooks.deleteAction,
      danger: true,
      run: () => removeWebhook(hook.id),
      done: () => {
        refresh();
        notifications.show({ color: 'green', message: t.webhooks.deleted(hook.name) });
      },
    });
  return (
    <RowMenu of={hook.name}>
      <May needs="testWebhook">
        <Menu.Item leftSection={<IconPlugConnected size={16} />} onClick={() => testing.mutate()}>
          {t.webhooks.test}
        </Menu.Item>
      </May>
      <May needs="updateWebhook">
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t.webhooks.edit}
        </Menu.Item>
      </May>
      <May needs="deleteWebhook">
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
          {t.webhooks.remove}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
