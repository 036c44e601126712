import { asGatewayError } from './errors.ts';
import type { StoredProblem } from './outbox-store.ts';
import { problemOf } from './problem.ts';
import { type RetrySchedule, retryDelayMs } from './retry.ts';

const SECOND = 1000;
const SCHEDULE: RetrySchedule = { stepsMs: [5, 30, 120, 600, 1800, 3600, 7200].map((s) => s * SECOND) };

/** What becomes of a call that did not get through. */
export interface Refused {
  state: 'queued' | 'failed' | 'expired';
  nextAttemptAt: number | null;
  countAttempt: boolean;
  problem: StoredProblem | null;
}

/**
 * A call did not get through: again later, unless that is of no use or too late. One that we broke off ourselves counts
 * as not made.
 * @param at ms
 */
export function refusedCall(
  { attempts, expiresAt }: { attempts: number; expiresAt: number },
  at: number,
  thrown: unknown,
  random?: () => number,
): Refused {
  const error = asGatewayError(thrown);
  if (error.code === 'WEBHOOK_STOPPED') {
    return { state: 'queued', nextAttemptAt: at, countAttempt: false, problem: null };
  }
  const failed = { problem: problemOf(error, at), countAttempt: true, nextAttemptAt: null };
  if (error.disposition === 'permanent') return { ...failed, state: 'failed' };
  const next = at + Math.max(retryDelayMs(SCHEDULE, attempts + 1, random), error.retryAfterMs ?? 0);
  return next >= expiresAt ? { ...failed, state: 'expired' } : { ...failed, state: 'queued', nextAttemptAt: next };
}
