import { isoOrNull } from '../core/model/common.ts';
import type { AfterAttempt, HoldUp, Message } from '../core/model/message.ts';
import type { MessageAction } from '../core/services.ts';

type Readable = Pick<Message, 'state' | 'deliveries' | 'channel' | 'kind'>;

/** What a person may do with a message now; a message with several recipients allows what any of them allows. */
export function allowedActions(message: Readable): MessageAction[] {
  const states = new Set(message.deliveries.map(({ state }) => state));
  const has = (...wanted: Message['state'][]) => wanted.some((state) => states.has(state));
  const actions: MessageAction[] = [];
  if (has('queued', 'failed', 'expired', 'cancelled')) actions.push('retry');
  // What is being sent is held or cancelled when that does not succeed, or no longer is.
  const sending = message.deliveries.filter(({ state }) => state === 'sending');
  const undecided = (decision: AfterAttempt | null) => sending.some(({ afterAttempt }) => afterAttempt !== decision);
  if (has('queued') || undecided('held')) actions.push('hold');
  if (has('held') || undecided(null)) actions.push('release');
  if (has('queued', 'held') || undecided('cancelled')) actions.push('cancel');
  if (has('uncertain')) actions.push('resolve-sent', 'resolve-resend');
  return actions;
}

/** What its sender says of a message: why it takes none now, and what this one waits for that it was handed. */
export interface SenderWords {
  waitsFor: string | null;
  holding: string | null;
}

/** Limits that a problem speaks of. */
const LIMIT_OF: Record<string, HoldUp['by']> = {
  RELAY_RESTING: 'circuit',
  DESTINATION_RATE: 'rate',
  DESTINATION_BUSY: 'connections',
  NO_MAIL_ROUTE: 'route',
  SIM_LIMIT: 'quota',
};

/** Why a message is still here, and what holds it; null when it is not waiting. @param now ms */
export function holdUpOf(
  message: Readable & Pick<Message, 'error'>,
  { waitsFor, holding }: SenderWords,
  now: number,
): HoldUp | null {
  switch (message.state) {
    case 'held':
      return { by: 'hold', text: 'An administrator holds it back. Release it to send it.', until: null };
    case 'uncertain': {
      const text = message.channel === 'sms' ? unansweredSms(message, now) : UNANSWERED_MAIL;
      return { by: 'answer', text, until: isoOrNull(soonest(message, 'uncertain')) };
    }
    case 'sending':
      return holding
        ? { by: holding.includes('a minute') ? 'rate' : 'connections', text: holding, until: null }
        : { by: 'turn', text: underWay(message), until: null };
    case 'queued':
      return queuedFor(message, waitsFor, now);
    default:
      return null;
  }
}

function underWay({ deliveries }: Readable): string {
  const decision = deliveries.find(({ afterAttempt }) => afterAttempt !== null)?.afterAttempt;
  if (decision === 'held') return 'It is being sent right now. If that does not succeed, it is held back.';
  if (decision === 'cancelled') return 'It is being sent right now. If that does not succeed, it is cancelled.';
  return 'It is being sent right now.';
}

function queuedFor(message: Readable & Pick<Message, 'error'>, waitsFor: string | null, now: number): HoldUp {
  const at = soonest(message, 'queued');
  const limit = LIMIT_OF[message.error?.code ?? ''];
  if (waitsFor !== null) return { by: limit ?? 'capacity', text: waitsFor, until: isoOrNull(at) };
  const isDue = at === null || at <= now;
  return {
    by: isDue ? 'turn' : (limit ?? 'schedule'),
    text: whenNext(message, now),
    until: isoOrNull(isDue ? null : at),
  };
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
  return message.error
    ? `${sentence(message.error.message)} It is tried again in ${wait}.`
    : `It is to leave in ${wait}.`;
}

/** A server's own words often end without a full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
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
