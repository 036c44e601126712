import type { ModemRow, ModemStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const COLUMNS = ['id', 'name', 'port', 'profile', 'pin', 'enabled', 'imei', 'usb', 'createdAt', 'updatedAt'];

type StoredModem = Omit<ModemRow, 'usb'> & { usb: string | null };

const spoken = (row: StoredModem): ModemRow => ({ ...row, usb: row.usb === null ? null : JSON.parse(row.usb) });

function usbText<T extends ModemRow['usb'] | undefined>(usb: T): string | T {
  return usb == null ? usb : JSON.stringify(usb);
}

/** Modems, and the memory of which PIN was tried on which SIM. */
export function modemStore(db: Database): ModemStore {
  return {
    async list() {
      const rows: StoredModem[] = await db.read('modems').select(COLUMNS).orderBy(['nameKey', 'id']);
      return rows.map(spoken);
    },
    async get(id) {
      const row: StoredModem | undefined = await db.read('modems').select(COLUMNS).where({ id }).first();
      return row ? spoken(row) : null;
    },
    insert: (row) => insertRow(db, 'modems', { ...row, usb: usbText(row.usb), nameKey: foldName(row.name) }),
    update: (id, patch) =>
      db.commit((trx) => {
        const nameKey = patch.name === undefined ? undefined : foldName(patch.name);
        return updateRow(trx, 'modems', { id }, { ...patch, usb: usbText(patch.usb), nameKey });
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
