import type { OptOutRow, OptOutStore } from '../core/inbound.ts';
import { iso } from '../core/model/common.ts';
import type { OptOut } from '../core/model/inbound.ts';
import type { Database } from './db.ts';
import { foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow } from './rows.ts';

const COLUMNS = ['id', 'number', 'since', 'source', 'keyword', 'by', 'note', 'inboxId'];
/** SQLite takes 32,766 bound values a statement. */
const NUMBERS_AT_ONCE = 5_000;
const SETTINGS_ROW = 1;

const LISTING: Listing = {
  id: 'opt_outs.id',
  sorts: { since: 'opt_outs.since', number: 'opt_outs.number' },
  standard: '-since',
};

/** Numbers that want no notices and no bulk. */
export function optOutStore(db: Database): OptOutStore {
  return {
    async among(numbers) {
      const found = new Map<string, OptOutRow>();
      for (let start = 0; start < numbers.length; start += NUMBERS_AT_ONCE) {
        const some = numbers.slice(start, start + NUMBERS_AT_ONCE);
        const rows: OptOutRow[] = await db.read('opt_outs').select(COLUMNS).whereIn('number', some);
        for (const row of rows) found.set(row.number, row);
      }
      return found;
    },
    async list(query) {
      const found = db.read('opt_outs').select(COLUMNS);
      whereFound(found, 'opt_outs.search', query.q);
      const page = await readPage<OptOutRow>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(optOutOf) };
    },
    async get(id) {
      const row: OptOutRow | undefined = await db.read('opt_outs').select(COLUMNS).where({ id }).first();
      return row ?? null;
    },
    add: (row) =>
      db.commit(async (trx) => {
        const search = foldSearch(row.number, row.keyword, row.by, row.note);
        const added = trx('opt_outs')
          .insert({ ...row, search })
          .onConflict('number')
          .ignore();
        return ((await added.returning('id')) as unknown[]).length > 0;
      }),
    remove: (id) => deleteRow(db, 'opt_outs', id),
    async settings() {
      const row = await db.read('opt_out_settings').where({ id: SETTINGS_ROW }).first('value');
      return row === undefined ? null : JSON.parse(row.value);
    },
    putSettings: (settings) =>
      db.commit(async (trx) => {
        const row = { id: SETTINGS_ROW, value: JSON.stringify(settings) };
        await trx('opt_out_settings').insert(row).onConflict('id').merge();
      }),
  };
}

/** As the API tells it. */
export function optOutOf({ inboxId: _, since, ...row }: OptOutRow): OptOut {
  return { ...row, since: iso(since) };
}
