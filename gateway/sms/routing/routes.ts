import type { Clock } from '../../core/clock.ts';
import { conflict, invalid, notFound } from '../../core/errors.ts';
import { newId } from '../../core/id.ts';
import type { SmsRoute, SmsRouteInput } from '../../core/model/sims.ts';
import type { OutboxMessage } from '../../core/ports.ts';
import type { SmsRouteService, SmsRouteStore } from '../../core/sims.ts';

export interface SmsRoutesDeps {
  store: SmsRouteStore;
  clock: Clock;
  /** Is there a modem with this id? */
  hasModem: (id: string) => boolean;
}

/** Which modems a message may take, and how one of them is chosen. */
export interface Choice {
  /** In order of preference; null = all. */
  modems: readonly string[] | null;
  strategy: SmsRoute['strategy'];
  otherwise: SmsRoute['otherwise'];
  /** `The route "Germany"`, for people. */
  words: string;
}

const ANY: Choice = { modems: null, strategy: 'least-loaded', otherwise: 'any', words: 'Any modem' };

/** The routes of text messages: the first that fits a message says which modems it takes. */
export class SmsRoutes implements SmsRouteService {
  readonly #deps: SmsRoutesDeps;
  readonly #listeners = new Set<() => void>();
  #routes: SmsRoute[] = [];

  constructor(deps: SmsRoutesDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#routes = await this.#deps.store.list();
  }

  choose({ class: messageClass, options }: OutboxMessage, to: string): Choice {
    if (options.modem !== undefined) {
      return {
        ...{ modems: [options.modem], strategy: 'failover', otherwise: 'wait' },
        words: 'The message asks for one modem',
      };
    }
    const route = this.#routes.find(
      ({ enabled, prefixes, classes, domains }) =>
        enabled &&
        (prefixes.length === 0 || prefixes.some((prefix) => to.startsWith(prefix))) &&
        (classes.length === 0 || classes.includes(messageClass)) &&
        (domains.length === 0 || (options.domain !== undefined && domains.includes(options.domain))),
    );
    if (!route) return ANY;
    const { name, modems, strategy, otherwise } = route;
    return {
      ...{ strategy, otherwise, words: `The route "${name}" decides` },
      modems: modems.length === 0 ? null : modems,
    };
  }

  /** Called when messages may take other modems than before. @returns the function that unsubscribes */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async list(): Promise<SmsRoute[]> {
    return this.#routes;
  }

  async get(id: string): Promise<SmsRoute> {
    const route = this.#routes.find((candidate) => candidate.id === id);
    if (!route) throw notFound('SMS route', id);
    return route;
  }

  async create(input: SmsRouteInput): Promise<SmsRoute> {
    this.#check(input, null);
    const now = this.#deps.clock.now();
    const route = { id: newId(now), ...input };
    await this.#deps.store.insert(route, now);
    await this.#reload();
    return this.get(route.id);
  }

  async update(id: string, input: Partial<SmsRouteInput>): Promise<SmsRoute> {
    await this.get(id);
    this.#check(input, id);
    await this.#deps.store.update(id, input, this.#deps.clock.now());
    await this.#reload();
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#deps.store.delete(id))) throw notFound('SMS route', id);
    await this.#reload();
  }

  #check({ name, modems = [] }: Partial<SmsRouteInput>, exceptId: string | null): void {
    const fields = modems.flatMap((modem, i) =>
      this.#deps.hasModem(modem) ? [] : [{ path: `modems.${i}`, message: 'there is no such modem' }],
    );
    if (fields.length > 0) throw invalid('MODEM_UNKNOWN', 'The route names a modem that does not exist.', fields);
    if (name !== undefined && this.#routes.some((other) => other.name === name && other.id !== exceptId)) {
      throw conflict('ROUTE_NAME_TAKEN', `There is a route named ${JSON.stringify(name)} already.`, 'Choose another.');
    }
  }

  async #reload(): Promise<void> {
    this.#routes = await this.#deps.store.list();
    for (const listener of this.#listeners) listener();
  }
}
