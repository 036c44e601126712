import { randomInt } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { asGatewayError, GatewayError, withdrawn } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import { MessageClass } from '../core/model/message.ts';
import type { Outcome, PartLedger, Sender, SendJob } from '../core/ports.ts';
import type { Modem } from './modem/modem.ts';
import { Pace } from './pace.ts';
import { planMessage } from './plan.ts';
import { Dispatch } from './routing/dispatch.ts';
import { Load } from './routing/load.ts';
import type { SmsRoutes } from './routing/routes.ts';
import type { SimGate } from './sims/gate.ts';
import { Transfer } from './transfer.ts';

/** The modems, as the sender needs them. */
export interface ModemSource {
  modems(): Modem[];
  /** @returns the function that unsubscribes */
  onChange(listener: () => void): () => void;
}

export interface SmsSenderDeps {
  pool: ModemSource;
  gate: SimGate;
  routes: SmsRoutes;
  ledger: PartLedger;
  clock: Clock;
  log: Log;
  /** A part was taken by the network. */
  onSent?: (modem: string, reference: number) => void;
}

interface Waiting {
  transfer: Transfer;
  signal: AbortSignal;
  resolve: (outcome: Outcome) => void;
}

/** A modem that finds its place again is back within this; after it what waits here goes back to the outbox (ms). */
const GRACE_MS = 3_000;
/** With routes, some of what waits here may be for one busy modem while another one is idle. */
const MOST_WAITING = 200;
/** When a message that no SIM may take is looked at again, and one whose own modem is away (ms). */
const LIMITED_MS = 5 * 60_000;
const AWAY_MS = 15_000;

/**
 * The door out over GSM modems. Routes and limits say which modems may take a message; of those the idle one takes the
 * most urgent. The few that wait here are there so that no modem ever waits for the outbox.
 */
export class SmsSender implements Sender {
  readonly channel = 'sms';
  readonly #deps: SmsSenderDeps;
  readonly #pace = new Pace();
  readonly #load: Load;
  readonly #dispatch: Dispatch;
  readonly #waiting: Waiting[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: (() => void)[] = [];
  #held = 0;
  #told = 0;
  #concatRef = randomInt(256);
  #cancelGrace: (() => void) | null = null;
  #cancelWake: () => void = () => {};

  constructor(deps: SmsSenderDeps) {
    const { pool, gate, routes, clock } = deps;
    this.#deps = deps;
    this.#load = new Load(clock);
    this.#dispatch = new Dispatch({
      ...{ gate, clock, load: this.#load, modems: () => pool.modems() },
      choose: ({ message, to }) => routes.choose(message, to),
      ahead: ({ id }) => this.#pace.ahead(id),
    });
  }

  start(): void {
    const { pool, gate, routes } = this.#deps;
    for (const source of [pool, gate, routes]) this.#unsubscribe.push(source.onChange(() => this.#changed()));
    this.#changed();
  }

  stop(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#cancelGrace?.();
    this.#cancelWake();
  }

  capacity(): number {
    const planning = this.#held - this.#waiting.length - this.#load.atWork;
    const room = this.#dispatch.room(this.#waiting.map(({ transfer }) => transfer)) - planning;
    return Math.max(0, Math.min(room, MOST_WAITING - this.#waiting.length));
  }

  classes(): readonly MessageClass[] {
    return MessageClass.options.filter((name) => this.#dispatch.takes(name));
  }

  onCapacity(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What a submit of this modem takes on average (ms); null before its first since the start. */
  submitMs(modemId: string): number | null {
    return this.#pace.measuredMs(modemId);
  }

  waitingFor(messageClass: MessageClass = 'otp'): string | null {
    if (this.#dispatch.serving().length === 0) return this.#whyNone();
    if (!this.#dispatch.takes(messageClass)) return this.#dispatch.whyExhausted(messageClass);
    return this.capacity() > 0 ? null : 'The modems are busy with other messages, or pause as set for their SIMs.';
  }

  /** What a modem has in hand goes on. */
  withdraw(messageId: string): void {
    for (const waiting of this.#waiting.filter(({ transfer }) => transfer.message.id === messageId)) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve(waiting.transfer.fail(withdrawn()));
    }
  }

  async send(job: SendJob, signal: AbortSignal): Promise<Outcome[]> {
    this.#held += 1;
    this.#told = Math.min(this.#told, this.capacity());
    let holding = true;
    const letGo = () => {
      if (!holding) return;
      holding = false;
      this.#held -= 1;
      this.#changed();
    };
    try {
      const { ledger, gate, clock, log, onSent = () => {} } = this.#deps;
      const plan = await planMessage(ledger, job, clock.now(), () => this.#newRef());
      const onSubmit = (modem: Modem, ms: number, reference: number | null) => {
        this.#pace.note(modem.id, ms);
        if (reference !== null) onSent(modem.name, reference);
      };
      const transfer = new Transfer({ ledger, gate, clock, log, onSubmit }, job, plan);
      const outcome = transfer.already ?? (await this.#queue(transfer, signal));
      letGo(); // the modem is free; only the ledger is still being written
      await transfer.committed();
      return [outcome];
    } catch (error) {
      return [notBegun(job, asGatewayError(error))];
    } finally {
      letGo();
    }
  }

  #queue(transfer: Transfer, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      const waiting = { transfer, signal, resolve };
      const later = this.#waiting.findIndex((other) => other.transfer.rank > transfer.rank);
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, waiting);
      this.#pump();
    });
  }

  /** A modem became free, or came, or went; or other limits or routes hold. */
  #changed(): void {
    this.#pump();
    const capacity = this.capacity();
    const grown = capacity > this.#told;
    this.#told = capacity;
    if (grown) for (const listener of this.#listeners) listener();
  }

  /** The most urgent first, each to the modem that is to have it. */
  #pump(): void {
    for (const waiting of [...this.#waiting]) {
      const modem = this.#dispatch.pick(waiting.transfer);
      if (!modem) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      this.#load.begin(modem);
      void this.#carry(waiting, modem);
    }
    this.#giveBack('limit');
    if (this.#stranded().length > 0) {
      this.#cancelGrace ??= this.#deps.clock.after(GRACE_MS, () => {
        this.#cancelGrace = null;
        this.#giveBack('modem');
      });
    }
    this.#wakeLater();
  }

  async #carry(waiting: Waiting, modem: Modem): Promise<void> {
    const { transfer, signal, resolve } = waiting;
    const carried = await transfer.carry(modem, signal);
    this.#load.end(modem);
    if (carried.kind === 'elsewhere' && !signal.aborted && this.#dispatch.candidates(transfer).length > 0) {
      this.#waiting.unshift(waiting);
    } else {
      resolve(carried.outcome);
    }
    this.#changed();
  }

  /** What no modem in service can take. */
  #stranded(): Waiting[] {
    return this.#waiting.filter(({ transfer }) => this.#dispatch.candidates(transfer).length === 0);
  }

  /** Back to the outbox: at once where a limit is in the way, after a grace where a modem is. */
  #giveBack(kind: 'limit' | 'modem'): void {
    for (const waiting of this.#stranded()) {
      const want = this.#dispatch.want(waiting.transfer);
      if (want.kind !== kind) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve(waiting.transfer.fail(this.#unsent(kind, want.text)));
    }
  }

  #unsent(kind: 'limit' | 'modem', text: string): GatewayError {
    if (kind === 'modem') {
      // With no modem at all the capacity holds messages back; else the others go on, and this one asks again later.
      const retryAfterMs = this.#dispatch.serving().length > 0 ? AWAY_MS : undefined;
      return new GatewayError('NO_MODEM', text, { disposition: 'local', retryAfterMs });
    }
    const { gate, clock } = this.#deps;
    return new GatewayError('SIM_LIMIT', text, {
      disposition: 'local',
      remedy: 'Raise the limit of the SIM if the operator allows it, or add another modem.',
      retryAfterMs: Math.max(1_000, Math.min(LIMITED_MS, gate.renewsAt() - clock.now())),
    });
  }

  #wakeLater(): void {
    this.#cancelWake();
    const at = this.#dispatch.wakeAt();
    if (at === null) return;
    this.#cancelWake = this.#deps.clock.after(at - this.#deps.clock.now(), () => this.#changed());
  }

  #whyNone(): string {
    const modems = this.#deps.pool.modems();
    if (modems.length === 0) return 'No modem is set up.';
    const enabled = modems.filter((modem) => modem.enabled);
    if (enabled.length === 0) return 'All modems are switched off.';
    return enabled.map((modem) => `Modem "${modem.name}": ${modem.view().stateText}`).join('; ');
  }

  /** Counts round, so that two long messages to one phone in a row do not mix. */
  #newRef(): number {
    this.#concatRef = (this.#concatRef + 1) % 256;
    return this.#concatRef;
  }
}

function notBegun(job: SendJob, error: GatewayError): Outcome {
  return { deliveryId: job.deliveries[0]!.id, via: null, response: null, dialogue: [], kind: 'failed', error };
}
