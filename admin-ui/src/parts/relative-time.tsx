import { useSyncExternalStore } from 'react';
import { useLanguage } from '../texts/texts.tsx';

const TICK_MS = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times on the page, running only while one is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tick of listeners) tick();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds, moving every quarter of a minute. */
export function useNow(): number {
  useSyncExternalStore(subscribe, () => now);
  return Math.max(now, Date.now());
}

/** "3 minutes ago", with the exact time as its title. */
export function RelativeTime({ at }: { at: string }) {
  const { formats } = useLanguage();
  return (
    <time dateTime={at} title={formats.dateTime(at)}>
      {formats.relative(at, useNow())}
    </time>
  );
}
