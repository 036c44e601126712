import type { DueForward, ForwardOutcome } from '../core/inbound.ts';
import { refusedCall } from '../core/webhook-retry.ts';

/** A message lives a day on its way: after that nobody waits for it any more (ms). */
export const FORWARD_LIFETIME_MS = 24 * 3_600_000;

/** The other side has it. @param messageId the mail it became */
export function taken(due: DueForward, at: number, response: string, messageId: string | null): ForwardOutcome {
  const state = messageId === null ? 'delivered' : 'mailed';
  const { id, ruleId } = due;
  return { id, ruleId, at, state, messageId, response, nextAttemptAt: null, countAttempt: true, problem: null };
}

/** It did not work. @param response the other side's words, if it said any */
export function refused(
  due: DueForward,
  at: number,
  thrown: unknown,
  response: string | null,
  random?: () => number,
): ForwardOutcome {
  return { id: due.id, ruleId: due.ruleId, at, messageId: null, response, ...refusedCall(due, at, thrown, random) };
}
