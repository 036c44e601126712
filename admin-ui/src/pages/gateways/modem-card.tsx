import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { Modem } from '../../api/types.ts';
import { Facts } from '../../parts/facts.tsx';
import { modemPath } from '../../parts/paths.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Figures, isTold, LastError, useIdentity } from './modem-facts.tsx';
import { ModemMenu } from './modem-menu.tsx';

/** One modem: how it is and what it says, who it is, what it has done today. */
export function ModemCard(props: { modem: Modem; onEdit(): void; onTranscript(): void }) {
  const { modem } = props;
  const t = useTexts();
  return (
    <Paper p="md" component="article" aria-label={modem.name} data-testid="modem" data-state={modem.state}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Group gap="xs">
              <Title order={2} className="breakable">
                <Anchor component={Link} href={modemPath(modem.id)} inherit>
                  {modem.name}
                </Anchor>
              </Title>
              {modem.port === 'simulator' && (
                <Badge variant="default" tt="none" fw={500}>
                  {t.modems.simulated}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" className="mono breakable">
              {modem.port}
            </Text>
          </div>
          <ModemMenu {...props} />
        </Group>
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
        {modem.sim?.limit && <Text size="sm">{modem.sim.limit}</Text>}
        <Figures modem={modem} />
        <Facts facts={useIdentity(modem)} />
      </Stack>
    </Paper>
  );
}
