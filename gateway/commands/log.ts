import { pino } from 'pino';
import type { Log } from '../core/log.ts';

/** Lines of so long (ms), or of so many octets, are written together: each write costs a busy relay more than its line. */
const TOGETHER_MS = 10;
const TOGETHER_OCTETS = 8 * 1024;

/**
 * One JSON line an event on standard error, so that standard output stays for people. What waits to be written when the
 * process ends is written then.
 */
export function createLog(level: string): Log {
  const out = pino.destination({ fd: 2, sync: false, minLength: TOGETHER_OCTETS });
  let isWaiting = false;
  const write = (line: string) => {
    out.write(line);
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      out.flush();
    }, TOGETHER_MS);
  };
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write }) as unknown as Log;
}
