import { iso } from '../core/model/common.ts';
import type { Domain } from '../core/model/directory.ts';
import type { DirectoryStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName, foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

type DomainStore = Pick<DirectoryStore, 'listDomains' | 'getDomain' | 'insertDomain' | 'updateDomain' | 'deleteDomain'>;
type DomainRow = Omit<Domain, 'createdAt' | 'updatedAt'> & { createdAt: number; updatedAt: number };

const LISTING: Listing = {
  id: 'domains.id',
  sorts: { name: 'domains."nameKey"', createdAt: 'domains."createdAt"', updatedAt: 'domains."updatedAt"' },
  standard: 'name',
};

export function domainStore(db: Database): DomainStore {
  const select = () => {
    const users = db.read('users').where('users.domainId', db.read.ref('domains.id')).count('*').as('users');
    return db
      .read('domains')
      .select('id', 'name', 'source', 'defaultCountry', 'language', users, 'createdAt', 'updatedAt');
  };
  return {
    async listDomains(query) {
      const found = select();
      if (query.domains) found.whereIn('domains.id', query.domains);
      whereFound(found, 'domains.search', query.q);
      const page = await readPage<DomainRow>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(domainOf) };
    },
    async getDomain(id) {
      const row: DomainRow | undefined = await select().where({ id }).first();
      return row ? domainOf(row) : null;
    },
    insertDomain: (id, input, now) =>
      insertRow(db, 'domains', { id, ...input, ...foldedDomain(input), createdAt: now, updatedAt: now }),
    updateDomain: (id, input, now) =>
      db.commit((trx) => updateRow(trx, 'domains', { id }, { ...input, ...foldedDomain(input), updatedAt: now })),
    deleteDomain: (id) => deleteRow(db, 'domains', id),
  };
}

function foldedDomain({ name }: { name?: string }) {
  return name === undefined ? {} : { nameKey: foldName(name), search: foldSearch(name) };
}

function domainOf(row: DomainRow): Domain {
  return { ...row, createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) };
}
