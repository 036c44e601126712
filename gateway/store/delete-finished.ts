import type { Knex } from 'knex';

const FINISHED = ['sent', 'delivered', 'failed', 'expired', 'cancelled'];

/**
 * Deletes those of the messages whose every delivery is finished, with their bodies.
 * @param countOnly nothing is deleted
 * @returns how many
 */
export async function deleteFinished(trx: Knex.Transaction, ids: string[], countOnly: boolean): Promise<number> {
  const open = trx('deliveries')
    .select(trx.raw('1'))
    .whereRaw('deliveries."messageId" = messages.id')
    .whereNotIn('state', FINISHED);
  const finished: string[] = await trx('messages').whereIn('id', ids).whereNotExists(open).pluck('id');
  if (countOnly || finished.length === 0) return finished.length;
  await trx('bodies').whereIn('messageId', finished).delete();
  await trx('messages').whereIn('id', finished).delete();
  return finished.length;
}
