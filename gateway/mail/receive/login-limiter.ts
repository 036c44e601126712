import type { Clock } from '../../core/clock.ts';

const FORGET_MS = 60 * 60_000;
const MAX_KEYS = 10_000;

/** When failures shut out, and for how long (ms). */
export interface FailureLimits {
  /** The failure that is the first to shut out. */
  failures: number;
  firstMs: number;
  longestMs: number;
}

interface Record {
  failures: number;
  lastAt: number;
}

/**
 * Wrong passwords, by address or account: from a number of them on each further one shuts out, twice as long as the one
 * before. A success, or an hour of quiet, wipes the slate.
 */
export class LoginLimiter {
  readonly #clock: Clock;
  /** Least recently failed first. */
  readonly #records = new Map<string, Record>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns its failures so far, and for how long it is shut out now (ms); 0 = not at all */
  failed(key: string, { failures: limit, firstMs, longestMs }: FailureLimits): { failures: number; banMs: number } {
    const now = this.#clock.now();
    const known = this.#records.get(key);
    const failures = known && now - known.lastAt < FORGET_MS ? known.failures + 1 : 1;
    this.remember(key, failures, now);
    const over = failures - limit;
    return { failures, banMs: over < 0 ? 0 : Math.min(firstMs * 2 ** Math.min(over, 30), longestMs) };
  }

  /** What an earlier process counted. */
  remember(key: string, failures: number, lastAt: number): void {
    this.#records.delete(key);
    this.#records.set(key, { failures, lastAt });
    if (this.#records.size > MAX_KEYS) this.#records.delete(this.#records.keys().next().value!);
  }

  succeeded(key: string): void {
    this.#records.delete(key);
  }
}
