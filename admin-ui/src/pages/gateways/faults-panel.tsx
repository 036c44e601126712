import { Alert, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { keys } from '../../api/keys.ts';
import { faultsQuery, setFaults } from '../../api/simulator.ts';
import type { SimulatorFaults, SimulatorFaultsPatch } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconCircleCheck } from '../../parts/icons.ts';
import { useTexts } from '../../texts/texts.tsx';
import { faultWords, WELL } from './fault-words.ts';
import { FaultsForm } from './faults-form.tsx';

/** What the simulated modem does wrong: a few scenarios to try, what is in force, and all faults one by one. */
export function FaultsPanel() {
  const t = useTexts();
  const { data: faults, error, refetch } = useQuery(faultsQuery);
  const [opened, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <Paper p="md">
      <Title order={3}>{t.simulator.faults}</Title>
      <Text size="xs" c="dimmed" mb="sm">
        {t.simulator.faultsText}
      </Text>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {faults && (
        <Stack gap="sm">
          <Scenarios faults={faults} />
          <InForce faults={faults} />
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            aria-expanded={opened}
            aria-controls={id}
            leftSection={opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
            onClick={toggle}
          >
            {t.simulator.all}
          </Button>
          <Collapse expanded={opened} id={id}>
            <FaultsForm faults={faults} />
          </Collapse>
        </Stack>
      )}
    </Paper>
  );
}

function useApply() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ patch }: { patch: SimulatorFaultsPatch; done: string }) => setFaults(patch),
    onSuccess: (now, { done }) => {
      queries.setQueryData(faultsQuery.queryKey, now);
      for (const area of [keys.modems, keys.status]) void queries.invalidateQueries({ queryKey: [area] });
      notifications.show({ color: 'green', message: done });
    },
  });
}

function Scenarios({ faults }: { faults: SimulatorFaults }) {
  const t = useTexts();
  const apply = useApply();
  const away = faults.registration !== WELL.registration;
  const scenarios: [label: string, patch: SimulatorFaultsPatch, done?: string][] = [
    // Without a report too: one would settle the message by itself.
    [t.simulator.scenarioUncertain, { silence: faults.silence + 1, reports: 'none' }, t.simulator.appliedSilence],
    [t.simulator.scenarioRefused, { cmsError: { code: 28, times: faults.cmsError.times + 1 } }],
    [faults.unplugged ? t.simulator.scenarioUnplugUndo : t.simulator.scenarioUnplug, { unplugged: !faults.unplugged }],
    [
      away ? t.simulator.scenarioNetworkUndo : t.simulator.scenarioNetwork,
      { registration: away ? WELL.registration : 2 },
    ],
  ];
  return (
    <>
      <Group gap="xs" role="group" aria-label={t.simulator.scenarios}>
        {scenarios.map(([label, patch, done = t.simulator.applied]) => (
          <Button key={label} size="xs" variant="default" onClick={() => apply.mutate({ patch, done })}>
            {label}
          </Button>
        ))}
      </Group>
      <ErrorNote error={apply.error} />
    </>
  );
}

/** What differs from a modem that is well, in words. */
function InForce({ faults }: { faults: SimulatorFaults }) {
  const t = useTexts();
  const apply = useApply();
  const words = faultWords(faults, t);
  if (words.length === 0)
    return (
      <Group gap={6} style={{ color: 'var(--tone-good)' }} role="status">
        <IconCircleCheck size={16} aria-hidden />
        <Text size="sm" span>
          {t.simulator.well}
        </Text>
      </Group>
    );
  return (
    <Alert
      color="orange"
      variant="light"
      p="sm"
      icon={<IconAlertTriangle aria-hidden />}
      title={t.simulator.inForce}
      role="status"
    >
      <Group justify="space-between" align="flex-end" gap="xs">
        <Text size="sm">{words.join(', ')}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => apply.mutate({ patch: WELL, done: t.simulator.wellDone })}
        >
          {t.simulator.well}
        </Button>
      </Group>
    </Alert>
  );
}
