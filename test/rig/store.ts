import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { type Database, openDatabase } from '../../gateway/store/db.ts';
import { createStores, type Stores } from '../../gateway/store/stores.ts';

/** A postgres:// URL; the contract tests then run there too, each database in a schema of its own. */
export const TEST_POSTGRES = process.env.GATEWAY_TEST_POSTGRES ?? null;

export type Dialect = 'sqlite' | 'postgres';
/** The databases that a contract test can run on here; says so when PostgreSQL is left out. */
export function testDialects(): Dialect[] {
  if (TEST_POSTGRES) return ['sqlite', 'postgres'];
  console.info('GATEWAY_TEST_POSTGRES is not set: the store is tested on SQLite only.');
  return ['sqlite'];
}

export interface TestDatabase {
  db: Database;
  url: string;
  /** The temporary data folder. */
  dataDir: string;
  /** Closes the database and removes it. */
  close(): Promise<void>;
}

/** A fresh, migrated database of its own. */
export async function openTestDatabase(options: { dialect?: Dialect; clock?: Clock } = {}): Promise<TestDatabase> {
  const place = await testPlace(options.dialect ?? 'sqlite');
  const db = await openDatabase({
    url: place.url,
    dataDir: place.dataDir,
    log: silentLog,
    clock: options.clock ?? systemClock,
  });
  return {
    db,
    ...place,
    close: async () => {
      await db.close();
      await place.remove();
    },
  };
}

export interface TestStores extends TestDatabase {
  stores: Stores;
  sealer: Sealer;
}

/** A fresh database with all stores over it, and a master key of its own. */
export async function openTestStores(options: { dialect?: Dialect; clock?: Clock } = {}): Promise<TestStores> {
  const database = await openTestDatabase(options);
  const sealer = new Sealer(randomBytes(32));
  return { ...database, sealer, stores: createStores(database.db, sealer) };
}

/** Somewhere for a database, empty. */
export async function testPlace(dialect: Dialect): Promise<{ url: string; dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-store-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (dialect === 'sqlite') return { url: 'sqlite:gateway.db', dataDir, remove: removeFolder };
  const schema = `test_${randomBytes(6).toString('hex')}`;
  await onPostgres(`CREATE SCHEMA ${schema}`);
  const url = new URL(TEST_POSTGRES!);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    url: url.href.replaceAll('+', '%20'),
    dataDir,
    remove: async () => {
      await onPostgres(`DROP SCHEMA ${schema} CASCADE`);
      await removeFolder();
    },
  };
}

async function onPostgres(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_POSTGRES! });
  await client.connect();
  await client.query(sql);
  await client.end();
}
