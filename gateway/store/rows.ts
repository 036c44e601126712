import type { Knex } from 'knex';
import type { Database } from './db.ts';

/** Sets what `patch` gives (undefined = unchanged). @returns whether there is such a row */
export async function updateRow(
  trx: Knex.Transaction,
  table: string,
  where: Record<string, unknown> | Knex.QueryCallback,
  patch: object,
): Promise<boolean> {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const rows = trx(table).where(where as Knex.QueryCallback);
  if (Object.keys(given).length === 0) return (await rows.first(trx.raw('1'))) !== undefined;
  return (await rows.update(given)) > 0;
}

/** @returns whether there was such a row */
export function deleteRow(db: Database, table: string, id: string): Promise<boolean> {
  return db.commit(async (trx) => (await trx(table).where({ id }).delete()) > 0);
}

/** Inserts one row durably. */
export async function insertRow(db: Database, table: string, row: object): Promise<void> {
  await db.commit((trx) => trx(table).insert(row));
}
