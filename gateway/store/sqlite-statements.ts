import type { Wants } from './driver.ts';

/* What we use of the npm driver's objects: a connection, and a statement that it prepared. */

export interface Connection {
  close(callback: (error: Error | null) => void): unknown;
  run(sql: string, callback: (error: Error | null) => void): unknown;
  prepare(sql: string, callback: (this: Prepared, error: Error | null) => void): unknown;
}
interface Prepared {
  all(values: readonly unknown[], callback: (error: Error | null, rows: unknown[]) => void): unknown;
  run(
    values: readonly unknown[],
    callback: (this: { changes: number; lastID: number }, error: Error | null) => void,
  ): unknown;
  finalize(callback: () => void): unknown;
}

/** Statements that a connection keeps ready; what was not used for longest goes first. */
const KEPT = 300;
/** A longer text is one of a kind: a list of many values. */
const LONGEST = 6_000;

export interface Result {
  rows: unknown[];
  changes: number;
  lastID: number;
}

/**
 * Prepared statements of one connection. To compile a statement costs the driver several times what it costs to run one,
 * and the gateway runs few different ones.
 */
export class Statements {
  readonly #connection: Connection;
  readonly #kept = new Map<string, Prepared>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs to its end. @param wants the rows, or what was changed */
  async execute(sql: string, values: readonly unknown[], wants: Wants): Promise<Result> {
    if (sql.length > LONGEST) {
      const once = await this.#prepare(sql);
      try {
        return await execute(once, values, wants);
      } finally {
        await finalize(once);
      }
    }
    let statement = this.#kept.get(sql);
    if (statement) this.#kept.delete(sql);
    else statement = await this.#prepare(sql);
    this.#kept.set(sql, statement);
    if (this.#kept.size > KEPT) await this.#forget(this.#kept.keys().next().value!);
    return execute(statement, values, wants);
  }

  /** A connection with statements left cannot be closed. */
  async close(): Promise<void> {
    for (const sql of [...this.#kept.keys()]) await this.#forget(sql);
  }

  #prepare(sql: string): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      this.#connection.prepare(sql, function (error) {
        if (error) reject(error);
        else resolve(this);
      });
    });
  }

  async #forget(sql: string): Promise<void> {
    const statement = this.#kept.get(sql)!;
    this.#kept.delete(sql);
    await finalize(statement);
  }
}

function execute(statement: Prepared, values: readonly unknown[], wants: Wants): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (wants === 'rows') {
      // `all` reads to the end, which is what frees the statement for its next use.
      statement.all(values, (error, rows) => (error ? reject(error) : resolve({ rows, changes: 0, lastID: 0 })));
    } else {
      statement.run(values, function (error) {
        if (error) reject(error);
        else resolve({ rows: [], changes: this.changes, lastID: this.lastID });
      });
    }
  });
}

function finalize(statement: Prepared): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(resolve);
  });
}
