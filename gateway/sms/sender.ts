import { randomInt } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { asGatewayError, GatewayError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Outcome, PartLedger, Sender, SendJob } from '../core/ports.ts';
import type { Modem } from './modem/modem.ts';
import { Pace } from './pace.ts';
import { planMessage } from './plan.ts';
import { Transfer } from './transfer.ts';

/** The modems, as the sender needs them. */
export interface ModemSource {
  modems(): Modem[];
  /** @returns the function that unsubscribes */
  onChange(listener: () => void): () => void;
}

export interface SmsSenderDeps {
  pool: ModemSource;
  ledger: PartLedger;
  clock: Clock;
  log: Log;
}

interface Waiting {
  transfer: Transfer;
  signal: AbortSignal;
  resolve: (outcome: Outcome) => void;
}

/** A modem that finds its place again is back within this; after it what waits here goes back to the outbox (ms). */
const GRACE_MS = 3_000;

/**
 * The door out over GSM modems. Whichever modem is idle takes the most urgent message that fits it; the few that wait
 * here are there so that no modem ever waits for the outbox.
 */
export class SmsSender implements Sender {
  readonly channel = 'sms';
  readonly #deps: SmsSenderDeps;
  readonly #pace = new Pace();
  readonly #waiting: Waiting[] = [];
  readonly #reserved = new Set<Modem>();
  readonly #lastUsed = new WeakMap<Modem, number>();
  readonly #listeners = new Set<() => void>();
  #held = 0;
  #uses = 0;
  #told = 0;
  #concatRef = randomInt(256);
  #cancelGrace: (() => void) | null = null;
  #unsubscribe: () => void = () => {};

  constructor(deps: SmsSenderDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.pool.onChange(() => this.#changed());
    this.#changed();
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancelGrace?.();
  }

  capacity(): number {
    const room = this.#serving().reduce((sum, modem) => sum + 1 + this.#pace.ahead(modem.id), 0);
    return Math.max(0, room - this.#held);
  }

  onCapacity(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  waitingFor(): string | null {
    if (this.capacity() > 0) return null;
    if (this.#serving().length > 0) return 'The modems are busy with other messages.';
    return this.#whyNone();
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
      const { ledger, clock, log } = this.#deps;
      const plan = await planMessage(ledger, job, clock.now(), () => this.#newRef());
      const onSubmit = (modem: Modem, ms: number) => this.#pace.note(modem.id, ms);
      const transfer = new Transfer({ ledger, clock, log, onSubmit }, job, plan);
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

  /** A modem became free, or came, or went. */
  #changed(): void {
    this.#pump();
    const capacity = this.capacity();
    const grown = capacity > this.#told;
    this.#told = capacity;
    if (grown) for (const listener of this.#listeners) listener();
  }

  #pump(): void {
    for (const modem of this.#idle()) {
      const index = this.#waiting.findIndex(({ transfer }) => transfer.fits(modem));
      if (index < 0) continue;
      const [waiting] = this.#waiting.splice(index, 1);
      this.#reserved.add(modem);
      this.#lastUsed.set(modem, ++this.#uses);
      void this.#carry(waiting!, modem);
    }
    if (this.#stranded().length > 0) {
      this.#cancelGrace ??= this.#deps.clock.after(GRACE_MS, () => this.#giveBack());
    }
  }

  async #carry(waiting: Waiting, modem: Modem): Promise<void> {
    const { transfer, signal, resolve } = waiting;
    const carried = await transfer.carry(modem, signal);
    this.#reserved.delete(modem);
    if (carried.kind === 'elsewhere' && !signal.aborted && this.#serving().some((other) => transfer.fits(other))) {
      this.#waiting.unshift(waiting);
    } else {
      resolve(carried.outcome);
    }
    this.#changed();
  }

  /** Modems that can begin now, the longest idle first. */
  #idle(): Modem[] {
    return this.#deps.pool
      .modems()
      .filter((modem) => modem.accepting && !this.#reserved.has(modem))
      .sort((a, b) => (this.#lastUsed.get(a) ?? 0) - (this.#lastUsed.get(b) ?? 0));
  }

  #serving(): Modem[] {
    return this.#deps.pool.modems().filter((modem) => modem.serving);
  }

  /** What no modem in service can take. */
  #stranded(): Waiting[] {
    const serving = this.#serving();
    return this.#waiting.filter(({ transfer }) => !serving.some((modem) => transfer.fits(modem)));
  }

  #giveBack(): void {
    this.#cancelGrace = null;
    for (const waiting of this.#stranded()) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      const text = this.#serving().length > 0 ? 'The SIM that sent the first parts is away.' : this.#whyNone();
      waiting.resolve(waiting.transfer.fail(new GatewayError('NO_MODEM', text, { disposition: 'local' })));
    }
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
