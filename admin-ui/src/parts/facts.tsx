import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  /** Where labels repeat. */
  key?: string;
  label: string;
  /** null and undefined leave the line out. */
  value: ReactNode;
}

/** What is known of one thing, as labelled lines. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ key, label, value }) => (
          <div key={key ?? label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd className="breakable">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
