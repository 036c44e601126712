import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { iso, type Problem } from '../../core/model/common.ts';
import type { ModemUsbMark } from '../../core/stores.ts';
import type { PortOpener } from '../port/port.ts';
import { Trace } from '../port/trace.ts';
import type { PortChange } from '../port/watch.ts';
import { recognise, unless } from './arrival.ts';
import { Comeback } from './comeback.ts';
import type { Identity } from './identity.ts';
import { Link, type LinkDeps } from './link.ts';
import type { ModemSettings } from './modem-settings.ts';
import { identityOf, loggedOf, type ModemView, problemOf } from './modem-view.ts';
import { type Berth, markOf, type PortDesk } from './port-desk.ts';
import { knownDevice } from './port-roles.ts';
import { GENERIC } from './profile-load.ts';
import type { SimDesk } from './sim-desk.ts';
import type { PartialSession } from './start.ts';
import { type StateWords, stateOfLink } from './state-words.ts';
import type { SubmitPdu, SubmitResult } from './submit.ts';

export interface ModemDeps
  extends Pick<LinkDeps, 'clock' | 'log' | 'profiles' | 'store' | 'hash' | 'receive' | 'care'> {
  clock: Clock;
  log: Log;
  openPort: PortOpener;
  ports: PortDesk;
  /** Name of the modem that looks for this IMEI. */
  ownerOf: (imei: string, exceptId: string) => string | null;
  /** It was met, for the first time or under new circumstances. */
  onMet: (id: string, imei: string, usb: ModemUsbMark | null) => void;
  /** State, signal or registration changed, or it can take a message again. */
  onChange: (modem: Modem) => void;
}

/**
 * The life of one modem: open, set up, serve, lose, wait, again; until it is stopped. What an administrator changes
 * takes effect at the next round, which begins at once.
 */
export class Modem {
  readonly trace: Trace;
  readonly #deps: ModemDeps;
  readonly #comeback: Comeback;
  #settings: ModemSettings;
  #words: StateWords = { state: 'disconnected', text: 'Not started' };
  #since: number;
  #lastError: Problem | null = null;
  #link: Link | null = null;
  #berth: Berth | null = null;
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
    this.#comeback = new Comeback({ ...deps, trace: this.trace, become: (words) => this.#become(words) });
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
    this.#comeback.worked('Started anew by an administrator');
    this.#deps.ports.forget(this.#settings.port);
    this.#interrupt();
  }

  /** Serial ports have come or gone. */
  portsChanged(change: PortChange): void {
    this.#comeback.changed(change);
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

  /** Whom it was met as. */
  remember(imei: string | null, usb: ModemUsbMark | null): void {
    this.#settings = { ...this.#settings, imei, usb };
  }

  /** It is wanted, known by its IMEI, and at no port now. */
  misses(imei: string): boolean {
    return this.enabled && this.#settings.imei === imei && this.#berth === null;
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
      identity: identityOf(known),
      signal: link?.signal ?? null,
      registration: link && { status: link.registration.status, operator: link.registration.operator },
      smsc: known.service?.smsc ?? null,
      queue: link?.inFlight ? 1 : 0,
      lastError: this.#lastError,
      since: iso(this.#since),
      currentPort: this.#berth?.path ?? null,
      ladder: this.#comeback.ladder.view(),
    };
  }

  async #submit(link: Link, pdu: SubmitPdu, claim: () => Promise<void>): Promise<SubmitResult> {
    const result = await link.submit(pdu, claim);
    if (result.kind === 'sent') {
      this.#comeback.worked();
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
      if (reason !== null && !this.#stopping) await this.#failed(reason, interrupted);
      this.#leaveBerth();
    }
    this.#become({ state: 'disconnected', text: 'Stopped' });
  }

  /** One link from open to end. @returns why it ended; null when it was interrupted */
  async #connection(interrupted: Promise<null>): Promise<GatewayError | null> {
    const { port: spec, profile, pin, id } = this.#settings;
    const { profiles, log, ports } = this.#deps;
    this.#become({ state: 'connecting', text: `Opening ${spec}` });
    let link: Link | null = null;
    try {
      const { line } = (profile && profiles.get(profile)) || profiles.generic;
      this.#berth = await unless(interrupted, ports.locate(this.#settings), (late) => late.release());
      if (this.#berth === null) return null;
      const { path } = this.#berth;
      const port = await unless(interrupted, this.#deps.openPort(path, line), (late) => late.close());
      if (port === null) return null;
      this.trace.remark(`${path} opened`);
      link = new Link({
        ...this.#deps,
        port,
        trace: this.trace,
        name: () => this.name,
        onChange: () => this.#refresh(),
      });
      this.#link = link;
      this.#become({ state: 'starting', text: 'Setting the modem up' });
      const usb = this.#berth?.found?.usb ?? null;
      const meet = (identity: Identity) => recognise(this.#deps, this.#settings, identity, path);
      const starting = link.start({ modemId: id, profile, pin, usb, meet });
      starting.catch(() => {}); // told by the race, unless that was interrupted before
      if ((await Promise.race([starting.then(() => 'up' as const), interrupted])) === null) return null;
      this.#tellUp(link);
      this.#refresh();
      return await Promise.race([link.ended, interrupted]);
    } catch (error) {
      return asGatewayError(error);
    } finally {
      this.#comeback.down();
      if (link?.known.identity && this.#settings.port === spec) this.#known = link.known;
      await link
        ?.close()
        .catch((error: unknown) => log.debug({ err: error, modem: this.name }, 'port not closed cleanly'));
      this.#link = null;
    }
  }

  #failed(reason: GatewayError, interrupted: Promise<null>): Promise<void> {
    this.#note(reason);
    const { name, port, profile } = this.#settings;
    const { profiles } = this.#deps;
    const berth = this.#berth;
    this.#berth = null;
    const usb = berth?.found?.usb;
    const id = profile ?? (usb && knownDevice(profiles, usb)?.profile) ?? GENERIC;
    const known = this.#known.profile ?? profiles.get(id) ?? profiles.generic;
    return this.#comeback.after(reason, { name, port, berth, profile: known }, interrupted);
  }

  #leaveBerth(): void {
    this.#berth?.release();
    this.#berth = null;
  }

  #tellUp(link: Link): void {
    const { identity } = link.known;
    this.#comeback.up();
    if (identity?.imei) this.#deps.onMet(this.id, identity.imei, markOf(this.#berth));
    this.#deps.log.info({ modem: this.name, port: this.#berth?.path, ...loggedOf(link) }, 'modem set up');
  }

  #refresh(): void {
    const link = this.#link;
    if (link?.up && !link.over) link.inSync ? this.#comeback.ladder.inStep() : this.#comeback.ladder.drained();
    if (link?.up) this.#become(stateOfLink(link));
    else this.#deps.onChange(this);
  }

  #become(words: StateWords): void {
    if (words.state !== this.#words.state) this.#since = this.#deps.clock.now();
    this.#words = words;
    this.#deps.onChange(this);
  }

  #note(error: GatewayError): void {
    this.#lastError = problemOf(error, this.#deps.clock.now());
  }
}
