import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import { iso } from '../core/model/common.ts';
import type { Domain, User, UserInput } from '../core/model/directory.ts';
import type { DirectoryService } from '../core/services.ts';
import type { DirectoryStore, UserRow } from '../core/stores.ts';
import { canonicalLanguage } from './language.ts';
import { normaliseMobile } from './mobile.ts';

type Users = Pick<
  DirectoryService,
  'listUsers' | 'getUser' | 'createUser' | 'updateUser' | 'deleteUser' | 'setUserEnabled' | 'checkMobile'
>;

/** Users: who gets tokens, and where they are reached. */
export function users(deps: { store: DirectoryStore; events: EventBus; clock: Clock }): Users {
  const { store, events, clock } = deps;
  const find = async (id: string): Promise<UserRow> => {
    const row = await store.getUser(id);
    if (!row) throw notFound('user', id);
    return row;
  };
  const domainFor = async (id: string): Promise<Domain> => {
    const domain = await store.getDomain(id);
    if (domain) return domain;
    const message = 'There is no such domain.';
    throw invalid('DOMAIN_UNKNOWN', message, [{ path: 'domainId', message }], 'Choose one of the domains listed.');
  };
  const changed = (id: string) => events.emit('directory', { kind: 'user', id });
  return {
    async listUsers(query) {
      const page = await store.listUsers(query);
      return { ...page, items: page.items.map(userOf) };
    },
    getUser: async (id) => userOf(await find(id)),
    async createUser(input) {
      const domain = await domainFor(input.domainId);
      const now = clock.now();
      const id = newId(now);
      await store.insertUser({ ...input, ...reached(input, domain), id, createdAt: now, updatedAt: now });
      changed(id);
      return userOf(await find(id));
    },
    async updateUser(id, input) {
      const before = await find(id);
      const domain = await domainFor(input.domainId ?? before.domainId);
      const patch = { ...input, ...reached(input, domain), updatedAt: clock.now() };
      if (!(await store.updateUser(id, patch))) throw notFound('user', id);
      changed(id);
      return userOf(await find(id));
    },
    async deleteUser(id) {
      if (!(await store.deleteUser(id))) throw notFound('user', id);
      changed(id);
    },
    async setUserEnabled(id, enabled) {
      const now = clock.now();
      const patch = { disabledAt: enabled ? null : now, disabledWhy: enabled ? null : ('admin' as const) };
      if (!(await store.updateUser(id, { ...patch, updatedAt: now }))) throw notFound('user', id);
      changed(id);
      return userOf(await find(id));
    },
    async checkMobile({ domainId, mobile }) {
      const { defaultCountry } = await domainFor(domainId);
      return { mobile: normaliseMobile(mobile, defaultCountry) };
    },
  };
}

/** Number and language in their one spelling; an emptied field is none. */
function reached({ mobile, language }: Partial<UserInput>, domain: Domain): Partial<UserInput> {
  return {
    ...(mobile !== undefined && { mobile: mobile ? normaliseMobile(mobile, domain.defaultCountry) : null }),
    ...(language !== undefined && { language: language ? canonicalLanguage(language) : null }),
  };
}

function userOf({ sourceId, sourceName, disabledAt, disabledWhy, ...row }: UserRow): User {
  return {
    ...row,
    source: sourceId && sourceName !== null ? { id: sourceId, name: sourceName } : null,
    disabled: disabledAt === null ? null : { since: iso(disabledAt), why: disabledWhy ?? 'admin' },
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
