import type { Knex } from 'knex';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Driver } from './driver.ts';
import { GroupCommit, type Work } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openSqlite, sqliteFile } from './sqlite.ts';
import type { Batch } from './together.ts';

/** What the files of this room are given. Errors of the driver arrive as GatewayErrors, from `read` too. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  /** Queries outside of a transaction; on SQLite these connections cannot write. */
  readonly read: Knex;
  /**
   * Runs `work` in a transaction that it shares with the other works of the moment, in the order of the calls; resolves
   * with its value when the commit is durable. `work` must touch nothing but `trx` (no events, no variables outside,
   * no waiting for anything else) and must await every query: it may be rolled back and run again. To survive an
   * expected error inside, wrap the statement in `trx.transaction(…)` (a savepoint).
   * @throws what `work` throws; GatewayError CONFLICT, DISK_FULL, DATABASE_…, STORE_BUSY, STORE_CLOSED
   */
  commit<T>(work: Work<T>): Promise<T>;
  /**
   * The same for one item of a kind that is written often: the items of the moment go to `batch` together. It obeys the
   * rules of a work.
   * @param batch the same function each time: it is what makes a kind
   */
  add<I, O>(batch: Batch<I, O>, item: I): Promise<O>;
  /** Since the start: transactions committed, and the works that shared them. */
  counts(): { commits: number; works: number };
  /** Waits for commits under way, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseDeps {
  /** `sqlite:<file>`, relative to `dataDir` or absolute, or `postgres://…` */
  url: string;
  dataDir: string;
  log: Log;
  clock: Clock;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws GatewayError DATABASE_URL, DATABASE_NEWER (made by a newer gateway), DATABASE_CANNOT_OPEN, …
 */
export async function openDatabase(deps: DatabaseDeps): Promise<Database> {
  const driver = await openDriver(deps);
  const close = async () => {
    if (driver.reader !== driver.writer) await driver.reader.destroy();
    await driver.writer.destroy();
  };
  try {
    await migrate({ driver, migrations: MIGRATIONS, clock: deps.clock, log: deps.log });
  } catch (error) {
    await close();
    throw error;
  }
  const group = new GroupCommit(driver);
  return {
    dialect: driver.dialect,
    read: driver.reader,
    commit: (work) => group.run(work),
    add: (batch, item) => group.add(batch, item),
    counts: () => group.counts(),
    close: async () => {
      await group.close();
      await close();
    },
  };
}

async function openDriver({ url, dataDir, log }: DatabaseDeps): Promise<Driver> {
  // Its driver is loaded only where it is used.
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres({ url, log });
  const file = sqliteFile(url, dataDir);
  if (file) return openSqlite({ file, log });
  throw new GatewayError('DATABASE_URL', 'store.url names no database that the gateway knows.', {
    disposition: 'local',
    remedy: 'Use sqlite:gateway.db or postgres://user:password@host/database.',
  });
}
