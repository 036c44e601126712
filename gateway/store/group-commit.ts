import type { Knex } from 'knex';
import { GatewayError } from '../core/errors.ts';
import type { Driver } from './driver.ts';

/** Reads and writes through `trx` and nothing else: it may be rolled back and run a second time. */
export type Work<T> = (trx: Knex.Transaction) => Promise<T>;

/**
 * Writes many items of one kind with few statements; each transaction calls it once. In the order of the items: what the
 * caller gets, or `new Refusal(error)` for one who gets an error while the others are written.
 */
export type Batch<I, O> = (trx: Knex.Transaction, items: I[]) => Promise<(O | Refusal)[]>;

/** The answer to one item of a batch that was not written. */
export class Refusal {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

interface Job {
  batch: Batch<unknown, unknown>;
  item: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

type Attempt = { done: true; values: Map<Job, unknown> } | { done: false; error: unknown; culprit: Job | null };

/** So that one transaction stays short, and waiting works see an end. */
const MAX_BATCH = 256;
const MAX_WAITING = 20_000;

/**
 * Group commit. A commit costs a disk flush however much is in it; so works that arrive while one transaction is in
 * flight wait, and then run in order in one next transaction, items of one kind together. Each resolves only after that
 * commit is durable.
 *
 * A work that throws harms only itself: the transaction is rolled back, the others are committed without it, and it
 * runs alone (its error is now certainly its own). When a whole kind or the commit itself fails, halves are tried.
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
    return this.add(async (trx) => [await work(trx)], null);
  }

  /** @param batch the same function for every item of a kind  @throws as `run`, and what the batch refuses the item with */
  add<I, O>(batch: Batch<I, O>, item: I): Promise<O> {
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
    return new Promise<O>((resolve, reject) => {
      this.#waiting.push({ batch: batch as Job['batch'], item, resolve: resolve as Job['resolve'], reject });
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

  async #commit(jobs: Job[]): Promise<void> {
    if (jobs.length === 0) return;
    const attempt = await this.#attempt(jobs);
    if (attempt.done) {
      this.#commits += 1;
      this.#works += jobs.length;
      for (const job of jobs) {
        const value = attempt.values.get(job);
        if (value instanceof Refusal) job.reject(value.error);
        else job.resolve(value);
      }
      return;
    }
    const { error, culprit } = attempt;
    const hopeless = error instanceof GatewayError && error.code === 'DATABASE_UNREACHABLE';
    if (jobs.length === 1 || hopeless) {
      for (const job of jobs) job.reject(error);
      return;
    }
    const at = culprit ? jobs.indexOf(culprit) : jobs.length >> 1;
    await this.#commit(jobs.slice(0, at));
    if (culprit) await this.#commit([culprit]);
    await this.#commit(jobs.slice(culprit ? at + 1 : at));
  }

  /** Never throws. `culprit`: the work that failed, null when it was a kind of several, BEGIN or COMMIT. */
  async #attempt(jobs: Job[]): Promise<Attempt> {
    const values = new Map<Job, unknown>();
    let culprit: Job | null = null;
    let first: unknown;
    try {
      await this.#driver.writer.transaction(async (trx) => {
        try {
          for (const kin of byKind(jobs)) {
            culprit = kin.length === 1 ? kin[0]! : null;
            const items = kin.map(({ item }) => item);
            const results = await kin[0]!.batch(trx, items);
            kin.forEach((job, index) => {
              values.set(job, results[index]);
            });
          }
          culprit = null;
        } catch (error) {
          first = error;
          throw error;
        }
      });
      return { done: true, values };
    } catch (error) {
      await this.#driver.recover();
      // A failing ROLLBACK must not hide why it was needed.
      return { done: false, error: first ?? error, culprit };
    }
  }
}

/** In their order; items of one kind together, at the place of the first. A work is a kind of its own. */
function byKind(jobs: readonly Job[]): Job[][] {
  const kinds = new Map<Job['batch'], Job[]>();
  for (const job of jobs) {
    const kin = kinds.get(job.batch);
    if (kin) kin.push(job);
    else kinds.set(job.batch, [job]);
  }
  return [...kinds.values()];
}
