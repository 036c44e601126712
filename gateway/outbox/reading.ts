import type { Message } from '../core/model/message.ts';
import type { MessageAction } from '../core/services.ts';

type Readable = Pick<Message, 'state' | 'deliveries' | 'channel' | 'kind'>;

/** What a person may do with a message now; a message with several recipients allows what any of them allows. */
export function allowedActions(message: Readable): MessageAction[] {
  const states = new Set(message.deliveries.map(({ state }) => state));
  const has = (...wanted: Message['state'][]) => wanted.some((state) => states.has(state));
  const actions: MessageAction[] = [];
  if (has('queued', 'failed', 'expired', 'cancelled')) actions.push('retry');
  if (has('queued')) actions.push('hold');
  if (has('held')) actions.push('release');
  if (has('queued', 'held')) actions.push('cancel');
  if (has('uncertain')) actions.push('resolve-sent', 'resolve-resend');
  return actions;
}

/** Why a message is still here, in plain words; null when it is not waiting. Times are ms. */
export function whyWaiting(
  message: Readable & Pick<Message, 'error'>,
  senderWaitsFor: string | null,
  now: number,
): string | null {
  switch (message.state) {
    case 'held':
      return 'An administrator holds it back. Release it to send it.';
    case 'uncertain':
      return message.channel === 'sms'
        ? 'It was handed to the modem, which never answered. A status report may still settle it; it is not sent again by itself.'
        : 'It was handed over completely, but the connection broke before the answer. It is not sent again by itself.';
    case 'sending':
      return 'It is being sent right now.';
    case 'queued':
      return senderWaitsFor ?? whenNext(message, now);
    default:
      return null;
  }
}

function whenNext(message: Readable & Pick<Message, 'error'>, now: number): string {
  const times = message.deliveries.flatMap(({ state, nextAttemptAt }) =>
    state === 'queued' && nextAttemptAt ? [Date.parse(nextAttemptAt)] : [],
  );
  const waitMs = Math.min(...times) - now;
  if (!Number.isFinite(waitMs) || waitMs <= 0) return 'It is next in line.';
  const wait = waitMs < 90_000 ? `${Math.ceil(waitMs / 1000)} seconds` : `${Math.round(waitMs / 60_000)} minutes`;
  return message.error ? `The last attempt failed; the next one is in ${wait}.` : `It is to leave in ${wait}.`;
}
