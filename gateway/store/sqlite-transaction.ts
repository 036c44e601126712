import type { Direct } from './driver.ts';
import { rethrowSqlite } from './sqlite-errors.ts';
import type { Executor } from './sqlite-line.ts';
import { type End, type Kin, writeTogether } from './together.ts';

/** Several kinds in one transaction of a connection. Never throws. @param group number of the transaction, each its own */
export function writeKins(executor: Executor, group: number, kins: readonly Kin[]): Promise<End> {
  return writeTogether((work) => transaction(executor, group, work), kins);
}

/** Its statements are sent without waiting for the ones before. */
async function transaction<T>(executor: Executor, group: number, work: (at: Direct) => Promise<T>): Promise<T> {
  const direct: Direct['client']['direct'] = (sql, values, wants) =>
    executor.execute({ sql, values, wants, group }).catch(rethrowSqlite);
  const begun = direct('BEGIN IMMEDIATE', [], 'changes');
  begun.catch(() => undefined); // whoever fails because of it is heard of below
  try {
    const value = await work({ client: { dialect: 'sqlite3', direct } });
    await begun;
    await direct('COMMIT', [], 'changes');
    return value;
  } catch (error) {
    // Fails when SQLite has rolled back by itself, which is as good.
    await executor.execute({ sql: 'ROLLBACK', values: [], wants: 'changes', group: null }).catch(() => undefined);
    await begun;
    throw error;
  }
}
