import { Group, Paper, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { signalQuery } from '../../api/modems.ts';
import type { SignalHistory as History } from '../../api/types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { type Texts, useLanguage, useTexts } from '../../texts/texts.tsx';
import { summarize } from './signal-graph.ts';
import styles from './signal-history.module.css';
import { SignalPicture } from './signal-picture.tsx';

/** As many steps as the picture has room for. */
const POINTS = 300;
const RANGES = ['6', '24', '72', '168'];

/** A modem's signal over hours or days. */
export function SignalHistory({ modemId }: { modemId: string }) {
  const t = useTexts();
  const [hours, setHours] = useState('24');
  const { data, error, refetch } = useQuery(signalQuery(modemId, Number(hours), POINTS));
  return (
    <Paper p="md" component="section" aria-labelledby="signal" data-testid="signal">
      <Group justify="space-between" gap="xs" mb="sm">
        <Title order={2} id="signal">
          {t.modemPage.signalTitle}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t.modemPage.range}
          data={RANGES.map((value) => ({ value, label: t.modemPage.hours[value] ?? value }))}
          value={hours}
          onChange={setHours}
        />
      </Group>
      {error && !data ? (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Shown history={data} />
      ) : (
        <Skeleton height={220} />
      )}
    </Paper>
  );
}

function Shown({ history }: { history: History }) {
  const { texts: t, formats } = useLanguage();
  const [pointed, setPointed] = useState<History['samples'][number] | null>(null);
  if (history.samples.length === 0) return <Text size="sm">{t.modemPage.signalNone}</Text>;
  const words = summaryWords(history, t);
  const keys = [
    { of: 'mean', word: t.modemPage.mean },
    { of: 'spread', word: t.modemPage.spread },
    { of: 'outside', word: t.modemPage.outside },
  ];
  return (
    <Stack gap={6}>
      <SignalPicture history={history} label={words} onPoint={setPointed} />
      <ul className={styles.legend}>
        {keys.map(({ of, word }) => (
          <li key={of}>
            <span className={styles.key} data-of={of} aria-hidden />
            {word}
          </li>
        ))}
      </ul>
      <Text size="sm" className="numbers">
        {pointed ? t.modemPage.at(formats.shortTime(pointed.at), sampleWords(pointed, t)) : words}
      </Text>
    </Stack>
  );
}

function summaryWords(history: History, t: Texts): string {
  const { mean, min, max, outsideMinutes, gaps } = summarize(history);
  return [
    mean === null || min === null || max === null
      ? t.modemPage.signalNoFigure
      : t.modemPage.signalSummary(t.modems.dbm(mean), t.modems.dbm(min), t.modems.dbm(max)),
    outsideMinutes > 0 ? t.modemPage.signalOut(outsideMinutes) : t.modemPage.signalAlways,
    gaps && t.modemPage.signalGaps,
  ]
    .filter((words) => words !== false)
    .join(' ');
}

function sampleWords({ dbm, registered }: History['samples'][number], t: Texts): string {
  const signal = dbm === null ? t.modems.qualities.none : t.modems.dbm(Math.round(dbm));
  return registered ? signal : `${signal}, ${t.modemPage.outside}`;
}
