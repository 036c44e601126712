import type { Clock } from '../../core/clock.ts';

export interface SimCardDeps {
  clock: Clock;
  pinTries: number;
  pukTries: number;
  /** CME 14 for so long after power-on and after the PIN. */
  busyMs: number;
}

/** The SIM's lock (27.007, 8.3): PIN, PUK, their tries, and the seconds in which it is busy. */
export class SimCard {
  readonly #deps: SimCardDeps;
  #pin: string | null = null;
  #locked = false;
  #pinTries: number;
  #pukTries: number;
  #readyAt = 0;

  constructor(deps: SimCardDeps) {
    this.#deps = deps;
    this.#pinTries = deps.pinTries;
    this.#pukTries = deps.pukTries;
  }

  /** Another PIN (null = none asked for): as if the SIM had been changed for a fresh one. */
  setPin(pin: string | null): void {
    this.#pin = pin;
    this.#pinTries = this.#deps.pinTries;
    this.#pukTries = this.#deps.pukTries;
    this.powerOn();
  }

  powerOn(): void {
    this.#locked = this.#pin !== null;
    this.#readyAt = this.#deps.clock.now() + this.#deps.busyMs;
  }

  /** PINs that may still be tried; the count outlives power. */
  get pinTries(): number {
    return this.#pinTries;
  }
  get pukTries(): number {
    return this.#pukTries;
  }

  state(): 'READY' | 'SIM PIN' | 'SIM PUK' | 'BLOCKED' {
    if (this.#pukTries === 0) return 'BLOCKED';
    if (this.#pinTries === 0) return 'SIM PUK';
    return this.#locked ? 'SIM PIN' : 'READY';
  }

  /** The CME number that a command gets which needs the SIM; null = go ahead. */
  obstacle(): number | null {
    const state = this.state();
    if (state === 'BLOCKED') return 13;
    if (state === 'SIM PUK') return 12;
    if (state === 'SIM PIN') return 11;
    return this.#deps.clock.now() < this.#readyAt ? 14 : null;
  }

  /** @returns null when it fits, else the CME number */
  enterPin(pin: string): number | null {
    const state = this.state();
    if (state === 'SIM PUK') return 12;
    if (state !== 'SIM PIN') return state === 'BLOCKED' ? 13 : 3;
    if (pin !== this.#pin) {
      this.#pinTries -= 1;
      return this.#pinTries === 0 ? 12 : 16;
    }
    this.#unlock();
    return null;
  }

  /** The eight digits `12345678` unblock every simulated SIM and set a new PIN. @returns as enterPin */
  enterPuk(puk: string, pin: string): number | null {
    if (this.state() !== 'SIM PUK') return this.state() === 'BLOCKED' ? 13 : 3;
    if (puk !== '12345678' || !/^\d{4,8}$/.test(pin)) {
      this.#pukTries -= 1;
      return this.#pukTries === 0 ? 13 : 16;
    }
    this.#pin = pin;
    this.#pukTries = this.#deps.pukTries;
    this.#unlock();
    return null;
  }

  #unlock(): void {
    this.#locked = false;
    this.#pinTries = this.#deps.pinTries;
    this.#readyAt = this.#deps.clock.now() + this.#deps.busyMs;
  }
}
