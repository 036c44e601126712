import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import knex, { type Knex } from 'knex';
import SqliteDialect from 'knex/lib/dialects/sqlite3/index.js';
import { GatewayError } from '../core/errors.ts';
import { type Log, silentLog } from '../core/log.ts';
import { nameOf } from './batches.ts';
import { BOOLEAN_COLUMNS } from './columns.ts';
import type { DirectResult, Driver, Wants } from './driver.ts';
import { asStoreError, rethrowSqlite } from './sqlite-errors.ts';
import { type Executor, Line } from './sqlite-line.ts';
import { PATIENCE, PRAGMAS, prepareConnection } from './sqlite-pragmas.ts';
import { hasThread, RemoteConnection } from './sqlite-remote.ts';
import type { Connection } from './sqlite-statements.ts';
import type { NamedKin } from './sqlite-thread.ts';
import { writeKins } from './sqlite-transaction.ts';
import type { End, Kin } from './together.ts';

/* What is particular to SQLite and to the npm driver behind it is here and in the files beside this one (`sqlite-*`). */

const READERS = 3;
/** Each has a cache of its own; what they read is mostly read once, and the system keeps the file in memory too. */
const READER_PRAGMAS = ['query_only = ON', 'cache_size = -4000'];

type Created = (error: unknown, connection: Connection) => void;

/** The dialect with our errors, and with transactions that take the write lock at once instead of half-way. */
class Dialect extends SqliteDialect {
  override query(connection: unknown, query: unknown): Promise<unknown> {
    return super.query(connection, query === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : query).catch(rethrowSqlite);
  }

  override acquireConnection(): Promise<unknown> {
    return super.acquireConnection().catch(rethrowSqlite);
  }

  override async validateConnection(connection: AnyConnection): Promise<boolean> {
    return !(connection instanceof RemoteConnection) || connection.isAlive;
  }

  /** Knex's own would have the driver compile every statement anew. */
  async _query(connection: AnyConnection, query: KnexQuery): Promise<KnexQuery> {
    const { sql, bindings = [], method, returning } = query;
    if (!sql) throw new Error('The query is empty.');
    const changes = method === 'del' || method === 'counter' || (CHANGING.has(method ?? '') && !returning);
    const request = { sql, values: bindings, wants: changes ? 'changes' : 'rows', group: null } as const;
    const result = await executorOf(connection).execute(request);
    query.response = changes ? undefined : result.rows;
    query.context = result;
    return query;
  }

  override async destroyRawConnection(connection: AnyConnection): Promise<void> {
    await executorOf(connection).close();
    if (!(connection instanceof RemoteConnection)) await super.destroyRawConnection(connection);
  }

  direct(sql: string, values: readonly unknown[], wants: Wants): Promise<DirectResult> {
    return withExecutor(this, (executor) => executor.execute({ sql, values, wants, group: null }).catch(rethrowSqlite));
  }
}

/** The writer's: on a thread of its own. */
class ThreadDialect extends Dialect {
  override acquireRawConnection(): Promise<unknown> {
    const { filename } = this.connectionSettings as { filename: string };
    return RemoteConnection.open({ filename, pragmas: PRAGMAS });
  }
}

const CHANGING = new Set(['insert', 'update']);

/** What Knex hands to its dialect. */
interface KnexQuery {
  sql?: string;
  bindings?: unknown[];
  method?: string;
  returning?: unknown;
  response?: unknown;
  context?: unknown;
}

type AnyConnection = Connection | RemoteConnection;

const lines = new WeakMap<Connection, Line>();

function executorOf(connection: AnyConnection): Executor {
  if (connection instanceof RemoteConnection) return connection;
  let line = lines.get(connection);
  if (!line) {
    line = new Line(connection);
    lines.set(connection, line);
  }
  return line;
}

async function withExecutor<T>(client: Knex.Client, work: (executor: Executor) => Promise<T>): Promise<T> {
  const connection = (await client.acquireConnection()) as AnyConnection;
  try {
    return await work(executorOf(connection));
  } finally {
    await client.releaseConnection(connection);
  }
}

/** The file that `sqlite:<file>` means, relative to `dataDir` or absolute; null for other addresses. */
export function sqliteFile(url: string, dataDir: string): string | null {
  const file = /^sqlite:(?:\/\/(?=\/))?([^:].*)$/.exec(url)?.[1];
  return file ? resolve(dataDir, file) : null;
}

/** Opens (and creates, readable by the owner only) a database: one connection that writes, a few that only read. */
export async function openSqlite(deps: { file: string; log: Log }): Promise<Driver> {
  await createPrivately(deps.file);
  const writer = connect(deps.file, hasThread ? 'thread' : 1, PRAGMAS, deps.log);
  return {
    dialect: 'sqlite',
    writer,
    reader: connect(deps.file, READERS, [...PRAGMAS, ...READER_PRAGMAS], deps.log),
    together: transactions(writer.client),
    // The disk need not wait for this thread to hear of the end of the last one.
    ahead: hasThread,
    recover: async () => {
      // Fails when no transaction is open, which is the usual and the wanted case.
      await writer.raw('ROLLBACK').catch(() => undefined);
    },
    lockMigrations: async () => undefined,
  };
}

/**
 * Transactions of kinds that the thread knows run there, one behind the other. Those of others have their statements sent
 * from here, and are alone meanwhile.
 */
function transactions(client: Knex.Client): Driver['together'] {
  const onThread = new Set<Promise<unknown>>();
  let fromHere: Promise<unknown> = Promise.resolve();
  let groups = 0;
  const begin = (kins: readonly Kin[]): Promise<End> => {
    const named = hasThread ? byName(kins) : null;
    if (named) {
      const end = fromHere.then(() => handOver(client, named));
      onThread.add(end);
      void end.catch(() => undefined).then(() => onThread.delete(end));
      return end;
    }
    const before = Promise.allSettled([fromHere, ...onThread]);
    const end = before.then(() => withExecutor(client, (executor) => writeKins(executor, ++groups, kins)));
    fromHere = end.catch(() => undefined);
    return end;
  };
  return (kins) => begin(kins).catch((error: unknown): End => ({ done: false, error, culprit: null }));
}

/** The connection is given back as soon as the thread has it all: the next one may be handed over meanwhile. */
async function handOver(client: Knex.Client, kins: readonly NamedKin[]): Promise<End> {
  const sent = await withExecutor(client, async (executor) => ({ end: (executor as RemoteConnection).together(kins) }));
  return sent.end;
}

function byName(kins: readonly Kin[]): NamedKin[] | null {
  const named: NamedKin[] = [];
  for (const { batch, items } of kins) {
    const name = nameOf(batch);
    if (name === null) return null;
    named.push({ name, items });
  }
  return named;
}

/** One statement on an existing file, on a connection of its own. @throws GatewayError DATABASE_… */
export async function sqliteStatement<T>(file: string, sql: string, values: string[] = []): Promise<T[]> {
  // The driver would create a missing file, and an empty database is an intact one.
  if (!existsSync(file)) {
    throw new GatewayError('DATABASE_CANNOT_OPEN', `There is no file ${file}.`, { disposition: 'local' });
  }
  const connection = connect(file, 1, [PATIENCE], silentLog);
  try {
    return (await connection.raw(sql, values)) as T[];
  } finally {
    await connection.destroy();
  }
}

/**
 * An exclusive lock on a file of its own, held until the function that comes back is called, or the process ends.
 * @throws GatewayError DATABASE_LOCKED when another process holds it
 */
export async function holdSqliteLock(file: string): Promise<() => Promise<void>> {
  await createPrivately(file);
  const lock = connect(file, 1, ['busy_timeout = 1000'], silentLog);
  const { client } = lock;
  // Kept out of the pool, which would close it when idle.
  const connection: unknown = await client.acquireConnection();
  const release = async () => {
    await client.releaseConnection(connection);
    await lock.destroy();
  };
  try {
    // Nothing is ever written: there is nothing to recover in this file.
    await lock.raw('BEGIN IMMEDIATE').connection(connection);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** @param max connections; 'thread' = one, on a thread of its own, which stays */
function connect(filename: string, max: number | 'thread', pragmas: readonly string[], log: Log): Knex {
  const isThread = max === 'thread';
  const afterCreate = (made: Connection, done: Created) =>
    prepareConnection(made, pragmas, (error) => done(error && asStoreError(error), made));
  return knex({
    client: isThread ? ThreadDialect : Dialect,
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    acquireConnectionTimeout: 30_000,
    postProcessResponse: withBooleans,
    pool: isThread ? { min: 1, max: 1 } : { min: 0, max, afterCreate },
    log: knexLog(log),
  });
}

/** Makes sure of the file. It holds personal data: 0600, and SQLite gives its side files the same mode. */
async function createPrivately(filename: string): Promise<void> {
  try {
    await mkdir(dirname(filename), { recursive: true, mode: 0o700 });
    await (await open(filename, 'a', 0o600)).close();
  } catch (cause) {
    throw new GatewayError(
      'DATABASE_CANNOT_OPEN',
      `The database file ${filename} cannot be created or written: ${(cause as Error).message}.`,
      { disposition: 'local', remedy: 'Give the gateway a data folder that it may write to (dataDir).', cause },
    );
  }
}

/** SQLite has no booleans: 0 and 1 of the columns known as such become false and true. */
function withBooleans(result: unknown): unknown {
  for (const row of Array.isArray(result) ? result : [result]) {
    if (row === null || typeof row !== 'object') break;
    for (const column of BOOLEAN_COLUMNS) if (typeof row[column] === 'number') row[column] = row[column] !== 0;
  }
  return result;
}

function knexLog(log: Log) {
  return {
    debug: () => undefined,
    warn: (message: unknown) => log.warn({}, String(message)),
    error: (message: unknown) => log.error({}, String(message)),
    deprecate: (method: string, alternative: string) => log.debug({ method, alternative }, 'deprecated in Knex'),
  };
}
