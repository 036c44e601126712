import type { Knex } from 'knex';
import { idsFrom } from '../core/id.ts';
import { NOTICES_HANDED_ON, type NoticeCase, type NoticeStore } from '../core/notices.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import type { AlsoRow, MessageOptions } from '../core/ports.ts';
import type { Database } from './db.ts';
import { changed, inList, insertAll } from './direct.ts';
import type { Direct } from './driver.ts';

const ROW = 1;
/** Spelled out, not bound: only so is the partial index certain to be used. */
const UNTOLD = `d."noticeAt" IS NULL AND d.channel = 'email' AND d.state IN ('failed', 'expired')`;
const COLUMNS = [
  ...['d.id', 'd.recipient', 'd.state', 'd.expiresAt', 'd.updatedAt', 'd.problem'],
  ...[
    'm.id as messageId',
    'm.kind',
    'm.sender',
    'm.subject',
    'm.options',
    'm.createdAt',
    'm.bodySize',
    'm.bodyWipedAt',
  ],
];

interface Row {
  id: string;
  recipient: string;
  state: NoticeCase['state'];
  expiresAt: number;
  updatedAt: number;
  problem: string | null;
  messageId: string;
  kind: NoticeCase['message']['kind'];
  sender: string | null;
  subject: string | null;
  options: string;
  createdAt: number;
  bodySize: number | null;
  bodyWipedAt: number | null;
}

/** Recipients whose sender may have to be told, and what has been told. */
export function noticeStore(db: Database): NoticeStore {
  const joined = () =>
    db.read({ d: 'deliveries' }).join({ m: 'messages' }, 'm.id', 'd.messageId').select(COLUMNS) as Knex.QueryBuilder;
  return {
    ended: async (limit) => casesOf(db.read, await joined().whereRaw(UNTOLD).orderBy('d.updatedAt').limit(limit)),
    succeeded: async (limit) =>
      casesOf(
        db.read,
        await joined()
          .join({ s: 'success_notices' }, (on) =>
            on.on('s.messageId', 'd.messageId').andOn('s.recipient', 'd.recipient'),
          )
          .whereIn('d.state', ['sent', 'delivered'])
          .limit(limit),
      ),
    async delayed(before, cursor, limit) {
      const end = idsFrom(before);
      // What came before anybody looked is not told of.
      if (cursor === null) return { cases: [], cursor: end };
      if (cursor >= end) return { cases: [], cursor };
      const rows: Row[] = await joined()
        .where('d.id', '<', end)
        .where('d.id', '>', cursor)
        .where('d.channel', 'email')
        // By age alone: the index of the states would read all that wait, each minute. Joined to nothing, it fits none.
        .whereRaw(`(d.state || '') IN ('queued', 'sending', 'uncertain')`)
        .where('d.createdAt', '<', before)
        .orderBy('d.id')
        .limit(limit);
      const next = rows.length === limit ? rows.at(-1)!.id : end;
      return { cases: await casesOf(db.read, rows), cursor: next };
    },
    told: (deliveryIds, now) => ({ kind: 'told', row: { deliveryIds, now } }),
    settle: (deliveryIds, now) => db.commit((trx) => mark(trx, deliveryIds, now)),
    wantSuccess: (recipients) => ({ kind: 'success', row: { recipients } }),
    async wantsSuccess() {
      return (await db.read('success_notices').first('messageId')) !== undefined;
    },
    async settings() {
      const row = await db.read('notice_settings').where({ id: ROW }).first('value');
      return row?.value == null ? null : JSON.parse(row.value);
    },
    putSettings: (settings) => put(db, { value: JSON.stringify(settings) }),
    async cursor() {
      const row = await db.read('notice_settings').where({ id: ROW }).first('delayCursor');
      return row?.delayCursor ?? null;
    },
    putCursor: (delayCursor) => put(db, { delayCursor }),
  };
}

function put(db: Database, columns: { value: string } | { delayCursor: string }): Promise<void> {
  return db.commit(async (trx) => {
    await trx('notice_settings')
      .insert({ id: ROW, ...columns })
      .onConflict('id')
      .merge(Object.keys(columns));
  });
}

/** Marks deliveries within the commit that accepts their notices. */
export async function markTold(at: Direct, rows: readonly AlsoRow[]): Promise<void> {
  for (const { row } of rows) {
    const { deliveryIds, now } = row as { deliveryIds: string[]; now: number };
    await mark(at, deliveryIds, now);
  }
}

/** Which recipients are to be told of success. */
export async function rememberSuccess(at: Direct, rows: readonly AlsoRow[]): Promise<void> {
  const wanted = rows.flatMap(({ messageId, row }) =>
    (row as { recipients: string[] }).recipients.map((recipient) => ({ messageId, recipient })),
  );
  await insertAll(at, 'success_notices', wanted);
}

async function mark(at: Direct, deliveryIds: string[], now: number): Promise<void> {
  const { sql, values } = inList(at, deliveryIds);
  await changed(at, `UPDATE deliveries SET "noticeAt" = ? WHERE id IN ${sql} AND "noticeAt" IS NULL`, [now, ...values]);
  await changed(
    at,
    `DELETE FROM success_notices WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.id IN ${sql}
     AND d."messageId" = success_notices."messageId" AND d.recipient = success_notices.recipient)`,
    values,
  );
}

/** With the last attempt of each. */
async function casesOf(read: Knex, rows: Row[]): Promise<NoticeCase[]> {
  const attempts = await read('attempts')
    .whereIn(
      'deliveryId',
      rows.map(({ id }) => id),
    )
    .orderBy('id')
    .select('deliveryId', 'response', 'via', 'dialogue');
  const last = new Map(attempts.map((attempt) => [attempt.deliveryId as string, attempt]));
  return rows.map((row) => {
    const attempt = last.get(row.id);
    return {
      deliveryId: row.id,
      recipient: row.recipient,
      state: row.state,
      expiresAt: row.expiresAt,
      updatedAt: row.updatedAt,
      problem: row.problem === null ? null : (JSON.parse(row.problem) as StoredProblem),
      response: attempt?.response ?? null,
      via: attempt?.via ?? null,
      handedOn: String(attempt?.dialogue ?? '').includes(JSON.stringify(NOTICES_HANDED_ON)),
      message: {
        id: row.messageId,
        kind: row.kind,
        from: row.sender,
        subject: row.subject,
        options: JSON.parse(row.options) as MessageOptions,
        createdAt: row.createdAt,
        bodySize: row.bodyWipedAt === null ? (row.bodySize ?? 0) : 0,
      },
    };
  });
}
