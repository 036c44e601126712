import type { Wants } from './driver.ts';
import { type Connection, type Result, Statements } from './sqlite-statements.ts';

/** A connection, wherever it is. */
export interface Executor {
  /** @throws Error of the driver; SQLITE_ABORT where an earlier one of its group failed */
  execute(request: Request): Promise<Result>;
  /** After what was handed in before; the statements, and for a thread the connection too. */
  close(): Promise<void>;
}

/** One statement. */
export interface Request {
  sql: string;
  values: readonly unknown[];
  wants: Wants;
  /** Number of the transaction that it is a part of; null = it is waited for before the next one is sent. */
  group: number | null;
}

/**
 * The statements of one connection, one after the other in the order in which they were handed in, so that whoever
 * writes much need not wait for each. Once one of a transaction has failed, none that follow are run: SQLite may have
 * rolled back by itself, and they would be commits of their own.
 */
export class Line implements Executor {
  readonly #statements: Statements;
  #last: Promise<unknown> = Promise.resolve();
  #failedGroup: number | null = null;

  constructor(connection: Connection) {
    this.#statements = new Statements(connection);
  }

  execute(request: Request): Promise<Result> {
    const result = this.#last.then(() => this.#run(request));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#statements.close();
  }

  async #run({ sql, values, wants, group }: Request): Promise<Result> {
    if (group !== null && group === this.#failedGroup) throw aborted();
    try {
      return await this.#statements.execute(sql, values, wants);
    } catch (error) {
      if (group !== null) this.#failedGroup = group;
      throw error;
    }
  }
}

function aborted(): Error {
  const error = new Error('An earlier statement of this transaction failed.');
  return Object.assign(error, { code: 'SQLITE_ABORT' });
}
