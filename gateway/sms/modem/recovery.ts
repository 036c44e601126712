import type { GatewayError } from '../../core/errors.ts';
import type { ModemState } from '../../core/model/gateways.ts';

/** What comes after a connection has ended or could not be made. */
export interface NextTry {
  state: ModemState;
  /** Milliseconds until the next try; null = only a person can help. */
  waitMs: number | null;
}

/** No further try makes these better, and some would do harm. */
const NEEDS_A_PERSON = new Set([
  'PIN_NEEDED',
  'PIN_REFUSED',
  'PIN_UNSURE',
  'PIN_LAST_TRY',
  'PUK_NEEDED',
  'SIM_LOCKED',
  'PROFILE_MISSING',
  'PORT_NO_SIMULATOR',
  'SEAL_BROKEN',
]);
const SIM_CODES = new Set(['SIM_MISSING', 'SIM_BUSY']);

const SECOND = 1_000;
/** A device that is away comes back any moment, and looking for its node costs nothing. */
const ABSENT_MS = 2 * SECOND;
const FIRST_MS = 500;
const STEPS_MS = [1, 5, 15, 30, 60].map((s) => s * SECOND);

/** How soon to try again: at once after a surprise, ever slower while it does not help. */
export class Recovery {
  #failures = 0;

  /** A message was sent, or a link held for long: what was is forgotten. */
  worked(): void {
    this.#failures = 0;
  }

  after(error: GatewayError): NextTry {
    const { code } = error;
    if (NEEDS_A_PERSON.has(code)) return { state: 'parked', waitMs: null };
    const failures = this.#failures++;
    const waitMs = failures === 0 ? FIRST_MS : STEPS_MS[Math.min(failures - 1, STEPS_MS.length - 1)]!;
    if (code === 'PORT_MISSING') return { state: 'disconnected', waitMs: Math.min(waitMs, ABSENT_MS) };
    if (code.startsWith('PORT_')) return { state: 'disconnected', waitMs };
    if (SIM_CODES.has(code) || /^CM[SE]_/.test(code)) return { state: 'waiting', waitMs: Math.max(waitMs, 5 * SECOND) };
    return { state: 'recovering', waitMs };
  }
}
