import type { Knex } from 'knex';
import type { Actor } from '../core/actor.ts';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { AfterAttempt, DeliveryState } from '../core/model/message.ts';
import type { StateChange } from '../core/outbox-store.ts';
import { inList, insertAll, write } from './direct.ts';
import type { Direct } from './driver.ts';

/*
 * What a person decides of a message that is being sent at that moment. It cannot be called back any more: the decision
 * is kept with the delivery, and comes true when the attempt ends without success.
 */

interface UnderWay {
  id: string;
  messageId: string;
  channel: Channel;
}

/** What each action makes of one that is under way, and the words of its history. */
const DECISIONS: Record<string, { becomes: AfterAttempt | null; event: string; text: string }> = {
  hold: { becomes: 'held', event: 'held', text: 'To be held back unless the attempt under way succeeds' },
  cancel: { becomes: 'cancelled', event: 'cancelled', text: 'To be cancelled unless the attempt under way succeeds' },
  release: { becomes: null, event: 'released', text: 'To be tried on after the attempt under way' },
};

/** Does it change anything for a delivery in this state? */
export function canDecide(action: string, state: DeliveryState, afterAttempt: AfterAttempt | null): boolean {
  const decision = DECISIONS[action];
  return state === 'sending' && decision !== undefined && decision.becomes !== afterAttempt;
}

/** Of these deliveries, those that are under way now. @returns what was decided anew */
export async function decide(
  trx: Knex.Transaction,
  { action, actor, now }: { action: string; actor: Actor; now: number },
  deliveryIds: readonly string[],
): Promise<StateChange[]> {
  const decision = DECISIONS[action];
  if (!decision || deliveryIds.length === 0) return [];
  const { becomes, event, text } = decision;
  const decided = (await trx('deliveries')
    .whereIn('id', deliveryIds)
    .where({ state: 'sending' })
    .whereRaw(`coalesce("afterAttempt", '') <> ?`, [becomes ?? ''])
    .update({ afterAttempt: becomes })
    .returning(['id', 'messageId', 'channel'])) as UnderWay[];
  const common = { at: now, event, text, actor: actor.name };
  await insertAll(
    trx,
    'events',
    decided.map(({ id, messageId }) => ({ id: newId(now), messageId, deliveryId: id, ...common })),
  );
  return decided.map(({ messageId, channel }) => ({ messageId, channel, from: 'sending', state: 'sending' }));
}

const CAME_TRUE: Record<AfterAttempt, string> = {
  held: 'Held back after the attempt',
  cancelled: 'Cancelled after the attempt',
};

/** A delivery whose attempt has ended, though something was decided of it meanwhile. */
export interface Decided {
  id: string;
  messageId: string;
  /** Which it has now. */
  state: DeliveryState;
  afterAttempt: AfterAttempt;
  /** ms */
  at: number;
}

/** Nothing is decided of these any more; where it came true their history says so. */
export async function settleDecisions(at: Direct, ended: readonly Decided[]): Promise<void> {
  if (ended.length === 0) return;
  const ids = inList(
    at,
    ended.map(({ id }) => id),
  );
  await write(at, `UPDATE deliveries SET "afterAttempt" = NULL WHERE id IN ${ids.sql}`, ids.values);
  const cameTrue = ended.filter(({ state, afterAttempt }) => state === afterAttempt);
  await insertAll(
    at,
    'events',
    cameTrue.map(({ id, messageId, afterAttempt, at: time }) => ({
      ...{ id: newId(time), messageId, deliveryId: id, at: time },
      ...{ event: afterAttempt, text: CAME_TRUE[afterAttempt], actor: null },
    })),
  );
}
