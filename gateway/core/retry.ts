/**
 * When to try again: the n-th failed attempt waits the n-th step, later ones the last step; a tenth is added or taken
 * at random so that a burst does not come back as a burst.
 */
export interface RetrySchedule {
  /** Milliseconds; at least one. */
  stepsMs: readonly number[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** OTP messages live for minutes: try quickly. */
export const OTP_RETRY: RetrySchedule = { stepsMs: [5, 10, 20, 30, 60].map((s) => s * SECOND) };
/** Everything else: minutes first, then every four hours until the message expires. */
export const MAIL_RETRY: RetrySchedule = { stepsMs: [1, 5, 10, 15, 30, 60, 120, 240].map((m) => m * MINUTE) };

/** Milliseconds to wait after `attempts` (≥ 1) failed attempts. */
export function retryDelayMs(schedule: RetrySchedule, attempts: number, random: () => number = Math.random): number {
  const index = Math.min(Math.max(attempts, 1), schedule.stepsMs.length) - 1;
  const step = schedule.stepsMs[index] ?? MINUTE;
  return Math.round(step * (0.9 + 0.2 * random()));
}
