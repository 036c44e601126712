import { isBundled } from './batches.ts';
import type { Direct, DirectResult } from './driver.ts';
import { bundlesOf, type Write } from './sqlite-bundle.ts';
import { rethrowSqlite } from './sqlite-errors.ts';
import type { Executor } from './sqlite-line.ts';
import { type End, type Kin, writeTogether } from './together.ts';

/** Several kinds in one transaction of a connection. Never throws. @param group number of the transaction, each its own */
export async function writeKins(executor: Executor, group: number, kins: readonly Kin[]): Promise<End> {
  const end = kins.every(isBundled) ? await writeAsOne(executor, kins) : null;
  return end ?? writeTogether((work) => transaction(executor, group, work), kins);
}

/** Its statements are sent without waiting for the ones before. */
async function transaction<T>(executor: Executor, group: number, work: (at: Direct) => Promise<T>): Promise<T> {
  const direct: Direct['client']['direct'] = (sql, values, wants) =>
    executor.execute({ sql, values, wants, group }).catch(rethrowSqlite);
  const begun = direct('BEGIN IMMEDIATE', [], 'nothing');
  begun.catch(() => undefined); // whoever fails because of it is heard of below
  try {
    const value = await work({ client: { dialect: 'sqlite3', direct } });
    await begun;
    await direct('COMMIT', [], 'nothing');
    return value;
  } catch (error) {
    // Fails when SQLite has rolled back by itself, which is as good.
    await executor.execute({ sql: 'ROLLBACK', values: [], wants: 'nothing', group: null }).catch(() => undefined);
    await begun;
    throw error;
  }
}

/** All that they write in one statement, where that can be done. @returns null where nothing has been written */
async function writeAsOne(executor: Executor, kins: readonly Kin[]): Promise<End | null> {
  try {
    const parts = await Promise.all(
      kins.map(async ({ batch, items }) => {
        const writes: Write[] = [];
        return { results: await batch(noting(executor, writes), items), writes };
      }),
    );
    const writes = parts.flatMap((part) => part.writes);
    return (await bundlesOf(executor).run(writes))
      ? { done: true, results: parts.map(({ results }) => results) }
      : null;
  } catch {
    return null; // the long way fails, too, and tells whose fault it is
  }
}

const NOTED: DirectResult = { rows: [], changes: 0 };

/** Reads, and notes what is to be written. */
function noting(executor: Executor, writes: Write[]): Direct {
  return {
    client: {
      dialect: 'sqlite3',
      async direct(sql, values, wants) {
        if (wants === 'nothing') {
          writes.push({ sql, values });
          return NOTED;
        }
        const isRead = wants === 'rows' && /^\s*SELECT\b/i.test(sql);
        if (!isRead || writes.length > 0) throw new Error('What comes of a write is asked for: it cannot wait.');
        return executor.execute({ sql, values, wants, group: null });
      },
    },
  };
}
