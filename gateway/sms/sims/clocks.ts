import type { Clock } from '../../core/clock.ts';
import { iso } from '../../core/model/common.ts';
import type { ClockReading } from '../../core/model/sims.ts';

interface Reading {
  offsetMs: number;
  source: ClockReading['source'];
  at: number;
}

/** What was read before this says nothing about now. */
const FRESH_MS = 2 * 3_600_000;
const REMEMBERED = 64;
const QUARTER_MS = 15 * 60_000;
/** A time stamp that is wrong by whole zones is a service centre with a wrong zone, not a wrong clock. */
const ZONE_SLACK_MS = 60_000;
/** Half of the second that time stamps leave out, and what a message takes to the service centre. */
const REPORT_BIAS_MS = -1_000;

/** Where the networks' time stands against ours, by modem: asked for, else taken from the stamps of status reports. */
export class Clocks {
  readonly #clock: Clock;
  readonly #readings = new Map<string, Reading>();
  /** `modem/reference` → when the modem had the network's word. */
  readonly #sent = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  network(modem: string, offsetMs: number): void {
    this.#readings.set(modem, { offsetMs, source: 'network', at: this.#clock.now() });
  }

  /** A part was taken by the network just now. */
  sent(modem: string, reference: number): void {
    const key = `${modem}/${reference}`;
    this.#sent.delete(key);
    this.#sent.set(key, this.#clock.now());
    if (this.#sent.size > REMEMBERED) this.#sent.delete(this.#sent.keys().next().value!);
  }

  /** A status report tells when the service centre took the part. @param acceptedAt its time stamp, ms */
  report(modem: string, reference: number, acceptedAt: number | null): void {
    const key = `${modem}/${reference}`;
    const sentAt = this.#sent.get(key);
    this.#sent.delete(key);
    if (sentAt === undefined || acceptedAt === null || this.#fresh(modem)?.source === 'network') return;
    const offset = acceptedAt - sentAt - REPORT_BIAS_MS;
    const zones = Math.round(offset / QUARTER_MS) * QUARTER_MS;
    const offsetMs = zones !== 0 && Math.abs(offset - zones) <= ZONE_SLACK_MS ? offset - zones : offset;
    this.#readings.set(modem, { offsetMs, source: 'report', at: this.#clock.now() });
  }

  of(modem: string): ClockReading | null {
    const reading = this.#fresh(modem);
    return reading && { ...reading, at: iso(reading.at) };
  }

  #fresh(modem: string): Reading | null {
    const reading = this.#readings.get(modem);
    return reading && this.#clock.now() - reading.at < FRESH_MS ? reading : null;
  }
}
