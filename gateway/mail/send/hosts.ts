import { isIP } from 'node:net';
import type { Clock } from '../../core/clock.ts';
import { invalid, notFound } from '../../core/errors.ts';
import { newId } from '../../core/id.ts';
import type { HostRow, HostService, HostStore } from '../../core/mail-routes.ts';
import { iso } from '../../core/model/common.ts';
import type { Host, HostInput } from '../../core/model/mail-routes.ts';
import { wireDomain } from './address.ts';
import type { HostResolver } from './resolve.ts';

export interface HostsDeps {
  store: HostStore;
  resolver: HostResolver;
  clock: Clock;
}

/** Host names with addresses of our own, for networks without DNS; a change is in effect when the call returns. */
export class Hosts implements HostService {
  readonly #deps: HostsDeps;

  constructor(deps: HostsDeps) {
    this.#deps = deps;
  }

  /** Brings the stored names into effect. */
  async start(): Promise<void> {
    const rows = await this.#deps.store.list();
    this.#deps.resolver.setOwn(new Map(rows.map(({ name, addresses }) => [name, addresses])));
  }

  async list(): Promise<Host[]> {
    return (await this.#deps.store.list()).map(shown);
  }

  async get(id: string): Promise<Host> {
    return shown(await this.#row(id));
  }

  async create(input: HostInput): Promise<Host> {
    const now = this.#deps.clock.now();
    const row = { ...checked(input), id: newId(now), createdAt: now, updatedAt: now };
    await this.#deps.store.insert(row);
    await this.start();
    return shown(row);
  }

  async update(id: string, input: Partial<HostInput>): Promise<Host> {
    const { name, addresses, note } = await this.#row(id);
    const patch = { ...checked({ name, addresses, note, ...input }), updatedAt: this.#deps.clock.now() };
    if (!(await this.#deps.store.update(id, patch))) throw notFound('host name', id);
    await this.start();
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('host name', id);
    await this.start();
  }

  async #row(id: string): Promise<HostRow> {
    const row = await this.#deps.store.get(id);
    if (!row) throw notFound('host name', id);
    return row;
  }
}

/** @throws GatewayError 422 HOST_INVALID */
function checked({ name, addresses, note }: HostInput): HostInput {
  const wrong = (path: string, message: string) =>
    invalid('HOST_INVALID', 'This cannot be a host with its addresses.', [{ path, message }]);
  const domain = wireDomain(name.trim().replace(/\.$/, ''));
  if (!domain || isIP(domain) || !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/.test(domain)) {
    throw wrong('name', 'must be a host name, as mail.example');
  }
  const bad = addresses.findIndex((address) => !isIP(address));
  if (bad >= 0) throw wrong(`addresses.${bad}`, 'must be an IPv4 or IPv6 address');
  return { name: domain, addresses, note };
}

function shown({ createdAt, updatedAt, ...row }: HostRow): Host {
  return { ...row, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}
