import type { Knex } from 'knex';
import { GatewayError } from '../core/errors.ts';
import type { Driver } from './driver.ts';
import { type Batch, Refusal } from './together.ts';

/** Reads and writes through `trx` and nothing else: it may be rolled back and run a second time. */
export type Work<T> = (trx: Knex.Transaction) => Promise<T>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}
type Piece = Waiting & { work: Work<unknown> };
type Item = Waiting & { batch: Batch<unknown, unknown>; item: unknown };
type Job = Piece | Item;

/** What came of a transaction. `culprit`: the job that failed, null when it was a kind of several, BEGIN or COMMIT. */
type Attempt<J> = { done: true; values: Map<J, unknown> } | { done: false; error: unknown; culprit: J | null };

/** So that one transaction stays short, and waiting works see an end. */
const MAX_BATCH = 256;
const MAX_WAITING = 20_000;
/** Fewer wait for the end of the transaction under way: more may come until then, and share the next one. */
const WORTH_ITS_OWN = 12;

/**
 * Group commit. A commit costs a disk flush however much is in it; so what arrives while one transaction is in flight
 * waits, and then shares a next one. Items, those of one kind together, and works, in their order, take turns. Each
 * resolves only after its commit is durable.
 *
 * A work that throws harms only itself: the transaction is rolled back, the others are committed without it, and it
 * runs alone (its error is now certainly its own). When a whole kind or the commit itself fails, halves are tried.
 */
export class GroupCommit {
  readonly #driver: Driver;
  readonly #items: Item[] = [];
  readonly #works: Piece[] = [];
  /** Transactions of items, and of works: these are alone. */
  #underWay = { items: 0, works: 0 };
  #next: 'items' | 'works' = 'items';
  #isScheduled = false;
  #isClosed = false;
  /** Those that wait for the last transaction. */
  readonly #closing: (() => void)[] = [];
  #done = { commits: 0, works: 0 };

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** Transactions committed and works in them. */
  counts(): { commits: number; works: number } {
    return { ...this.#done };
  }

  /** @throws GatewayError STORE_BUSY when too many wait, STORE_CLOSED after `close()` */
  run<T>(work: Work<T>): Promise<T> {
    return this.#enqueue(this.#works, (waiting) => ({ work, ...waiting }));
  }

  /** @param batch the same function for every item of a kind  @throws as `run`, and what the batch refuses the item with */
  add<I, O>(batch: Batch<I, O>, item: I): Promise<O> {
    return this.#enqueue(this.#items, (waiting) => ({ batch: batch as Item['batch'], item, ...waiting }));
  }

  /** Refuses new works and resolves when those that wait are done. */
  close(): Promise<void> {
    this.#isClosed = true;
    return new Promise((resolve) => {
      this.#closing.push(resolve);
      this.#pump();
    });
  }

  #enqueue<T, J extends Job>(waiting: J[], job: (waiting: Waiting) => J): Promise<T> {
    if (this.#isClosed) {
      return Promise.reject(
        new GatewayError('STORE_CLOSED', 'The gateway is stopping.', { disposition: 'local', status: 503 }),
      );
    }
    if (this.#items.length + this.#works.length >= MAX_WAITING) {
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
      waiting.push(job({ resolve: resolve as Waiting['resolve'], reject }));
      if (this.#isScheduled) return;
      // All that this turn of the event loop brings shares a transaction.
      this.#isScheduled = true;
      setImmediate(() => {
        this.#isScheduled = false;
        this.#pump();
      });
    });
  }

  /** Begins what may begin now. */
  #pump(): void {
    for (let begun = true; begun; ) begun = this.#beginItems() || this.#beginWorks();
    const isIdle = this.#underWay.items + this.#underWay.works + this.#items.length + this.#works.length === 0;
    if (isIdle) for (const resolve of this.#closing.splice(0)) resolve();
  }

  #beginItems(): boolean {
    const areWorksNext = this.#works.length > 0 && this.#next === 'works';
    const { items, works } = this.#underWay;
    const mayFollow = this.#driver.ahead && items === 1 && this.#items.length >= WORTH_ITS_OWN;
    if (this.#items.length === 0 || areWorksNext || works > 0 || (items > 0 && !mayFollow)) return false;
    this.#next = 'works';
    const jobs = this.#items.splice(0, MAX_BATCH);
    this.#begin('items', () => this.#commit(jobs, (some) => this.#together(some)));
    return true;
  }

  #beginWorks(): boolean {
    const isAlone = this.#underWay.works + this.#underWay.items === 0;
    if (this.#works.length === 0 || !isAlone) return false;
    this.#next = 'items';
    const jobs = this.#works.splice(0, MAX_BATCH);
    this.#begin('works', () => this.#commit(jobs, (some) => this.#inTurn(some)));
    return true;
  }

  #begin(what: 'items' | 'works', commit: () => Promise<void>): void {
    this.#underWay[what] += 1;
    void commit().then(() => {
      this.#underWay[what] -= 1;
      this.#pump();
    });
  }

  async #commit<J extends Job>(jobs: J[], attempt: (jobs: J[]) => Promise<Attempt<J>>): Promise<void> {
    if (jobs.length === 0) return;
    const end = await attempt(jobs);
    if (end.done) {
      this.#done.commits += 1;
      this.#done.works += jobs.length;
      for (const job of jobs) {
        const value = end.values.get(job);
        if (value instanceof Refusal) job.reject(value.error);
        else job.resolve(value);
      }
      return;
    }
    const { error, culprit } = end;
    const hopeless = error instanceof GatewayError && error.code === 'DATABASE_UNREACHABLE';
    if (jobs.length === 1 || hopeless) {
      for (const job of jobs) job.reject(error);
      return;
    }
    const at = culprit ? jobs.indexOf(culprit) : jobs.length >> 1;
    await this.#commit(jobs.slice(0, at), attempt);
    if (culprit) await this.#commit([culprit], attempt);
    await this.#commit(jobs.slice(culprit ? at + 1 : at), attempt);
  }

  /** Items in one transaction, all kinds at once. Never throws. */
  async #together(items: Item[]): Promise<Attempt<Item>> {
    const kins = byKind(items);
    const end = await this.#driver.together(
      kins.map((kin) => ({ batch: kin[0]!.batch, items: kin.map(({ item }) => item) })),
    );
    if (end.done) {
      const values = new Map<Item, unknown>();
      kins.forEach((kin, at) => {
        kin.forEach((item, index) => {
          values.set(item, end.results[at]![index]);
        });
      });
      return { done: true, values };
    }
    const kin = end.culprit === null ? [] : kins[end.culprit]!;
    return { done: false, error: end.error, culprit: kin.length === 1 ? kin[0]! : null };
  }

  /** Works in one transaction, one after the other. Never throws. */
  async #inTurn(works: Piece[]): Promise<Attempt<Piece>> {
    const values = new Map<Piece, unknown>();
    let culprit: Piece | null = null;
    let first: unknown;
    try {
      await this.#driver.writer.transaction(async (trx) => {
        try {
          for (const piece of works) {
            culprit = piece;
            values.set(piece, await piece.work(trx));
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

/** Those of one kind together, in the order of the first of each. */
function byKind(items: readonly Item[]): Item[][] {
  const kinds = new Map<Item['batch'], Item[]>();
  for (const item of items) {
    const kin = kinds.get(item.batch);
    if (kin) kin.push(item);
    else kinds.set(item.batch, [item]);
  }
  return [...kinds.values()];
}
