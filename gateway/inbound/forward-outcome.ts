import { asGatewayError } from '../core/errors.ts';
import type { DueForward, ForwardOutcome } from '../core/inbound.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import { type RetrySchedule, retryDelayMs } from '../core/retry.ts';

/** A message lives a day on its way: after that nobody waits for it any more (ms). */
export const FORWARD_LIFETIME_MS = 24 * 3_600_000;

const SECOND = 1000;
const SCHEDULE: RetrySchedule = { stepsMs: [5, 30, 120, 600, 1800, 3600, 7200].map((s) => s * SECOND) };

/** The other side has it. @param messageId the mail it became */
export function taken(due: DueForward, at: number, response: string, messageId: string | null): ForwardOutcome {
  const state = messageId === null ? 'delivered' : 'mailed';
  const { id, ruleId } = due;
  return { id, ruleId, at, state, messageId, response, nextAttemptAt: null, countAttempt: true, problem: null };
}

/** It did not work: again later, unless that is of no use or too late. @param response the other side's words, if it said any */
export function refused(
  due: DueForward,
  at: number,
  thrown: unknown,
  response: string | null,
  random?: () => number,
): ForwardOutcome {
  const error = asGatewayError(thrown);
  const { id, ruleId, attempts, expiresAt } = due;
  const common = { id, ruleId, at, messageId: null, response };
  if (error.code === 'WEBHOOK_STOPPED') {
    return { ...common, state: 'queued', nextAttemptAt: at, countAttempt: false, problem: null };
  }
  const problem: StoredProblem = {
    code: error.code,
    message: error.message,
    ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
    at,
  };
  const failed = { ...common, problem, countAttempt: true, nextAttemptAt: null };
  if (error.disposition === 'permanent') return { ...failed, state: 'failed' };
  const next = at + Math.max(retryDelayMs(SCHEDULE, attempts + 1, random), error.retryAfterMs ?? 0);
  return next >= expiresAt ? { ...failed, state: 'expired' } : { ...failed, state: 'queued', nextAttemptAt: next };
}
