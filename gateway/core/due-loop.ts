import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface DueLoopDeps {
  /** Does what is due. @returns for how long nothing is (ms); null = until somebody wakes it */
  look(): Promise<number | null>;
  /** How long to wait after a look that failed (ms). */
  pauseMs(): number;
  /** What the log says then. */
  trouble: string;
  clock: Clock;
  log: Log;
}

/**
 * Looks for what is due: when woken, and when the time comes that the last look named. Wakes during a look make it look
 * once more; two looks never run at the same time.
 */
export class DueLoop {
  readonly #deps: DueLoopDeps;
  #looking: Promise<void> | null = null;
  #again = false;
  #stopped = true;
  #cancelTimer: () => void = () => {};

  constructor(deps: DueLoopDeps) {
    this.#deps = deps;
  }

  /** Also before the start. A long look asks now and then. */
  get stopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Resolves when the look under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await this.#looking;
  }

  /** Something may be due now. */
  wake(): void {
    this.#again = true;
    if (this.#stopped || this.#looking) return;
    const { look, pauseMs, trouble, clock, log } = this.#deps;
    this.#cancelTimer();
    this.#again = false;
    this.#looking = look()
      .catch((error: unknown) => {
        log.error({ err: error }, trouble);
        return pauseMs();
      })
      .then((sleepMs) => {
        this.#looking = null;
        if (this.#stopped) return;
        if (this.#again) this.wake();
        else if (sleepMs !== null) this.#cancelTimer = clock.after(sleepMs, () => this.wake());
      });
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    while (this.#looking) await this.#looking;
  }
}
