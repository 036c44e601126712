import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { simQuery } from '../../api/sims.ts';
import type { Modem, Sim } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { simPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { SimState } from './sim-state.tsx';
import { UsageBar } from './usage-bar.tsx';

/** The SIM in a modem: what it has used, its credit, and the way to its page. */
export function ModemSim({ sim }: { sim: Modem['sim'] }) {
  const t = useTexts();
  return (
    <Paper p="md" component="section" aria-labelledby="sim" data-testid="sim">
      <Title order={2} id="sim" mb="sm">
        {t.modemPage.simTitle}
      </Title>
      {sim ? <Known iccid={sim.iccid} /> : <Text size="sm">{t.modemPage.simNone}</Text>}
    </Paper>
  );
}

function Known({ iccid }: { iccid: string }) {
  const { data: sim, error, refetch } = useQuery(simQuery(iccid));
  if (!sim) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return <Card sim={sim} />;
}

function Card({ sim }: { sim: Sim }) {
  const { texts: t, formats } = useLanguage();
  const { iccid, name, quota, usage, balance } = sim;
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          {
            label: t.sims.sim,
            value: (
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
          { label: t.sims.state, value: <SimState sim={sim} /> },
          {
            label: t.sims.balance,
            value: balance && (
              <>
                <span className="numbers">
                  {balance.amount === null
                    ? (balance.problem?.message ?? t.common.none)
                    : formats.number(balance.amount)}
                </span>
                , <RelativeTime at={balance.at} />
              </>
            ),
          },
        ]}
      />
      {usage.reached !== null && <Text size="sm">{usage.reached}</Text>}
      <UsageBar label={t.sims.partsToday} used={usage.partsToday} limit={quota.partsPerDay} />
      <UsageBar label={t.sims.partsMonth} used={usage.partsThisMonth} limit={quota.partsPerMonth} />
      {quota.recipientsPerMonth !== null && (
        <UsageBar label={t.sims.recipientsMonth} used={usage.recipientsThisMonth} limit={quota.recipientsPerMonth} />
      )}
      <Anchor component={Link} href={simPath(iccid)} size="sm">
        {t.modemPage.simOpen}
      </Anchor>
    </Stack>
  );
}
