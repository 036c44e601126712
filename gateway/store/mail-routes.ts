import type { MailRouteRow, MailRouteStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

/** Mail routes, oldest first. */
export function mailRouteStore(db: Database): MailRouteStore {
  return {
    list: () => db.read('mail_routes').orderBy(['createdAt', 'id']),
    async get(id) {
      const row: MailRouteRow | undefined = await db.read('mail_routes').where({ id }).first();
      return row ?? null;
    },
    insert: (row) => insertRow(db, 'mail_routes', row),
    update: (id, patch) => db.commit((trx) => updateRow(trx, 'mail_routes', { id }, patch)),
    delete: (id) => deleteRow(db, 'mail_routes', id),
  };
}
