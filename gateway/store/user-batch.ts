import type { Knex } from 'knex';
import type { KnownUser, UserBatch, UserBatchStore } from '../core/sources.ts';
import type { NewUserRow } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { foldedToken } from './tokens.ts';
import { foldedUser } from './users.ts';

const KNOWN = [
  ...['id', 'domainId', 'login', 'displayName', 'email', 'mobile', 'language'],
  ...['sourceId', 'externalId', 'disabledAt', 'disabledWhy'],
];
/** Rows in one statement: SQLite counts values, and so many rows keep well below what it takes. */
const AT_ONCE = 100;

/** Users and tokens in bulk, for syncs and imports. */
export function userBatchStore(db: Database): UserBatchStore {
  return {
    async byExternalId(sourceId, ids) {
      const rows: KnownUser[] = await db.read('users').where({ sourceId }).whereIn('externalId', ids).select(KNOWN);
      return new Map(rows.map((row) => [row.externalId!, row]));
    },
    async byLogin(domainId, logins) {
      const rows: (KnownUser & { loginKey: string })[] = await db
        .read('users')
        .where({ domainId })
        .whereIn('loginKey', [...new Set(logins.map(foldName))])
        .select([...KNOWN, 'loginKey']);
      const byKey = new Map(rows.map(({ loginKey, ...row }) => [loginKey, row]));
      return new Map(
        logins.flatMap((login) => {
          const row = byKey.get(foldName(login));
          return row ? [[login, row] as const] : [];
        }),
      );
    },
    apply: (batch) => db.commit((trx) => apply(trx, batch)),
    async tokensBySerial(serials) {
      return new Set(await db.read('tokens').whereIn('serial', serials).pluck<string[]>('serial'));
    },
    insertTokens: (rows) =>
      db.commit(async (trx) => {
        for (const some of slices(rows)) {
          await trx('tokens').insert(some.map((row) => ({ ...row, ...foldedToken(row) })));
        }
      }),
  };
}

async function apply(trx: Knex.Transaction, { insert, update, seen }: UserBatch): Promise<void> {
  // Changes first: they may give a login free that a new user takes.
  for (const { id, patch } of update) {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    await trx('users').where({ id }).update(given);
    if (!('login' in given || 'displayName' in given || 'email' in given || 'mobile' in given)) continue;
    const row: NewUserRow | undefined = await trx('users')
      .where({ id })
      .first('login', 'displayName', 'email', 'mobile');
    if (row) await trx('users').where({ id }).update(foldedUser(row));
  }
  for (const some of slices(insert)) {
    await trx('users').insert(some.map((row) => ({ ...row, ...foldedUser(row) })));
  }
  for (const ids of slices(seen?.ids ?? [])) {
    await trx('users').whereIn('id', ids).update({ syncRun: seen!.run, sourceDisabled: false });
  }
}

function slices<T>(all: T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) parts.push(all.slice(at, at + AT_ONCE));
  return parts;
}
