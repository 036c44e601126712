import type { Knex } from 'knex';
import { idsFrom } from '../core/id.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { PushState } from '../core/model/push.ts';
import type { AlsoRow } from '../core/ports.ts';
import { MOVES, OPEN, UNSETTLED } from '../core/push-moves.ts';
import type { PushEventRow, PushFlowStore, PushMoved, PushRow, PushTaskRow } from '../core/push-stores.ts';
import type { Database } from './db.ts';
import { changed, inList, insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { recordEvents } from './push-events.ts';
import { forRender, recipients } from './push-reading.ts';
import { UNPUSHED } from './push-tasks.ts';
import { insertPushes } from './pushes.ts';

/** What of a push's times a message's state tells. */
const TIMES: Partial<Record<DeliveryState, string>> = {
  sent: `"acceptedAt" = coalesce("acceptedAt", ?), "endedAt" = NULL`,
  delivered: `"acceptedAt" = coalesce("acceptedAt", ?), "deliveredAt" = coalesce("deliveredAt", ?), "endedAt" = NULL`,
  queued: `"endedAt" = NULL`,
  held: `"endedAt" = NULL`,
  failed: `"endedAt" = ?`,
  expired: `"endedAt" = ?`,
  cancelled: `"endedAt" = ?`,
};
/** The same where the person was faster than the report: the state stays, the time is still true. */
const LATE: Partial<Record<DeliveryState, { set: string; where: string }>> = {
  sent: { set: `"acceptedAt" = ?`, where: `"acceptedAt" IS NULL` },
  delivered: {
    set: `"acceptedAt" = coalesce("acceptedAt", ?), "deliveredAt" = ?`,
    where: `"deliveredAt" IS NULL`,
  },
};
/** As pushes speak of what became of a message. */
const WORD: Partial<Record<DeliveryState, string>> = {
  sent: 'accepted',
  delivered: 'delivered',
  failed: 'failed',
  expired: 'expired',
  uncertain: 'uncertain',
};

/** Many pushes at once, past the query builder. */
export function pushFlowStore(db: Database): PushFlowStore {
  return {
    plan: (push, tasks, replace) => ({ kind: 'planned', row: { push, tasks, replace } satisfies Planned }),
    async follow(messageIds, state, now) {
      // Nearly all messages are no pushes: they must not cost a transaction, which would hold up what has to be written.
      const ids = MOVES[state] ? await ofPushes(db.read, messageIds) : [];
      return ids.length === 0 ? [] : db.commit((trx) => follow(trx, ids, state, now));
    },
    behind: (since) => behind(db.read, since),
    revokeOlder: (tokenIds, now) => db.commit((trx) => revokeOlder(trx, tokenIds, now)),
    forRender: (ids) => forRender(db.read, ids),
    recipients: (tokenIds) => recipients(db.read, tokenIds),
    events: (pushId) =>
      rowsOf<PushEventRow>(
        db.read,
        `SELECT "pushId", at, event, evidence FROM push_events WHERE "pushId" = ? ORDER BY seq`,
        [pushId],
      ),
    record: (rows) => db.commit((trx) => recordEvents(trx, rows)),
  };
}

interface Planned {
  push: Omit<PushRow, 'messageId'>;
  tasks: PushTaskRow[];
  replace: boolean;
}

export async function insertPlanned(at: Direct, rows: readonly AlsoRow[]): Promise<void> {
  const planned = rows as readonly { messageId: string; row: Planned }[];
  await insertPushes(
    at,
    planned.map(({ messageId, row }) => ({ messageId, row: row.push })),
  );
  const replaced = planned.filter(({ row }) => row.replace).map(({ row }) => row.push.tokenId);
  if (replaced.length > 0) {
    const ids = inList(at, replaced);
    await changed(at, `DELETE FROM push_tasks WHERE "tokenId" IN ${ids.sql}`, ids.values);
  }
  // Somebody has looked after these tokens.
  const { queuedAt, by } = planned[0]!.row.push;
  const ids = inList(
    at,
    planned.map(({ row }) => row.push.tokenId),
  );
  await changed(
    at,
    `UPDATE work_list SET "doneAt" = ?, "doneBy" = ? WHERE "doneAt" IS NULL AND "tokenId" IN ${ids.sql}`,
    [queuedAt, by, ...ids.values],
  );
  await changed(at, `UPDATE tokens SET state = 'active' WHERE state = 'suspended' AND id IN ${ids.sql}`, ids.values);
  // What the policy would do by itself is done.
  await changed(
    at,
    `UPDATE tokens AS t SET "pushedFor" = "userId" WHERE ${UNPUSHED} AND t.id IN ${ids.sql}`,
    ids.values,
  );
  await insertAll(
    at,
    'push_tasks',
    planned.flatMap(({ row }) => row.tasks),
  );
}

/** Those that are the message of a push, or bring its code. */
async function ofPushes(read: Direct, messageIds: string[]): Promise<string[]> {
  const ids = inList(read, messageIds);
  const rows = await rowsOf<{ messageId: string }>(
    read,
    `SELECT "messageId" FROM pushes WHERE "messageId" IN ${ids.sql}
     UNION SELECT "codeMessageId" FROM pushes WHERE "codeMessageId" IN ${ids.sql}`,
    [...ids.values, ...ids.values],
  );
  return rows.map(({ messageId }) => messageId);
}

async function follow(
  trx: Knex.Transaction,
  messageIds: string[],
  state: DeliveryState,
  now: number,
): Promise<PushMoved[]> {
  const move = MOVES[state]!;
  const ids = inList(trx, messageIds);
  const from = inList(trx, move.from);
  const times = TIMES[state];
  const moved = await rowsOf<{ id: string; tokenId: string; messageId: string }>(
    trx,
    `UPDATE pushes SET state = ?${times ? `, ${times}` : ''}
     WHERE "messageId" IN ${ids.sql} AND state IN ${from.sql} RETURNING id, "tokenId", "messageId"`,
    [move.to, ...nows(times, now), ...ids.values, ...from.values],
  );
  const late = LATE[state];
  if (late && moved.length < messageIds.length) {
    await changed(trx, `UPDATE pushes SET ${late.set} WHERE "messageId" IN ${ids.sql} AND ${late.where}`, [
      ...nows(late.set, now),
      ...ids.values,
    ]);
  }
  const codes = await rowsOf<{ id: string; messageId: string }>(
    trx,
    `SELECT id, "codeMessageId" AS "messageId" FROM pushes WHERE "codeMessageId" IN ${ids.sql}`,
    ids.values,
  );
  const evidence = await evidenceOf(
    trx,
    [...moved, ...codes].map(({ messageId }) => messageId),
  );
  const word = WORD[state];
  await recordEvents(trx, [
    ...moved.map(({ id, messageId }) => event(id, move.to, now, evidence.get(messageId))),
    ...(word ? codes.map(({ id, messageId }) => event(id, `code.${word}`, now, evidence.get(messageId))) : []),
  ]);
  return moved.map(({ id, tokenId }) => ({ id, tokenId, state: move.to }));
}

/** Each push's message has one recipient, so its delivery tells its state. */
async function behind(read: Knex, since: number): Promise<{ messageId: string; state: DeliveryState }[]> {
  const ahead = (Object.keys(MOVES) as DeliveryState[]).flatMap((state) =>
    (MOVES[state]?.from ?? []).filter((from) => UNSETTLED.includes(from)).map((from) => ({ from, state })),
  );
  const unsettled = inList(read, UNSETTLED);
  const rows = await rowsOf<{ messageId: string; push: PushState; state: DeliveryState }>(
    read,
    // SQLite keeps the order of a cross join: few pushes, and not all deliveries, are where it begins.
    `SELECT p."messageId", p.state AS push, d.state FROM pushes p CROSS JOIN deliveries d
     WHERE d."messageId" = p."messageId" AND p.id > ? AND p.state IN ${unsettled.sql} ORDER BY p.id`,
    [idsFrom(since), ...unsettled.values],
  );
  return rows
    .filter((row) => ahead.some(({ from, state }) => from === row.push && state === row.state))
    .map(({ messageId, state }) => ({ messageId, state }));
}

const event = (pushId: string, word: string, at: number, evidence: string | undefined): PushEventRow => ({
  pushId,
  at,
  event: word,
  evidence: evidence ?? null,
});

const nows = (sql: string | undefined, now: number): number[] =>
  Array(sql?.split('?').length ?? 1)
    .fill(now)
    .slice(1);

/** By what the outbox knows it: the last word of relay or modem. */
async function evidenceOf(trx: Knex.Transaction, messageIds: string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const ids = inList(trx, messageIds);
  const rows = await rowsOf<{ messageId: string; via: string | null; response: string | null }>(
    trx,
    `SELECT d."messageId", a.via, a.response FROM deliveries d JOIN attempts a ON a."deliveryId" = d.id
     WHERE d."messageId" IN ${ids.sql} ORDER BY a.number`,
    ids.values,
  );
  return new Map(
    rows.map(({ messageId, via, response }) => [messageId, [via, response].filter(Boolean).join(': ').slice(0, 500)]),
  );
}

async function revokeOlder(trx: Knex.Transaction, tokenIds: string[], now: number): Promise<PushMoved[]> {
  if (tokenIds.length === 0) return [];
  const ids = inList(trx, tokenIds);
  const older = `"tokenId" IN ${ids.sql} AND id < (SELECT max(p.id) FROM pushes p WHERE p."tokenId" = pushes."tokenId")`;
  // A message that failed may have arrived all the same, or be tried again: its link dies too.
  await changed(trx, `UPDATE pushes SET "linkExpiresAt" = ? WHERE ${older} AND "linkExpiresAt" > ?`, [
    now,
    ...ids.values,
    now,
  ]);
  const open = inList(trx, OPEN);
  const revoked = await rowsOf<{ id: string; tokenId: string }>(
    trx,
    `UPDATE pushes SET state = 'revoked', "endedAt" = ? WHERE ${older} AND state IN ${open.sql} RETURNING id, "tokenId"`,
    [now, ...ids.values, ...open.values],
  );
  await recordEvents(
    trx,
    revoked.map(({ id }) => event(id, 'revoked', now, 'a newer push took its place')),
  );
  return revoked.map(({ id, tokenId }) => ({ id, tokenId, state: 'revoked' as PushState }));
}
