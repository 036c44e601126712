import type { ReactNode } from 'react';
import styles from './phone.module.css';

/** A phone's screen with the texts in it. @param from what the phone shows on top */
export function Phone({ children, from }: { children: ReactNode; from?: ReactNode }) {
  return (
    <div className={styles.phone}>
      {from && <div className={styles.from}>{from}</div>}
      {children}
    </div>
  );
}

/** One text message. @param own written on this phone, not received */
export function Bubble({ children, own }: { children: ReactNode; own?: boolean }) {
  return (
    <div className={styles.bubble} data-own={own || undefined}>
      {children}
    </div>
  );
}

/** A single text message as it lands on a phone. */
export function PhoneBubble({ children, from }: { children: ReactNode; from?: string }) {
  return (
    <Phone from={from}>
      <Bubble>{children}</Bubble>
    </Phone>
  );
}
