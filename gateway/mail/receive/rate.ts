import type { Clock } from '../../core/clock.ts';

const MAX_KEYS = 20_000;
const MINUTE_MS = 60_000;

interface Bucket {
  left: number;
  at: number;
}

/** Mails a minute by key (a client address, an account): a bucket that fills steadily and holds one minute's worth. */
export class MailRate {
  readonly #clock: Clock;
  /** Least recently used first. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes one mail out of the bucket; false = it is empty. @param perMinute null = no limit */
  take(key: string, perMinute: number | null): boolean {
    if (perMinute === null) return true;
    const now = this.#clock.now();
    const { left, at } = this.#buckets.get(key) ?? { left: perMinute, at: now };
    const filled = Math.min(left + (Math.max(now - at, 0) * perMinute) / MINUTE_MS, perMinute);
    const taken = filled >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: taken ? filled - 1 : filled, at: now });
    if (this.#buckets.size > MAX_KEYS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return taken;
  }
}
