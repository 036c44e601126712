import type { ForwardingRuleRow, ForwardingRuleStore } from '../core/inbound.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const COLUMNS = [
  ...['id', 'name', 'enabled', 'modemId', 'sim', 'senders', 'keywords', 'kind', 'target', 'ca', 'secret'],
  ...['health', 'healthSince', 'lastError', 'createdAt', 'updatedAt'],
];

type Stored = Omit<ForwardingRuleRow, 'senders' | 'keywords' | 'lastError'> & {
  senders: string;
  keywords: string;
  lastError: string | null;
};

/** What is passed on and where to, oldest first. */
export function forwardingRuleStore(db: Database): ForwardingRuleStore {
  return {
    async list() {
      const rows: Stored[] = await db.read('forwarding_rules').select(COLUMNS).orderBy(['createdAt', 'id']);
      return rows.map(ruleOf);
    },
    async get(id) {
      const row: Stored | undefined = await db.read('forwarding_rules').select(COLUMNS).where({ id }).first();
      return row ? ruleOf(row) : null;
    },
    insert: (row) => insertRow(db, 'forwarding_rules', { ...row, ...storedOf(row) }),
    update: (id, patch) =>
      db.commit((trx) => updateRow(trx, 'forwarding_rules', { id }, { ...patch, ...storedOf(patch) })),
    delete: (id) => deleteRow(db, 'forwarding_rules', id),
  };
}

function ruleOf(row: Stored): ForwardingRuleRow {
  return {
    ...row,
    senders: JSON.parse(row.senders),
    keywords: JSON.parse(row.keywords),
    lastError: row.lastError === null ? null : JSON.parse(row.lastError),
  };
}

/** The columns that are kept in another form; undefined = not given. */
function storedOf({ name, senders, keywords, lastError }: Partial<ForwardingRuleRow>) {
  return {
    nameKey: name === undefined ? undefined : foldName(name),
    senders: senders && JSON.stringify(senders),
    keywords: keywords && JSON.stringify(keywords),
    lastError: lastError && JSON.stringify(lastError),
  };
}
