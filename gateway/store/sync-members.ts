import type { Knex } from 'knex';
import type { SourceStore } from '../core/sources.ts';
import type { Database } from './db.ts';

type MemberStore = Pick<SourceStore, 'leavers' | 'unseen' | 'disableLeavers' | 'join' | 'leave' | 'groupsOf'>;

/** Statements hold a few hundred values at most (SQLite). */
const AT_ONCE = 200;

/** Who has left a source, and who is in which of its groups. */
export function syncMemberStore(db: Database): MemberStore {
  return {
    async leavers(sourceId, run, full) {
      const enabled = db.read('users').where({ sourceId }).whereNull('disabledAt');
      const [all, left] = await Promise.all([
        enabled.clone().count({ n: '*' }).first(),
        enabled.clone().where(leaving(run, full)).count({ n: '*' }).first(),
      ]);
      return { enabled: Number(all?.n), leaving: Number(left?.n) };
    },
    unseen: (sourceId, run, limit) =>
      db
        .read('users')
        .where({ sourceId })
        .whereNull('disabledAt')
        .where((where) => where.whereNull('syncRun').orWhereNot({ syncRun: run }))
        .orderBy('externalId')
        .limit(limit)
        .pluck<string[]>('externalId'),
    disableLeavers: ({ sourceId, run, full, now, limit }) =>
      db.commit(async (trx) => {
        const found: { id: string; sourceDisabled: boolean | number }[] = await trx('users')
          .where({ sourceId })
          .whereNull('disabledAt')
          .where(leaving(run, full))
          .orderBy('id')
          .limit(limit)
          .select('id', 'sourceDisabled');
        for (const why of ['source', 'gone'] as const) {
          const ids = found.filter((one) => (why === 'source') === Boolean(one.sourceDisabled)).map(({ id }) => id);
          await trx('users').whereIn('id', ids).update({ disabledAt: now, disabledWhy: why, updatedAt: now });
        }
        return found.map(({ id }) => id);
      }),
    join: (sourceId, syncRun, group, externalIds) =>
      db.commit(async (trx) => {
        const joined: string[] = [];
        for (let at = 0; at < externalIds.length; at += AT_ONCE) {
          const ids = await trx('users')
            .where({ sourceId })
            .whereIn('externalId', externalIds.slice(at, at + AT_ONCE))
            .pluck<string[]>('id');
          const there = new Set(
            await trx('user_groups').where({ group }).whereIn('userId', ids).pluck<string[]>('userId'),
          );
          const fresh = ids.filter((id) => !there.has(id));
          await trx('user_groups')
            .where({ group })
            .whereIn('userId', [...there])
            .update({ syncRun });
          if (fresh.length === 0) continue;
          await trx('user_groups').insert(fresh.map((userId) => ({ userId, group, sourceId, syncRun })));
          joined.push(...fresh);
        }
        return joined;
      }),
    leave: (sourceId, syncRun) =>
      db.commit(async (trx) => {
        const stale = () => trx('user_groups').where({ sourceId }).whereNot({ syncRun });
        const left: { userId: string; group: string }[] = await stale().select('userId', 'group');
        await stale().delete();
        return left;
      }),
    groupsOf: (userId) => db.read('user_groups').where({ userId }).orderBy('group').pluck<string[]>('group'),
  };
}

/** Not seen by a full run, or said to be disabled. */
function leaving(run: string, full: boolean): Knex.QueryCallback {
  return (where) => {
    where.where({ sourceDisabled: true });
    if (full) where.orWhereNull('syncRun').orWhereNot({ syncRun: run });
  };
}
