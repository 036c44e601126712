import type { Clock } from '../core/clock.ts';
import { invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { Domain, DomainInput } from '../core/model/directory.ts';
import type { DirectoryService } from '../core/services.ts';
import type { DirectoryStore } from '../core/stores.ts';
import { canonicalLanguage } from './language.ts';
import { isCountry } from './mobile.ts';

type Domains = Pick<DirectoryService, 'listDomains' | 'getDomain' | 'createDomain' | 'updateDomain' | 'deleteDomain'>;

/** Domains: whose users they are, and what holds for those who say nothing else (country, language). */
export function domains(deps: { store: DirectoryStore; events: EventBus; clock: Clock }): Domains {
  const { store, events, clock } = deps;
  const get = async (id: string): Promise<Domain> => {
    const domain = await store.getDomain(id);
    if (!domain) throw notFound('domain', id);
    return domain;
  };
  const changed = (id: string) => events.emit('directory', { kind: 'domain', id });
  return {
    listDomains: (query) => store.listDomains(query),
    getDomain: get,
    async createDomain(input) {
      const now = clock.now();
      const id = newId(now);
      await store.insertDomain(id, { ...input, ...checked(input) }, now);
      changed(id);
      return get(id);
    },
    async updateDomain(id, input) {
      if (!(await store.updateDomain(id, { ...input, ...checked(input) }, clock.now()))) throw notFound('domain', id);
      changed(id);
      return get(id);
    },
    async deleteDomain(id) {
      if (!(await store.deleteDomain(id))) throw notFound('domain', id);
      changed(id);
    },
  };
}

function checked({ defaultCountry, language }: Partial<DomainInput>): Partial<DomainInput> {
  if (defaultCountry !== undefined && !isCountry(defaultCountry)) {
    const message = `There is no country ${JSON.stringify(defaultCountry)} with telephone numbers.`;
    throw invalid(
      'COUNTRY_UNKNOWN',
      message,
      [{ path: 'defaultCountry', message }],
      'Use its two letters, like GB or TW.',
    );
  }
  return language === undefined ? {} : { language: canonicalLanguage(language) };
}
