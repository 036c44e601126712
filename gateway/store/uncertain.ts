import type { Knex } from 'knex';
import type { Channel } from '../core/model/common.ts';
import type { StateChange } from '../core/outbox-store.ts';
import { inList, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { addEvent } from './report-state.ts';

/** Unanswered and refused parts may go on the air once more; the service centre is asked to refuse second copies. */
export async function sendPartsAgain(trx: Knex.Transaction, deliveryId: string, messageId: string): Promise<void> {
  const doubtful = await trx('parts').where({ deliveryId, state: 'uncertain' }).update({ state: 'pending' });
  await trx('parts').where({ deliveryId, state: 'failed' }).update({ state: 'pending' });
  if (doubtful === 0) return;
  const { options } = (await trx('messages').where({ id: messageId }).first('options')) as { options: string };
  await trx('messages')
    .where({ id: messageId })
    .update({ options: JSON.stringify({ ...(JSON.parse(options) as object), rejectDuplicates: true }) });
}

/**
 * Deliveries of these whose second try never came about: the first may have arrived, so they are as uncertain as before.
 * @returns their ids
 */
export async function backToDoubt(at: Direct, deliveryIds: readonly string[]): Promise<Set<string>> {
  const ids = inList(at, deliveryIds);
  const rows = await rowsOf<{ deliveryId: string }>(
    at,
    `UPDATE parts SET state = 'uncertain' WHERE "deliveryId" IN ${ids.sql} AND state IN ('pending', 'uncertain')
     AND doubtful = ? RETURNING "deliveryId"`,
    [...ids.values, true],
  );
  return new Set(rows.map(({ deliveryId }) => deliveryId));
}

/** Uncertain deliveries whose second try is due: no status report has settled them. */
export async function resendUncertain(trx: Knex.Transaction, now: number, limit: number): Promise<StateChange[]> {
  const rows = (await trx('deliveries')
    .where({ state: 'uncertain' })
    .where('nextAttemptAt', '<=', now)
    .limit(limit)
    .select('id', 'messageId', 'channel', 'expiresAt')) as {
    id: string;
    messageId: string;
    channel: Channel;
    expiresAt: number;
  }[];
  const changes: StateChange[] = [];
  for (const { id, messageId, channel, expiresAt } of rows) {
    const isAlive = expiresAt > now;
    const state = isAlive ? 'queued' : 'uncertain';
    await trx('deliveries')
      .where({ id })
      .update({ state, nextAttemptAt: isAlive ? now : null, updatedAt: now });
    if (!isAlive) continue;
    await sendPartsAgain(trx, id, messageId);
    await addEvent(trx, {
      messageId,
      deliveryId: id,
      at: now,
      event: 'retry',
      text: 'No status report came: sent once more, asking the service centre to refuse a second copy',
    });
    changes.push({ messageId, channel, from: 'uncertain', state: 'queued' });
  }
  return changes;
}
