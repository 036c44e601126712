import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { AfterAttempt, DeliveryState, PartState } from '../core/model/message.ts';
import type { StateChange, StoredProblem } from '../core/outbox-store.ts';
import type { MessageOptions } from '../core/ports.ts';
import { type Decided, settleDecisions } from './after-attempt.ts';
import { matchWaitingReport } from './reports.ts';

interface Interrupted {
  id: string;
  messageId: string;
  channel: Channel;
  attempts: number;
  updatedAt: number;
  via: string | null;
  lane: number;
  /** JSON. */
  options: string;
  afterAttempt: AfterAttempt | null;
}

interface Verdict {
  state: DeliveryState;
  problem: StoredProblem | null;
  response: string;
}

/**
 * Deliveries a process left in `sending`: all of `node`'s (it has just started, so it is not sending), or, with null,
 * all whose lease ran out. An SMS part that was on its way to the modem is uncertain; what surely was not handed over
 * is queued again. A mail is queued again too: with its stable Message-ID a second copy is recognised as such.
 */
export async function recoverDeliveries(
  trx: Knex.Transaction,
  node: string | null,
  now: number,
  resendUncertainMs: number | null,
): Promise<StateChange[]> {
  const rows = (await trx('deliveries')
    .join('messages', 'messages.id', 'deliveries.messageId')
    .where({ state: 'sending' })
    .modify((query) => (node === null ? query.where('leasedUntil', '<', now) : query.where({ node })))
    .select('deliveries.id', 'messageId', 'deliveries.channel', 'attempts', 'updatedAt', 'via', 'lane')
    .select('afterAttempt', 'messages.options')) as Interrupted[];
  const changes: StateChange[] = [];
  const decided: Decided[] = [];
  for (const row of rows) {
    const verdict = row.channel === 'sms' ? await judgeSms(trx, row.id, now) : MAIL_AGAIN;
    const { afterAttempt } = row;
    const state = verdict.state === 'queued' ? (afterAttempt ?? verdict.state) : verdict.state;
    if (afterAttempt) decided.push({ ...row, state, afterAttempt, at: now });
    await trx('attempts').insert({
      id: newId(now),
      deliveryId: row.id,
      number: row.attempts + 1,
      startedAt: row.updatedAt,
      endedAt: now,
      via: row.via,
      outcome: 'interrupted',
      response: verdict.response,
      problem: verdict.problem && JSON.stringify(verdict.problem),
      dialogue: '[]',
    });
    await trx('deliveries')
      .where({ id: row.id })
      .update({
        state,
        nextAttemptAt: afterAttempt ? null : nextAttempt(state, row, now, resendUncertainMs),
        leasedUntil: null,
        node: null,
        problem: verdict.problem && JSON.stringify(verdict.problem),
        finishedAt: ['sent', 'delivered', 'failed', 'cancelled'].includes(state) ? now : null,
        updatedAt: now,
      });
    changes.push({ messageId: row.messageId, channel: row.channel, from: 'sending', state });
  }
  await settleDecisions(trx, decided);
  return changes;
}

/** What is queued again is due; an uncertain notice gets its one second try later, an OTP (lane 0) none. */
function nextAttempt(
  state: DeliveryState,
  { lane, options }: Interrupted,
  now: number,
  resendUncertainMs: number | null,
): number | null {
  if (state === 'queued') return now;
  if (state !== 'uncertain' || lane === 0 || resendUncertainMs === null) return null;
  return (JSON.parse(options) as MessageOptions).rejectDuplicates ? null : now + resendUncertainMs;
}

const MAIL_AGAIN: Verdict = {
  state: 'queued',
  problem: null,
  response: 'The gateway stopped while it was sending; it sends the same mail (same Message-ID) again.',
};

async function judgeSms(trx: Knex.Transaction, deliveryId: string, now: number): Promise<Verdict> {
  const doubtful: string[] = await trx('parts').where({ deliveryId, state: 'submitting' }).pluck('id');
  await trx('parts').whereIn('id', doubtful).update({ state: 'uncertain', doubtful: true });
  for (const id of doubtful) await matchWaitingReport(trx, id);
  const states = (await trx('parts').where({ deliveryId }).pluck('state')) as PartState[];
  if (states.includes('uncertain')) {
    const response = 'The gateway stopped between handing a part to the modem and its answer.';
    return {
      state: 'uncertain',
      response,
      problem: {
        code: 'SMS_INTERRUPTED',
        message: response,
        remedy: 'A status report settles it; else ask the recipient, then mark it as sent or send it again.',
        at: now,
      },
    };
  }
  if (states.includes('failed')) return { state: 'failed', problem: null, response: 'A part had been refused.' };
  if (states.length > 0 && states.every((state) => state === 'sent' || state === 'delivered')) {
    const state = states.every((one) => one === 'delivered') ? 'delivered' : 'sent';
    return { state, problem: null, response: 'All parts had been sent when the gateway stopped.' };
  }
  return {
    state: 'queued',
    problem: null,
    response: 'The gateway stopped before a part was handed to the modem; it goes on from there.',
  };
}
