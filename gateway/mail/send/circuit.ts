import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Readiness } from './carrier.ts';

const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 60_000;
/** A wrong password tried every minute locks accounts at the relay. */
const LOGIN_REST_MS = 300_000;

/**
 * Keeps us from hammering a host that does not work. Closed: everything may pass. After a failure it rests for 2, 4, 8 …
 * 60 s (a refused login: five minutes), then lets exactly one mail through to find out.
 */
export class Circuit {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #log: Log;
  #failures = 0;
  #restUntil = 0;
  #probing = false;
  #reason: GatewayError | null = null;
  #cancelTimer: () => void = () => {};

  constructor(clock: Clock, log: Log, changed: () => void) {
    this.#clock = clock;
    this.#log = log;
    this.#changed = changed;
  }

  get closed(): boolean {
    return this.#failures === 0;
  }

  /** One mail is under way to find out. */
  get probing(): boolean {
    return this.#probing;
  }

  /** ms; only of meaning while it is not closed. */
  get restsUntil(): number {
    return this.#restUntil;
  }

  /** May a mail pass now? True while it is not closed makes the caller the one probe, who must tell how it ended. */
  enter(): boolean {
    if (this.closed) return true;
    if (this.#probing || this.#clock.now() < this.#restUntil) return false;
    this.#probing = true;
    return true;
  }

  succeeded(): void {
    const wasClosed = this.closed;
    this.#failures = 0;
    this.#probing = false;
    this.#reason = null;
    this.#cancelTimer();
    if (wasClosed) return;
    this.#log.info({}, 'A mail server works again.');
    this.#changed();
  }

  /** The probe came to nothing, for no fault of the host: the next one may probe. */
  abandoned(): void {
    if (!this.#probing) return;
    this.#probing = false;
    this.#changed();
  }

  /** Several that began while it was closed may fail together; only the first makes it rest. */
  failed(reason: GatewayError): void {
    if (!this.closed && !this.#probing) return;
    // Each vain try after the first is told with its mail.
    if (this.closed) this.#log.warn({ code: reason.code, reason: reason.message }, 'A mail server is left alone.');
    this.#probing = false;
    this.#failures += 1;
    this.#reason = reason;
    const rest =
      reason.code === 'SMTP_LOGIN_REFUSED'
        ? LOGIN_REST_MS
        : Math.min(FIRST_REST_MS * 2 ** (this.#failures - 1), LONGEST_REST_MS);
    this.#restUntil = this.#clock.now() + rest;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(rest, this.#changed);
    this.#changed();
  }

  readiness(): Readiness {
    if (this.closed) return { takes: 'all', why: null };
    const takes = this.#probing || this.#clock.now() < this.#restUntil ? 'none' : 'one';
    return { takes, why: `${this.#told('')} ${this.#when()}`.trim() };
  }

  /** For a mail that came while it rests: not its fault, so no attempt is counted. */
  resting(label: string): GatewayError {
    // Without a time: this is read long after.
    return new GatewayError('RELAY_RESTING', this.#told(`${label} does not work at the moment.`), {
      disposition: 'local',
      remedy: this.#reason?.remedy ?? 'Test the mail route to see what is wrong.',
      retryAfterMs: Math.max(this.#restUntil - this.#clock.now(), 1_000),
    });
  }

  close(): void {
    this.#cancelTimer();
  }

  /** A server's own words often end without a full stop. */
  #told(otherwise: string): string {
    return (this.#reason?.message ?? otherwise).replace(/(?<=[^.!?])$/, '.');
  }

  #when(): string {
    const seconds = Math.ceil((this.#restUntil - this.#clock.now()) / 1000);
    return seconds > 0 ? `Next try in ${seconds} s.` : 'Trying again now.';
  }
}
