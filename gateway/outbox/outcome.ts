import type { MessageClass } from '../core/model/message.ts';
import type { ClaimedDelivery, Settlement } from '../core/outbox-store.ts';
import type { Outcome } from '../core/ports.ts';
import { problemOf } from '../core/problem.ts';
import { MAIL_RETRY, OTP_RETRY, type RetrySchedule, retryDelayMs } from '../core/retry.ts';

const SCHEDULE: Record<MessageClass, RetrySchedule> = { otp: OTP_RETRY, notice: MAIL_RETRY, bulk: MAIL_RETRY };

/** A fault of ours is mended or routed around within seconds; until then the sender's capacity holds messages back. */
const LOCAL_RETRY_MS = 5_000;

/**
 * When an SMS that was never answered is sent once more, with reject-duplicates, unless a status report settles it
 * first. Never for an OTP: two codes confuse, and it is of no use by then.
 */
function resendAt({ message }: ClaimedDelivery, endedAt: number, resendMs: number | null): number | null {
  const isOnce = message.channel === 'sms' && message.class !== 'otp' && !message.options.rejectDuplicates;
  return isOnce && resendMs !== null ? endedAt + resendMs : null;
}

/**
 * The one place that decides what an outcome means for a delivery. Temporary and local failures stay queued, also past
 * their last step: expiry, and nothing else, ends them. Times in ms.
 */
export function settlementOf(
  claimed: ClaimedDelivery,
  outcome: Outcome,
  endedAt: number,
  resendUncertainMs: number | null,
  random?: () => number,
): Settlement {
  const attempt = {
    deliveryId: claimed.id,
    startedAt: claimed.startedAt,
    endedAt,
    via: outcome.via,
    response: outcome.response,
    dialogue: outcome.dialogue,
  };
  if (outcome.kind === 'sent') {
    return { ...attempt, outcome: 'sent', problem: null, state: 'sent', nextAttemptAt: null, countAttempt: true };
  }
  const { error } = outcome;
  const problem = problemOf(error, endedAt);
  const failed = { ...attempt, outcome: error.disposition, problem, nextAttemptAt: null, countAttempt: true };
  switch (error.disposition) {
    case 'permanent':
      return { ...failed, state: 'failed' };
    case 'uncertain':
      return { ...failed, state: 'uncertain', nextAttemptAt: resendAt(claimed, endedAt, resendUncertainMs) };
    case 'local':
      return {
        ...failed,
        ...(error.code === 'WITHDRAWN' && { problem: null }), // nothing went wrong
        state: 'queued',
        nextAttemptAt: endedAt + (error.retryAfterMs ?? LOCAL_RETRY_MS),
        countAttempt: false,
      };
    case 'temporary': {
      const schedule = outcome.retry ?? SCHEDULE[claimed.message.class];
      const delay = retryDelayMs(schedule, claimed.attempts + 1, random);
      return { ...failed, state: 'queued', nextAttemptAt: endedAt + Math.max(delay, error.retryAfterMs ?? 0) };
    }
  }
}
