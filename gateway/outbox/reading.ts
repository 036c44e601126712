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
      return message.channel === 'sms' ? unansweredSms(message, now) : UNANSWERED_MAIL;
    case 'sending':
      return 'It is being sent right now.';
    case 'queued':
      return senderWaitsFor ?? whenNext(message, now);
    default:
      return null;
  }
}

const UNANSWERED_MAIL =
  'It was handed over completely, but the connection broke before the answer. It is not sent again by itself.';

function unansweredSms(message: Readable, now: number): string {
  const again = soonest(message, 'uncertain');
  const next =
    again === null ? 'it is not sent again by itself' : `without one it is sent once more in ${inWords(again - now)}`;
  return `It was handed to the modem, which never answered. A status report may still settle it; ${next}.`;
}

function whenNext(message: Readable & Pick<Message, 'error'>, now: number): string {
  const at = soonest(message, 'queued');
  if (at === null || at <= now) return 'It is next in line.';
  const wait = inWords(at - now);
  return message.error ? `${message.error.message} It is tried again in ${wait}.` : `It is to leave in ${wait}.`;
}

function soonest(message: Readable, wanted: Message['state']): number | null {
  const times = message.deliveries.flatMap(({ state, nextAttemptAt }) =>
    state === wanted && nextAttemptAt ? [Date.parse(nextAttemptAt)] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

function inWords(ms: number): string {
  return ms < 90_000 ? `${Math.max(1, Math.ceil(ms / 1000))} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
