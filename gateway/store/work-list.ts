import { iso, isoOrNull } from '../core/model/common.ts';
import type { WorkItem } from '../core/model/push-policy.ts';
import type { WorkListStore } from '../core/push-stores.ts';
import type { Database } from './db.ts';
import { changed, inList } from './direct.ts';
import { type Listing, readPage, whereFound } from './page.ts';

type Row = Omit<WorkItem, 'at' | 'doneAt'> & { at: number; doneAt: number | null };

const LISTING: Listing = {
  id: 'w.id',
  sorts: { at: 'w.at', user: 'u."loginKey"', reason: 'w.reason' },
  standard: '-at',
};

/** Tokens that somebody has to look after. */
export function workListStore(db: Database): WorkListStore {
  const select = () =>
    db
      .read('work_list as w')
      .join('tokens as t', 't.id', 'w.tokenId')
      .join('users as u', 'u.id', 't.userId')
      .join('domains as d', 'd.id', 'u.domainId')
      .select('w.*', { tokenSerial: 't.serial', userId: 'u.id', userLogin: 'u.login', domainName: 'd.name' });
  return {
    add: ({ suspend, ...row }) =>
      db.commit(async (trx) => {
        await trx('work_list').where({ tokenId: row.tokenId }).whereNull('doneAt').delete();
        const suspended =
          suspend &&
          (await trx('tokens').where({ id: row.tokenId, state: 'active' }).update({ state: 'suspended' })) > 0;
        await trx('work_list').insert({ ...row, suspended, doneAt: null, doneBy: null });
      }),
    async list(query) {
      const found = select();
      if (query.domains) found.whereIn('u.domainId', query.domains);
      if (query.open === 'true') found.whereNull('w.doneAt');
      whereFound(found, 'u.search', query.q);
      const page = await readPage<Row>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(spoken) };
    },
    async get(id) {
      const row: Row | undefined = await select().where('w.id', id).first();
      return row ? spoken(row) : null;
    },
    done: (id, by, at) =>
      db.commit(
        async (trx) =>
          (await trx('work_list').where({ id }).whereNull('doneAt').update({ doneAt: at, doneBy: by })) > 0,
      ),
    settle: (tokenIds, by, at) =>
      db.commit(async (trx) => {
        if (tokenIds.length === 0) return;
        const ids = inList(trx, tokenIds);
        await changed(
          trx,
          `UPDATE work_list SET "doneAt" = ?, "doneBy" = ? WHERE "doneAt" IS NULL AND "tokenId" IN ${ids.sql}`,
          [at, by, ...ids.values],
        );
        await changed(
          trx,
          `UPDATE tokens SET state = 'active' WHERE state = 'suspended' AND id IN ${ids.sql}`,
          ids.values,
        );
      }),
    async openCount() {
      return Number((await db.read('work_list').whereNull('doneAt').count({ n: '*' }).first())?.n);
    },
  };
}

function spoken(row: Row): WorkItem {
  return {
    id: row.id,
    tokenId: row.tokenId,
    tokenSerial: row.tokenSerial,
    userId: row.userId,
    userLogin: row.userLogin,
    domainName: row.domainName,
    pushId: row.pushId,
    reason: row.reason,
    message: row.message,
    remedy: row.remedy,
    suspended: row.suspended,
    at: iso(row.at),
    doneAt: isoOrNull(row.doneAt),
    doneBy: row.doneBy,
  };
}
