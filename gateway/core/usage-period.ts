import type { UsagePeriod } from './sims.ts';

/** The local day and month of a moment (ms). */
export function usagePeriod(ms: number): UsagePeriod {
  const at = new Date(ms);
  const month = `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}`;
  return { day: `${month}-${twoDigits(at.getDate())}`, month };
}

/** Next local midnight, in ms. */
export function dayEnd(ms: number): number {
  const at = new Date(ms);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime();
}

/** Begin of the next month, local time, in ms. */
export function monthEnd(ms: number): number {
  const at = new Date(ms);
  return new Date(at.getFullYear(), at.getMonth() + 1, 1).getTime();
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
