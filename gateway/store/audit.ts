import type { AuditEntry } from '../core/model/administration.ts';
import { iso } from '../core/model/common.ts';
import type { AuditStore } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldSearch } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';
import { insertRow } from './rows.ts';

const ENTRY = ['id', 'at', 'actor', 'actorKind', 'ip', 'action', 'target', 'summary', 'detail'];
type Stored = Omit<AuditEntry, 'at' | 'detail'> & { at: number; detail: string | null };

const LISTING: Listing = {
  id: 'audit.id',
  sorts: { at: 'audit.at', actor: 'lower(audit.actor)', action: 'audit.action' },
  standard: '-at',
};

/** Who did what, when, from where. Only ever added to. */
export function auditStore(db: Database): AuditStore {
  return {
    add: (row) =>
      insertRow(db, 'audit', {
        ...row,
        detail: row.detail === null ? null : JSON.stringify(row.detail),
        search: foldSearch(row.actor, row.ip, row.action, row.target, row.summary),
      }),
    async list(query) {
      const found = db.read('audit').select(ENTRY);
      if (query.action) found.where({ action: query.action });
      if (query.target) found.where({ target: query.target });
      whereFound(found, 'audit.search', query.q);
      const page = await readPage<Stored>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(entryOf) };
    },
  };
}

function entryOf(row: Stored): AuditEntry {
  return { ...row, at: iso(row.at), detail: row.detail === null ? null : JSON.parse(row.detail) };
}
