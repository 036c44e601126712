import { VisuallyHidden } from '@mantine/core';
import { type UIEvent, useEffect, useRef } from 'react';
import type { DialogueLine } from '../api/types.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './dialogue.module.css';

/** The lines as plain text, for the clipboard or a file: milliseconds, direction, words. */
export function dialogueText(lines: DialogueLine[]): string {
  return lines.map(({ ms, dir, text }) => `${String(ms).padStart(8)} ${dir} ${text}`).join('\n');
}

/**
 * What two machines said to each other (SMTP, AT), line by line with its time.
 * @param label names it for screen readers
 * @param end begins at the last line, where the news is
 */
export function Dialogue({ lines, label, end }: { lines: DialogueLine[]; label: string; end?: boolean }) {
  const t = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const following = useRef(end ?? false);
  const last = lines.at(-1);
  useEffect(() => {
    if (last && following.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  // Who scrolls up to read is not torn away by the next line.
  const scrolled = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent) => {
    following.current = (end ?? false) && scrollTop + clientHeight >= scrollHeight - 20;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <ol className={styles.lines} aria-label={label} tabIndex={0} ref={list} onScroll={scrolled}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <li key={index} data-dir={line.dir}>
          <span className={styles.ms}>{line.ms}</span>
          <span className={styles.dir} aria-hidden>
            {line.dir}
          </span>
          <span className={styles.text}>
            <VisuallyHidden>{t.common.directions[line.dir]}: </VisuallyHidden>
            {line.text}
          </span>
        </li>
      ))}
    </ol>
  );
}
