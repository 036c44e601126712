import type { Knex } from 'knex';
import type { DkimKeyRow, DkimStore } from '../core/dkim.ts';
import type { Database } from './db.ts';
import { deleteRow } from './rows.ts';

/** Keys that mails are signed with; of a domain and an algorithm one is in use. */
export function dkimStore(db: Database): DkimStore {
  return {
    list: () => db.read('dkim_keys').orderBy([{ column: 'domain' }, { column: 'createdAt', order: 'desc' }]),
    async get(id) {
      const row: DkimKeyRow | undefined = await db.read('dkim_keys').where({ id }).first();
      return row ?? null;
    },
    insert: (row) =>
      db.commit(async (trx) => {
        if (row.enabled) await switchOff(trx, row);
        await trx('dkim_keys').insert(row);
      }),
    enable: (id, enabled, now) =>
      db.commit(async (trx) => {
        const row: DkimKeyRow | undefined = await trx('dkim_keys').where({ id }).first();
        if (!row) return false;
        if (enabled) await switchOff(trx, { ...row, updatedAt: now });
        await trx('dkim_keys').where({ id }).update({ enabled, updatedAt: now });
        return true;
      }),
    delete: (id) => deleteRow(db, 'dkim_keys', id),
  };
}

async function switchOff(trx: Knex.Transaction, { domain, algorithm, updatedAt }: DkimKeyRow): Promise<void> {
  await trx('dkim_keys').where({ domain, algorithm, enabled: true }).update({ enabled: false, updatedAt });
}
