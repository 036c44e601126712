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
    for (;;) {
      if (signal.aborted || this.#closed) {
        this.#next(); // a turn we were given is another's
        throw signal.aborted ? stopping() : changed();
      }
      const kept = fresh ? undefined : this.#takeIdle();
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

  /** @param clean false = the last transaction went wrong and must be reset before the session is used again */
  async giveBack(session: Session, clean: boolean): Promise<void> {
    const usable =
      session.alive && !this.#closed && session.carried < MAX_CARRIED && (clean || (await session.reset()));
    if (!usable || !session.alive || this.#closed) {
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

  /** Null: the relay wants no more sessions than it has; wait for one of those. */
  async #openOne(dialogue: Dialogue): Promise<Session | null> {
    if (!this.#circuit.enter()) throw this.#circuit.resting(this.#deps.label);
    this.#open += 1;
    try {
      const session = await this.#deps.open(dialogue);
      this.#circuit.succeeded();
      this.#deps.events.health(null);
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
      this.#circuit.failed(error);
      this.#deps.events.health(error);
      for (const turn of this.#turns.splice(0)) turn(); // they find the circuit open and go back to the outbox
      throw error;
    }
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
