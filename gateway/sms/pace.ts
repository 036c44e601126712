/** Claiming from the outbox and rendering take about so long: a modem must not wait for them (ms). */
const HEAD_START_MS = 200;
const MOST = 8;
const NEWCOMER_MS = HEAD_START_MS;
/** Weight of the latest submit in the average. */
const LATEST = 0.2;

/**
 * How many messages may wait in front of a modem: as many as it sends while the next ones are claimed. A slow modem gets
 * one, so that what is urgent still overtakes in the outbox; a fast one gets several, so that it never waits.
 */
export class Pace {
  readonly #averageMs = new Map<string, number>();
  /** The same without the guess for newcomers. */
  readonly #measuredMs = new Map<string, number>();

  /** @param ms one submit took */
  note(modemId: string, ms: number): void {
    const average = this.#averageMs.get(modemId) ?? NEWCOMER_MS;
    this.#averageMs.set(modemId, average + LATEST * (ms - average));
    const measured = this.#measuredMs.get(modemId) ?? ms;
    this.#measuredMs.set(modemId, measured + LATEST * (ms - measured));
  }

  /** What a submit takes (ms), the latest ones counting most; null before the first. */
  measuredMs(modemId: string): number | null {
    return this.#measuredMs.get(modemId) ?? null;
  }

  ahead(modemId: string): number {
    const average = Math.max(1, this.#averageMs.get(modemId) ?? NEWCOMER_MS);
    return Math.min(MOST, Math.max(1, Math.ceil(HEAD_START_MS / average)));
  }
}
