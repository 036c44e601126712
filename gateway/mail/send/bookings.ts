import type { Clock } from '../../core/clock.ts';

const SOONEST_MS = 5_000;
const LONGEST_MS = 300_000;
/** Rather a little too early than a host that waits for mails. */
const HASTE = 0.7;
/** How much a new gap between two mails counts against those before. */
const WEIGHT = 0.1;

/**
 * When mails that find a host full shall come again: one after the other, as fast as the host takes mails. Would all come
 * at the same soon time, a long queue for a slow host would be read and put back without end.
 */
export class Bookings {
  readonly #clock: Clock;
  /** ms from one mail to the next, while others waited; 0 = not known yet. */
  #gapMs = 0;
  #lastAt: number | null = null;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The host took a mail. @param othersWait without them the time between two mails tells nothing of the host */
  took(othersWait: boolean): void {
    const now = this.#clock.now();
    if (this.#lastAt !== null) {
      const gap = now - this.#lastAt;
      this.#gapMs = this.#gapMs === 0 ? gap : this.#gapMs * (1 - WEIGHT) + gap * WEIGHT;
    }
    this.#lastAt = othersWait ? now : null;
    if (!othersWait) this.#until = 0;
  }

  /** Books the next time. @returns ms from now */
  next(): number {
    const now = this.#clock.now();
    this.#until = Math.max(this.#until, now + SOONEST_MS) + this.#gapMs * HASTE;
    return Math.min(this.#until - now, LONGEST_MS) + Math.random() * SOONEST_MS;
  }
}
