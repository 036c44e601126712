/** From this share on it is nearly reached. */
const NEARLY = 0.8;

export type UsageTone = 'good' | 'warn' | 'bad';

/** How near a limit is. */
export function usageTone(used: number, limit: number): UsageTone {
  if (used >= limit) return 'bad';
  return used >= limit * NEARLY ? 'warn' : 'good';
}
