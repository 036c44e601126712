import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { forwardingQuery } from '../../api/forwarding.ts';
import { modemsQuery } from '../../api/modems.ts';
import { simsQuery } from '../../api/sims.ts';
import type { ForwardingRule } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconMessageForward, IconPlus } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ForwardLog } from './forward-log.tsx';
import { ForwardingDialog } from './forwarding-dialog.tsx';
import { ForwardingMenu } from './forwarding-menu.tsx';
import { ForwardingTest } from './forwarding-test.tsx';
import { InboxTabs } from './inbox-tabs.tsx';

/** Messages | Inbox | Forwarding: which texts are passed on, and what became of each. */
export default function ForwardingPage() {
  const t = useTexts();
  const rules = useQuery(forwardingQuery);
  const columns = useColumns();
  const [editing, setEditing] = useState<ForwardingRule | 'new' | null>(null);
  const [testing, setTesting] = useState<ForwardingRule | null>(null);
  const add = (
    <May needs="createForwardingRule">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
        {t.forwarding.add}
      </Button>
    </May>
  );
  return (
    <>
      <PageHeader
        title={t.shell.pages.forwarding}
        crumbs={[{ label: t.shell.areas.messages }, { label: t.shell.pages.inbox, to: '/inbox' }]}
        text={t.forwarding.text}
        actions={add}
      />
      <InboxTabs />
      <Stack gap="xl">
        <DataTable
          caption={t.shell.pages.forwarding}
          columns={columns}
          list={{ ...rules, rows: rules.data }}
          rowKey={(rule) => rule.id}
          menu={(rule) => (
            <ForwardingMenu rule={rule} onEdit={() => setEditing(rule)} onTest={() => setTesting(rule)} />
          )}
          empty={
            <EmptyState
              icon={IconMessageForward}
              title={t.forwarding.emptyTitle}
              text={t.forwarding.emptyText}
              action={add}
            />
          }
        />
        {rules.data && rules.data.length > 0 && <ForwardLog />}
      </Stack>
      <ForwardingDialog rule={editing} onClose={() => setEditing(null)} onTest={setTesting} />
      <ForwardingTest rule={testing} onClose={() => setTesting(null)} />
    </>
  );
}

function useColumns(): Column<ForwardingRule>[] {
  const t = useTexts();
  const fits = useFits();
  return [
    {
      key: 'name',
      header: t.forwarding.name,
      card: 'title',
      long: true,
      cell: ({ name }) => (
        <Text size="sm" fw={600}>
          {name}
        </Text>
      ),
    },
    { key: 'fits', header: t.forwarding.fits, long: true, width: '26%', cell: fits },
    { key: 'target', header: t.forwarding.target, long: true, width: '26%', cell: (rule) => <Target rule={rule} /> },
    { key: 'state', header: t.forwarding.state, width: '28%', cell: (rule) => <Health rule={rule} /> },
  ];
}

/** Which texts a rule fits, in words. */
function useFits(): (rule: ForwardingRule) => string {
  const t = useTexts();
  const modems = useQuery(modemsQuery).data;
  const sims = useQuery(simsQuery).data;
  const modemName = (id: string) =>
    modems ? (modems.find((modem) => modem.id === id)?.name ?? t.forwarding.goneModem) : t.common.loading;
  const simName = (iccid: string) => sims?.find((sim) => sim.iccid === iccid)?.name ?? iccid;
  return ({ senders, keywords, modemId, sim }) => {
    const words = [
      senders.length > 0 && t.forwarding.from(senders.join(', ')),
      keywords.length > 0 && t.forwarding.words(keywords.join(', ')),
      modemId !== null && t.forwarding.over(modemName(modemId)),
      sim !== null && t.forwarding.onSim(simName(sim)),
    ].filter((word) => word !== false);
    return words.join('; ') || t.forwarding.everything;
  };
}

function Target({ rule: { target } }: { rule: ForwardingRule }) {
  const t = useTexts();
  const [address, kind] =
    target.kind === 'mail'
      ? [target.to, t.forwarding.kinds.mail]
      : [
          target.url,
          `${t.forwarding.kinds.webhook}, ${target.hasSecret ? t.forwarding.signed : t.forwarding.unsigned}`,
        ];
  return (
    <>
      <Text size="sm" className="breakable">
        {address}
      </Text>
      <Text size="xs" c="dimmed">
        {kind}
      </Text>
    </>
  );
}

/** How it is doing; while it fails: the cause and what to do. */
function Health({ rule: { enabled, health } }: { rule: ForwardingRule }) {
  if (!enabled) return <StateBadge state="disabled" />;
  const { state, lastError, since } = health;
  return (
    <>
      <StateBadge state={state} />
      {since && (
        <Text size="xs" c="dimmed" span>
          {' '}
          <RelativeTime at={since} />
        </Text>
      )}
      {state === 'failing' && lastError && (
        <Text size="xs" mt={4} className="breakable">
          <ProblemText problem={lastError} />
        </Text>
      )}
    </>
  );
}
