import type { PushState } from '../core/model/push.ts';
import type { AlsoRow } from '../core/ports.ts';
import type { PushRow, PushStore } from '../core/push-stores.ts';
import type { Database } from './db.ts';
import { changed, insertAll } from './direct.ts';
import type { Direct } from './driver.ts';
import { recordEvents } from './push-events.ts';
import { updateRow } from './rows.ts';

/** States in which nothing more happens to a push. */
const ENDED: PushState[] = ['verified', 'failed', 'expired', 'cancelled', 'revoked'];

export async function insertPushes(at: Direct, rows: readonly AlsoRow[]): Promise<void> {
  const pushes = rows.map(({ messageId, row }) => ({ ...(row as PushRow), messageId }));
  await insertAll(at, 'pushes', pushes);
  await recordEvents(
    at,
    pushes.map(({ id, queuedAt, by, to }) => ({
      pushId: id,
      at: queuedAt,
      event: 'queued',
      evidence: `to ${to}, by ${by}`,
    })),
  );
}

export function pushStore(db: Database): PushStore {
  const pushes = () => db.read<PushRow>('pushes');
  const one = async (where: Partial<PushRow>): Promise<PushRow | null> => (await pushes().where(where).first()) ?? null;
  return {
    insertWith: (row) => ({ kind: 'push', row }),
    get: (id) => one({ id }),
    byMessage: (messageId) => one({ messageId }),
    byLinkHash: (linkHash) => one({ linkHash }),
    listByToken: (tokenId, limit) => pushes().where({ tokenId }).orderBy('id', 'desc').limit(limit),
    async latestByTokens(tokenIds) {
      // Ids ascend with time: the greatest is the newest.
      const newest = db.read('pushes').whereIn('tokenId', tokenIds).groupBy('tokenId').max('id');
      const rows: PushRow[] = await db.read('pushes').whereIn('id', newest);
      return new Map(rows.map((row) => [row.tokenId, row]));
    },
    update: (id, patch) => db.commit((trx) => updateRow(trx, 'pushes', { id }, patch)),
    advance: (id, from, patch, { at, evidence }) =>
      db.commit(async (trx) => {
        const moved = await updateRow(trx, 'pushes', (push) => push.where({ id }).whereIn('state', from), patch);
        if (moved) await recordEvents(trx, [{ pushId: id, at, event: patch.state, evidence }]);
        return moved;
      }),
    noteSeen: (id, at, evidence) =>
      db.commit(async (trx) => {
        const first = await changed(trx, `UPDATE pushes SET "seenAt" = ? WHERE id = ? AND "seenAt" IS NULL`, [at, id]);
        if (first > 0) await recordEvents(trx, [{ pushId: id, at, event: 'fetched', evidence }]);
      }),
    countTry: (id, max) =>
      db.commit(async (trx) => (await trx('pushes').where({ id }).where('tries', '<', max).increment('tries', 1)) > 0),
    revokeOthers: (tokenId, exceptId, now) =>
      db.commit(async (trx) => {
        const others = () => {
          const rows = trx<PushRow>('pushes').where({ tokenId });
          return exceptId === null ? rows : rows.whereNot({ id: exceptId });
        };
        // A message that failed may have arrived all the same: its link dies too.
        await others().where('linkExpiresAt', '>', now).update({ linkExpiresAt: now });
        const open: string[] = await others().whereNotIn('state', ENDED).orderBy('id').pluck('id');
        if (open.length > 0) await trx('pushes').whereIn('id', open).update({ state: 'revoked', endedAt: now });
        await recordEvents(
          trx,
          open.map((pushId) => ({ pushId, at: now, event: 'revoked', evidence: null })),
        );
        return open;
      }),
  };
}
