import type { Clock } from '../../core/clock.ts';
import { conflict, invalid, notFound } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import type { MailRouteRow, MailRouteStore } from '../../core/mail-routes.ts';
import type { MailRoute, MailRouteInput, RouteTest, RouteTestInput } from '../../core/model/mail-routes.ts';
import type { Sealer } from '../../core/seal.ts';
import type { MailRouteService } from '../../core/services.ts';
import { pemFault } from '../../core/trust.ts';
import type { DkimKeys } from './dkim/keys.ts';
import type { Hosts } from './hosts.ts';
import { normalizeMatch } from './match.ts';
import { shownRoute, smarthostsOf } from './route-rows.ts';
import type { RouteTable } from './route-table.ts';
import type { RouteTester } from './test-route.ts';

export interface MailRoutesDeps {
  store: MailRouteStore;
  table: RouteTable;
  tester: RouteTester;
  hosts: Hosts;
  keys: DkimKeys;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
}

/** Mail routes as an administrator keeps them; every change is in effect when the call returns. */
export class MailRoutes implements MailRouteService {
  readonly #deps: MailRoutesDeps;

  constructor(deps: MailRoutesDeps) {
    this.#deps = deps;
  }

  /** Puts the stored routes, host names and DKIM keys into effect. */
  async start(): Promise<void> {
    await this.#deps.hosts.start();
    await this.#deps.keys.start();
    for (const row of await this.#deps.store.list()) this.#deps.table.put(row);
  }

  /** Kept connections are closed; mails on their way end by themselves. */
  stop(): void {
    this.#deps.table.close();
  }

  /** For demo mode: while there is no route at all, mail to everybody is captured. True = it was made now. */
  async ensureCapture(): Promise<boolean> {
    if ((await this.#deps.store.list()).length > 0) return false;
    await this.create({
      match: '*',
      kind: 'capture',
      host: null,
      port: 25,
      tls: 'none',
      auth: null,
      ca: null,
      enabled: true,
    });
    return true;
  }

  async list(): Promise<MailRoute[]> {
    return (await this.#deps.store.list()).map((row) => this.#show(row));
  }

  async get(id: string): Promise<MailRoute> {
    return this.#show(await this.#row(id));
  }

  async create(input: MailRouteInput): Promise<MailRoute> {
    const { store, clock, sealer } = this.#deps;
    const now = clock.now();
    const id = newId(now);
    const row: MailRouteRow = {
      ...ownOf(input),
      id,
      match: await this.#freeMatch(input.match, id),
      hosts: input.kind === 'smarthost' ? smarthostsOf(input, id, [], sealer) : [],
      createdAt: now,
      updatedAt: now,
    };
    check(row);
    await store.insert(row);
    return this.#inEffect(row);
  }

  async update(id: string, input: Partial<MailRouteInput>): Promise<MailRoute> {
    const { store, clock, sealer } = this.#deps;
    const before = await this.#row(id);
    const kind = input.kind ?? before.kind;
    const row: MailRouteRow = {
      ...ownOf({ ...before, ...input, kind }),
      id,
      match: input.match === undefined ? before.match : await this.#freeMatch(input.match, id),
      hosts: kind === 'smarthost' ? smarthostsOf(input, id, before.hosts, sealer) : [],
      createdAt: before.createdAt,
      updatedAt: clock.now(),
    };
    check(row);
    const { id: _id, createdAt: _createdAt, ...patch } = row;
    if (!(await store.update(id, patch))) throw notFound('mail route', id);
    return this.#inEffect(row);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('mail route', id);
    this.#deps.table.remove(id);
    this.#deps.events.emit('mailRoute', { id });
  }

  async test(id: string, input: RouteTestInput = {}): Promise<RouteTest> {
    return this.#deps.tester.test(await this.#row(id), input);
  }

  async #row(id: string): Promise<MailRouteRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('mail route', id);
    return row;
  }

  #inEffect(row: MailRouteRow): MailRoute {
    this.#deps.table.put(row);
    this.#deps.events.emit('mailRoute', { id: row.id });
    return this.#show(row);
  }

  async #freeMatch(text: string, id: string): Promise<string> {
    const match = normalizeMatch(text);
    if (match === null) {
      throw invalid('ROUTE_INVALID', `${JSON.stringify(text)} is nothing a recipient could match.`, [
        { path: 'match', message: 'must be *, example.com, .example.com (sub-domains too) or user@example.com' },
      ]);
    }
    if ((await this.#deps.store.list()).some((other) => other.match === match && other.id !== id)) {
      throw conflict('MATCH_TAKEN', `There is a mail route for ${match} already.`, 'Change or delete that one.');
    }
    return match;
  }

  #show(row: MailRouteRow): MailRoute {
    const { table } = this.#deps;
    return shownRoute(row, table.health(row.id), table.hosts(row.id));
  }
}

/** What a route has besides its smarthosts. */
function ownOf(input: Omit<MailRouteInput, 'match' | 'hosts' | 'host' | 'auth'>) {
  const { kind, port, tls, ca, connections = null, perMinute = null, retrySeconds = null, enabled } = input;
  return { kind, port, tls, ca, connections, perMinute, retrySeconds, enabled };
}

/** @throws GatewayError ROUTE_INVALID for what only shows when the parts are put together */
function check({ kind, hosts, ca }: MailRouteRow): void {
  const wrong = (path: string, message: string) =>
    invalid('ROUTE_INVALID', `The ${path} ${message}.`, [{ path, message }]);
  if (kind === 'smarthost' && hosts.length === 0) throw wrong('host', 'is missing: a smarthost route needs one');
  const fault = ca === null ? null : pemFault(ca);
  if (fault) throw wrong('ca', fault);
}
