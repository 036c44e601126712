import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { DueForward, ForwardOutcome, ForwardStore } from '../core/inbound.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { Forward, ForwardState } from '../core/model/inbound.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import type { Database } from './db.ts';
import { type Listing, readPage, whereFound } from './page.ts';

interface Row {
  id: string;
  ruleId: string;
  ruleName: string;
  inboxId: string;
  from: string;
  kind: Forward['kind'];
  target: string;
  state: ForwardState;
  attempts: number;
  nextAttemptAt: number | null;
  expiresAt: number;
  messageId: string | null;
  response: string | null;
  problem: string | null;
  createdAt: number;
  finishedAt: number | null;
}

const DUE = ['id', 'ruleId', 'inboxId', 'attempts', 'createdAt', 'expiresAt'];
/** Spelled out, not bound: only so is the partial index certain to be used. */
const QUEUED = "state = 'queued'";

const LISTING: Listing = {
  id: 'forwards.id',
  sorts: { createdAt: 'forwards."createdAt"', state: 'forwards.state' },
  standard: '-createdAt',
};

/** Inbound messages on their way to mailboxes and webhooks: the queue, and the log of what became of them. */
export function forwardStore(db: Database): ForwardStore {
  return {
    begin: (inboxId, ruleIds, { now, expiresAt }) =>
      db.commit(async (trx) => {
        const marked = await trx('inbox').where({ id: inboxId }).whereNull('handledAt').update({ handledAt: now });
        if (marked === 0 || ruleIds.length === 0) return 0;
        const row = { inboxId, state: 'queued', attempts: 0, nextAttemptAt: now, expiresAt, createdAt: now };
        await trx('forwards').insert(ruleIds.map((ruleId) => ({ ...row, id: newId(now), ruleId })));
        return ruleIds.length;
      }),
    claim: (limit, busy, now, leaseUntil) =>
      db.commit(async (trx) => {
        const due = trx('forwards')
          .select('id')
          .whereRaw(QUEUED)
          .whereNotIn('ruleId', busy)
          .where('nextAttemptAt', '<=', now)
          .where('expiresAt', '>', now)
          .orderBy('nextAttemptAt')
          .limit(limit);
        if (db.dialect === 'postgres') due.forUpdate().skipLocked();
        const claimed = trx('forwards').whereIn('id', due).update({ nextAttemptAt: leaseUntil });
        return (await claimed.returning(DUE)) as DueForward[];
      }),
    settle: (outcome) => db.commit((trx) => settle(trx, outcome)),
    expire: (now) =>
      db.commit(async (trx) => {
        const late = trx('forwards').whereRaw(QUEUED).where('expiresAt', '<=', now);
        const ended = late.update({ state: 'expired', nextAttemptAt: null, finishedAt: now });
        return ((await ended.returning('id')) as { id: string }[]).map(({ id }) => id);
      }),
    async nextDue(busy) {
      const queued = db.read('forwards').whereRaw(QUEUED).whereNotIn('ruleId', busy);
      const row = await queued.min({ at: 'nextAttemptAt' }).first();
      return row?.at == null ? null : Number(row.at);
    },
    retry: (id, now, expiresAt) =>
      db.commit(async (trx) => {
        const again = { state: 'queued', nextAttemptAt: now, expiresAt, finishedAt: null };
        return (await trx('forwards').where({ id }).whereIn('state', RETRIABLE).update(again)) > 0;
      }),
    async get(id) {
      const row: Row | undefined = await select(db).where('forwards.id', id).first();
      return row ? spoken(row) : null;
    },
    async list(query) {
      const found = select(db);
      const { ruleId, inboxId, state } = query;
      if (ruleId) found.where('forwards.ruleId', ruleId);
      if (inboxId) found.where('forwards.inboxId', inboxId);
      if (state) found.where('forwards.state', state);
      whereFound(found, `(lower(inbox."from") || ' ' || forwarding_rules."nameKey")`, query.q);
      const page = await readPage<Row>(db.read, found, LISTING, query);
      return { ...page, items: page.items.map(spoken) };
    },
  };
}

const RETRIABLE: ForwardState[] = ['queued', 'failed', 'expired'];

function select(db: Database) {
  return db
    .read('forwards')
    .join('forwarding_rules', 'forwarding_rules.id', 'forwards.ruleId')
    .join('inbox', 'inbox.id', 'forwards.inboxId')
    .select('forwards.*', { ruleName: 'forwarding_rules.name', kind: 'forwarding_rules.kind' })
    .select({ target: 'forwarding_rules.target', from: 'inbox.from' });
}

/** The rule hears of it too: it is well, or it fails since. */
async function settle(trx: Knex.Transaction, outcome: ForwardOutcome): Promise<void> {
  const { id, ruleId, at, state, nextAttemptAt, countAttempt, messageId, response, problem } = outcome;
  await trx('forwards')
    .where({ id })
    // It may have expired while it was on its way: what became of it counts.
    .whereIn('state', ['queued', 'expired'])
    .update({
      state,
      nextAttemptAt,
      attempts: trx.raw('attempts + ?', [Number(countAttempt)]),
      messageId,
      response,
      problem: problem && JSON.stringify(problem),
      finishedAt: state === 'queued' ? null : at,
    });
  if (!countAttempt) return;
  const health = problem === null ? 'ok' : 'failing';
  const lastError = problem && JSON.stringify(problem);
  await trx('forwarding_rules').where({ id: ruleId }).whereNot({ health }).update({ health, healthSince: at });
  await trx('forwarding_rules').where({ id: ruleId }).update({ lastError });
}

function spoken(row: Row): Forward {
  const problem: StoredProblem | null = row.problem === null ? null : JSON.parse(row.problem);
  return {
    id: row.id,
    ruleId: row.ruleId,
    ruleName: row.ruleName,
    inboxId: row.inboxId,
    from: row.from,
    kind: row.kind,
    target: row.target,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: isoOrNull(row.nextAttemptAt),
    expiresAt: iso(row.expiresAt),
    messageId: row.messageId,
    response: row.response,
    problem: problem && { ...problem, at: iso(problem.at) },
    createdAt: iso(row.createdAt),
    finishedAt: isoOrNull(row.finishedAt),
  };
}
