import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { LadderStep, Modem } from '../../api/types.ts';
import { IconBan, IconChevronRight, IconCircleDashed, IconRefresh } from '../../parts/icons.ts';
import { May } from '../../parts/may.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { useTexts } from '../../texts/texts.tsx';
import styles from './modem-ladder.module.css';

/** From the mildest to the last. */
const STEPS: LadderStep[] = ['drain', 'reopen', 'soft', 'vendor', 'usb', 'parked'];

type Ladder = Modem['ladder'];

/** What is done about a modem that fails: the step it is on, since when, and what comes next. */
export function ModemLadder({ ladder, onRestart }: { ladder: Ladder; onRestart(): void }) {
  const t = useTexts();
  return (
    <Paper p="md" component="section" aria-labelledby="ladder" data-testid="ladder" data-step={ladder.step ?? 'none'}>
      <Title order={2} id="ladder" mb="sm">
        {t.modemPage.ladderTitle}
      </Title>
      <Stack gap="sm">
        <Verdict ladder={ladder} onRestart={onRestart} />
        <ol className={styles.rungs}>
          {STEPS.map((step) => (
            <Rung key={step} step={step} ladder={ladder} />
          ))}
        </ol>
        <Title order={3}>{t.modemPage.ladderEvents}</Title>
        {ladder.events.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.modemPage.ladderNoEvents}
          </Text>
        ) : (
          <Timeline
            label={t.modemPage.ladderEvents}
            items={ladder.events.map(({ at, step, text }, index) => ({
              key: `${at} ${index}`,
              at,
              state: step === null ? 'ok' : step === 'parked' ? 'parked' : 'recovering',
              title: step === null ? t.modemPage.worksAgain : t.modemPage.steps[step],
              text,
            }))}
          />
        )}
      </Stack>
    </Paper>
  );
}

function Verdict({ ladder: { step, failures, nextAt }, onRestart }: { ladder: Ladder; onRestart(): void }) {
  const t = useTexts();
  if (step === null)
    return (
      <div>
        <StateBadge state="ok" word={t.modemPage.ladderWell} />
        <Text size="sm" mt={4}>
          {t.modemPage.ladderWellText}
        </Text>
      </div>
    );
  const parked = step === 'parked';
  return (
    <div>
      <Group gap="xs">
        <StateBadge
          state={parked ? 'parked' : 'recovering'}
          word={parked ? t.modemPage.ladderParked : t.modemPage.ladderOn}
        />
        {failures > 0 && (
          <Text size="xs" c="dimmed">
            {t.modemPage.ladderFailures(failures)}
          </Text>
        )}
      </Group>
      {parked && (
        <>
          <Text size="sm" my={6}>
            <b>{t.common.whatToDo}:</b> {t.modemPage.ladderParkedText}
          </Text>
          <May needs="restartModem">
            <Button size="xs" variant="default" leftSection={<IconRefresh size={16} />} onClick={onRestart}>
              {t.modems.restart}
            </Button>
          </May>
        </>
      )}
      {nextAt && (
        <Text size="sm" mt={4}>
          {t.modemPage.ladderNextAt} <RelativeTime at={nextAt} />
        </Text>
      )}
    </div>
  );
}

function Rung({ step, ladder }: { step: LadderStep; ladder: Ladder }) {
  const t = useTexts();
  const place = step === ladder.step ? 'now' : step === ladder.next ? 'next' : 'other';
  const Icon = { now: step === 'parked' ? IconBan : IconRefresh, next: IconChevronRight, other: IconCircleDashed }[
    place
  ];
  return (
    <li data-place={place} data-step={step} {...(place === 'now' && { 'aria-current': 'step' })}>
      <Icon size={18} aria-hidden />
      <div>
        <Group gap="xs">
          <Text size="sm" fw={600} span>
            {t.modemPage.steps[step]}
          </Text>
          {place === 'now' && (
            <span className={styles.mark}>
              {t.modemPage.ladderNow}
              {ladder.since && (
                <>
                  , <RelativeTime at={ladder.since} />
                </>
              )}
            </span>
          )}
          {place === 'next' && <span className={styles.mark}>{t.modemPage.ladderNext}</span>}
        </Group>
        <Text size="xs" c={place === 'now' ? undefined : 'dimmed'}>
          {t.modemPage.stepHints[step]}
        </Text>
      </div>
    </li>
  );
}
