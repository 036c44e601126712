import type { Clock } from '../../core/clock.ts';

const FREE_FAILURES = 5;
const FIRST_BAN_MS = 30_000;
const LONGEST_BAN_MS = 15 * 60_000;
const FORGET_MS = 60 * 60_000;
const MAX_ADDRESSES = 10_000;

interface Record {
  failures: number;
  bannedUntil: number;
  lastAt: number;
}

/**
 * Wrong passwords, by address: after five of them each further one shuts the address out, for 30 s, 1, 2, 4 … 15
 * minutes. A success, or an hour of quiet, wipes the slate.
 */
export class LoginLimiter {
  readonly #clock: Clock;
  /** Least recently failed first. */
  readonly #records = new Map<string, Record>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until this address may try again; 0 = now. */
  bannedFor(address: string): number {
    return Math.max((this.#records.get(address)?.bannedUntil ?? 0) - this.#clock.now(), 0);
  }

  failed(address: string): void {
    const now = this.#clock.now();
    const known = this.#records.get(address);
    const failures = known && now - known.lastAt < FORGET_MS ? known.failures + 1 : 1;
    const over = failures - FREE_FAILURES;
    const ban = over < 0 ? 0 : Math.min(FIRST_BAN_MS * 2 ** over, LONGEST_BAN_MS);
    this.#records.delete(address);
    this.#records.set(address, { failures, bannedUntil: now + ban, lastAt: now });
    if (this.#records.size > MAX_ADDRESSES) this.#records.delete(this.#records.keys().next().value!);
  }

  succeeded(address: string): void {
    this.#records.delete(address);
  }
}
