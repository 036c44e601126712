import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../texts/texts.tsx';
import { IconCircleDashed } from './icons.ts';
import { RelativeTime } from './relative-time.tsx';
import { STATES } from './state-badge.tsx';
import styles from './timeline.module.css';

export interface TimelineItem {
  key: string;
  at: string;
  /** Chooses colour and icon, as in a badge; an unknown word gives the neutral ones. */
  state: string;
  title: ReactNode;
  text?: ReactNode;
}

/** What happened, in the order given, each with its exact and its relative time. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  const { formats } = useLanguage();
  return (
    <ol className={styles.line} aria-label={label}>
      {items.map((item) => {
        const { tone, icon: Icon } = STATES[item.state] ?? { tone: 'neutral', icon: IconCircleDashed };
        return (
          <li key={item.key} className={styles.item}>
            <span className={styles.dot} data-tone={tone} aria-hidden>
              <Icon size={14} stroke={2} />
            </span>
            <div className={styles.body}>
              <div className={styles.head}>
                <Text size="sm" fw={600} span>
                  {item.title}
                </Text>
                <Text size="xs" c="dimmed" span className="numbers">
                  {formats.shortTime(item.at)} · <RelativeTime at={item.at} />
                </Text>
              </div>
              {item.text && (
                <Text size="sm" c="dimmed" component="div" className="breakable">
                  {item.text}
                </Text>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
