import { Anchor, Group, Menu, Select, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { keys } from '../../api/keys.ts';
import { replayCall, useWebhookCalls, type WebhookCall } from '../../api/push-room.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconRefresh, IconWebhook } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { tokensPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { useTexts } from '../../texts/texts.tsx';

const STATES: WebhookCall['state'][] = ['queued', 'delivered', 'failed', 'expired'];

/** What was sent to webhooks, and what they answered. */
export function WebhookLog() {
  const t = useTexts();
  const [state, setState] = useUrlFilter('state', STATES);
  const calls = useWebhookCalls(state);
  const columns = useColumns();
  return (
    <section aria-labelledby="webhook-log">
      <Group justify="space-between" align="flex-end" mb="sm">
        <Title order={2} id="webhook-log">
          {t.webhooks.log}
        </Title>
        <Select
          aria-label={t.webhooks.state}
          data={STATES.map((value) => ({ value, label: t.states[value] ?? value }))}
          value={state ?? null}
          onChange={(value) => setState(value as WebhookCall['state'] | null)}
          placeholder={t.webhooks.anyState}
          clearable
        />
      </Group>
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
      long: true,
      width: '28%',
      cell: ({ event, userId, userLogin, tokenSerial }) => (
        <>
          {t.pushEvents[event] ?? event}
          {userId && (
            <Text size="xs" c="dimmed">
              <Anchor component={Link} href={tokensPath(userId)} inherit>
                {userLogin}
              </Anchor>{' '}
              · <span className="mono">{tokenSerial}</span>
            </Text>
          )}
        </>
      ),
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
