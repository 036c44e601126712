import type { Knex } from 'knex';
import type { Database } from './db.ts';

/** Times in ms: what was created before may go, once it is finished and nothing has happened to it since. */
export interface Cutoffs {
  bodies: number;
  messages: number;
}

/**
 * Wipes bodies and deletes messages, up to `limit` of each. They are looked for outside of the transaction: mails wait
 * only for the writing, which asks again whether each is still finished.
 * @returns the ids of those wiped, and how many were deleted
 */
export async function cleanMessages(
  db: Database,
  before: Cutoffs,
  now: number,
  limit: number,
): Promise<{ wiped: string[]; deleted: number }> {
  const withBodies: string[] = await oldOnes(db.read, before.bodies)
    .whereNull('bodyWipedAt')
    .where('bodySize', '>', 0)
    .limit(limit);
  const wiped =
    withBodies.length === 0
      ? []
      : await db.commit(async (trx) => {
          const ids = await stillOld(trx, before.bodies, withBodies);
          await trx('bodies').whereIn('messageId', ids).delete();
          await trx('messages').whereIn('id', ids).update({ bodyWipedAt: now });
          return ids;
        });
  const whole: string[] = await oldOnes(db.read, before.messages).limit(limit);
  const deleted =
    whole.length === 0
      ? 0
      : await db.commit(async (trx) => {
          const ids = await stillOld(trx, before.messages, whole);
          await trx('bodies').whereIn('messageId', ids).delete();
          return trx('messages').whereIn('id', ids).delete();
        });
  return { wiped, deleted };
}

function stillOld(trx: Knex.Transaction, cutoff: number, ids: readonly string[]): Promise<string[]> {
  return oldOnes(trx, cutoff).whereIn('id', ids) as unknown as Promise<string[]>;
}

/** Ids of messages that are old and finished. */
function oldOnes(at: Knex, cutoff: number) {
  return at('messages')
    .pluck('id')
    .where('messages.createdAt', '<', cutoff)
    .whereNotExists(
      at('deliveries')
        .select(at.raw('1'))
        .whereRaw('?? = ??', ['deliveries.messageId', 'messages.id'])
        .where((open) =>
          open.whereIn('state', ['queued', 'sending', 'held', 'uncertain']).orWhere('updatedAt', '>=', cutoff),
        ),
    );
}
