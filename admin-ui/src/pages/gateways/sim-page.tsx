import { Alert, Anchor, Button, Grid, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'wouter';
import { simQuery } from '../../api/sims.ts';
import type { Sim } from '../../api/types.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconBan, IconTrash } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { modemPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';
import { SimBalance } from './sim-balance.tsx';
import { useForgetSim } from './sim-menu.tsx';
import { SimSettings } from './sim-settings.tsx';
import { SimState } from './sim-state.tsx';
import { SimUsage } from './sim-usage.tsx';

/** One SIM: what it has used, its credit, what it may do. */
export default function SimPage() {
  const t = useTexts();
  const { id: iccid = '' } = useParams<{ id: string }>();
  const { data: sim, error, refetch } = useQuery(simQuery(iccid));
  return (
    <>
      <PageHeader
        title={sim?.name ?? t.shell.pages.sim}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.sims, to: '/gateways/sims' }]}
        text={<span className="numbers">{iccid}</span>}
        actions={sim && <Forget sim={sim} />}
      />
      {sim ? (
        <Sections sim={sim} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={320} radius="lg" aria-label={t.common.loading} />
      )}
    </>
  );
}

function Forget({ sim }: { sim: Sim }) {
  const t = useTexts();
  const forget = useForgetSim();
  const [, go] = useLocation();
  // In a modem it cannot be forgotten: it would be there again at once.
  if (sim.modem) return null;
  return (
    <May needs="deleteSim">
      <Button
        variant="default"
        leftSection={<IconTrash size={16} />}
        onClick={() => forget(sim, () => go('/gateways/sims'))}
      >
        {t.sims.forget}
      </Button>
    </May>
  );
}

function Sections({ sim }: { sim: Sim }) {
  const t = useTexts();
  return (
    <Stack gap="md">
      {sim.usage.reached !== null && (
        <Alert color="red" variant="light" icon={<IconBan aria-hidden />} title={t.sims.reachedTitle}>
          <Text size="sm">{sim.usage.reached}</Text>
          <Text size="sm">
            <b>{t.common.whatToDo}:</b> {t.sims.reachedRemedy}
          </Text>
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }} order={{ base: 2, lg: 1 }}>
          <SimSettings key={sim.iccid} sim={sim} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }} order={{ base: 1, lg: 2 }}>
          <Stack gap="md">
            <SimUsage sim={sim} />
            <SimBalance sim={sim} />
            <Paper p="md" component="section" aria-labelledby="sim-facts">
              <Title order={2} id="sim-facts" mb="sm">
                {t.sims.facts}
              </Title>
              <Card sim={sim} />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Card({ sim }: { sim: Sim }) {
  const { texts: t, formats } = useLanguage();
  const { iccid, modem, lastModem, operator, serviceCentre, firstSeenAt, lastSeenAt } = sim;
  return (
    <Facts
      facts={[
        { label: t.sims.state, value: <SimState sim={sim} /> },
        {
          label: t.sims.modem,
          value: modem ? (
            <Anchor component={Link} href={modemPath(modem.id)} size="sm">
              {modem.name}
            </Anchor>
          ) : (
            [t.sims.noModem, lastModem && t.sims.lastIn(lastModem)].filter(Boolean).join(', ')
          ),
        },
        {
          label: t.sims.iccid,
          value: (
            <>
              <span className="numbers">{iccid}</span> <CopyButton value={iccid} what={t.sims.iccid} />
            </>
          ),
        },
        { label: t.sims.operator, value: operator },
        { label: t.sims.smscCurrent, value: serviceCentre.current },
        {
          label: t.sims.smscOriginal,
          value: serviceCentre.original === serviceCentre.current ? null : serviceCentre.original,
        },
        { label: t.sims.firstSeen, value: formats.dateTime(firstSeenAt) },
        { label: t.sims.lastSeen, value: modem ? null : <RelativeTime at={lastSeenAt} /> },
      ]}
    />
  );
}
