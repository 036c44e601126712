import { iso } from '../core/model/common.ts';
import type { PostmasterMail } from '../core/model/notices.ts';
import type { PostmasterStore } from '../core/notices.ts';
import type { Sealer } from '../core/seal.ts';
import type { Database } from './db.ts';
import { foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow } from './rows.ts';

const COLUMNS = ['id', 'messageId', 'at', 'kind', 'from', 'to', 'subject', 'reason', 'bytes'];
type Row = Omit<PostmasterMail, 'at'> & { at: number };

const LISTING: Listing = {
  id: 'postmaster_mails.id',
  sorts: { at: 'postmaster_mails.at', bytes: 'postmaster_mails.bytes' },
  standard: '-at',
};

/** What can be sent to nobody. Its octets are sealed. */
export function postmasterStore(db: Database, sealer: Sealer): PostmasterStore {
  return {
    insert: ({ source, ...row }, told) =>
      db.commit(async (trx) => {
        await trx('postmaster_mails').insert({
          ...row,
          bytes: source.length,
          search: foldSearch(row.from, row.to, row.subject, row.reason),
          source: sealer.seal(source, contextOf(row.id)),
        });
        if (told.length > 0) await trx('deliveries').whereIn('id', told).update({ noticeAt: row.at });
      }),
    async list(query) {
      const found = db.read('postmaster_mails').select(COLUMNS);
      if (query.kind) found.where({ kind: query.kind });
      whereFound(found, 'postmaster_mails.search', query.q);
      const page = await readPage<Row>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(mailOf) };
    },
    async get(id) {
      const row: (Row & { source: Buffer }) | undefined = await db
        .read('postmaster_mails')
        .where({ id })
        .first(...COLUMNS, 'source');
      if (!row) return null;
      const { source, ...mail } = row;
      return { mail: mailOf(mail), source: sealer.open(source, contextOf(id)) };
    },
    delete: (id) => deleteRow(db, 'postmaster_mails', id),
    clear: () => db.commit((trx) => trx('postmaster_mails').delete()),
    clean: (before, limit) =>
      db.commit((trx) =>
        trx('postmaster_mails')
          .whereIn('id', trx('postmaster_mails').select('id').where('at', '<', before).limit(limit))
          .delete(),
      ),
  };
}

const contextOf = (id: string) => `postmaster:${id}`;

function mailOf(row: Row): PostmasterMail {
  return { ...row, at: iso(row.at) };
}
