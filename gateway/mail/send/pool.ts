import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { CarrierEvents, Readiness } from './carrier.ts';
import { Circuit } from './circuit.ts';
import type { Dialogue } from './dialogue.ts';
import type { Session } from './session.ts';

export interface PoolDeps {
  clock: Clock;
  /** For people: the host. */
  label: string;
  open(dialogue: Dialogue): Promise<Session>;
  events: CarrierEvents;
}

const MAX_SESSIONS = 10;
const IDLE_MS = 30_000;
const MAX_CARRIED = 1_000;
/** How long we live with fewer sessions after the relay refused one more. */
const SQUEEZE_MS = 60_000;
const FAULTS_IN_A_ROW = 3;

/** A session lent for one mail. */
export interface Lease {
  session: Session;
  /** It was kept from an earlier mail: it may have died unnoticed. */
  kept: boolean;
}

/**
 * Kept connections to one host. A mail takes the session used last (so that surplus ones age out), or opens one while
 * fewer than ten are open, or waits its turn. The circuit decides whether opening is tried at all.
 */
export class SessionPool {
  readonly #deps: PoolDeps;
  readonly #circuit: Circuit;
  readonly #idle: { session: Session; cancel: () => void }[] = [];
  readonly #turns: (() => void)[] = [];
  #open = 0;
  #limit = MAX_SESSIONS;
  #faults = 0;
  #closed = false;

  constructor(deps: PoolDeps) {
    this.#deps = deps;
    this.#circuit = new Circuit(deps.clock, () => deps.events.changed());
  }

  readiness(): Readiness {
    return this.#circuit.readiness();
  }

  /** No session open and nothing known against the host. */
  get unused(): boolean {
    return this.#open === 0 && this.#circuit.closed;
  }

  /**
   * @param fresh only a new connection will do
   * @throws GatewayError what kept a session from being opened; RELAY_RESTING; ROUTE_CHANGED
   */
  async lease(dialogue: Dialogue, signal: AbortSignal, fresh = false): Promise<Lease> {
    const isProbe = !this.#circuit.closed;
    if (isProbe && !this.#circuit.enter()) throw this.#circuit.resting(this.#deps.label);
    try {
      return await this.#session(dialogue, signal, fresh, isProbe);
    } catch (error) {
      if (isProbe) this.#circuit.abandoned(); // where opening failed the circuit knows already
      throw error;
    }
  }

  /** @param finding how the host fared: it works, nobody knows, or what is wrong with it or with us */
  giveBack(session: Session, finding: 'works' | 'unknown' | GatewayError): void {
    this.#judge(finding);
    if (!session.alive || this.#closed || session.carried >= MAX_CARRIED) {
      session.quit();
      return; // its end gives the next one a turn
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
    for (const turn of this.#turns.splice(0)) turn();
  }

  async #session(dialogue: Dialogue, signal: AbortSignal, fresh: boolean, isProbe: boolean): Promise<Lease> {
    for (;;) {
      if (signal.aborted || this.#closed) {
        this.#next(); // a turn we were given is another's
        throw signal.aborted ? stopping() : changed();
      }
      if (!isProbe && !this.#circuit.closed) throw this.#circuit.resting(this.#deps.label);
      const kept = fresh ? undefined : this.#takeIdle();
      if (kept?.dirty && !(await kept.reset())) {
        kept.quit();
        continue;
      }
      if (kept) {
        dialogue.remark(`Connection to ${kept.label} kept from ${kept.carried} earlier mails.`);
        return { session: kept, kept: true };
      }
      if (fresh && this.#open >= this.#limit) this.#takeIdle()?.quit();
      if (this.#open < this.#limit) {
        const session = await this.#openOne(dialogue);
        if (session) return { session, kept: false };
        continue;
      }
      await this.#turn(signal);
    }
  }

  /** Null: the relay wants no more sessions than it has; wait for one of those. */
  async #openOne(dialogue: Dialogue): Promise<Session | null> {
    this.#open += 1;
    try {
      const session = await this.#deps.open(dialogue);
      session.onEnd(() => {
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
      this.#deps.events.health(null);
    } else if (finding === 'unknown') {
      this.#circuit.abandoned();
    } else {
      this.#faults += 1;
      this.#deps.events.health(finding);
      if (this.#faults >= FAULTS_IN_A_ROW || !this.#circuit.closed) this.#broken(finding);
    }
  }

  #broken(error: GatewayError): void {
    this.#circuit.failed(error);
    this.#deps.events.health(error);
    for (const turn of this.#turns.splice(0)) turn(); // they find the circuit open and go back to the outbox
  }

  #squeeze(): void {
    this.#limit = Math.max(this.#open, 1);
    this.#deps.clock.after(SQUEEZE_MS, () => {
      this.#limit = MAX_SESSIONS;
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

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const given = () => {
        signal.removeEventListener('abort', aborted);
        resolve();
      };
      const aborted = () => {
        this.#turns.splice(this.#turns.indexOf(given), 1);
        resolve();
      };
      this.#turns.push(given);
      signal.addEventListener('abort', aborted, { once: true });
    });
  }

  #next(): void {
    this.#turns.shift()?.();
  }
}

function stopping(): GatewayError {
  return new GatewayError('GATEWAY_STOPPING', 'The gateway was stopping; nothing was sent.', { disposition: 'local' });
}

function changed(): GatewayError {
  return new GatewayError('ROUTE_CHANGED', 'The mail route was changed while the mail waited for it.', {
    disposition: 'local',
    retryAfterMs: 100,
  });
}
