import { Menu, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { replayCall, useWebhookCalls, type WebhookCall } from '../../api/push-room.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconRefresh, IconWebhook } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What was sent to webhooks, and what they answered. */
export function WebhookLog() {
  const t = useTexts();
  const calls = useWebhookCalls();
  const columns = useColumns();
  return (
    <section aria-labelledby="webhook-log">
      <Title order={2} id="webhook-log" mb="sm">
        {t.webhooks.log}
      </Title>
      <DataTable
        caption={t.webhooks.log}
        columns={columns}
        list={calls}
        rowKey={(call) => call.id}
        menu={(call) => <CallMenu call={call} />}
        empty={<EmptyState icon={IconWebhook} title={t.webhooks.logEmptyTitle} text={t.webhooks.logEmptyText} />}
      />
    </section>
  );
}

function useColumns(): Column<WebhookCall>[] {
  const t = useTexts();
  return [
    {
      key: 'event',
      header: t.webhooks.event,
      card: 'title',
      width: '22%',
      cell: ({ event }) => t.pushEvents[event] ?? event,
    },
    { key: 'webhook', header: t.webhooks.webhook, long: true, width: '18%', cell: ({ webhookName }) => webhookName },
    { key: 'when', header: t.webhooks.when, width: '140px', cell: ({ at }) => <RelativeTime at={at} /> },
    {
      key: 'answer',
      header: t.webhooks.answer,
      long: true,
      cell: ({ response, problem, attempts }) => (
        <>
          <Text size="sm">{problem ? t.says(problem.message) : response}</Text>
          <Text size="xs" c="dimmed">
            {[problem?.remedy && t.says(problem.remedy), t.webhooks.attempts(attempts)].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t.webhooks.state,
      card: 'badge',
      width: '130px',
      cell: ({ state, nextAttemptAt }) => (
        <>
          <StateBadge state={state} />
          {state === 'queued' && nextAttemptAt && (
            <Text size="xs" c="dimmed">
              {t.webhooks.next} <RelativeTime at={nextAttemptAt} />
            </Text>
          )}
        </>
      ),
    },
  ];
}

function CallMenu({ call }: { call: WebhookCall }) {
  const t = useTexts();
  const queries = useQueryClient();
  const replaying = useMutation({
    mutationFn: () => replayCall(call.id),
    onSuccess: () => notifications.show({ color: 'green', message: t.webhooks.replayed }),
    onError: (error) => notifications.show({ color: 'red', message: t.says(error.message) }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [keys.webhooks] }),
  });
  return (
    <RowMenu of={t.pushEvents[call.event] ?? call.event}>
      <May needs="replayWebhookCall">
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => replaying.mutate()}>
          {t.webhooks.replay}
        </Menu.Item>
      </May>
    </RowMenu>
  );
}
