import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';

/** RFC 4226, 7.3: guessing is throttled; ten wrong codes of six digits are one chance in 33,000 with the windows here. */
const MOST_WRONG = 10;
const LOCK_MS = 15 * 60_000;

/** Counts wrong codes of each token, and locks it for a while when there are too many. */
export class Attempts {
  readonly #clock: Clock;
  readonly #wrong = new Map<string, { count: number; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws GatewayError 429 OTP_LOCKED */
  demandOpen(id: string): void {
    const now = this.#clock.now();
    const entry = this.#wrong.get(id);
    if (!entry) return;
    if (entry.until <= now) this.#wrong.delete(id);
    else if (entry.count >= MOST_WRONG) {
      throw new GatewayError('OTP_LOCKED', 'Too many wrong codes were entered for this token.', {
        status: 429,
        disposition: 'permanent',
        retryAfterMs: entry.until - now,
        remedy: 'Try again in a quarter of an hour.',
      });
    }
  }

  /** Counted before the code is looked at, so that guesses sent at once do not share one. */
  count(id: string): void {
    const { count } = this.#wrong.get(id) ?? { count: 0 };
    this.#wrong.set(id, { count: count + 1, until: this.#clock.now() + LOCK_MS });
  }

  forget(id: string): void {
    this.#wrong.delete(id);
  }
}
