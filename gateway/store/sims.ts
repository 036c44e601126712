import type { SimRow, SimStore } from '../core/sims.ts';
import type { Database } from './db.ts';
import { insertRow, updateRow } from './rows.ts';

type Raw = Omit<SimRow, 'settings' | 'balance'> & { settings: string; balance: string | null };

/** SIMs with what an administrator set for them, and what they have used. */
export function simStore(db: Database): SimStore {
  return {
    async list() {
      const rows: Raw[] = await db.read('sims').orderBy(['firstSeenAt', 'iccid']);
      return rows.map(opened);
    },
    async get(iccid) {
      const row: Raw | undefined = await db.read('sims').where({ iccid }).first();
      return row ? opened(row) : null;
    },
    insert: (row) => insertRow(db, 'sims', closed(row)),
    update: (iccid, patch) => db.commit((trx) => updateRow(trx, 'sims', { iccid }, closed(patch))),
    delete: (iccid) =>
      db.commit(async (trx) => {
        await trx('sim_usage').where({ sim: iccid }).delete();
        await trx('sim_recipients').where({ sim: iccid }).delete();
        return (await trx('sims').where({ iccid }).delete()) > 0;
      }),
    async usage(sim, { day, month }) {
      const days: { day: string; parts: number }[] = await db
        .read('sim_usage')
        .where({ sim })
        .whereBetween('day', [`${month}-01`, `${month}-31`])
        .select('day', 'parts');
      const numbers = await db
        .read('sim_recipients')
        .where({ sim, month })
        .where('parts', '>', 0)
        .count({ n: '*' })
        .first();
      return {
        day: Number(days.find((row) => row.day === day)?.parts ?? 0),
        month: days.reduce((sum, { parts }) => sum + Number(parts), 0),
        recipients: Number(numbers?.n ?? 0),
      };
    },
    recipients: (sim, month) =>
      db.read('sim_recipients').where({ sim, month }).where('parts', '>', 0).pluck<string[]>('number'),
    forgetUsage: (beforeMonth) =>
      db.commit(async (trx) => {
        await trx('sim_usage').where('day', '<', `${beforeMonth}-01`).delete();
        await trx('sim_recipients').where('month', '<', beforeMonth).delete();
      }),
  };
}

function opened(row: Raw): SimRow {
  return { ...row, settings: JSON.parse(row.settings), balance: row.balance && JSON.parse(row.balance) };
}

function closed({ settings, balance, ...rest }: Partial<SimRow>): Partial<Raw> {
  return {
    ...rest,
    ...(settings !== undefined && { settings: JSON.stringify(settings) }),
    ...(balance !== undefined && { balance: balance && JSON.stringify(balance) }),
  };
}
