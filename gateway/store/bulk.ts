import type { Knex } from 'knex';
import type { BulkStore } from '../core/bulk-store.ts';
import type { BulkItem, BulkRun, BulkSelection } from '../core/model/bulk.ts';
import { type Channel, iso, isoOrNull } from '../core/model/common.ts';
import type { Database } from './db.ts';
import { changed, insertAll, rowsOf } from './direct.ts';
import { foldName } from './fold.ts';
import { type Listing, readPage, whereFound } from './page.ts';

interface RunRow {
  id: string;
  name: string;
  state: BulkRun['state'];
  selection: string;
  by: string;
  domainId: string | null;
  total: number;
  createdAt: number;
  endedAt: number | null;
}

const LISTING: Listing = { id: 'id', sorts: { createdAt: '"createdAt"', name: 'lower(name)' }, standard: '-createdAt' };

/** Runs that push many tokens, and what became of each. */
export function bulkStore(db: Database): BulkStore {
  return {
    candidates: (selection, after, limit) => candidates(db, selection, after, limit),
    begin: (run, items) =>
      db.commit(async (trx) => {
        const selection = { ...run.selection, logins: [] };
        await insertAll(trx, 'bulk_runs', [
          {
            ...run,
            selection: JSON.stringify(selection),
            domainId: selection.domainId,
            state: 'running',
            endedAt: null,
          },
        ]);
        await insertAll(
          trx,
          'bulk_items',
          items.map(({ seq, tokenId, login, channel, reason }) => ({
            runId: run.id,
            seq,
            tokenId,
            login,
            channel,
            state: reason === null ? 'waiting' : 'skipped',
            pushId: null,
            reason,
          })),
        );
      }),
    async get(id) {
      const row: RunRow | undefined = await db.read('bulk_runs').where({ id }).first();
      return row ? counted(db, row) : null;
    },
    async list(query) {
      const found = db.read('bulk_runs').select('*');
      if (query.domains) found.whereIn('domainId', query.domains);
      const page = await readPage<RunRow>(db.read, found, LISTING, query);
      return { ...page, items: await Promise.all(page.items.map((row) => counted(db, row))) };
    },
    items: (runId, after, limit) =>
      rowsOf<BulkItem>(
        db.read,
        `SELECT i.seq, i.login, i.channel, i.state, i.reason, i."pushId", p.state AS "pushState"
         FROM bulk_items i LEFT JOIN pushes p ON p.id = i."pushId"
         WHERE i."runId" = ? AND i.seq > ? ORDER BY i.seq LIMIT ?`,
        [runId, after, limit],
      ),
    running: () => db.read('bulk_runs').where({ state: 'running' }).orderBy('createdAt').pluck('id'),
    setState: (id, from, to, now) =>
      db.commit(async (trx) => {
        const endedAt = to === 'done' || to === 'cancelled' ? now : null;
        const moved = await trx('bulk_runs').where({ id }).whereIn('state', from).update({ state: to, endedAt });
        if (moved > 0 && to === 'cancelled') {
          await trx('bulk_items').where({ runId: id, state: 'waiting' }).update({ state: 'cancelled' });
        }
        return moved > 0;
      }),
    waiting: (runId, channel, limit) =>
      rowsOf(
        db.read,
        `SELECT seq, "tokenId" FROM bulk_items WHERE "runId" = ? AND state = 'waiting' AND channel = ?
         ORDER BY seq LIMIT ?`,
        [runId, channel, limit],
      ),
    mark: (runId, items) =>
      db.commit(async (trx) => {
        for (const { seq, pushId, reason } of items) {
          await changed(
            trx,
            `UPDATE bulk_items SET state = ?, "pushId" = ?, reason = ? WHERE "runId" = ? AND seq = ?`,
            [pushId === null ? 'skipped' : 'pushed', pushId, reason, runId, seq],
          );
        }
      }),
    async outstanding(runId) {
      const rows = await rowsOf<{ channel: Channel; n: number }>(
        db.read,
        `SELECT channel, count(*) AS n FROM pushes WHERE "runId" = ? AND state = 'queued' GROUP BY channel`,
        [runId],
      );
      const of = (channel: Channel) => Number(rows.find((row) => row.channel === channel)?.n ?? 0);
      return { email: of('email'), sms: of('sms') };
    },
  };
}

async function candidates(db: Database, selection: BulkSelection, after: string | null, limit: number) {
  const { domainId, group, q, logins, unverified } = selection;
  const found = db
    .read('users')
    .leftJoin('tokens as t', (on) =>
      on
        .on('t.userId', 'users.id')
        .andOn(
          db.read.raw(
            `t.id = (SELECT max(n.id) FROM tokens n WHERE n."userId" = users.id AND n.state IN ('active', 'suspended'))`,
          ),
        ),
    )
    .whereNull('users.disabledAt')
    .select({ userId: 'users.id', login: 'users.login', email: 'users.email', mobile: 'users.mobile', tokenId: 't.id' })
    .orderBy('users.id')
    .limit(limit);
  if (after !== null) found.where('users.id', '>', after);
  if (domainId !== null) found.where('users.domainId', domainId);
  if (group !== null) found.whereIn('users.id', db.read('user_groups').where({ group }).select('userId'));
  whereFound(found, 'users.search', q);
  if (logins.length > 0) found.whereIn('users.loginKey', logins.map(foldName));
  if (unverified) {
    found.whereNotExists((verified: Knex.QueryBuilder) =>
      verified
        .from('tokens as v')
        .whereRaw('v."userId" = users.id')
        .where('v.state', 'active')
        .whereNotNull('v.verifiedAt')
        .select(db.read.raw('1')),
    );
  }
  const rows: { userId: string; login: string; email: string | null; mobile: string | null; tokenId: string | null }[] =
    await found;
  return rows.map(({ userId, ...candidate }) => ({ userId, candidate }));
}

const TAKEN = ['accepted', 'delivered', 'opened', 'revealed', 'verified'];
const FAILED = ['failed', 'expired', 'uncertain'];

async function counted(db: Database, row: RunRow): Promise<BulkRun> {
  const group = (sql: string) => rowsOf<{ state: string; n: number }>(db.read, sql, [row.id]);
  const [items, pushes] = await Promise.all([
    group(`SELECT state, count(*) AS n FROM bulk_items WHERE "runId" = ? GROUP BY state`),
    group(`SELECT state, count(*) AS n FROM pushes WHERE "runId" = ? GROUP BY state`),
  ]);
  const sum = (rows: { state: string; n: number }[], ...states: string[]) =>
    rows.reduce((total, { state, n }) => (states.includes(state) ? total + Number(n) : total), 0);
  const selection = JSON.parse(row.selection) as BulkSelection;
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    by: row.by,
    channels: selection.channels,
    total: row.total,
    waiting: sum(items, 'waiting'),
    pushed: sum(items, 'pushed'),
    skipped: sum(items, 'skipped', 'cancelled'),
    outstanding: sum(pushes, 'queued'),
    accepted: sum(pushes, ...TAKEN),
    verified: sum(pushes, 'verified'),
    failed: sum(pushes, ...FAILED),
    createdAt: iso(row.createdAt),
    endedAt: isoOrNull(row.endedAt),
  };
}
