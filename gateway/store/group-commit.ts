import type { Knex } from 'knex';
import { GatewayError } from '../core/errors.ts';
import type { Driver } from './driver.ts';

/** Reads and writes through `trx` and nothing else: it may be rolled back and run a second time. */
export type Work<T> = (trx: Knex.Transaction) => Promise<T>;

interface Job {
  work: Work<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

type Attempt = { done: true; values: unknown[] } | { done: false; error: unknown; index: number | null };

/** So that one transaction stays short, and waiting works see an end. */
const MAX_BATCH = 256;
const MAX_WAITING = 20_000;

/**
 * Group commit. A commit costs a disk flush however much is in it; so works that arrive while one transaction is in
 * flight wait, and then run in order in one next transaction. Each resolves only after that commit is durable.
 *
 * A work that throws harms only itself: the transaction is rolled back, the works before it are committed, then it
 * runs alone (its error is now certainly its own), then the others go on. When the commit itself fails, each runs alone.
 */
export class GroupCommit {
  readonly #driver: Driver;
  #waiting: Job[] = [];
  #draining: Promise<void> | null = null;
  #closed = false;
  #commits = 0;
  #works = 0;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Transactions committed and works in them. */
  counts(): { commits: number; works: number } {
    return { commits: this.#commits, works: this.#works };
  }

  /** @throws GatewayError STORE_BUSY when too many wait, STORE_CLOSED after `close()` */
  run<T>(work: Work<T>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(
        new GatewayError('STORE_CLOSED', 'The gateway is stopping.', { disposition: 'local', status: 503 }),
      );
    }
    if (this.#waiting.length >= MAX_WAITING) {
      return Promise.reject(
        new GatewayError('STORE_BUSY', 'More is waiting to be written than the disk can take.', {
          disposition: 'local',
          status: 503,
          remedy: 'Try again shortly; a faster disk helps lastingly.',
          retryAfterMs: 1000,
        }),
      );
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Refuses new works and resolves when those that wait are done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    // All that this turn of the event loop brings shares the first transaction.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MAX_BATCH));
    this.#draining = null;
  }

  async #commit(batch: Job[]): Promise<void> {
    if (batch.length === 0) return;
    const attempt = await this.#attempt(batch);
    if (attempt.done) {
      this.#commits += 1;
      this.#works += batch.length;
      batch.forEach((job, index) => {
        job.resolve(attempt.values[index]);
      });
      return;
    }
    const { error, index } = attempt;
    const hopeless = error instanceof GatewayError && error.code === 'DATABASE_UNREACHABLE';
    if (batch.length === 1 || hopeless) {
      for (const job of batch) job.reject(error);
    } else if (index === null) {
      for (const job of batch) await this.#commit([job]);
    } else {
      await this.#commit(batch.slice(0, index));
      await this.#commit(batch.slice(index, index + 1));
      await this.#commit(batch.slice(index + 1));
    }
  }

  /** Never throws. `index`: the work that failed, null when it was BEGIN or COMMIT. */
  async #attempt(batch: Job[]): Promise<Attempt> {
    const values: unknown[] = [];
    let index: number | null = null;
    let first: unknown;
    try {
      await this.#driver.writer.transaction(async (trx) => {
        try {
          for (index = 0; index < batch.length; index++) values.push(await batch[index]!.work(trx));
          index = null;
        } catch (error) {
          first = error;
          throw error;
        }
      });
      return { done: true, values };
    } catch (error) {
      await this.#driver.recover();
      // A failing ROLLBACK must not hide why it was needed.
      return { done: false, error: first ?? error, index };
    }
  }
}
