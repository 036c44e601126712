import { Anchor, Group, Menu, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { retryForward, useForwards } from '../../api/forwarding.ts';
import { keys } from '../../api/keys.ts';
import type { Forward, ForwardState } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { explain } from '../../parts/error-note.tsx';
import { IconFilterOff, IconMail, IconMessageForward, IconRefresh } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { messagePath } from '../../parts/paths.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { RowMenu } from '../../parts/row-menu.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useUrlFilter } from '../../parts/url-filter.ts';
import { useTexts } from '../../texts/texts.tsx';

const STATES: ForwardState[] = ['queued', 'delivered', 'mailed', 'failed', 'expired'];

/** What was passed on, newest first, with what became of it. */
export function ForwardLog() {
  const t = useTexts();
  const [state, setState] = useUrlFilter('state', STATES);
  const forwards = useForwards(state ? { state } : {});
  const columns = useColumns();
  return (
    <Stack gap="sm" component="section" aria-labelledby="forward-log">
      <Group justify="space-between" gap="sm">
        <Title order={2} id="forward-log">
          {t.forwarding.log}
        </Title>
        <Select
          aria-label={t.forwarding.state}
          data={[
            { value: '', label: t.forwarding.anyState },
            ...STATES.map((value) => ({ value, label: t.states[value] ?? value })),
          ]}
          value={state ?? ''}
          onChange={(value) => setState(value as ForwardState | null)}
          allowDeselect={false}
          w={{ base: '100%', xs: 200 }}
        />
      </Group>
      <DataTable
        caption={t.forwarding.log}
        columns={columns}
        list={forwards}
        rowKey={(forward) => forward.id}
        menu={(forward) => <ForwardMenu forward={forward} />}
        empty={
          state ? (
            <EmptyState icon={IconFilterOff} title={t.forwarding.logNoneTitle} text={t.forwarding.logNoneText} />
          ) : (
            <EmptyState icon={IconMessageForward} title={t.forwarding.logEmptyTitle} text={t.forwarding.logEmptyText} />
          )
        }
      />
    </Stack>
  );
}

function useColumns(): Column<Forward>[] {
  const t = useTexts();
  return [
    {
      key: 'state',
      header: t.forwarding.state,
      card: 'badge',
      width: '150px',
      cell: ({ state }) => <StateBadge state={state} />,
    },
    {
      key: 'from',
      header: t.forwarding.sender,
      card: 'title',
      width: '170px',
      cell: ({ from }) => (
        <Text size="sm" fw={600} className="numbers">
          {from}
        </Text>
      ),
    },
    { key: 'rule', header: t.forwarding.rule, long: true, cell: ({ ruleName }) => ruleName },
    {
      key: 'target',
      header: t.forwarding.target,
      long: true,
      cell: ({ target }) => (
        <Text size="sm" className="breakable">
          {target}
        </Text>
      ),
    },
    {
      key: 'result',
      header: t.forwarding.result,
      long: true,
      width: '28%',
      cell: (forward) => <Result forward={forward} />,
    },
    {
      key: 'when',
      header: t.forwarding.when,
      width: '140px',
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
}

/** The other side's words or the problem, how often it was tried, and when it is again. */
function Result({ forward: { state, attempts, nextAttemptAt, problem, response, messageId } }: { forward: Forward }) {
  const t = useTexts();
  return (
    <>
      {problem && state !== 'delivered' && state !== 'mailed' ? (
        <Text size="xs">
          <ProblemText problem={problem} />
        </Text>
      ) : (
        response && <Text size="sm">{response}</Text>
      )}
      {messageId && (
        <Anchor component={Link} href={messagePath(messageId)} size="sm">
          {t.forwarding.toMessage}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {t.forwarding.attempts(attempts)}
        {state === 'queued' && nextAttemptAt && (
          <>
            , {t.forwarding.nextAttempt} <RelativeTime at={nextAttemptAt} />
          </>
        )}
      </Text>
    </>
  );
}

function ForwardMenu({ forward: { id, from, state, messageId } }: { forward: Forward }) {
  const t = useTexts();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryForward(id),
    onSettled: () => void queries.invalidateQueries({ queryKey: [keys.forwarding] }),
    onSuccess: () => notifications.show({ color: 'green', message: t.forwarding.retried }),
    onError: (error) => {
      const { message: title, remedy } = explain(error, t);
      notifications.show({ color: 'red', title, message: remedy });
    },
  });
  const arrived = state === 'delivered' || state === 'mailed';
  if (arrived && !messageId) return null;
  return (
    <RowMenu of={from}>
      {!arrived && (
        <May needs="retryForward">
          <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => retry.mutate()}>
            {t.forwarding.retry}
          </Menu.Item>
        </May>
      )}
      {messageId && (
        <Menu.Item component={Link} href={messagePath(messageId)} leftSection={<IconMail size={16} />}>
          {t.forwarding.openMail}
        </Menu.Item>
      )}
    </RowMenu>
  );
}
