import type { HostRow, HostStore } from '../core/mail-routes.ts';
import type { Database } from './db.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

/** Host names with their addresses, by name. */
export function hostStore(db: Database): HostStore {
  return {
    list: async () => (await db.read('host_addresses').orderBy('name')).map(hostOf),
    async get(id) {
      const row = await db.read('host_addresses').where({ id }).first();
      return row ? hostOf(row) : null;
    },
    insert: (row) => insertRow(db, 'host_addresses', { ...row, addresses: JSON.stringify(row.addresses) }),
    update: (id, { addresses, ...patch }) =>
      db.commit((trx) =>
        updateRow(trx, 'host_addresses', { id }, { ...patch, addresses: addresses && JSON.stringify(addresses) }),
      ),
    delete: (id) => deleteRow(db, 'host_addresses', id),
  };
}

function hostOf(row: Omit<HostRow, 'addresses'> & { addresses: string }): HostRow {
  return { ...row, addresses: JSON.parse(row.addresses) as string[] };
}
