import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { simsQuery } from '../../api/sims.ts';
import type { Sim } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { IconDeviceSim } from '../../parts/icons.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { modemPath, simPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { SimMenu } from './sim-menu.tsx';
import { SimState } from './sim-state.tsx';
import { UsageBar } from './usage-bar.tsx';

/** Gateways | SIMs: what each may send, what it has used, and its credit. */
export default function SimsPage() {
  const t = useTexts();
  const sims = useQuery(simsQuery);
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t.shell.pages.sims} crumbs={[{ label: t.shell.areas.gateways }]} text={t.sims.text} />
      <DataTable
        caption={t.shell.pages.sims}
        columns={columns}
        list={{ ...sims, rows: sims.data }}
        rowKey={(sim) => sim.iccid}
        menu={(sim) => <SimMenu sim={sim} />}
        empty={
          <EmptyState
            icon={IconDeviceSim}
            title={t.sims.emptyTitle}
            text={t.sims.emptyText}
            action={
              <Button component={Link} href="/gateways/modems" variant="default">
                {t.sims.toModems}
              </Button>
            }
          />
        }
      />
    </>
  );
}

function useColumns(): Column<Sim>[] {
  const t = useTexts();
  return [
    {
      key: 'sim',
      header: t.sims.sim,
      card: 'title',
      long: true,
      cell: ({ name, iccid }) => (
        <>
          <Anchor component={Link} href={simPath(iccid)} size="sm" fw={600}>
            {name ?? t.sims.unnamed}
          </Anchor>
          <Text size="xs" c="dimmed" className="numbers">
            {iccid}
          </Text>
        </>
      ),
    },
    {
      key: 'modem',
      header: t.sims.modem,
      long: true,
      cell: ({ modem, lastModem, lastSeenAt }) =>
        modem ? (
          <Anchor component={Link} href={modemPath(modem.id)} size="sm">
            {modem.name}
          </Anchor>
        ) : (
          <>
            <Text size="sm">{t.sims.noModem}</Text>
            <Text size="xs" c="dimmed">
              {lastModem && `${t.sims.lastIn(lastModem)}, `}
              <RelativeTime at={lastSeenAt} />
            </Text>
          </>
        ),
    },
    { key: 'operator', header: t.sims.operator, long: true, cell: ({ operator }) => operator },
    { key: 'usage', header: t.sims.usage, width: '24%', cell: (sim) => <Used sim={sim} /> },
    { key: 'balance', header: t.sims.balance, width: '120px', cell: (sim) => <Credit sim={sim} /> },
    { key: 'state', header: t.sims.state, width: '150px', card: 'badge', cell: (sim) => <SimState sim={sim} /> },
  ];
}

/** The limits that are set; without any, what it has sent this month. */
function Used({ sim: { quota, usage } }: { sim: Sim }) {
  const t = useTexts();
  const bars = [
    { label: t.sims.partsToday, used: usage.partsToday, limit: quota.partsPerDay },
    { label: t.sims.partsMonth, used: usage.partsThisMonth, limit: quota.partsPerMonth },
    { label: t.sims.recipientsMonth, used: usage.recipientsThisMonth, limit: quota.recipientsPerMonth },
  ];
  const limited = bars.filter(({ limit }) => limit !== null);
  return (
    <Stack gap={6}>
      {(limited.length > 0 ? limited : bars.slice(1, 2)).map((bar) => (
        <UsageBar key={bar.label} {...bar} />
      ))}
    </Stack>
  );
}

function Credit({ sim: { balance } }: { sim: Sim }) {
  const { texts: t, formats } = useLanguage();
  if (balance === null) return <span aria-hidden>{t.common.none}</span>;
  return (
    <>
      <Text size="sm" className="numbers" fw={600}>
        {balance.amount === null ? t.common.none : formats.number(balance.amount)}
      </Text>
      <Text size="xs" c="dimmed">
        <RelativeTime at={balance.at} />
      </Text>
    </>
  );
}
