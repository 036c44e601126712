import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { OutboxStore, StateChange } from '../core/outbox-store.ts';

export interface ExpiryDeps {
  store: OutboxStore;
  clock: Clock;
  log: Log;
  node: string;
  onChange(changes: StateChange[]): void;
}

const AT_ONCE = 500;
const LONGEST_SLEEP_MS = 60_000;

/**
 * Everything ends: queued and held deliveries past their expiry become expired, deliveries whose lease ran out (another
 * process died with them) are recovered, uncertain notices get their one second try. Sleeps until the next is due.
 */
export class Expiry {
  readonly #deps: ExpiryDeps;
  #cancel: () => void = () => {};
  #stopped = false;
  /** ms; 0 while one runs. */
  #nextSweep = 0;
  /** Told while a sweep ran, which may have looked before (ms). */
  #expected = Number.POSITIVE_INFINITY;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: ExpiryDeps) {
    this.#deps = deps;
  }

  /** First settles what an earlier run of this process left in flight. */
  async start(): Promise<void> {
    this.#deps.onChange(await this.#deps.store.recover(this.#deps.node, this.#deps.clock.now()));
    this.#run();
  }

  /** Something was queued that may expire before the sweep that is planned. @param at ms */
  expect(at: number): void {
    if (this.#nextSweep === 0) this.#expected = Math.min(this.#expected, at);
    if (this.#stopped || at >= this.#nextSweep) return;
    this.#cancel();
    this.#sweepIn(at - this.#deps.clock.now());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #sweepIn(ms: number): void {
    this.#nextSweep = this.#deps.clock.now() + ms;
    this.#cancel = this.#deps.clock.after(ms, () => this.#run());
  }

  #run(): void {
    this.#nextSweep = 0;
    this.#running = this.#sweep()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'Expired messages could not be swept; trying again.');
        return LONGEST_SLEEP_MS;
      })
      .then((sleepMs) => {
        if (this.#stopped) return;
        const expectedIn = Math.max(this.#expected - this.#deps.clock.now(), 0);
        this.#expected = Number.POSITIVE_INFINITY;
        this.#sweepIn(Math.min(sleepMs, expectedIn));
      });
  }

  async #sweep(): Promise<number> {
    const { store, clock, onChange } = this.#deps;
    onChange(await store.recover(null, clock.now()));
    let changes: StateChange[];
    do {
      changes = await store.expire(clock.now(), AT_ONCE);
      onChange(changes);
    } while (changes.length === AT_ONCE && !this.#stopped);
    onChange(await store.resendUncertain(clock.now(), AT_ONCE));
    const next = await store.nextSweep();
    return next === null ? LONGEST_SLEEP_MS : Math.min(Math.max(next - clock.now(), 0), LONGEST_SLEEP_MS);
  }
}
