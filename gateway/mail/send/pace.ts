import type { Clock } from '../../core/clock.ts';

const MINUTE_MS = 60_000;
/** After a pause this much of the allowance may go at once. */
const BURST_MS = 5_000;
const MOST_PLACES = 50_000;

/**
 * Mails a minute to one destination. A mail that must wait is told how long and keeps its place until then; an urgent one
 * goes at once, and the others wait for what it took.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #burstMs: number;
  readonly #places = new Map<string, number>();
  /** When all that was let through or given a place has been earned (ms). */
  #earnedAt = 0;

  /** @param perMinute null = no limit */
  constructor(clock: Clock, perMinute: number | null) {
    this.#clock = clock;
    this.#intervalMs = perMinute === null ? 0 : MINUTE_MS / perMinute;
    this.#burstMs = Math.max(BURST_MS - this.#intervalMs, 0);
  }

  /** Milliseconds this mail has to wait; 0 = it may go now, and is counted. */
  admit(id: string, urgent: boolean): number {
    if (this.#intervalMs === 0) return 0;
    const now = this.#clock.now();
    const place = this.#places.get(id);
    if (place !== undefined) {
      if (place > now && !urgent) return place - now;
      this.#places.delete(id);
      return 0;
    }
    const start = Math.max(this.#earnedAt, now);
    this.#earnedAt = start + this.#intervalMs;
    const wait = start - now - this.#burstMs;
    if (wait <= 0 || urgent) return 0;
    if (this.#places.size >= MOST_PLACES) this.#places.delete(this.#places.keys().next().value!);
    this.#places.set(id, now + wait);
    return wait;
  }
}
