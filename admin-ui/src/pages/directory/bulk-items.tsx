import { Anchor, Drawer, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type BulkItem, type BulkRun, useBulkItems } from '../../api/push-room.ts';
import { pushQuery } from '../../api/pushes.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconUsersPlus } from '../../parts/icons.ts';
import { messagePath } from '../../parts/paths.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** The users of a bulk push and what became of each; kept up to date live. @param run null = closed */
export function BulkItems({ run, onClose }: { run: BulkRun | null; onClose(): void }) {
  const t = useTexts();
  return (
    <Drawer
      opened={run !== null}
      onClose={onClose}
      position="right"
      size="xl"
      title={run && t.bulk.itemsTitle(run.name)}
    >
      {run && <Items id={run.id} />}
    </Drawer>
  );
}

function Items({ id }: { id: string }) {
  const t = useTexts();
  const columns: Column<BulkItem>[] = [
    { key: 'login', header: t.work.user, card: 'title', long: true, width: '34%', cell: ({ login }) => login },
    {
      key: 'channel',
      header: t.bulk.channels,
      width: '90px',
      cell: ({ channel }) => channel && (channel === 'email' ? t.common.email : t.common.sms),
    },
    {
      key: 'state',
      header: t.bulk.itemState,
      card: 'badge',
      width: '140px',
      cell: ({ state, pushState }) =>
        pushState ? (
          <StateBadge state={pushState} />
        ) : (
          <StateBadge state={LOOKS[state]} word={t.bulk.itemStates[state]} />
        ),
    },
    {
      key: 'reason',
      header: t.bulk.itemReason,
      long: true,
      cell: ({ reason, pushId, pushState }) =>
        pushId && FAILED.includes(pushState ?? '') ? <WhyFailed pushId={pushId} /> : reason && t.says(reason),
    },
  ];
  return (
    <DataTable
      caption={t.bulk.items}
      columns={columns}
      list={useBulkItems(id)}
      rowKey={({ seq }) => String(seq)}
      empty={<EmptyState icon={IconUsersPlus} title={t.bulk.emptyTitle} text={t.bulk.emptyText} />}
    />
  );
}

/** How what is no push looks. */
const LOOKS: Record<BulkItem['state'], string> = {
  waiting: 'queued',
  pushed: 'accepted',
  skipped: 'uncertain',
  cancelled: 'cancelled',
};

const FAILED = ['failed', 'expired', 'uncertain'];

/** The other side's words, and the way to the message. */
function WhyFailed({ pushId }: { pushId: string }) {
  const t = useTexts();
  const push = useQuery(pushQuery(pushId)).data;
  if (!push) return null;
  const evidence = push.events?.findLast(({ event }) => event === push.state)?.evidence;
  return (
    <>
      {evidence && <Text size="sm">{evidence}</Text>}
      <Anchor component={Link} href={messagePath(push.messageId)} size="sm">
        {t.push.message}
      </Anchor>
    </>
  );
}
