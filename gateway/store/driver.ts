import type { Knex } from 'knex';
import type { End, Kin } from './together.ts';

/** One kind of database behind Knex: sqlite.ts and postgres.ts each make one. */
export interface Driver {
  dialect: 'sqlite' | 'postgres';
  /** Transactions run here, one at a time. */
  writer: Knex;
  /** Queries outside of transactions. The same as `writer` where one pool serves both. */
  reader: Knex;
  /** One transaction past Knex. Never throws; where it failed nothing is written, and the writer is not left inside of it. */
  together(kins: readonly Kin[]): Promise<End>;
  /** One transaction of `together` may be handed over before the one under way has ended. */
  ahead: boolean;
  /** After a transaction of Knex that failed: makes sure that the writer is not left inside of it. */
  recover(): Promise<void>;
  /** Serialises migrations of several processes; called first in each migration's transaction. */
  lockMigrations(trx: Knex.Transaction): Promise<void>;
}

/** What the statements of direct.ts need of a database or a transaction: each Knex of ours has it. */
export interface Direct {
  client: DirectClient;
}

/** Rows as the driver gives them: booleans of SQLite are 0 and 1. */
export interface DirectResult {
  rows: unknown[];
  /** Rows changed; only where changes were wanted. */
  changes: number;
}

/**
 * What our dialects offer beside Knex's builder: one statement, prepared once per connection, on the transaction's
 * connection or on one of the pool.
 */
export interface DirectClient {
  dialect: string;
  direct(sql: string, values: readonly unknown[], wants: Wants): Promise<DirectResult>;
}

/** What is asked of a statement. Of several of which nothing is asked the driver may make one. */
export type Wants = 'rows' | 'changes' | 'nothing';
