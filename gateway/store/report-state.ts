import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { DeliveryState, PartState } from '../core/model/message.ts';
import type { StateChange, StoredProblem } from '../core/outbox-store.ts';

export interface EventRow {
  messageId: string;
  deliveryId: string | null;
  at: number;
  event: string;
  text: string;
  actor?: string | null;
}

/** A line of the message's timeline. */
export async function addEvent(trx: Knex.Transaction, event: EventRow): Promise<void> {
  await trx('events').insert({ actor: null, ...event, id: newId(event.at) });
}

/** One that waits for its second try may hear that the first one arrived. */
const OPEN_TO_REPORTS: readonly DeliveryState[] = ['sent', 'uncertain', 'failed', 'expired', 'queued', 'held'];

/**
 * Reads a delivery's state anew from its parts, after one of them changed: delivered when all parts are, failed when
 * one failed, queued again when an uncertainty was lifted and parts are still unsent. A delivery that is being sent is
 * left alone: its settlement looks at the parts itself.
 */
export async function settleFromParts(
  trx: Knex.Transaction,
  deliveryId: string,
  now: number,
  problem: StoredProblem | null,
): Promise<StateChange[]> {
  const delivery = (await trx('deliveries').where({ id: deliveryId }).first('messageId', 'channel', 'state')) as
    | { messageId: string; channel: Channel; state: DeliveryState }
    | undefined;
  if (!delivery || !OPEN_TO_REPORTS.includes(delivery.state)) return [];
  const states = (await trx('parts').where({ deliveryId }).orderBy('seq').pluck('state')) as PartState[];
  const state = stateOfParts(states, delivery.state);
  if (state === delivery.state) return [];
  await trx('deliveries')
    .where({ id: deliveryId })
    .update({
      state,
      nextAttemptAt: state === 'queued' ? now : null,
      finishedAt: state === 'queued' || state === 'uncertain' ? null : now,
      ...(state === 'failed' ? { problem: problem && JSON.stringify(problem) } : { problem: null }),
      updatedAt: now,
    });
  return [{ messageId: delivery.messageId, channel: delivery.channel, from: delivery.state, state }];
}

/** A delivery's state as its parts have it, given what it is `now`. */
export function stateOfParts(states: PartState[], now: DeliveryState): DeliveryState {
  if (states.includes('failed')) return 'failed';
  if (states.includes('uncertain') || states.includes('submitting')) return now === 'expired' ? now : 'uncertain';
  if (states.includes('pending')) return now === 'uncertain' ? 'queued' : now;
  return states.every((state) => state === 'delivered') ? 'delivered' : 'sent';
}
