import type { Clock } from '../../core/clock.ts';
import { conflict, invalid, notFound } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import type { MailRoute, MailRouteInput, RouteTest } from '../../core/model/gateways.ts';
import type { Sealer } from '../../core/seal.ts';
import type { MailRouteService } from '../../core/services.ts';
import type { MailRouteRow, MailRouteStore } from '../../core/stores.ts';
import { passwordContext } from './carriers.ts';
import { normalizeMatch } from './match.ts';
import type { RouteTable } from './route-table.ts';
import type { RouteTester } from './test-route.ts';
import { pemFault } from './trust.ts';

export interface MailRoutesDeps {
  store: MailRouteStore;
  table: RouteTable;
  tester: RouteTester;
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

  /** Puts the stored routes into effect. */
  async start(): Promise<void> {
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
    const { store, clock } = this.#deps;
    const id = newId(clock.now());
    const match = await this.#freeMatch(input.match, id);
    const { auth, ...rest } = input;
    if (auth && !auth.password) {
      throw invalid('ROUTE_INVALID', 'A login needs a password.', [{ path: 'auth.password', message: 'is missing' }]);
    }
    const now = clock.now();
    const host = bareHost(rest.host);
    const row: MailRouteRow = { ...rest, host, match, id, ...this.#sealed(id, auth), createdAt: now, updatedAt: now };
    check(row);
    await store.insert(row);
    return this.#inEffect(row);
  }

  async update(id: string, input: Partial<MailRouteInput>): Promise<MailRoute> {
    const { store, clock } = this.#deps;
    const before = await this.#row(id);
    const { auth, match, ...rest } = input;
    const row: MailRouteRow = {
      ...before,
      ...rest,
      ...(rest.host === undefined ? {} : { host: bareHost(rest.host) }),
      ...(match === undefined ? {} : { match: await this.#freeMatch(match, id) }),
      ...(auth === undefined ? {} : this.#sealed(id, auth, before.password)),
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

  async test(id: string): Promise<RouteTest> {
    return this.#deps.tester.test(await this.#row(id));
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

  #sealed(
    id: string,
    auth: MailRouteInput['auth'],
    kept: Buffer | null = null,
  ): Pick<MailRouteRow, 'username' | 'password'> {
    if (auth === null) return { username: null, password: null };
    const { username, password } = auth;
    return {
      username,
      password: password === undefined ? kept : this.#deps.sealer.seal(password, passwordContext(id)),
    };
  }

  #show({ username, password, createdAt: _created, updatedAt: _updated, ...row }: MailRouteRow): MailRoute {
    const auth = username === null ? null : { username, hasPassword: password !== null };
    return { ...row, auth, health: this.#deps.table.health(row.id) };
  }
}

/** `[::1]` as `::1`. */
function bareHost(host: string | null): string | null {
  return host?.trim().replace(/^\[(.*)\]$/, '$1') || null;
}

/** @throws GatewayError ROUTE_INVALID for what only shows when the parts are put together */
function check(row: MailRouteRow): void {
  const wrong = (path: string, message: string) =>
    invalid('ROUTE_INVALID', `The ${path} ${message}.`, [{ path, message }]);
  if (row.kind === 'smarthost' && !row.host) throw wrong('host', 'is missing: a smarthost route needs one');
  if (row.host && /[\s/@]|:\d+$/.test(row.host.replace(/^[0-9a-fA-F:]+$/, ''))) {
    throw wrong('host', 'must be a name or an address alone; the port has its own field');
  }
  const fault = row.ca === null ? null : pemFault(row.ca);
  if (fault) throw wrong('ca', fault);
}
