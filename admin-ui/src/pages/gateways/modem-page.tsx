import { Button, Grid, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { modemQuery } from '../../api/modems.ts';
import type { Modem } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Facts } from '../../parts/facts.tsx';
import { IconPencil } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ModemClock } from './modem-clock.tsx';
import { ModemDialog } from './modem-dialog.tsx';
import { Figures, isTold, LastError, useIdentity } from './modem-facts.tsx';
import { ModemLadder } from './modem-ladder.tsx';
import { ModemMenu } from './modem-menu.tsx';
import { ModemPort } from './modem-port.tsx';
import { ModemSim } from './modem-sim.tsx';
import { ModemTranscript } from './modem-transcript.tsx';
import { SignalHistory } from './signal-history.tsx';
import { TranscriptDialog } from './transcript-dialog.tsx';
import { useModemActs } from './use-modem-acts.ts';

/** One modem: how it is, its signal over time, its SIM, clock and port, and what is done when it fails. */
export default function ModemPage() {
  const t = useTexts();
  const { id = '' } = useParams<{ id: string }>();
  const { data: modem, error, refetch } = useQuery(modemQuery(id));
  const [editing, edit] = useDisclosure();
  const [reading, read] = useDisclosure();
  const [, go] = useLocation();
  const actions = modem && (
    <>
      <May needs="updateModem">
        <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>
          {t.modems.edit}
        </Button>
      </May>
      <ModemMenu modem={modem} onEdit={edit.open} onTranscript={read.open} onDeleted={() => go('/gateways/modems')} />
    </>
  );
  return (
    <>
      <PageHeader
        title={modem?.name ?? t.shell.pages.modem}
        crumbs={[{ label: t.shell.areas.gateways }, { label: t.shell.pages.modems, to: '/gateways/modems' }]}
        actions={actions}
      />
      {modem ? (
        <Sections modem={modem} onTranscript={read.open} />
      ) : error ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={320} radius="lg" aria-label={t.common.loading} />
      )}
      <ModemDialog modem={editing && modem ? modem : null} onClose={edit.close} />
      <TranscriptDialog modem={reading && modem ? modem : null} onClose={read.close} />
    </>
  );
}

function Sections({ modem, onTranscript }: { modem: Modem; onTranscript(): void }) {
  const { restart } = useModemActs(modem);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack gap="md">
          <Now modem={modem} />
          <SignalHistory modemId={modem.id} />
          <ModemTranscript modem={modem} onOpen={onTranscript} />
          <ModemLadder ladder={modem.ladder} onRestart={restart} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack gap="md">
          <ModemSim sim={modem.sim} />
          <ModemClock clock={modem.clock} />
          <ModemPort modem={modem} />
          <Device modem={modem} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Now({ modem }: { modem: Modem }) {
  const t = useTexts();
  return (
    <Paper p="md" component="section" aria-label={t.modemPage.now} data-testid="modem" data-state={modem.state}>
      <Stack gap="sm">
        <Group gap="xs" style={{ rowGap: 2 }}>
          <StateBadge state={modem.state} />
          {!isTold(modem) && (
            <Text size="sm" span className="breakable">
              {t.says(modem.stateText)}
            </Text>
          )}
          <Text size="xs" c="dimmed" span>
            <RelativeTime at={modem.since} />
          </Text>
        </Group>
        <LastError modem={modem} />
        <Figures modem={modem} />
      </Stack>
    </Paper>
  );
}

function Device({ modem }: { modem: Modem }) {
  const t = useTexts();
  return (
    <Paper p="md" component="section" aria-labelledby="device">
      <Title order={2} id="device" mb="sm">
        {t.modemPage.deviceTitle}
      </Title>
      <Facts facts={useIdentity(modem)} />
    </Paper>
  );
}
