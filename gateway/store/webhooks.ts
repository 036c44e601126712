import { iso, isoOrNull } from '../core/model/common.ts';
import type { WebhookCall } from '../core/model/webhooks.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import type { DueCall, WebhookRow, WebhookStore } from '../core/webhooks.ts';
import type { Database } from './db.ts';
import { type Listing, readPage } from './page.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

type Stored = Omit<WebhookRow, 'events' | 'lastError'> & { events: string; lastError: string | null };
interface CallRow {
  id: string;
  webhookId: string;
  webhookName: string;
  pushId: string;
  userId: string | null;
  userLogin: string | null;
  tokenSerial: string | null;
  event: string;
  at: number;
  state: WebhookCall['state'];
  attempts: number;
  nextAttemptAt: number | null;
  response: string | null;
  problem: string | null;
  finishedAt: number | null;
}

// Literal, so that the partial index serves it.
const QUEUED = `state = 'queued'`;
const DUE = ['id', 'webhookId', 'pushId', 'event', 'evidence', 'at', 'attempts', 'expiresAt'];
const LISTING: Listing = { id: 'c.id', sorts: { at: 'c.at', state: 'c.state' }, standard: '-at' };

/** Webhooks that hear of pushes, and the queue and log of their calls. */
export function webhookStore(db: Database): WebhookStore {
  return {
    async list() {
      return (await db.read('webhooks').orderBy('createdAt')).map(rowOf);
    },
    async get(id) {
      const row: Stored | undefined = await db.read('webhooks').where({ id }).first();
      return row ? rowOf(row) : null;
    },
    insert: (row) => insertRow(db, 'webhooks', stored(row)),
    update: (id, patch) => db.commit((trx) => updateRow(trx, 'webhooks', { id }, stored(patch))),
    delete: (id) => deleteRow(db, 'webhooks', id),
    claim: (limit, busy, now, leaseUntil) =>
      db.commit(async (trx) => {
        const due = trx('webhook_calls')
          .select('id')
          .whereRaw(QUEUED)
          .whereNotIn('webhookId', busy)
          .where('nextAttemptAt', '<=', now)
          .where('expiresAt', '>', now)
          .orderBy(['nextAttemptAt', 'id'])
          .limit(limit);
        if (db.dialect === 'postgres') due.forUpdate().skipLocked();
        const claimed = trx('webhook_calls').whereIn('id', due).update({ nextAttemptAt: leaseUntil });
        return ((await claimed.returning(DUE)) as DueCall[]).sort((a, b) => (a.id < b.id ? -1 : 1));
      }),
    settle: (outcome) =>
      db.commit(async (trx) => {
        const { id, webhookId, state, at, nextAttemptAt, countAttempt, response, problem } = outcome;
        await trx('webhook_calls')
          .where({ id })
          .update({
            state,
            nextAttemptAt,
            attempts: trx.raw('attempts + ?', [Number(countAttempt)]),
            response,
            problem: problem && JSON.stringify(problem),
            finishedAt: state === 'queued' ? null : at,
          });
        if (!countAttempt) return;
        const health = problem === null ? 'ok' : 'failing';
        await trx('webhooks').where({ id: webhookId }).whereNot({ health }).update({ health, healthSince: at });
        await trx('webhooks')
          .where({ id: webhookId })
          .update({ lastError: problem && JSON.stringify(problem) });
      }),
    expire: (now) =>
      db.commit((trx) =>
        trx('webhook_calls')
          .whereRaw(QUEUED)
          .where('expiresAt', '<=', now)
          .update({ state: 'expired', nextAttemptAt: null, finishedAt: now }),
      ),
    forget: (finishedBefore) =>
      db.commit((trx) => trx('webhook_calls').where('finishedAt', '<', finishedBefore).delete()),
    async nextDue(busy) {
      const queued = db.read('webhook_calls').whereRaw(QUEUED).whereNotIn('webhookId', busy);
      const row = await queued.min({ at: 'nextAttemptAt' }).first();
      return row?.at == null ? null : Number(row.at);
    },
    async calls(query) {
      const found = db
        .read('webhook_calls as c')
        .join('webhooks as w', 'w.id', 'c.webhookId')
        .leftJoin('pushes as p', 'p.id', 'c.pushId')
        .leftJoin('tokens as t', 't.id', 'p.tokenId')
        .leftJoin('users as u', 'u.id', 't.userId')
        .select('c.*', { webhookName: 'w.name', userId: 'u.id', userLogin: 'u.login', tokenSerial: 't.serial' });
      if (query.webhookId) found.where('c.webhookId', query.webhookId);
      if (query.state) found.where('c.state', query.state);
      const page = await readPage<CallRow>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(spoken) };
    },
    replay: (id, now) =>
      db.commit(async (trx) => {
        const again = {
          state: 'queued',
          nextAttemptAt: now,
          expiresAt: now + 24 * 3_600_000,
          finishedAt: null,
        };
        return (await trx('webhook_calls').where({ id }).update(again)) > 0;
      }),
  };
}

function stored(patch: Partial<WebhookRow>): object {
  const { events, lastError, ...rest } = patch;
  return {
    ...rest,
    ...(events && { events: events.length === 0 ? ',' : `,${events.join(',')},` }),
    ...(lastError !== undefined && { lastError: lastError && JSON.stringify(lastError) }),
  };
}

function rowOf(row: Stored): WebhookRow {
  return {
    ...row,
    events: row.events.split(',').filter(Boolean),
    lastError: row.lastError === null ? null : JSON.parse(row.lastError),
  };
}

function spoken(row: CallRow): WebhookCall {
  const problem: StoredProblem | null = row.problem === null ? null : JSON.parse(row.problem);
  return {
    id: row.id,
    webhookId: row.webhookId,
    webhookName: row.webhookName,
    pushId: row.pushId,
    userId: row.userId,
    userLogin: row.userLogin,
    tokenSerial: row.tokenSerial,
    event: row.event,
    at: iso(row.at),
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: isoOrNull(row.nextAttemptAt),
    response: row.response,
    problem: problem && { ...problem, at: iso(problem.at) },
    finishedAt: isoOrNull(row.finishedAt),
  };
}
