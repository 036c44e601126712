import type { DirectoryStore, NewUserRow, UserRow } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName, foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

type UserStore = Pick<
  DirectoryStore,
  'listUsers' | 'getUser' | 'getUsers' | 'insertUser' | 'updateUser' | 'deleteUser'
>;

const LISTING: Listing = {
  id: 'users.id',
  sorts: {
    login: 'users."loginKey"',
    displayName: 'users."displayNameKey"',
    domain: 'domains."nameKey"',
    email: `coalesce(lower(users.email), '')`,
    mobile: `coalesce(users.mobile, '')`,
    createdAt: 'users."createdAt"',
    updatedAt: 'users."updatedAt"',
  },
  standard: 'login',
};

export function userStore(db: Database): UserStore {
  const select = () => {
    const tokens = db.read('tokens').where('tokens.userId', db.read.ref('users.id')).count('*').as('tokens');
    return db
      .read('users')
      .join('domains', 'domains.id', 'users.domainId')
      .leftJoin('sources', 'sources.id', 'users.sourceId')
      .select(
        'users.id',
        'users.domainId',
        'domains.name as domainName',
        'users.login',
        'users.displayName',
        'users.email',
        'users.mobile',
        'users.language',
        tokens,
        'users.sourceId',
        'sources.name as sourceName',
        'users.disabledAt',
        'users.disabledWhy',
        'users.createdAt',
        'users.updatedAt',
      );
  };
  return {
    async listUsers(query) {
      const found = select();
      if (query.domains) found.whereIn('users.domainId', query.domains);
      if (query.domain) found.where('users.domainId', query.domain);
      whereFound(found, 'users.search', query.q);
      return readPage<UserRow>(db.read, found, LISTING, query);
    },
    async getUser(id) {
      const row: UserRow | undefined = await select().where('users.id', id).first();
      return row ?? null;
    },
    async getUsers(ids) {
      const rows: UserRow[] = await select().whereIn('users.id', ids);
      return new Map(rows.map((row) => [row.id, row]));
    },
    insertUser: (row) => insertRow(db, 'users', { ...row, ...foldedUser(row) }),
    updateUser: (id, patch) =>
      db.commit(async (trx) => {
        if (!(await updateRow(trx, 'users', { id }, patch))) return false;
        const row: NewUserRow = await trx('users').where({ id }).first('login', 'displayName', 'email', 'mobile');
        return updateRow(trx, 'users', { id }, foldedUser(row));
      }),
    deleteUser: (id) => deleteRow(db, 'users', id),
  };
}

/** The columns that are made of others, for whoever writes users. */
export function foldedUser(row: Pick<NewUserRow, 'login' | 'displayName' | 'email' | 'mobile'>) {
  return {
    loginKey: foldName(row.login),
    displayNameKey: foldName(row.displayName),
    search: foldSearch(row.login, row.displayName, row.email, row.mobile),
  };
}
