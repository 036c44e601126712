import { iso } from '../core/model/common.ts';
import type { CapturedSummary } from '../core/model/gateways.ts';
import type { Sealer } from '../core/seal.ts';
import type { CapturedStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { deleteRow, insertRow } from './rows.ts';

const SUMMARY = ['id', 'messageId', 'at', 'from', 'to', 'subject', 'bytes'];
type SummaryRow = Omit<CapturedSummary, 'at'> & { at: number };

/** So that a cursor, which holds the value sorted by, stays short. */
const SORTED_CHARACTERS = 60;
const LISTING: Listing = {
  id: 'captured.id',
  sorts: {
    at: 'captured.at',
    bytes: 'captured.bytes',
    from: `lower(substr(captured."from", 1, ${SORTED_CHARACTERS}))`,
    to: `lower(substr(captured."to", 1, ${SORTED_CHARACTERS}))`,
    subject: `lower(substr(captured.subject, 1, ${SORTED_CHARACTERS}))`,
  },
  standard: '-at',
};

/** Mails caught by a capture route. Their bytes hold secrets: sealed. */
export function capturedStore(db: Database, sealer: Sealer): CapturedStore {
  return {
    insert: ({ source, ...row }) =>
      insertRow(db, 'captured', {
        ...row,
        bytes: source.length,
        search: foldSearch(row.from, row.to, row.subject),
        source: sealer.seal(source, contextOf(row.id)),
      }),
    async list(query) {
      const found = db.read('captured').select(SUMMARY);
      whereFound(found, 'captured.search', query.q);
      const page = await readPage<SummaryRow>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(summaryOf) };
    },
    async get(id) {
      const row: (SummaryRow & { source: Buffer }) | undefined = await db
        .read('captured')
        .where({ id })
        .first(...SUMMARY, 'source');
      if (!row) return null;
      const { source, ...summary } = row;
      return { summary: summaryOf(summary), source: sealer.open(source, contextOf(id)) };
    },
    delete: (id) => deleteRow(db, 'captured', id),
    clear: () => db.commit((trx) => trx('captured').delete()),
  };
}

const contextOf = (id: string) => `captured:${id}`;

function summaryOf(row: SummaryRow): CapturedSummary {
  return { ...row, at: iso(row.at) };
}
