import type { DirectoryStore, TokenRow } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

type TokenStore = Pick<
  DirectoryStore,
  'listTokens' | 'getToken' | 'insertToken' | 'updateToken' | 'deleteToken' | 'consumeStep'
>;

const COLUMNS = [
  'id',
  'serial',
  'userId',
  'type',
  'issuer',
  'label',
  'algorithm',
  'digits',
  'period',
  'counter',
  'link',
  'authorization',
  'state',
  'seed',
  'lastStep',
  'verifiedAt',
  'seedWipedAt',
  'createdAt',
  'updatedAt',
].map((column) => `tokens.${column}`);

const LISTING: Listing = {
  id: 'tokens.id',
  sorts: {
    serial: 'tokens.serial',
    issuer: 'lower(tokens.issuer)',
    user: 'users."loginKey"',
    state: 'tokens.state',
    createdAt: 'tokens."createdAt"',
    updatedAt: 'tokens."updatedAt"',
  },
  standard: '-createdAt',
};

export function tokenStore(db: Database): TokenStore {
  return {
    async listTokens(query) {
      const found = db.read('tokens').join('users', 'users.id', 'tokens.userId').select(COLUMNS);
      if (query.domains) found.whereIn('users.domainId', query.domains);
      if (query.userId) found.where('tokens.userId', query.userId);
      whereFound(found, `(tokens.search || ' ' || users.search)`, query.q);
      return readPage<TokenRow>(db.read, found, LISTING, query);
    },
    async getToken(id) {
      const row: TokenRow | undefined = await db.read('tokens').select(COLUMNS).where({ id }).first();
      return row ?? null;
    },
    insertToken: (row) => insertRow(db, 'tokens', { ...row, ...foldedToken(row) }),
    updateToken: (id, patch) =>
      db.commit(async (trx) => {
        if (!(await updateRow(trx, 'tokens', { id }, patch))) return false;
        const row: TokenRow = await trx('tokens').where({ id }).first('serial', 'issuer', 'label');
        return updateRow(trx, 'tokens', { id }, foldedToken(row));
      }),
    deleteToken: (id) => deleteRow(db, 'tokens', id),
    consumeStep: (tokenId, step, now) =>
      db.commit(async (trx) => {
        const verifiedAt = trx.raw('coalesce(??, ?)', ['verifiedAt', now]);
        const time = await trx('tokens')
          .where({ id: tokenId, type: 'totp' })
          .where((unused) => unused.whereNull('lastStep').orWhere('lastStep', '<', step))
          .update({ lastStep: step, verifiedAt });
        if (time > 0) return true;
        // HOTP: `counter` is the next one that may be used.
        const event = await trx('tokens')
          .where({ id: tokenId, type: 'hotp' })
          .where('counter', '<=', step)
          .update({ counter: step + 1, lastStep: step, verifiedAt });
        return event > 0;
      }),
  };
}

/** The columns that are made of others. */
export function foldedToken(row: Pick<TokenRow, 'serial' | 'issuer' | 'label'>) {
  return { search: foldSearch(row.serial, row.issuer, row.label) };
}
