import { Anchor, Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useTexts } from '../../texts/texts.tsx';
import { FaultsPanel } from './faults-panel.tsx';
import { OtherPhone } from './other-phone.tsx';
import { SimulatedPhones } from './simulated-phones.tsx';

/** The other side of the air: simulated phones, and what the simulated modem does wrong. */
export function SimulatorPanel() {
  const t = useTexts();
  return (
    <Stack component="section" aria-labelledby="simulator" gap="sm">
      <div>
        <Title order={2} id="simulator">
          {t.simulator.title}
        </Title>
        <Text size="sm" c="dimmed" maw={720}>
          {t.simulator.text}
        </Text>
      </div>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Paper p="md">
            <Title order={3} mb="sm">
              {t.simulator.phones}
            </Title>
            <SimulatedPhones />
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <FaultsPanel />
            <Paper p="md">
              <Title order={3}>{t.simulator.otherPhone}</Title>
              <Text size="xs" c="dimmed" mb="sm">
                {t.simulator.otherPhoneText}{' '}
                <Anchor component={Link} href="/inbox" fz="xs" underline="always">
                  {t.simulator.toInbox}
                </Anchor>
              </Text>
              <OtherPhone />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
