import type { Clock } from '../../core/clock.ts';
import type { Modem } from '../modem/modem.ts';

/** In this time the memory of work fades to a third (ms). */
const FADES_MS = 5 * 60_000;
/** A modem that has not answered for so long is passed over by those that have a spare (ms). */
const STUCK_MS = 4_000;

interface Work {
  ms: number;
  at: number;
}

/** Which modem is at work, since when, and how much each had to do lately. */
export class Load {
  readonly #clock: Clock;
  readonly #since = new Map<Modem, number>();
  readonly #work = new WeakMap<Modem, Work>();
  readonly #lastUsed = new WeakMap<Modem, number>();
  #uses = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(modem: Modem): void {
    this.#since.set(modem, this.#clock.now());
    this.#lastUsed.set(modem, ++this.#uses);
  }

  end(modem: Modem): void {
    const now = this.#clock.now();
    const ms = now - (this.#since.get(modem) ?? now);
    this.#since.delete(modem);
    this.#work.set(modem, { ms: this.#workOf(modem) + ms, at: now });
  }

  /** A message is on its way over it. */
  isAtWork(modem: Modem): boolean {
    return this.#since.has(modem);
  }

  get atWork(): number {
    return this.#since.size;
  }

  isStuck(modem: Modem): boolean {
    return this.#clock.now() - (this.#since.get(modem) ?? Number.POSITIVE_INFINITY) >= STUCK_MS;
  }

  /** When the next modem at work counts as stuck, ms; null = none will. */
  nextStuckAt(): number | null {
    const now = this.#clock.now();
    const times = [...this.#since.values()].map((since) => since + STUCK_MS).filter((at) => at > now);
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** For sorting: who had less to do lately, then who has been idle for longer. */
  compare(a: Modem, b: Modem): number {
    const work = Math.round(this.#workOf(a) / 1_000) - Math.round(this.#workOf(b) / 1_000);
    return work || this.lastUsed(a) - this.lastUsed(b);
  }

  /** Counts up with each use; 0 = never. */
  lastUsed(modem: Modem): number {
    return this.#lastUsed.get(modem) ?? 0;
  }

  #workOf(modem: Modem): number {
    const work = this.#work.get(modem);
    return work ? work.ms * Math.exp((work.at - this.#clock.now()) / FADES_MS) : 0;
  }
}
