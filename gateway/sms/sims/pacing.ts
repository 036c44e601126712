import type { SimPace } from '../../core/model/sims.ts';

const MINUTE_MS = 60_000;

/** When the parts of the last minute began: how soon a SIM may send its next one. */
export class Pacing {
  #begun: number[] = [];

  began(now: number): void {
    this.#begun = [...this.#begun.filter((at) => at > now - MINUTE_MS), now];
  }

  /** ms; in the past = now. */
  readyAt({ minIntervalMs, partsPerMinute }: SimPace): number {
    const last = this.#begun.at(-1);
    if (last === undefined) return 0;
    const oldest = partsPerMinute === null ? undefined : this.#begun.at(-partsPerMinute);
    return Math.max(last + minIntervalMs, oldest === undefined ? 0 : oldest + MINUTE_MS);
  }
}
