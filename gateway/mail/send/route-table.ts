import type { Clock } from '../../core/clock.ts';
import type { GatewayError } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import type { MailRouteRow } from '../../core/mail-routes.ts';
import { iso } from '../../core/model/common.ts';
import type { HostHealth, MailRoute } from '../../core/model/mail-routes.ts';
import { wireAddress } from './address.ts';
import type { Carrier, CarrierEvents, Readiness } from './carrier.ts';
import { matchesOf } from './match.ts';

export interface RouteTableDeps {
  clock: Clock;
  events: EventBus;
  /** Makes what stands behind a route. */
  carrier(row: MailRouteRow, events: CarrierEvents): Carrier;
}

/** A route that mails may take now. */
export interface LiveRoute {
  row: MailRouteRow;
  carrier: Carrier;
}

type Health = MailRoute['health'];
const UNUSED: Health = { state: 'unused', lastError: null, since: null };

/** The enabled routes as they work right now: which one a recipient takes, whether they can take mails, how they fare. */
export class RouteTable {
  readonly #deps: RouteTableDeps;
  readonly #byMatch = new Map<string, LiveRoute>();
  readonly #health = new Map<string, Health>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: RouteTableDeps) {
    this.#deps = deps;
  }

  /** Puts a new or changed route into effect at once; mails on their way end on the old one. */
  put(row: MailRouteRow): void {
    this.#take(row.id);
    this.#health.delete(row.id);
    if (row.enabled) {
      const carrier = this.#deps.carrier(row, {
        health: (error) => this.#fared(row.id, error),
        changed: () => this.#tell(),
      });
      this.#byMatch.set(row.match, { row, carrier });
    }
    this.#tell();
  }

  remove(id: string): void {
    this.#take(id);
    this.#health.delete(id);
    this.#tell();
  }

  /** The most specific enabled route; null = no route. */
  find(recipient: string): LiveRoute | null {
    const address = wireAddress(recipient);
    for (const match of address ? matchesOf(address) : ['*']) {
      const route = this.#byMatch.get(match);
      if (route) return route;
    }
    return null;
  }

  /** The enabled route with this id; null = there is none. */
  byId(id: string): LiveRoute | null {
    return [...this.#byMatch.values()].find(({ row }) => row.id === id) ?? null;
  }

  health(id: string): Health {
    return this.#health.get(id) ?? UNUSED;
  }

  /** By id of the smarthost; a route that is off has none. */
  hosts(id: string): Map<string, HostHealth> {
    return this.byId(id)?.carrier.hosts?.() ?? new Map();
  }

  /** All routes together. While one works mails are claimed; what is bound for a resting one goes back uncounted. */
  readiness(): Readiness {
    const all = [...this.#byMatch.values()].map(({ carrier }) => carrier.readiness());
    if (all.length === 0) {
      return { takes: 'none', why: 'No mail route is enabled. Add one under Gateways, Mail routes.' };
    }
    const best = (['all', 'one', 'urgent'] as const)
      .map((what) => all.find(({ takes }) => takes === what))
      .find(Boolean);
    return best ?? { takes: 'none', why: all.map(({ why }) => why).join(' ') };
  }

  /** Called whenever `find` or `readiness` may answer differently. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const { carrier } of this.#byMatch.values()) carrier.close();
    this.#byMatch.clear();
  }

  #take(id: string): void {
    for (const [match, { row, carrier }] of this.#byMatch) {
      if (row.id !== id) continue;
      this.#byMatch.delete(match);
      carrier.close();
    }
  }

  #fared(id: string, error: GatewayError | null): void {
    const before = this.health(id);
    const state = error ? 'failing' : 'ok';
    if (before.state === state && before.lastError?.code === error?.code) return;
    const now = iso(this.#deps.clock.now());
    this.#health.set(id, {
      state,
      lastError: error && { code: error.code, message: error.message, ...remedyOf(error), at: now },
      since: before.state === state ? before.since : now,
    });
    this.#deps.events.emit('mailRoute', { id });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function remedyOf({ remedy }: GatewayError): { remedy?: string } {
  return remedy === undefined ? {} : { remedy };
}
