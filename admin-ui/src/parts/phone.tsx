import type { ReactNode } from 'react';
import styles from './phone.module.css';

/** A text message as it lands on a phone. @param from what the phone shows as the sender */
export function PhoneBubble({ children, from }: { children: ReactNode; from?: string }) {
  return (
    <div className={styles.phone}>
      {from && <div className={styles.from}>{from}</div>}
      <div className={styles.bubble}>{children}</div>
    </div>
  );
}
