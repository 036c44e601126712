import { asGatewayError, GatewayError } from '../core/errors.ts';
import type { DueForward, ForwardOutcome } from '../core/inbound.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import { type RetrySchedule, retryDelayMs } from '../core/retry.ts';
import type { WebhookAnswer } from './webhook.ts';

/** A message lives a day on its way: after that nobody waits for it any more (ms). */
export const FORWARD_LIFETIME_MS = 24 * 3_600_000;

const SECOND = 1000;
const SCHEDULE: RetrySchedule = { stepsMs: [5, 30, 120, 600, 1800, 3600, 7200].map((s) => s * SECOND) };
/** No other side puts a message off for longer. */
const LONGEST_PAUSE_MS = 3_600 * SECOND;

/** 2xx is taken; anything else is an error with what to do about it. @throws GatewayError WEBHOOK_… */
export function demandTaken({ status, location, retryAfterMs }: WebhookAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status === 410) {
    throw new GatewayError('WEBHOOK_GONE', 'The webhook says that it is gone for good (410).', {
      disposition: 'permanent',
      remedy: 'Give the rule another address, or switch it off.',
    });
  }
  if (status >= 300 && status < 400) {
    const where = location === null ? 'elsewhere' : `to ${location}`;
    throw new GatewayError('WEBHOOK_REDIRECT', `The webhook points ${where} (${status}).`, {
      remedy: 'Redirects are not followed: give the rule the address it points to.',
    });
  }
  throw new GatewayError('WEBHOOK_STATUS', `The webhook answered ${status}.`, {
    remedy:
      REMEDY[status] ?? (status >= 500 ? 'Look into the log of the webhook.' : 'Check the address of the webhook.'),
    ...(retryAfterMs === null ? {} : { retryAfterMs: Math.min(retryAfterMs, LONGEST_PAUSE_MS) }),
  });
}

const REMEDY: Record<number, string> = {
  401: 'The webhook does not accept the signature: compare the secrets of both sides.',
  403: 'The webhook does not accept the signature: compare the secrets of both sides.',
  404: 'There is nothing at this address: check its path.',
  413: 'The webhook finds the message too large: allow bodies of 100 kB.',
  429: 'The webhook wants fewer calls; the gateway slows down by itself.',
};

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
