import { Progress, Stack, Text } from '@mantine/core';
import type { SyncRun } from '../../api/types.ts';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useLanguage, useTexts } from '../../texts/texts.tsx';

/** Which of the states that badges know a sync's state looks like. */
const LOOKS: Record<SyncRun['state'], string> = {
  running: 'sending',
  done: 'ok',
  failed: 'failed',
  stopped: 'held',
  rejected: 'cancelled',
};

export function SyncBadge({ run }: { run: SyncRun }) {
  const t = useTexts();
  return <StateBadge state={LOOKS[run.state]} word={t.sources.states[run.state] ?? run.state} />;
}

/** How far a running sync is; against what it read before, since a directory does not say how much it holds. */
export function SyncProgress({ run }: { run: SyncRun }) {
  const { texts: t, formats } = useLanguage();
  const { seen } = run.counts;
  const expected = run.kind === 'full' && run.expected ? run.expected : null;
  const text = expected
    ? t.sources.runningOf(formats.number(seen), formats.number(expected))
    : t.sources.running(formats.number(seen));
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{text}</Text>
      <Progress
        value={expected ? Math.min(100, (seen / expected) * 100) : 100}
        animated
        striped={!expected}
        aria-label={text}
      />
    </Stack>
  );
}

/** The last sync in a cell: its state and when. */
export function LastSync({ run }: { run: SyncRun | null }) {
  const t = useTexts();
  if (!run) return t.sources.never;
  if (run.state === 'running') return <SyncProgress run={run} />;
  return (
    <Stack gap={2} align="flex-start">
      <SyncBadge run={run} />
      <Text size="xs" c="dimmed">
        <RelativeTime at={run.finishedAt ?? run.startedAt} />
      </Text>
    </Stack>
  );
}
