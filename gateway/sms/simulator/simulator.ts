import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../core/clock.ts';
import { GatewayError, invalid } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { SimulatedSms, SimulatorFaults } from '../../core/model/gateways.ts';
import type { SimulatorService } from '../../core/services.ts';
import { encodeDeliver } from '../pdu/deliver.ts';
import { PduError } from '../pdu/error.ts';
import { planSms } from '../pdu/split.ts';
import { FaultBox } from './faults.ts';
import type { NetworkItem } from './inbound.ts';
import { SimulatedModem } from './modem.ts';
import { plainScript, type Script } from './script.ts';
import type { Submission } from './submits.ts';
import { Wire } from './wire.ts';

export interface SimulatorDeps {
  clock: Clock;
  log: Log;
  /** A parsed `.chat` script; absent = a modem that keeps to the book. */
  script?: Script;
  faults?: Partial<SimulatorFaults>;
  /** How much to remember; default 10 000 submissions, 500 texts. */
  keep?: { submissions?: number; texts?: number };
}

export interface SimulatorEvents {
  /** A PDU got its Ctrl-Z; `null` = it did not reach a phone. */
  submit: [Submission, SimulatedSms | null];
  /** One command, canonical, with AT. */
  command: [string];
  connect: [];
  disconnect: [];
  /** The device can be opened (again). */
  plug: [];
  /** The device is gone: cable out, or a restart that takes the port away. */
  unplug: [];
}

/** From the OK of AT+CFUN=1,1 to the end of the port. */
const FAREWELL_MS = 20;

/** A modem, its SIM and a network, on the other side of the wire. */
export class Simulator extends EventEmitter<SimulatorEvents> {
  readonly service: SimulatorService;
  readonly #deps: SimulatorDeps;
  readonly #faults: FaultBox;
  readonly #modem: SimulatedModem;
  #wire: Wire | null = null;
  #cancelReturn: (() => void) | null = null;
  #concatRef = 0;

  constructor(deps: SimulatorDeps) {
    super();
    this.#deps = deps;
    this.#faults = new FaultBox(deps.faults);
    this.#modem = new SimulatedModem({
      clock: deps.clock,
      script: deps.script ?? plainScript,
      faults: this.#faults,
      keep: { submissions: deps.keep?.submissions ?? 10_000, texts: deps.keep?.texts ?? 500 },
      transmit: (text) => this.#wire?.transmit(text),
      onRestart: () => this.#restart(),
      onSubmit: (submission, arrived) => this.emit('submit', submission, arrived),
      onCommand: (text) => this.emit('command', text),
    });
    this.#modem.card.setPin(this.#faults.now.pin);
    if (!this.#faults.now.unplugged) this.#modem.powerOn();
    this.service = {
      faults: () => this.#faults.now,
      setFaults: (update) => this.#setFaults(update),
      received: () => this.#modem.phones.received(),
      deliver: async (from, text) => this.#deliver(from, text),
    };
  }

  /** All PDUs that got a Ctrl-Z, in order; the last 10 000 unless told otherwise. */
  get submissions(): readonly Submission[] {
    return this.#modem.submits.submissions;
  }

  /** How many PDUs ever got a Ctrl-Z. */
  get submitted(): number {
    return this.#modem.submits.count;
  }

  /** The device is there. */
  get plugged(): boolean {
    return !this.#faults.now.unplugged && this.#cancelReturn === null;
  }

  /** Somebody has the port open. */
  get connected(): boolean {
    return this.#wire !== null;
  }

  /**
   * Opens the port. @throws GatewayError PORT_MISSING while unplugged, PORT_BUSY while somebody else has it open
   */
  connect(): Duplex {
    if (!this.plugged) {
      throw new GatewayError('PORT_MISSING', 'The simulated modem is unplugged.', {
        disposition: 'local',
        remedy: 'Plug it in: switch the fault "unplugged" off.',
      });
    }
    if (this.#wire) {
      throw new GatewayError('PORT_BUSY', 'The simulated modem is in use by another modem entry.', {
        disposition: 'local',
        remedy: 'Only one modem can use the simulator; disable or remove the other one.',
      });
    }
    const wire = new Wire({
      received: (chunk) => this.#modem.receive(chunk),
      closed: () => this.#closed(wire),
    });
    this.#wire = wire;
    this.emit('connect');
    return wire;
  }

  /** Any bytes towards the computer, as they are: garbage, half a line. */
  inject(text: string): void {
    this.#wire?.transmit(text);
  }

  /** As if somebody had pressed its reset button. */
  reboot(): void {
    this.#restart();
  }

  /** Closes the port and forgets what is under way. */
  stop(): void {
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    this.#modem.powerOff();
    this.#modem.submits.stop();
    this.#wire?.destroy();
  }

  #closed(wire: Wire): void {
    if (this.#wire !== wire) return;
    this.#wire = null;
    this.emit('disconnect');
  }

  #setFaults(update: Partial<SimulatorFaults>): SimulatorFaults {
    const { before, now } = this.#faults.set(update);
    this.#deps.log.info({ faults: Object.keys(update) }, 'simulated modem: faults changed');
    if (now.pin !== before.pin) this.#modem.card.setPin(now.pin);
    if (now.unplugged !== before.unplugged) now.unplugged ? this.#vanish() : this.#appear();
    else if (now.registration !== before.registration || now.pin !== before.pin) this.#modem.registrationChanged();
    return now;
  }

  #vanish(): void {
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    this.#modem.powerOff();
    this.#wire?.destroy();
    this.emit('unplug');
  }

  #appear(): void {
    this.emit('plug');
    this.#modem.powerOn();
  }

  #restart(): void {
    const { resetMs } = this.#modem.personality;
    if (resetMs === 0) {
      this.#modem.powerOff();
      this.#modem.powerOn();
      return;
    }
    // the OK still gets out
    this.#cancelReturn = this.#deps.clock.after(FAREWELL_MS, () => {
      this.#vanish();
      this.#cancelReturn = this.#deps.clock.after(resetMs, () => {
        this.#cancelReturn = null;
        this.#appear();
      });
    });
  }

  #deliver(from: string, text: string): void {
    for (const item of this.#parts(from.trim(), text)) this.#modem.arrive(item);
  }

  #parts(from: string, text: string): NetworkItem[] {
    if (from === '') throw invalid('SIMULATED_SMS', 'A simulated phone needs a number or a name.');
    this.#concatRef = (this.#concatRef + 1) % 256;
    const sentAt = { ms: this.#deps.clock.now(), offsetMinutes: 0 };
    try {
      return planSms(text, { concatRef: this.#concatRef }).parts.map((part) => ({
        kind: 'message',
        pdu: encodeDeliver({ from, part, sentAt, serviceCentre: this.#modem.smsc || null }),
      }));
    } catch (error) {
      if (!(error instanceof PduError)) throw error;
      throw invalid('SIMULATED_SMS', `This text cannot be sent from a simulated phone: ${error.message}.`);
    }
  }
}
