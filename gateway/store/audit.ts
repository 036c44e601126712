import type { ChainSigner } from '../core/audit-chain.ts';
import type { AuditEntry } from '../core/model/administration.ts';
import { iso } from '../core/model/common.ts';
import type { AuditStore } from '../core/stores.ts';
import { appendTo } from './audit-append.ts';
import type { Database } from './db.ts';
import { type Listing, readPage, whereFound } from './page.ts';

const ENTRY = ['id', 'at', 'actor', 'actorKind', 'ip', 'action', 'target', 'summary', 'detail'];
type Stored = Omit<AuditEntry, 'at' | 'detail'> & { at: number; detail: string | null };

const LISTING: Listing = {
  id: 'audit.id',
  sorts: { at: 'audit.at', actor: 'lower(audit.actor)', action: 'audit.action' },
  standard: '-at',
};

/** Who did what, when, from where. Only ever added to, and each entry holds on to the one before. */
export function auditStore(db: Database, signer: ChainSigner): AuditStore {
  const append = appendTo(signer, db.dialect);
  return {
    add: (row) => db.add(append, row),
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
