import { Tooltip } from '@mantine/core';
import { type LiveEvents, useLiveState } from '../api/live.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './connection-mark.module.css';

/** Says whether the page is kept up to date. */
export function ConnectionMark({ live }: { live: LiveEvents }) {
  const t = useTexts();
  const state = useLiveState(live);
  const word = { open: t.shell.live, connecting: t.shell.connecting, lost: t.shell.lost }[state];
  return (
    <Tooltip label={state === 'lost' ? t.shell.lostText : t.shell.liveText} multiline w={260}>
      <span className={styles.mark} data-state={state} role="status">
        <span className={styles.dot} aria-hidden />
        <span className={styles.word}>{word}</span>
      </span>
    </Tooltip>
  );
}
