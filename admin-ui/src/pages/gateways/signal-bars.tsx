import { Group, Text } from '@mantine/core';
import type { Modem } from '../../api/types.ts';
import { useTexts } from '../../texts/texts.tsx';
import styles from './signal-bars.module.css';

type Quality = NonNullable<Modem['signal']>['quality'];

const LOOKS: Record<Quality, { bars: number; tone: 'bad' | 'warn' | 'good' }> = {
  none: { bars: 0, tone: 'bad' },
  weak: { bars: 1, tone: 'bad' },
  fair: { bars: 2, tone: 'warn' },
  good: { bars: 3, tone: 'good' },
  excellent: { bars: 4, tone: 'good' },
};
const HEIGHTS = [5, 8, 12, 16];

/** Reception as bars, word and figure. */
export function SignalBars({ signal }: { signal: NonNullable<Modem['signal']> }) {
  const t = useTexts();
  const { bars, tone } = LOOKS[signal.quality];
  return (
    <Group gap={8} wrap="nowrap">
      <span className={styles.bars} data-tone={tone} aria-hidden>
        {HEIGHTS.map((height, index) => (
          <span key={height} style={{ height }} data-on={index < bars || undefined} />
        ))}
      </span>
      <Text size="sm" span className="numbers">
        {t.modems.qualities[signal.quality]}
        {signal.dbm !== null && `, ${t.modems.dbm(signal.dbm)}`}
      </Text>
    </Group>
  );
}
