import type { RepeatStore } from '../core/repeats.ts';
import type { Database } from './db.ts';

/** Answers to calls under idempotency keys. */
export function repeatStore(db: Database): RepeatStore {
  return {
    async get(scope, key) {
      const row = await db.read('repeatable_calls').where({ scope, key }).first('print', 'answer');
      return row ?? null;
    },
    put: (row, forgetBefore) =>
      db.commit(async (trx) => {
        await trx('repeatable_calls').where('at', '<', forgetBefore).delete();
        await trx('repeatable_calls').insert(row).onConflict(['scope', 'key']).ignore();
      }),
  };
}
