import type { SourceRow, SourceStore } from '../core/sources.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { insertRow, updateRow } from './rows.ts';
import { syncMemberStore } from './sync-members.ts';
import { syncRunStore } from './sync-runs.ts';

const COLUMNS = [
  ...['id', 'name', 'domainId', 'enabled', 'settings', 'password', 'cursor'],
  ...['nextAt', 'createdAt', 'updatedAt'],
];
/** What has a column of its own; all else is the JSON of `settings`. */
const OWN = new Set([...COLUMNS.filter((column) => column !== 'settings')]);

interface Stored {
  settings: string;
  cursor: string | null;
}

/** Identity sources, with their runs and what these say of users. */
export function sourceStore(db: Database): SourceStore {
  return {
    ...syncRunStore(db),
    ...syncMemberStore(db),
    async list() {
      const rows: (SourceRow & Stored)[] = await db.read('sources').select(COLUMNS).orderBy(['nameKey', 'id']);
      return rows.map(opened);
    },
    async get(id) {
      const row: (SourceRow & Stored) | undefined = await db.read('sources').select(COLUMNS).where({ id }).first();
      return row ? opened(row) : null;
    },
    insert: (row) => insertRow(db, 'sources', closed(row)),
    update: (id, patch) =>
      db.commit(async (trx) => {
        const row: Stored | undefined = await trx('sources').select('settings').where({ id }).first();
        if (!row) return false;
        return updateRow(trx, 'sources', { id }, closed(patch, JSON.parse(row.settings)));
      }),
    delete: (id) =>
      db.commit(async (trx) => {
        await trx('users')
          .where({ sourceId: id })
          .update({ sourceId: null, externalId: null, syncRun: null, sourceDisabled: false });
        return (await trx('sources').where({ id }).delete()) > 0;
      }),
    async counts() {
      const rows: { sourceId: string; users: unknown; disabled: unknown }[] = await db
        .read('users')
        .whereNotNull('sourceId')
        .groupBy('sourceId')
        .select('sourceId')
        .count({ users: '*', disabled: 'disabledAt' });
      return new Map(rows.map((row) => [row.sourceId, { users: Number(row.users), disabled: Number(row.disabled) }]));
    },
  };
}

function opened({ settings, cursor, ...row }: SourceRow & Stored): SourceRow {
  return {
    ...row,
    ...JSON.parse(settings),
    cursor: cursor === null ? null : JSON.parse(cursor as unknown as string),
  };
}

/** The row as it is stored. @param before the settings so far, where only some are given */
function closed(patch: Partial<SourceRow>, before: object = {}): object {
  const { name, cursor } = patch;
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const settings = Object.fromEntries(given.filter(([key]) => !OWN.has(key)));
  return {
    ...Object.fromEntries(given.filter(([key]) => OWN.has(key))),
    settings: JSON.stringify({ ...before, ...settings }),
    ...(name !== undefined && { nameKey: foldName(name) }),
    ...(cursor !== undefined && { cursor: cursor && JSON.stringify(cursor) }),
  };
}
