import { Alert, Button, Collapse, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import type { Probe, ProbeStep } from '../../api/types.ts';
import { Dialogue } from '../../parts/dialogue.tsx';
import { Facts } from '../../parts/facts.tsx';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheck,
  IconInfoCircle,
} from '../../parts/icons.ts';
import { TestSteps } from '../../parts/test-steps.tsx';
import { useTexts } from '../../texts/texts.tsx';

/** What a look at a port has found: the verdict, which profile matched and why, every command and answer. */
export function ProbeResult({ probe }: { probe: Probe }) {
  const t = useTexts();
  const { identity, profile, knownAs } = probe;
  return (
    <Stack gap="md" data-testid="probe" data-ok={probe.ok}>
      <Verdict probe={probe} />
      {knownAs !== null && (
        <Alert color="orange" variant="light" icon={<IconInfoCircle aria-hidden />}>
          <Text size="sm">{t.wizard.knownText(knownAs)}</Text>
        </Alert>
      )}
      {identity && (
        <Facts
          facts={[
            { label: t.wizard.which, value: [identity.manufacturer, identity.model].filter(Boolean).join(' ') || null },
            { label: t.modems.firmware, value: identity.firmware },
            { label: t.modems.imei, value: identity.imei && <span className="numbers">{identity.imei}</span> },
            { label: t.wizard.matched, value: profile && `${profile.label} (${profile.id})` },
            { label: t.wizard.why, value: profile?.why },
          ]}
        />
      )}
      <div>
        <Title order={3} mb="xs">
          {t.wizard.log}
        </Title>
        <TestSteps
          steps={probe.steps}
          word={({ step }) => t.wizard.stepWords[step]}
          more={(step) => step.lines.length > 0 && <Lines step={step} />}
        />
      </div>
    </Stack>
  );
}

function Verdict({ probe: { ok, identity } }: { probe: Probe }) {
  const t = useTexts();
  const [color, title, text] = ok
    ? (['green', t.wizard.good, null] as const)
    : identity
      ? (['orange', t.wizard.notReady, t.wizard.notReadyText] as const)
      : (['red', t.wizard.none, t.wizard.noneText] as const);
  const Icon = ok ? IconCircleCheck : IconAlertTriangle;
  return (
    <Alert color={color} variant="light" icon={<Icon aria-hidden />} title={title} role="status">
      {text && <Text size="sm">{text}</Text>}
    </Alert>
  );
}

/** The commands and answers of a step, open at once where it went wrong. */
function Lines({ step: { step, ok, lines } }: { step: ProbeStep }) {
  const t = useTexts();
  const [opened, { toggle }] = useDisclosure(!ok);
  const id = useId();
  const label = t.wizard.linesOf(t.wizard.stepWords[step]);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        mt={2}
        ml={-6}
        aria-expanded={opened}
        aria-controls={id}
        aria-label={`${label}, ${t.wizard.lines(lines.length)}`}
        leftSection={opened ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        onClick={toggle}
      >
        {t.wizard.lines(lines.length)}
      </Button>
      <Collapse expanded={opened} id={id}>
        <Dialogue lines={lines} label={label} />
      </Collapse>
    </>
  );
}
