import type { Clock } from '../../core/clock.ts';
import type { GatewayError } from '../../core/errors.ts';
import { iso } from '../../core/model/common.ts';
import type { LadderStep, ModemLadder } from '../../core/model/gateways.ts';

/** What is tried with each failure in a row; the last one stays. */
const RUNGS: readonly LadderStep[] = ['reopen', 'reopen', 'soft', 'vendor', 'usb', 'parked'];
/** Faults of the line or the SIM: no reset of the modem makes them better. */
const NOT_ITS_FAULT = /^(PORT_|SIM_|PIN_|PUK_|CM[SE]_|PROFILE_|SEAL_|UNEXPECTED$)/;
const KEPT = 20;

interface Event {
  at: number;
  step: LadderStep | null;
  text: string;
}

/**
 * What is done about a modem that fails again and again, ever stronger, from closing the port to giving up; back at the
 * bottom with its first success.
 */
export class Ladder {
  readonly #clock: Clock;
  #events: Event[] = [];
  #failures = 0;
  #step: LadderStep | null = null;
  #since: number | null = null;
  #nextAt: number | null = null;
  #graceUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The answer to a command stayed away; the channel waits for silence and asks anew. */
  drained(): void {
    if (this.#step === 'drain') return;
    this.#go('drain', 'An answer stayed away; waiting for silence, then asking anew');
  }

  /** It answers again after `drained`, and no failure came of it. */
  inStep(): void {
    if (this.#step === 'drain') this.#go(this.#failures === 0 ? null : RUNGS[this.#failures - 1]!, 'It answers again');
  }

  /**
   * A connection has failed. @returns what to do before the next one; null where that would not help, or where it has
   * been restarted and may take its time
   */
  failed(error: GatewayError): LadderStep | null {
    if (NOT_ITS_FAULT.test(error.code) || this.resting) return null;
    const step = RUNGS[Math.min(this.#failures, RUNGS.length - 1)]!;
    this.#failures += 1;
    this.#go(step, step === 'parked' ? `Given up: ${error.message}` : error.message);
    return step;
  }

  /** How a step went. */
  note(text: string): void {
    this.#add(this.#step, text);
  }

  /** It was restarted: for so long it may be away or silent. */
  rest(ms: number): void {
    this.#graceUntil = this.#clock.now() + ms;
  }

  get resting(): boolean {
    return this.#clock.now() < this.#graceUntil;
  }

  /** When the port is opened again; null = it is, or never by itself. */
  waitUntil(at: number | null): void {
    this.#nextAt = at;
  }

  /** It is set up: its time to come back is over, whether it stays will be seen. */
  up(): void {
    this.#graceUntil = 0;
    if (this.#failures > 0) this.#add(this.#step, 'The modem is set up again');
  }

  /** It works: a message was sent, or the connection held. Or a person began anew. */
  worked(text = 'The modem works'): void {
    if (this.#failures === 0 && this.#step === null) return;
    this.#failures = 0;
    this.#graceUntil = 0;
    this.#go(null, text);
  }

  view(): ModemLadder {
    const next =
      this.#step === null || this.#step === 'parked' ? null : RUNGS[Math.min(this.#failures, RUNGS.length - 1)]!;
    return {
      step: this.#step,
      since: this.#since === null ? null : iso(this.#since),
      failures: this.#failures,
      next,
      nextAt: this.#nextAt === null ? null : iso(this.#nextAt),
      events: this.#events.map(({ at, step, text }) => ({ at: iso(at), step, text })),
    };
  }

  #go(step: LadderStep | null, text: string): void {
    if (step !== this.#step) this.#since = step === null ? null : this.#clock.now();
    this.#step = step;
    this.#add(step, text);
  }

  #add(step: LadderStep | null, text: string): void {
    this.#events = [{ at: this.#clock.now(), step, text }, ...this.#events].slice(0, KEPT);
  }
}
