import type { Log } from '../../gateway/core/log.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  [field: string]: unknown;
}

/** A log that can be read. */
export function openTestLog(): { log: Log; lines: LogLine[]; of(message: string): LogLine[] } {
  const lines: LogLine[] = [];
  const make = (own: object): Log => {
    const at = (level: LogLine['level']) => (fields: object, message: string) =>
      void lines.push({ ...own, ...fields, level, message });
    const child = (more: object) => make({ ...own, ...more });
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child };
  };
  return { log: make({}), lines, of: (message) => lines.filter((line) => line.message === message) };
}
