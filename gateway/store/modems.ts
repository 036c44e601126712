import type { ModemRow, ModemStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const COLUMNS = ['id', 'name', 'port', 'profile', 'pin', 'enabled', 'createdAt', 'updatedAt'];

/** Modems, and the memory of which PIN was tried on which SIM. */
export function modemStore(db: Database): ModemStore {
  return {
    list: () => db.read('modems').select(COLUMNS).orderBy(['nameKey', 'id']),
    async get(id) {
      const row: ModemRow | undefined = await db.read('modems').select(COLUMNS).where({ id }).first();
      return row ?? null;
    },
    insert: (row) => insertRow(db, 'modems', { ...row, nameKey: foldName(row.name) }),
    update: (id, patch) =>
      db.commit((trx) => {
        const nameKey = patch.name === undefined ? undefined : foldName(patch.name);
        return updateRow(trx, 'modems', { id }, { ...patch, nameKey });
      }),
    delete: (id) => deleteRow(db, 'modems', id),
    async pinOutcome(iccid, pinHash) {
      const row = await db.read('sim_pins').where({ iccid, pinHash }).first('outcome');
      return row?.outcome ?? null;
    },
    recordPin: (iccid, pinHash, outcome, now) =>
      db.commit(async (trx) => {
        await trx('sim_pins').insert({ iccid, pinHash, outcome, at: now }).onConflict(['iccid', 'pinHash']).merge();
      }),
    async sentSince(sinceMs) {
      const rows: { modem: string; n: number }[] = await db
        .read('parts')
        .where('submittedAt', '>=', sinceMs)
        .whereNotNull('modem')
        // What the modem refused is not among them, what it never answered is.
        .where((left) => left.whereNotNull('sentAt').orWhere({ state: 'uncertain' }))
        .groupBy('modem')
        .select('modem')
        .count({ n: '*' });
      return new Map(rows.map(({ modem, n }) => [modem, n]));
    },
  };
}
