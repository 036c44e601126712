import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MailMeter } from '../../core/mail-meter.ts';
import { Bookings } from './bookings.ts';
import { type CarrierEvents, type Mail, type Readiness, stopping } from './carrier.ts';
import { Circuit } from './circuit.ts';
import type { Dialogue } from './dialogue.ts';
import type { Session } from './session.ts';
import { Turns } from './turns.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface PoolDeps {
  clock: Clock;
  /** For people: the host. */
  label: string;
  open(dialogue: Dialogue): Promise<Session>;
  events: CarrierEvents;
  /** Connections at once. */
  connections: number;
  waitingRoom: WaitingRoom;
  meter: MailMeter;
  log: Log;
}

/** Connections at first, and after the host was away; one more for each mail that it takes. */
const SLOW_START = 2;
/** From so many connections on, one is kept for urgent mails. */
const RESERVE_FROM = 4;
const IDLE_MS = 30_000;
const MAX_CARRIED = 1_000;
/** How long we live with fewer sessions after the relay refused one more. */
const SQUEEZE_MS = 60_000;
const FAULTS_IN_A_ROW = 3;
/** From so many mails that wait for it on, a host is full: the others wait in the outbox, until half of these are gone. */
const FULL = 100;
/** Those that were claimed already, or for other hosts, may still come; more are sent back. */
const MOST_WAITING = 150;

/** A session lent for one mail. */
export interface Lease {
  session: Session;
  /** It was kept from an earlier mail: it may have died unnoticed. */
  kept: boolean;
}

/**
 * Kept connections to one host. A mail takes the session used last (so that surplus ones age out), or opens one while
 * fewer than allowed are open, or waits its turn. The circuit decides whether opening is tried at all.
 */
export class SessionPool {
  readonly #deps: PoolDeps;
  readonly #circuit: Circuit;
  readonly #idle: { session: Session; cancel: () => void }[] = [];
  readonly #turns = new Turns();
  #open = 0;
  #lent = 0;
  #allowed: number;
  #ceiling: number;
  #faults = 0;
  #full = false;
  #closed = false;
  readonly #bookings: Bookings;

  constructor(deps: PoolDeps) {
    this.#deps = deps;
    this.#ceiling = deps.connections;
    this.#allowed = Math.min(SLOW_START, deps.connections);
    this.#circuit = new Circuit(deps.clock, deps.log.child({ server: deps.label }), () => deps.events.changed());
    this.#bookings = new Bookings(deps.clock);
  }

  readiness(): Readiness {
    const readiness = this.#circuit.readiness();
    if (readiness.takes !== 'all' || !this.#full) return readiness;
    const why = `All ${this.#allowed} connections to ${this.#deps.label} are in use, and ${this.#turns.size} mails wait for one.`;
    return { takes: 'urgent', why };
  }

  /** No session open and nothing known against the host. */
  get unused(): boolean {
    return this.#open === 0 && this.#circuit.closed;
  }

  /** What stands now; times in ms. */
  get state() {
    const { closed, probing, restsUntil } = this.#circuit;
    return {
      ...{ closed, probing, restsUntil },
      ...{ connections: this.#open, allowed: this.#allowed, waiting: this.#turns.size },
    };
  }

  /**
   * @param fresh only a new connection will do
   * @throws GatewayError what kept a session from being opened; RELAY_RESTING; DESTINATION_BUSY; ROUTE_CHANGED
   */
  async lease(mail: Mail, dialogue: Dialogue, signal: AbortSignal, fresh = false): Promise<Lease> {
    const isProbe = !this.#circuit.closed;
    if (isProbe && !this.#circuit.enter()) throw this.#circuit.resting(this.#deps.label);
    try {
      return await this.#session(mail, dialogue, signal, { fresh, isProbe });
    } catch (error) {
      if (isProbe) this.#circuit.abandoned(); // where opening failed the circuit knows already
      throw error;
    }
  }

  /** @param finding how the host fared: it works, nobody knows, or what is wrong with it or with us */
  giveBack(session: Session, finding: 'works' | 'unknown' | GatewayError): void {
    this.#lent -= 1;
    this.#judge(finding);
    if (!session.alive || this.#closed || session.carried >= MAX_CARRIED) {
      session.quit();
      this.#next(); // its end gives the next one a turn too, where that one needs a new connection
      return;
    }
    const cancel = this.#deps.clock.after(IDLE_MS, () => {
      this.#forget(session);
      session.quit();
    });
    this.#idle.push({ session, cancel });
    this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#circuit.close();
    for (let session = this.#takeIdle(); session; session = this.#takeIdle()) session.quit();
    this.#turns.release();
  }

  async #session(
    mail: Mail,
    dialogue: Dialogue,
    signal: AbortSignal,
    { fresh, isProbe }: { fresh: boolean; isProbe: boolean },
  ): Promise<Lease> {
    for (let waited = false; ; waited = true) {
      if (signal.aborted || this.#closed) {
        this.#next(); // a turn we were given is another's
        throw signal.aborted ? stopping() : changed();
      }
      if (!isProbe && !this.#circuit.closed) throw this.#circuit.resting(this.#deps.label);
      const lease = this.#hasRoom(mail.urgent) ? await this.#take(dialogue, fresh) : null;
      if (lease) return lease;
      // While one was being opened in vain, another may have come back.
      if (!fresh && this.#idle.length > 0 && this.#hasRoom(mail.urgent)) continue;
      await this.#turn(mail, dialogue, signal, waited);
    }
  }

  /** Null: none is to be had now. */
  async #take(dialogue: Dialogue, fresh: boolean): Promise<Lease | null> {
    this.#lent += 1; // before anything is waited for: others look at it meanwhile
    let lease: Lease | null = null;
    try {
      lease = await this.#keptOrNew(dialogue, fresh);
      return lease;
    } finally {
      if (!lease) this.#lent -= 1;
    }
  }

  async #keptOrNew(dialogue: Dialogue, fresh: boolean): Promise<Lease | null> {
    for (let kept = fresh ? undefined : this.#takeIdle(); kept; kept = this.#takeIdle()) {
      if (kept.dirty && !(await kept.reset())) {
        kept.quit();
        continue;
      }
      dialogue.remark(`Connection to ${kept.label} kept; mails it has carried so far: ${kept.carried}.`);
      return { session: kept, kept: true };
    }
    if (fresh && this.#open >= this.#allowed) this.#takeIdle()?.quit();
    if (this.#open >= this.#allowed) return null;
    const session = await this.#openOne(dialogue);
    return session && { session, kept: false };
  }

  /** Null: the relay wants no more sessions than it has; wait for one of those. */
  async #openOne(dialogue: Dialogue): Promise<Session | null> {
    this.#open += 1;
    try {
      const { clock, meter, open } = this.#deps;
      const begun = clock.now();
      const session = await open(dialogue);
      session.onEnd(() => {
        meter.session(clock.now() - begun, session.carried);
        this.#open -= 1;
        this.#forget(session);
        this.#next();
      });
      return session;
    } catch (thrown) {
      const error = asGatewayError(thrown, 'RELAY_LOST');
      this.#open -= 1;
      if (this.#open > 0 && error.code === 'SMTP_TEMPORARY') {
        this.#squeeze();
        return null;
      }
      this.#broken(error);
      throw error;
    }
  }

  /** One sender may be unwelcome, one connection may break; three such mails in a row, and the host is left alone. */
  #judge(finding: 'works' | 'unknown' | GatewayError): void {
    if (finding === 'works') {
      this.#faults = 0;
      this.#circuit.succeeded();
      this.#bookings.took(this.#turns.size > 0);
      this.#deps.events.health(null);
      if (this.#allowed >= this.#ceiling) return;
      this.#allowed += 1;
      this.#next();
    } else if (finding === 'unknown') {
      this.#circuit.abandoned();
    } else {
      this.#faults += 1;
      this.#deps.events.health(finding);
      if (this.#faults >= FAULTS_IN_A_ROW || !this.#circuit.closed) this.#broken(finding);
    }
  }

  #broken(error: GatewayError): void {
    this.#allowed = Math.min(SLOW_START, this.#ceiling);
    this.#circuit.failed(error);
    this.#deps.events.health(error);
    this.#turns.release(); // they find the circuit open and go elsewhere, or back to the outbox
  }

  #squeeze(): void {
    this.#ceiling = Math.max(this.#open, 1);
    this.#allowed = Math.min(this.#allowed, this.#ceiling);
    this.#deps.clock.after(SQUEEZE_MS, () => {
      this.#ceiling = this.#deps.connections;
      this.#next();
    });
  }

  #takeIdle(): Session | undefined {
    for (let entry = this.#idle.pop(); entry; entry = this.#idle.pop()) {
      entry.cancel();
      if (entry.session.alive) return entry.session;
    }
    return undefined;
  }

  #forget(session: Session): void {
    const index = this.#idle.findIndex((entry) => entry.session === session);
    if (index >= 0) this.#idle.splice(index, 1)[0]!.cancel();
  }

  #hasRoom(urgent: boolean): boolean {
    const reserved = this.#allowed >= RESERVE_FROM && !urgent ? 1 : 0;
    return this.#lent < this.#allowed - reserved;
  }

  async #turn(mail: Mail, dialogue: Dialogue, signal: AbortSignal, waited: boolean): Promise<void> {
    const { label, waitingRoom } = this.#deps;
    if (!waited && !mail.urgent && this.#turns.size >= MOST_WAITING) {
      throw busy(label, this.#allowed, this.#bookings.next());
    }
    const why = `All ${this.#allowed} connections to ${label} are in use; it waits for one of them.`;
    if (!waited) dialogue.remark(why);
    const turn = this.#turns.wait(mail.urgent, signal, waited);
    this.#full ||= this.#turns.size >= FULL;
    try {
      await waitingRoom.during(mail, why, turn.taken);
    } catch (error) {
      if (!turn.leave()) this.#next(); // it was given its turn at the same moment: that is another's
      throw error;
    } finally {
      if (this.#full && this.#turns.size <= FULL / 2) {
        this.#full = false;
        this.#deps.events.changed();
      }
    }
  }

  #next(): void {
    this.#turns.next(!this.#hasRoom(false));
  }
}

function busy(label: string, connections: number, retryAfterMs: number): GatewayError {
  return new GatewayError('DESTINATION_BUSY', `All ${connections} connections to ${label} are in use.`, {
    disposition: 'local',
    retryAfterMs,
    remedy: 'It is sent as soon as there is room. Allow the mail route more connections if the relay takes them.',
  });
}

function changed(): GatewayError {
  return new GatewayError('ROUTE_CHANGED', 'The mail route was changed while the mail waited for it.', {
    disposition: 'local',
    retryAfterMs: 100,
  });
}
