import type { Clock } from '../../core/clock.ts';
import type { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { LadderStep } from '../../core/model/gateways.ts';
import type { FoundPort } from '../port/discover.ts';
import type { PortOpener } from '../port/port.ts';
import { watchPath } from '../port/presence.ts';
import type { Trace } from '../port/trace.ts';
import type { UsbDevice } from '../port/usb-device.ts';
import type { PortChange } from '../port/watch.ts';
import { Ladder } from './ladder.ts';
import type { Berth, PortDesk } from './port-desk.ts';
import type { Profile } from './profile.ts';
import { type NextTry, Recovery } from './recovery.ts';
import { resetModem } from './reset.ts';
import type { StateWords } from './state-words.ts';

export interface ComebackDeps {
  clock: Clock;
  log: Log;
  trace: Trace;
  openPort: PortOpener;
  ports: PortDesk;
  become: (words: StateWords) => void;
}

/** Where and with whom the connection was that has failed. */
export interface Failed {
  name: string;
  /** As configured. */
  port: string;
  berth: Berth | null;
  profile: Profile;
}

const SECOND = 1_000;
/** A connection that held so long makes up for the failures before it. */
const HELD_MS = 60 * SECOND;
/** Until a restarted modem must be back: off the bus and on it again with its SIM, or merely booted. */
const REST_MS = { gone: 60 * SECOND, stays: 20 * SECOND };
const REST_POLL_MS = 2 * SECOND;

const RESET_TEXT = {
  soft: 'Switching its radio off and on',
  vendor: 'Restarting the modem',
  usb: 'Taking the modem off the USB and on again',
} as const;
type Reset = keyof typeof RESET_TEXT;

/** How a modem comes back after its connection has failed: what is done to it, and how long until the next try. */
export class Comeback {
  readonly ladder: Ladder;
  readonly #deps: ComebackDeps;
  readonly #recovery = new Recovery();
  /** Where it was the last time. */
  #lastPath: string | null = null;
  #lastUsb: UsbDevice | null = null;
  #state: NextTry['state'] | null = null;
  #wake: () => void = () => {};
  #cancelHeld: () => void = () => {};

  constructor(deps: ComebackDeps) {
    this.#deps = deps;
    this.ladder = new Ladder(deps.clock);
  }

  /** The modem is set up. */
  up(): void {
    this.ladder.up();
    this.#cancelHeld = this.#deps.clock.after(HELD_MS, () => this.worked());
  }

  /** The connection is over, for whatever reason. */
  down(): void {
    this.#cancelHeld();
  }

  /** A message was sent, the connection held, or a person begins anew: what was is forgotten. */
  worked(text?: string): void {
    this.#recovery.worked();
    this.ladder.worked(text);
  }

  /** Ports have come or gone: who waits for a device looks at once, and a given-up one that was replugged begins anew. */
  changed({ added }: PortChange): void {
    if (this.#state === 'parked' && added.some((port) => this.#isMine(port))) {
      this.worked('Plugged in anew');
      this.#wake();
    }
    if (this.#state === 'disconnected' || this.ladder.resting) this.#wake();
  }

  /** Resets what is to be reset and resolves when it is time for the next try, or with `interrupted`. */
  async after(reason: GatewayError, failed: Failed, interrupted: Promise<null>): Promise<void> {
    const { clock, log } = this.#deps;
    const { berth, port, name } = failed;
    this.#lastPath = berth?.path ?? this.#lastPath ?? port;
    this.#lastUsb = berth?.found?.usb ?? this.#lastUsb;
    const resting = this.ladder.resting;
    const planned = this.#recovery.after(reason);
    const step = planned.waitMs === null ? null : this.ladder.failed(reason);
    const next = nextOf(planned, step, resting);
    log.warn(
      { modem: name, code: reason.code, reason: reason.message, ...next, ...(step && { step }) },
      'modem out of service',
    );
    if (berth && isReset(step)) next.waitMs = await this.#reset(step, { ...failed, berth }, next.waitMs);
    berth?.release();
    this.#state = next.state;
    this.ladder.waitUntil(next.waitMs === null ? null : clock.now() + next.waitMs);
    this.#deps.become({
      state: next.state,
      text: this.ladder.resting ? 'Restarted; waiting for it to come back' : reason.message,
    });
    await this.#pause(next.waitMs, port, interrupted);
    this.#state = null;
    this.ladder.waitUntil(null);
  }

  #isMine({ path, usb }: FoundPort): boolean {
    const last = this.#lastUsb;
    if (path === this.#lastPath) return true;
    return last !== null && usb?.vid === last.vid && usb.pid === last.pid && usb.serial === last.serial;
  }

  /** @returns milliseconds until the next try */
  async #reset(
    step: Reset,
    { name, berth, profile }: Failed & { berth: Berth },
    waitMs: number | null,
  ): Promise<number | null> {
    const { ports, become, log } = this.#deps;
    become({ state: 'recovering', text: RESET_TEXT[step] });
    const siblings = (await ports.siblings(berth)).map(({ path }) => path);
    const { done, text } = await resetModem(this.#deps, step, { berth, siblings, profile });
    log.info({ modem: name, step, done, outcome: text }, 'modem reset');
    this.ladder.note(text);
    if (!done || step === 'soft') return waitMs;
    this.ladder.rest(step === 'usb' || profile.reset.usbVanishes ? REST_MS.gone : REST_MS.stays);
    return REST_POLL_MS;
  }

  async #pause(waitMs: number | null, port: string, interrupted: Promise<null>): Promise<void> {
    let cancel = () => {};
    let unwatch = () => {};
    const over = new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (waitMs !== null) cancel = this.#deps.clock.after(waitMs, resolve);
      if (port.startsWith('/dev/')) unwatch = watchPath(port, (present) => present && resolve());
    });
    await Promise.race([over, interrupted]);
    cancel();
    unwatch();
    this.#wake = () => {};
  }
}

function nextOf(planned: NextTry, step: LadderStep | null, resting: boolean): NextTry {
  if (step === 'parked') return { state: 'parked', waitMs: null };
  if (resting && planned.waitMs !== null) return { state: 'recovering', waitMs: REST_POLL_MS };
  return { ...planned };
}

function isReset(step: LadderStep | null): step is Reset {
  return step !== null && step in RESET_TEXT;
}
