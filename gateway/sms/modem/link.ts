import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { AtChannel, restarted, type Urc } from '../at/channel.ts';
import type { Port } from '../port/port.ts';
import type { Trace } from '../port/trace.ts';
import type { ProfileLibrary } from './profile-load.ts';
import { eventOf, grammarOfAny, timingUntilKnown } from './profile-use.ts';
import { Registration } from './registration.ts';
import { parseSignal, readSignal, type Signal } from './signal.ts';
import type { SimCare } from './sim-care.ts';
import { SimDesk } from './sim-desk.ts';
import { type Origin, type PduReceiver, SimInbox } from './sim-inbox.ts';
import { SimBell } from './sim-ready.ts';
import { type PartialSession, type Session, type StartDeps, type StartSettings, startModem } from './start.ts';
import { type SubmitPdu, type SubmitResult, submitPdu } from './submit.ts';

export interface LinkDeps extends Omit<StartDeps, 'channel' | 'simBell'> {
  port: Port;
  clock: Clock;
  log: Log;
  trace: Trace;
  profiles: ProfileLibrary;
  /** The modem's name at the time. */
  name: () => string;
  receive: PduReceiver;
  care: SimCare;
  /** Something that can be seen from outside has changed. */
  onChange: () => void;
}

/** How often a modem that is silent is asked whether it lives; sooner while it looks for a network. */
const HEARTBEAT_MS = 30_000;
const SEARCHING_MS = 5_000;
/** How often messages are looked for that were never announced. */
const SWEEP_MS = 300_000;
/** Emptying the store helps, setting the modem up anew does not. */
const STORE_FULL = new Set(['CMS_208', 'CMS_211', 'CMS_322', 'CME_20']);
/** A modem that leaves so many submits in a row without a clear answer is set up anew. */
const TROUBLES = 2;

/** One connection to one modem, from the open port to its loss. */
export class Link {
  readonly registration = new Registration();
  readonly known: PartialSession = {};
  signal: Signal | null = null;
  readonly #deps: LinkDeps;
  readonly #channel: AtChannel;
  readonly #simBell: SimBell;
  readonly #ended: Promise<GatewayError>;
  #end: (reason: GatewayError) => void = () => {};
  #over = false;
  #session: Session | null = null;
  #inbox: SimInbox | null = null;
  #desk: SimDesk | null = null;
  #inSync = false;
  #flight: Promise<unknown> | null = null;
  #troubles = 0;
  #cancelBeat: () => void = () => {};
  #cancelSweep: () => void = () => {};

  constructor(deps: LinkDeps) {
    this.#deps = deps;
    this.#simBell = new SimBell(deps.clock);
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#channel = new AtChannel({
      port: deps.port,
      clock: deps.clock,
      trace: deps.trace,
      onUrc: (urc) => this.#onUrc(urc),
      onSync: (inSync) => {
        this.#inSync = inSync;
        deps.onChange();
      },
      onRestart: () => this.#finish(restarted()),
      onDead: (reason) => this.#finish(reason),
    });
  }

  /** Sets the modem up. @throws GatewayError of any step; the link must then be closed */
  async start(settings: StartSettings): Promise<void> {
    const { profiles } = this.#deps;
    const first = (settings.profile && profiles.get(settings.profile)) || profiles.generic;
    this.#channel.tune(grammarOfAny(profiles), timingUntilKnown(profiles, first));
    this.#channel.start();
    const session = await startModem(
      { ...this.#deps, channel: this.#channel, simBell: this.#simBell },
      settings,
      this.known,
    );
    Object.assign(this.known, session);
    this.#inbox = new SimInbox({ ...this.#deps, ...session, channel: this.#channel, origin: () => this.origin });
    await this.registration.begin(this.#channel);
    if (this.registration.registered) await this.registration.readOperator(this.#channel);
    await this.#readSignal();
    this.#desk = new SimDesk({
      ...{ ...this.#deps, ...session, channel: this.#channel, registration: this.registration },
      origin: () => this.origin,
    });
    await this.#desk.begin();
    this.#session = session;
    void this.#inbox.sweep();
    this.#beatLater();
    this.#sweepLater();
  }

  /** Why it ended; never before it did. */
  get ended(): Promise<GatewayError> {
    return this.#ended;
  }

  /** Set up. */
  get up(): boolean {
    return this.#session !== null;
  }

  get over(): boolean {
    return this.#over;
  }

  get inSync(): boolean {
    return this.#inSync;
  }

  get inFlight(): boolean {
    return this.#flight !== null;
  }

  /** Why it must not send although it could; null = it may. */
  get obstacle(): string | null {
    return this.#desk?.obstacle() ?? null;
  }

  /** Its SIM beside messages; null until it is set up. */
  get desk(): SimDesk | null {
    return this.up && !this.#over ? this.#desk : null;
  }

  /** Set up, in step, registered, allowed to, and with nothing on its way. */
  get accepting(): boolean {
    const able = !this.#over && this.#session !== null && this.#inSync && this.registration.registered;
    return able && !this.inFlight && this.obstacle === null;
  }

  get origin(): Origin {
    return { modem: this.#deps.name(), sim: this.known.iccid ?? this.known.imsi ?? null };
  }

  /** Sends one PDU; see `submitPdu`. Faults of the modem itself end the link. */
  async submit(pdu: SubmitPdu, claim: () => Promise<void>): Promise<SubmitResult> {
    const session = this.#session;
    if (!session || !this.accepting) {
      const error = new GatewayError('MODEM_NOT_READY', `Modem ${this.origin.modem} is not ready.`, {
        disposition: 'local',
      });
      return { kind: 'failed', error, answer: null, withdrawn: true };
    }
    const flight = submitPdu(this.#channel, pdu, claim, session.profile.errors);
    this.#flight = flight;
    this.#deps.onChange();
    const result = await flight;
    this.#flight = null;
    this.#judge(result);
    this.#deps.onChange();
    return result;
  }

  /** What became known with the last submit about the modem itself. */
  #judge(result: SubmitResult): void {
    if (result.kind === 'sent') {
      this.#troubles = 0;
      return;
    }
    const { error, withdrawn } = result;
    if (withdrawn) return;
    if (error.disposition === 'uncertain' || error.code === 'AT_NO_PROMPT') this.#troubles += 1;
    if (STORE_FULL.has(error.code)) void this.#inbox?.sweep();
    else if (error.code === 'CMS_330') void this.#noServiceCentre(error);
    else if (error.disposition === 'local') this.#finish(error);
    else if (this.#troubles >= TROUBLES) this.#finish(tooMuchTrouble());
  }

  /** Mended on the spot where the SIM only lost its number. */
  async #noServiceCentre(error: GatewayError): Promise<void> {
    const mended = await this.#desk?.serviceCentreMissing().catch(() => false);
    if (mended) this.#deps.onChange();
    else this.#finish(error);
  }

  /** Ends the connection; a submit on its way gets its answer first. */
  async close(): Promise<void> {
    this.#over = true;
    this.#cancelBeat();
    this.#cancelSweep();
    await this.#flight?.catch(() => {});
    this.#desk?.lost(
      new GatewayError('PORT_CLOSED', 'The connection to the modem was closed.', { disposition: 'local' }),
    );
    await this.#channel.close();
  }

  #finish(reason: GatewayError): void {
    if (this.#over) return;
    this.#over = true;
    this.#end(reason);
    this.#deps.onChange();
  }

  #onUrc({ line, body }: Urc): void {
    if (this.#desk?.take(line)) return;
    const [, name, value = ''] = /^\+([A-Z0-9]+):\s*(.*)$/i.exec(line) ?? [];
    if (name === 'CMT' || name === 'CDS') void this.#inbox?.direct(body ?? '', value);
    else if (name === 'CMTI' || name === 'CDSI') void this.#inbox?.announced(value);
    else if (this.registration.take(line)) this.#registrationChanged();
    else this.#onOther(line);
  }

  #onOther(line: string): void {
    this.signal = parseSignal(line) ?? this.signal;
    const { profile } = this.known;
    const event = profile ? eventOf(profile, line) : null;
    if (event === 'sim-ready') this.#simBell.ring();
    if (event === 'store-full') void this.#inbox?.sweep();
    if (event === 'restarted' && this.#session) this.#finish(restarted());
  }

  #registrationChanged(): void {
    this.#deps.onChange();
    if (this.#session && this.registration.registered && this.registration.operator === null) {
      this.registration.readOperator(this.#channel).then(this.#deps.onChange, () => {}); // its loss ends the link anyway
    }
    this.#beatLater();
  }

  #beatLater(): void {
    this.#cancelBeat();
    if (this.#over || !this.#session) return;
    const ms = this.registration.registered ? HEARTBEAT_MS : SEARCHING_MS;
    this.#cancelBeat = this.#deps.clock.after(ms, () => void this.#beat());
  }

  /** Finds out that a modem is gone also where its port never says so: a write fails, or nobody answers. */
  async #beat(): Promise<void> {
    try {
      await this.registration.query(this.#channel);
      await this.#readSignal();
      await this.#desk?.beat();
      this.#deps.onChange();
    } catch (error) {
      this.#finish(asGatewayError(error));
    }
    this.#beatLater();
  }

  async #readSignal(): Promise<void> {
    this.signal = (await readSignal(this.#channel)) ?? this.signal;
  }

  #sweepLater(): void {
    if (this.#over) return;
    this.#cancelSweep = this.#deps.clock.after(SWEEP_MS, () => {
      void this.#inbox?.sweep();
      this.#sweepLater();
    });
  }
}

function tooMuchTrouble(): GatewayError {
  return new GatewayError('MODEM_DOUBTFUL', 'The modem left several messages in a row without a clear answer.', {
    disposition: 'local',
    remedy: 'Check signal and registration, look at its transcript, or restart it.',
  });
}
