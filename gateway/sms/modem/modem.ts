import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { iso, type Problem } from '../../core/model/common.ts';
import type { Modem as ModemModel } from '../../core/model/gateways.ts';
import type { LineSettings, Port, PortOpener } from '../port/port.ts';
import { watchPath } from '../port/presence.ts';
import { Trace } from '../port/trace.ts';
import { usbIdOf } from '../port/usb-id.ts';
import { Link, type LinkDeps } from './link.ts';
import { Recovery } from './recovery.ts';
import type { SimDesk } from './sim-desk.ts';
import type { PartialSession } from './start.ts';
import { type StateWords, stateOfLink } from './state-words.ts';
import type { SubmitPdu, SubmitResult } from './submit.ts';

/** What an administrator has set. */
export interface ModemSettings {
  id: string;
  name: string;
  port: string;
  profile: string | null;
  pin: string | null;
  enabled: boolean;
}

export interface ModemDeps extends Pick<LinkDeps, 'clock' | 'log' | 'profiles' | 'store' | 'hash' | 'receive' | 'care'> {
  clock: Clock;
  log: Log;
  openPort: PortOpener;
  /** State, signal or registration changed, or it can take a message again. */
  onChange: (modem: Modem) => void;
}

/** What the modem knows of itself, as the API tells it. */
export type ModemView = Pick<
  ModemModel,
  'state' | 'stateText' | 'identity' | 'signal' | 'registration' | 'smsc' | 'queue' | 'lastError' | 'since'
>;

/** A link that held so long makes up for the failures before it. */
const HELD_MS = 60_000;

/**
 * The life of one modem: open, set up, serve, lose, wait, again; until it is stopped. What an administrator changes
 * takes effect at the next round, which begins at once.
 */
export class Modem {
  readonly trace: Trace;
  readonly #deps: ModemDeps;
  readonly #recovery = new Recovery();
  #settings: ModemSettings;
  #words: StateWords = { state: 'disconnected', text: 'Not started' };
  #since: number;
  #lastError: Problem | null = null;
  #link: Link | null = null;
  /** Whom the last link spoke with; shown until another one knows better. */
  #known: PartialSession = {};
  #life: Promise<void> | null = null;
  #stopping = false;
  /** Ends the round at hand: the pause, or the link. */
  #interrupt: () => void = () => {};

  constructor(deps: ModemDeps, settings: ModemSettings) {
    this.#deps = deps;
    this.#settings = settings;
    this.trace = new Trace(deps.clock);
    this.#since = deps.clock.now();
  }

  start(): void {
    this.#life ??= this.#live();
  }

  /** A submit on its way gets its answer first. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#interrupt();
    await this.#life;
  }

  /** Begins anew: close, open, set up. Also leaves `parked`. */
  restart(): void {
    this.#recovery.worked();
    this.#interrupt();
  }

  /** New settings; a new name alone disturbs nothing. */
  configure(settings: ModemSettings): void {
    const { port, profile, pin, enabled } = this.#settings;
    const same =
      settings.port === port && settings.profile === profile && settings.pin === pin && settings.enabled === enabled;
    if (settings.port !== port) this.#known = {};
    this.#settings = settings;
    if (!same) this.restart();
    else this.#deps.onChange(this);
  }

  get id(): string {
    return this.#settings.id;
  }

  get name(): string {
    return this.#settings.name;
  }

  /** ICCID, else IMSI; null while unknown. */
  get sim(): string | null {
    return this.#link?.origin.sim ?? null;
  }

  /** Ready and idle: `submit` may be called now. */
  get accepting(): boolean {
    return this.#link?.accepting ?? false;
  }

  /** Ready or busy: it takes messages, if perhaps not this moment. */
  get serving(): boolean {
    return this.#words.state === 'ready' || this.#words.state === 'busy';
  }

  /** For what is not a message: credit, service centre. null while it is not set up. */
  get desk(): SimDesk | null {
    return this.#link?.desk ?? null;
  }

  /** Something about its SIM was decided anew. */
  refresh(): void {
    this.#refresh();
  }

  get enabled(): boolean {
    return this.#settings.enabled;
  }

  submit(pdu: SubmitPdu, claim: () => Promise<void>): Promise<SubmitResult> {
    const link = this.#link;
    if (link) return this.#submit(link, pdu, claim);
    const error = new GatewayError('MODEM_NOT_READY', `Modem ${this.name} is not ready.`, { disposition: 'local' });
    return Promise.resolve({ kind: 'failed', error, answer: null, withdrawn: true });
  }

  view(): ModemView {
    const known = this.#link?.known.identity ? this.#link.known : this.#known;
    const link = this.#link?.up ? this.#link : null;
    return {
      state: this.#words.state,
      stateText: this.#words.text,
      identity: known.identity
        ? {
            ...known.identity,
            iccid: known.iccid ?? null,
            imsi: known.imsi ?? null,
            profile: known.profile?.id ?? null,
            profileWhy: known.profileWhy ?? null,
          }
        : null,
      signal: link?.signal ?? null,
      registration: link && { status: link.registration.status, operator: link.registration.operator },
      smsc: known.service?.smsc ?? null,
      queue: link?.inFlight ? 1 : 0,
      lastError: this.#lastError,
      since: iso(this.#since),
    };
  }

  async #submit(link: Link, pdu: SubmitPdu, claim: () => Promise<void>): Promise<SubmitResult> {
    const result = await link.submit(pdu, claim);
    if (result.kind === 'sent') {
      this.#recovery.worked();
      this.#lastError = null;
    } else if (!result.withdrawn) {
      this.#note(result.error);
    }
    return result;
  }

  async #live(): Promise<void> {
    while (!this.#stopping) {
      const interrupted = new Promise<null>((resolve) => {
        this.#interrupt = () => resolve(null);
      });
      if (!this.#settings.enabled) {
        this.#become({ state: 'disabled', text: 'Switched off by an administrator' });
        await interrupted;
        continue;
      }
      const reason = await this.#connection(interrupted);
      if (reason !== null && !this.#stopping) await this.#pause(reason, interrupted);
    }
    this.#become({ state: 'disconnected', text: 'Stopped' });
  }

  /** One link from open to end. @returns why it ended; null when it was interrupted */
  async #connection(interrupted: Promise<null>): Promise<GatewayError | null> {
    const { port: spec, profile, pin, id } = this.#settings;
    const { clock, profiles, log } = this.#deps;
    this.#become({ state: 'connecting', text: `Opening ${spec}` });
    const startedAt = clock.now();
    let link: Link | null = null;
    try {
      const { line } = (profile && profiles.get(profile)) || profiles.generic;
      const port = await this.#open(spec, line, interrupted);
      if (port === null) return null;
      link = new Link({
        ...this.#deps,
        port,
        trace: this.trace,
        name: () => this.name,
        onChange: () => this.#refresh(),
      });
      this.#link = link;
      this.#become({ state: 'starting', text: 'Setting the modem up' });
      const starting = link.start({ modemId: id, profile, pin, usb: await usbIdOf(spec) });
      starting.catch(() => {}); // told by the race, unless that was interrupted before
      if ((await Promise.race([starting.then(() => 'up' as const), interrupted])) === null) return null;
      this.#tellUp(link);
      this.#refresh();
      return await Promise.race([link.ended, interrupted]);
    } catch (error) {
      return asGatewayError(error);
    } finally {
      if (clock.now() - startedAt >= HELD_MS) this.#recovery.worked();
      if (link?.known.identity && this.#settings.port === spec) this.#known = link.known;
      await link
        ?.close()
        .catch((error: unknown) => log.debug({ err: error, modem: this.name }, 'port not closed cleanly'));
      this.#link = null;
    }
  }

  /** @returns null when interrupted; a port that opens after that is closed again */
  async #open(spec: string, line: LineSettings, interrupted: Promise<null>): Promise<Port | null> {
    const opening = this.#deps.openPort(spec, line);
    const port = await Promise.race([opening, interrupted]);
    if (port) this.trace.remark(`${spec} opened`);
    else opening.then((late) => late.close()).catch(() => {}); // nobody waits for it any more
    return port;
  }

  /** Waits for the next try, for the device to come back, or for an interruption. */
  async #pause(reason: GatewayError, interrupted: Promise<null>): Promise<void> {
    const { state, waitMs } = this.#recovery.after(reason);
    this.#note(reason);
    this.#deps.log.warn(
      { modem: this.name, code: reason.code, reason: reason.message, state, waitMs },
      'modem out of service',
    );
    this.#become({ state, text: reason.message });
    let cancel = () => {};
    let unwatch = () => {};
    const over = new Promise<void>((resolve) => {
      if (waitMs !== null) cancel = this.#deps.clock.after(waitMs, resolve);
      const { port } = this.#settings;
      if (port.startsWith('/dev/')) unwatch = watchPath(port, (present) => present && resolve());
    });
    await Promise.race([over, interrupted]);
    cancel();
    unwatch();
  }

  #tellUp(link: Link): void {
    const { identity, profile, service } = link.known;
    this.#deps.log.info(
      {
        modem: this.name,
        model: identity?.model,
        firmware: identity?.firmware,
        profile: profile?.id,
        sim: `***${link.origin.sim?.slice(-3) ?? ''}`,
        registration: link.registration.status,
        cnmi: service?.cnmi,
      },
      'modem set up',
    );
  }

  #refresh(): void {
    if (this.#link?.up) this.#become(stateOfLink(this.#link));
    else this.#deps.onChange(this);
  }

  #become(words: StateWords): void {
    if (words.state !== this.#words.state) this.#since = this.#deps.clock.now();
    this.#words = words;
    this.#deps.onChange(this);
  }

  #note(error: GatewayError): void {
    this.#lastError = {
      code: error.code,
      message: error.message,
      ...(error.remedy !== undefined && { remedy: error.remedy }),
      at: iso(this.#deps.clock.now()),
    };
  }
}
