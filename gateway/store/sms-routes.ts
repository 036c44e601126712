import type { SmsRoute } from '../core/model/sims.ts';
import type { SmsRouteStore } from '../core/sims.ts';
import type { Database } from './db.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const LISTS = ['prefixes', 'domains', 'classes', 'modems'] as const;
const COLUMNS = ['id', 'name', 'position', ...LISTS, 'strategy', 'otherwise', 'enabled'];

/** Routes of text messages, in the order in which they are looked at. */
export function smsRouteStore(db: Database): SmsRouteStore {
  return {
    async list() {
      const rows = await db.read('sms_routes').select(COLUMNS).orderBy(['position', 'createdAt', 'id']);
      return rows.map(opened);
    },
    insert: (route, now) => insertRow(db, 'sms_routes', { ...closed(route), createdAt: now, updatedAt: now }),
    update: (id, patch, now) =>
      db.commit((trx) => updateRow(trx, 'sms_routes', { id }, { ...closed(patch), updatedAt: now })),
    delete: (id) => deleteRow(db, 'sms_routes', id),
  };
}

function opened(row: Record<string, unknown>): SmsRoute {
  const lists = LISTS.map((name) => [name, JSON.parse(row[name] as string)]);
  return { ...(row as unknown as SmsRoute), ...Object.fromEntries(lists) };
}

function closed(route: Partial<SmsRoute>): Record<string, unknown> {
  const lists = LISTS.filter((name) => route[name] !== undefined).map((name) => [name, JSON.stringify(route[name])]);
  return { ...route, ...Object.fromEntries(lists) };
}
