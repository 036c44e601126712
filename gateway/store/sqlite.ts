import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import knex, { type Knex } from 'knex';
import SqliteDialect from 'knex/lib/dialects/sqlite3/index.js';
import { GatewayError, type GatewayErrorOptions } from '../core/errors.ts';
import { type Log, silentLog } from '../core/log.ts';
import { BOOLEAN_COLUMNS } from './columns.ts';
import type { DirectResult, Driver } from './driver.ts';
import { type Connection, Statements } from './sqlite-statements.ts';
import { referenceViolation, UNIQUES, uniqueViolation } from './unique.ts';

/*
 * Everything that is particular to SQLite and to the npm driver behind it. To change the driver, change this file:
 * the dialect above, `run` below, and the error codes.
 */

const READERS = 3;
const BUSY_MS = 5000;
const WAL_TRIES = 100;
const WAL_RETRY_MS = 50;

/** Of every connection. WAL with synchronous=FULL: a commit is on the disk before it is confirmed. */
const PRAGMAS = [
  // Two that make a new file a WAL one at the same moment wait for each other in vain: they try, and try again.
  'busy_timeout = 0',
  'journal_mode = WAL',
  `busy_timeout = ${BUSY_MS}`,
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'cache_size = -16000',
  'journal_size_limit = 67108864',
];

type Created = (error: Error | null, connection: Connection) => void;

/** The dialect with our errors, and with transactions that take the write lock at once instead of half-way. */
class Dialect extends SqliteDialect {
  override query(connection: unknown, query: unknown): Promise<unknown> {
    return super.query(connection, query === 'BEGIN;' ? 'BEGIN IMMEDIATE;' : query).catch(rethrow);
  }

  override acquireConnection(): Promise<unknown> {
    return super.acquireConnection().catch(rethrow);
  }

  /** Knex's own would have the driver compile every statement anew. */
  async _query(connection: Connection, query: KnexQuery): Promise<KnexQuery> {
    const { sql, bindings = [], method, returning } = query;
    if (!sql) throw new Error('The query is empty.');
    const changes = method === 'del' || method === 'counter' || (CHANGING.has(method ?? '') && !returning);
    const result = await statementsOf(connection).execute(sql, bindings, changes ? 'changes' : 'rows');
    query.response = changes ? undefined : result.rows;
    query.context = result;
    return query;
  }

  override async destroyRawConnection(connection: Connection): Promise<void> {
    await statementsOf(connection).close();
    await super.destroyRawConnection(connection);
  }

  async direct(sql: string, values: readonly unknown[], wants: 'rows' | 'changes'): Promise<DirectResult> {
    const connection = (await this.acquireConnection()) as Connection;
    try {
      return await statementsOf(connection).execute(sql, values, wants).catch(rethrow);
    } finally {
      await this.releaseConnection(connection);
    }
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

const prepared = new WeakMap<Connection, Statements>();

function statementsOf(connection: Connection): Statements {
  let statements = prepared.get(connection);
  if (!statements) {
    statements = new Statements(connection);
    prepared.set(connection, statements);
  }
  return statements;
}

/** The file that `sqlite:<file>` means, relative to `dataDir` or absolute; null for other addresses. */
export function sqliteFile(url: string, dataDir: string): string | null {
  const file = /^sqlite:(?:\/\/(?=\/))?([^:].*)$/.exec(url)?.[1];
  return file ? resolve(dataDir, file) : null;
}

/** Opens (and creates, readable by the owner only) a database: one connection that writes, a few that only read. */
export async function openSqlite(deps: { file: string; log: Log }): Promise<Driver> {
  await createPrivately(deps.file);
  const writer = connect(deps.file, 1, PRAGMAS, deps.log);
  return {
    dialect: 'sqlite',
    writer,
    reader: connect(deps.file, READERS, [...PRAGMAS, 'query_only = ON'], deps.log),
    recover: async () => {
      // Fails when no transaction is open, which is the usual and the wanted case.
      await writer.raw('ROLLBACK').catch(() => undefined);
    },
    lockMigrations: async () => undefined,
  };
}

/** One statement on an existing file, on a connection of its own. @throws GatewayError DATABASE_… */
export async function sqliteStatement<T>(file: string, sql: string, values: string[] = []): Promise<T[]> {
  // The driver would create a missing file, and an empty database is an intact one.
  if (!existsSync(file)) {
    throw new GatewayError('DATABASE_CANNOT_OPEN', `There is no file ${file}.`, { disposition: 'local' });
  }
  const connection = connect(file, 1, [`busy_timeout = ${BUSY_MS}`], silentLog);
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

function connect(filename: string, max: number, pragmas: readonly string[], log: Log): Knex {
  return knex({
    client: Dialect,
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    acquireConnectionTimeout: 30_000,
    postProcessResponse: withBooleans,
    pool: { min: 0, max, afterCreate: (made: Connection, done: Created) => prepare(made, pragmas, done) },
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

/** Runs the pragmas one after the other. */
function prepare(connection: Connection, pragmas: readonly string[], done: Created, tries = WAL_TRIES): void {
  const [pragma, ...rest] = pragmas;
  if (pragma === undefined) {
    done(null, connection);
    return;
  }
  connection.run(`PRAGMA ${pragma}`, (error) => {
    const code = (error as { code?: unknown } | null)?.code;
    if (code === 'SQLITE_BUSY' && tries > 0) {
      setTimeout(() => prepare(connection, pragmas, done, tries - 1), WAL_RETRY_MS * (0.5 + Math.random()));
    } else if (error) done(asStoreError(error) as Error, connection);
    else prepare(connection, rest, done);
  });
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

function rethrow(error: unknown): never {
  throw asStoreError(error);
}

const TROUBLE: Record<string, [code: string, message: string, options: GatewayErrorOptions]> = {
  SQLITE_FULL: [
    'DISK_FULL',
    'The disk that holds the database is full.',
    { status: 507, remedy: 'Free space on the data folder’s disk; the gateway goes on by itself.' },
  ],
  SQLITE_BUSY: [
    'DATABASE_LOCKED',
    'Another process holds the database locked.',
    { status: 503, remedy: 'Stop the other program that has the database file open (a second gateway, a copy job).' },
  ],
  SQLITE_CORRUPT: [
    'DATABASE_CORRUPT',
    'The database file is damaged.',
    { status: 503, remedy: 'Stop the gateway, keep a copy of the data folder, and restore the last backup.' },
  ],
  SQLITE_NOTADB: [
    'DATABASE_INVALID',
    'The database file is not a SQLite database.',
    { status: 503, remedy: 'Point store.url at the right file, or move this one away so that a new one is made.' },
  ],
  SQLITE_CANTOPEN: [
    'DATABASE_CANNOT_OPEN',
    'The database file cannot be opened.',
    { status: 503, remedy: 'Check that the data folder exists and that the gateway may write to it.' },
  ],
  SQLITE_READONLY: [
    'DATABASE_READ_ONLY',
    'The database file may only be read.',
    { status: 503, remedy: 'Give the gateway’s user write access to the data folder and the files in it.' },
  ],
  SQLITE_IOERR: [
    'DATABASE_IO',
    'The disk that holds the database reported an error.',
    { status: 503, remedy: 'Look at the system log for disk errors; check the free space.' },
  ],
};
TROUBLE.SQLITE_LOCKED = TROUBLE.SQLITE_BUSY!;
TROUBLE.SQLITE_PERM = TROUBLE.SQLITE_READONLY!;

/** A driver error in our words; anything else as it is. */
function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof GatewayError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === 'SQLITE_CONSTRAINT') {
    const columns = /UNIQUE constraint failed: ([\w., ]+)$/.exec(error.message)?.[1];
    if (columns) {
      return uniqueViolation(
        UNIQUES.find((unique) => unique.columns === columns),
        error,
      );
    }
    return error.message.endsWith('FOREIGN KEY constraint failed') ? referenceViolation(error) : error;
  }
  const trouble = typeof code === 'string' ? TROUBLE[code] : undefined;
  if (!trouble) return error;
  const [name, message, options] = trouble;
  return new GatewayError(name, message, { disposition: 'local', ...options, cause: error });
}
