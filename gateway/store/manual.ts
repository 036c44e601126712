import type { Knex } from 'knex';
import type { Channel } from '../core/model/common.ts';
import type { AfterAttempt, DeliveryState } from '../core/model/message.ts';
import type { ManualAction, StateChange } from '../core/outbox-store.ts';
import { decide } from './after-attempt.ts';
import { addEvent } from './report-state.ts';
import { sendPartsAgain } from './uncertain.ts';

/** A delivery that somebody acts on. */
export interface ActedOn {
  id: string;
  messageId: string;
  channel: Channel;
  state: DeliveryState;
  createdAt: number;
  expiresAt: number;
  afterAttempt: AfterAttempt | null;
}

/** From which states an action takes a delivery, to which, and the words of the timeline. */
export const ACTIONS: Record<ManualAction['action'], { from: DeliveryState[]; event: string; text: string }> = {
  retry: { from: ['queued', 'failed', 'expired', 'cancelled'], event: 'retry', text: 'To be tried again now' },
  hold: { from: ['queued'], event: 'held', text: 'Held back' },
  release: { from: ['held'], event: 'released', text: 'Released' },
  cancel: { from: ['queued', 'held'], event: 'cancelled', text: 'Cancelled' },
  'resolve-sent': { from: ['uncertain'], event: 'resolved', text: 'Marked as sent' },
  'resolve-resend': { from: ['uncertain'], event: 'resolved', text: 'To be sent again, though it may have arrived' },
};

/** What a person decided, for every delivery of the message whose state allows it, now or later. No change = none allowed it. */
export async function act(
  trx: Knex.Transaction,
  { messageId, action, actor, now }: ManualAction,
): Promise<StateChange[]> {
  const { from, event, text } = ACTIONS[action];
  const rows = (await trx('deliveries').where({ messageId }).whereIn('state', from)) as ActedOn[];
  const changes: StateChange[] = [];
  for (const row of rows) {
    const state = await STEP[action](trx, row);
    const again = state === 'queued';
    const lifetime = row.expiresAt - row.createdAt;
    await trx('deliveries')
      .where({ id: row.id })
      .update({
        state,
        nextAttemptAt: again ? now : null,
        // A message that is past its time gets as long again: a person wants it sent now.
        ...(again && row.expiresAt <= now ? { expiresAt: now + lifetime } : {}),
        finishedAt: state === 'cancelled' || state === 'sent' ? now : null,
        // Its next end is told of again.
        ...(again ? { noticeAt: null } : {}),
        ...(action === 'resolve-sent' ? { problem: null } : {}),
        updatedAt: now,
      });
    await addEvent(trx, { messageId, deliveryId: row.id, at: now, event, text, actor: actor.name });
    changes.push({ messageId, channel: row.channel, from: row.state, state });
  }
  const underWay = await trx('deliveries').where({ messageId, state: 'sending' }).pluck('id');
  return [...changes, ...(await decide(trx, { action, actor, now }, underWay))];
}

type Step = (trx: Knex.Transaction, row: ActedOn) => Promise<DeliveryState>;

const sendAgain: Step = async (trx, { id, messageId }) => {
  await sendPartsAgain(trx, id, messageId);
  return 'queued';
};

const STEP: Record<ManualAction['action'], Step> = {
  retry: sendAgain,
  hold: async () => 'held',
  release: async () => 'queued',
  cancel: async () => 'cancelled',
  'resolve-sent': async (trx, { id }) => {
    await trx('parts').where({ deliveryId: id, state: 'uncertain' }).update({ state: 'sent' });
    const unsent = await trx('parts').where({ deliveryId: id, state: 'pending' }).first('id');
    return unsent ? 'queued' : 'sent';
  },
  'resolve-resend': sendAgain,
};
