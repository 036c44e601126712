import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { DeliveryState, PartState } from '../core/model/message.ts';
import type { Settlement, StateChange } from '../core/outbox-store.ts';
import { stateOfParts } from './report-state.ts';
import { backToDoubt } from './uncertain.ts';

const FINISHED: readonly DeliveryState[] = ['sent', 'delivered', 'failed', 'expired', 'cancelled'];

/** Writes the ends of attempts. A delivery that is no longer `sending` (its lease ran out) keeps its state. */
export async function settleAll(trx: Knex.Transaction, settlements: Settlement[]): Promise<StateChange[]> {
  const changes: StateChange[] = [];
  for (const settlement of settlements) {
    const change = await settleOne(trx, settlement);
    if (change) changes.push(change);
  }
  return changes;
}

async function settleOne(trx: Knex.Transaction, settlement: Settlement): Promise<StateChange | null> {
  const { deliveryId: id, endedAt } = settlement;
  const delivery = await trx('deliveries').where({ id }).first('messageId', 'channel', 'state', 'attempts');
  if (!delivery) return null;
  const attempts = Number(delivery.attempts) + Number(settlement.countAttempt);
  await trx('attempts').insert({
    id: newId(endedAt),
    deliveryId: id,
    number: Number(delivery.attempts) + 1,
    startedAt: settlement.startedAt,
    endedAt,
    via: settlement.via,
    outcome: settlement.outcome,
    response: settlement.response,
    problem: settlement.problem && JSON.stringify(settlement.problem),
    dialogue: JSON.stringify(settlement.dialogue),
  });
  if (delivery.state !== 'sending') return null;
  const state = delivery.channel === 'sms' ? await smsState(trx, id, settlement.state) : settlement.state;
  const isExplained = state === settlement.state || settlement.state === 'failed';
  const problem = isExplained && settlement.problem ? JSON.stringify(settlement.problem) : null;
  await trx('deliveries')
    .where({ id })
    .update({
      state,
      attempts,
      // Where reports made another state of it, the time of the settled one means nothing.
      nextAttemptAt: state === settlement.state ? settlement.nextAttemptAt : state === 'queued' ? endedAt : null,
      leasedUntil: null,
      node: null,
      via: settlement.via,
      problem,
      ...(settlement.outcome === 'sent' ? { firstSentAt: endedAt } : {}),
      finishedAt: FINISHED.includes(state) ? endedAt : null,
      updatedAt: endedAt,
    });
  return { messageId: delivery.messageId, channel: delivery.channel, from: 'sending', state };
}

/** What the parts make of an outcome. */
async function smsState(trx: Knex.Transaction, deliveryId: string, settled: DeliveryState): Promise<DeliveryState> {
  if (settled === 'sent' || settled === 'uncertain') return asReported(trx, deliveryId, settled);
  // A second try that was refused says nothing of the first one.
  if (settled === 'failed' && (await backToDoubt(trx, [deliveryId])).size > 0) return 'uncertain';
  return settled;
}

/** Status reports may be faster than our own commit, and may answer for a modem that did not. */
async function asReported(trx: Knex.Transaction, deliveryId: string, settled: DeliveryState): Promise<DeliveryState> {
  const states = (await trx('parts').where({ deliveryId }).pluck('state')) as PartState[];
  return states.length === 0 ? settled : stateOfParts(states, settled);
}
