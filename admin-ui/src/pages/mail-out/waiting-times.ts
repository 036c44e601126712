/* Waiting times as people write them: `30s, 5m, 2h, 1d`. */

const UNITS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;

/** @param seconds whole */
export function shortTime(seconds: number): string {
  const fitting = (Object.entries(UNITS) as [string, number][]).find(([, size]) => seconds % size === 0) ?? ['s', 1];
  return `${seconds / fitting[1]}${fitting[0]}`;
}

/** @returns seconds; null where it is no time */
export function parseTime(text: string): number | null {
  const [, digits, unit = 's'] = /^(\d{1,6})\s*([smhd])?$/i.exec(text.trim()) ?? [];
  return digits === undefined ? null : Number(digits) * UNITS[unit.toLowerCase() as keyof typeof UNITS];
}

/** Seconds each; null where one of them is no time between a second and a day. */
export function parseTimes(texts: string[]): number[] | null {
  const times = texts.map(parseTime);
  return times.every((time) => time !== null && time >= 1 && time <= UNITS.d) ? (times as number[]) : null;
}
