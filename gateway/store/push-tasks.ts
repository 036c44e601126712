import type { Knex } from 'knex';
import type { PushTaskRow, PushTaskStore } from '../core/push-stores.ts';
import type { Database } from './db.ts';
import { changed, inList, insertAll, rowsOf } from './direct.ts';

/** Of `tokens t`: no policy has looked at it since it was made or assigned, and nobody has pushed it. */
export const UNPUSHED = `(t."pushedFor" IS NULL OR t."pushedFor" <> t."userId")`;

/** What the push room has to do at a time; rows, so that a restart forgets nothing. */
export function pushTaskStore(db: Database): PushTaskStore {
  return {
    add: (rows) => db.commit((trx) => insertAll(trx, 'push_tasks', rows.map(plain))),
    due: (now, limit) =>
      rowsOf<PushTaskRow>(
        db.read,
        `SELECT id, kind, "tokenId", "pushId", step, "dueAt" FROM push_tasks WHERE "dueAt" <= ? ORDER BY "dueAt", id LIMIT ?`,
        [now, limit],
      ),
    async nextDue() {
      const row = await db.read('push_tasks').min({ at: 'dueAt' }).first();
      return row?.at == null ? null : Number(row.at);
    },
    finish: (id, more = []) =>
      db.commit(async (trx) => {
        if ((await changed(trx, 'DELETE FROM push_tasks WHERE id = ?', [id])) === 0) return false;
        await insertAll(trx, 'push_tasks', more.map(plain));
        return true;
      }),
    postpone: (id, dueAt) =>
      db.commit(async (trx) => {
        await changed(trx, 'UPDATE push_tasks SET "dueAt" = ? WHERE id = ?', [dueAt, id]);
      }),
    forget: (tokenIds) =>
      db.commit(async (trx) => {
        if (tokenIds.length === 0) return;
        const ids = inList(trx, tokenIds);
        await changed(trx, `DELETE FROM push_tasks WHERE "tokenId" IN ${ids.sql}`, ids.values);
      }),
    async unpushed(domains, limit) {
      const found = db
        .read('tokens as t')
        .join('users as u', 'u.id', 't.userId')
        .whereRaw(UNPUSHED)
        .where('t.state', 'active')
        .whereNull('u.disabledAt')
        .select({ tokenId: 't.id', userId: 't.userId', domainId: 'u.domainId' })
        .orderBy('t.id')
        .limit(limit);
      found.where((any) => {
        any.whereRaw('1 = 0');
        for (const { domainId, groups } of domains) any.orWhere((one) => inDomain(one, db, domainId, groups));
      });
      return found;
    },
    considered: (tokens, tasks) =>
      db.commit(async (trx) => {
        const fresh = new Set<string>();
        for (const { tokenId, userId } of tokens) {
          const sql = `UPDATE tokens AS t SET "pushedFor" = ? WHERE t.id = ? AND ${UNPUSHED}`;
          // Else somebody has pushed it meanwhile.
          if ((await changed(trx, sql, [userId, tokenId])) > 0) fresh.add(tokenId);
        }
        await insertAll(trx, 'push_tasks', tasks.filter(({ tokenId }) => fresh.has(tokenId)).map(plain));
      }),
    considerOthers: (domains) =>
      db.commit(async (trx) => {
        const others = domains.length === 0 ? '' : `AND "userId" NOT IN (SELECT id FROM users WHERE "domainId" IN `;
        const ids = inList(trx, domains);
        await changed(
          trx,
          `UPDATE tokens AS t SET "pushedFor" = "userId" WHERE ${UNPUSHED} ${others}${others && `${ids.sql})`}`,
          domains.length === 0 ? [] : ids.values,
        );
      }),
  };
}

function inDomain(one: Knex.QueryBuilder, db: Database, domainId: string, groups: string[]): void {
  one.where('u.domainId', domainId);
  if (groups.length === 0) return;
  one.whereExists((member) =>
    member.from('user_groups as g').whereRaw('g."userId" = u.id').whereIn('g.group', groups).select(db.read.raw('1')),
  );
}

function plain({ id, kind, tokenId, pushId, step, dueAt }: PushTaskRow): PushTaskRow {
  return { id, kind, tokenId, pushId, step, dueAt };
}
