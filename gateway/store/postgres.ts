import knex, { type Knex } from 'knex';
import PostgresDialect from 'knex/lib/dialects/postgres/index.js';
import pg from 'pg';
import { GatewayError, type GatewayErrorOptions } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Direct, DirectResult, Driver } from './driver.ts';
import { writeTogether } from './together.ts';
import { referenceViolation, UNIQUES, uniqueViolation } from './unique.ts';

/* Everything that is particular to PostgreSQL. */

const CONNECTIONS = 10;
const INT8 = 20;
const NUMERIC = 1700;
/** Any number: two gateways that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_205_412_311;

/** Counts and times (bigint), and sums of them, fit a double: no strings. Per connection, not for the whole process. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

class Dialect extends PostgresDialect {
  override async query(connection: unknown, query: unknown): Promise<unknown> {
    const result = await super.query(connection, query).catch(rethrow);
    // After a failed statement PostgreSQL answers COMMIT with ROLLBACK, and no error.
    if (query === 'COMMIT;' && result.response?.command !== 'COMMIT') {
      throw new GatewayError('COMMIT_LOST', 'The database rolled the transaction back.', { disposition: 'local' });
    }
    return result;
  }

  override acquireConnection(): Promise<unknown> {
    return super.acquireConnection().catch(rethrow);
  }

  async direct(sql: string, values: readonly unknown[]): Promise<DirectResult> {
    const connection = (await this.acquireConnection()) as pg.Client;
    try {
      const result = await inTurn(connection, { ...numbered(sql), values: [...values] }).catch(rethrow);
      return { rows: result.rows as unknown[], changes: result.rowCount ?? 0 };
    } finally {
      await this.releaseConnection(connection);
    }
  }
}

const last = new WeakMap<pg.Client, Promise<unknown>>();

/** A batch does not wait for each of its statements; the driver wants them one after the other. */
function inTurn(connection: pg.Client, query: pg.QueryConfig): Promise<pg.QueryResult> {
  const result = (last.get(connection) ?? Promise.resolve()).then(() => connection.query(query));
  last.set(
    connection,
    result.catch(() => undefined),
  );
  return result;
}

const statements = new Map<string, { name?: string; text: string }>();

/** `?` as `$1`, and a name under which the server keeps what it prepared; long lists are one of a kind. */
function numbered(sql: string): { name?: string; text: string } {
  const known = statements.get(sql);
  if (known) return known;
  let count = 0;
  const text = sql.replaceAll('?', () => `$${++count}`);
  if (sql.length > 6_000) return { text };
  const statement = { name: `s${statements.size}`, text };
  statements.set(sql, statement);
  return statement;
}

/** One pool for reading and writing. @param url postgres://user:password@host/database, with libpq's parameters */
export function openPostgres(deps: { url: string; log: Log }): Driver {
  const pool: Knex = knex({
    client: Dialect,
    connection: {
      connectionString: deps.url,
      application_name: 'push-token-gateway',
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      types,
    } as Knex.PgConnectionConfig,
    compileSqlOnError: false,
    acquireConnectionTimeout: 15_000,
    pool: { min: 0, max: CONNECTIONS, afterCreate: prepare },
    log: {
      debug: () => undefined,
      warn: (message: unknown) => deps.log.warn({}, String(message)),
      error: (message: unknown) => deps.log.error({}, String(message)),
      deprecate: (method, alternative) => deps.log.debug({ method, alternative }, 'deprecated in Knex'),
    },
  });
  return {
    dialect: 'postgres',
    writer: pool,
    reader: pool,
    together: (kins) => writeTogether((work) => pool.transaction((trx) => work(trx as unknown as Direct)), kins),
    ahead: false,
    recover: async () => undefined,
    lockMigrations: async (trx) => {
      await trx.raw('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    },
  };
}

/** A server set to confirm commits before they are on the disk is overruled. */
function prepare(connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void): void {
  connection.query(
    `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`,
    (error) => done(error ?? null, connection),
  );
}

function rethrow(error: unknown): never {
  throw asStoreError(error);
}

const UNREACHABLE: [string, string, GatewayErrorOptions] = [
  'DATABASE_UNREACHABLE',
  'The PostgreSQL server cannot be reached.',
  { status: 503, remedy: 'Check that the server runs, and host, port and TLS parameters of store.url.' },
];

/** SQLSTATE, or its class (two characters), or a code of Node's net. */
const TROUBLE: Record<string, [code: string, message: string, options: GatewayErrorOptions]> = {
  '53100': [
    'DISK_FULL',
    'The disk of the PostgreSQL server is full.',
    { status: 507, remedy: 'Free space on the database server; the gateway goes on by itself.' },
  ],
  '53300': [
    'DATABASE_BUSY',
    'The PostgreSQL server has no free connection.',
    { status: 503, remedy: 'Raise max_connections on the server or close other programs’ connections.' },
  ],
  '28': [
    'DATABASE_LOGIN',
    'The PostgreSQL server refused the login.',
    { status: 503, remedy: 'Check user name and password in store.url.' },
  ],
  '3D000': [
    'DATABASE_MISSING',
    'The PostgreSQL database does not exist.',
    { status: 503, remedy: 'Create it, or correct its name in store.url.' },
  ],
  '40': [
    'DATABASE_CLASH',
    'The database gave way to another gateway’s transaction.',
    { status: 503, remedy: 'Try again.' },
  ],
  '57': UNREACHABLE,
  '08': UNREACHABLE,
};
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE']);

/** A driver error in our words; anything else as it is. */
function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof GatewayError) return error;
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505') {
    return uniqueViolation(
      UNIQUES.find((unique) => unique.index === constraint),
      error,
    );
  }
  if (code === '23503') return referenceViolation(error);
  const lost =
    NETWORK.has(code ?? '') ||
    error.name === 'KnexTimeoutError' ||
    /terminated|timeout expired|not queryable/.test(error.message);
  const trouble = lost ? UNREACHABLE : (TROUBLE[code ?? ''] ?? TROUBLE[code?.slice(0, 2) ?? '']);
  if (!trouble) return error;
  const [name, message, options] = trouble;
  return new GatewayError(name, message, { disposition: 'local', ...options, cause: error });
}
