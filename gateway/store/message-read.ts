import type { Knex } from 'knex';
import type { Within } from '../core/domains.ts';
import { iso, isoOrNull, type Page, type Problem } from '../core/model/common.ts';
import type {
  Attempt,
  Delivery,
  DeliveryState,
  DialogueLine,
  Message,
  MessageQuery,
  MessageSummary,
  Part,
} from '../core/model/message.ts';
import type { OutboxCounts, StoredProblem } from '../core/outbox-store.ts';
import { nextDue } from './due.ts';
import { CLASS_OF_LANE, type DeliveryRow, type MessageRow, overallState } from './message-rows.ts';
import { readTimeline } from './timeline.ts';

/** One message with everything that is known of it; null when there is none. */
export async function readMessage(
  read: Knex,
  id: string,
): Promise<Omit<Message, 'waitingFor' | 'holdUp' | 'actions'> | null> {
  const row = (await read('messages').where({ id }).first()) as MessageRow | undefined;
  if (!row) return null;
  const deliveries = (await read('deliveries').where({ messageId: id }).orderBy('id')) as DeliveryRow[];
  const ids = read('deliveries').select('id').where({ messageId: id });
  const [parts, attempts] = await Promise.all([
    read('parts').whereIn('deliveryId', ids).orderBy(['deliveryId', 'seq']),
    read('attempts').whereIn('deliveryId', ids).orderBy('id'),
  ]);
  const recipients = new Map(deliveries.map(({ id: delivery, recipient }) => [delivery, recipient]));
  const log = attempts.map((attempt) => ({
    id: attempt.id as string,
    ...attemptOf(attempt, recipients.get(attempt.deliveryId) ?? ''),
  }));
  return {
    ...summaryOf(row, deliveries),
    actor: row.actorName,
    source: row.source,
    pushId: row.kind === 'push' ? row.ref : null,
    deliveries: deliveries.map(deliveryOf),
    parts: parts.map(partOf),
    attemptLog: log.map(({ id: _, ...attempt }) => attempt),
    timeline: await readTimeline(read, row, deliveries, log),
  };
}

/** Newest first. The cursor is the last id of the page before. */
export async function listMessages(read: Knex, query: MessageQuery & Within): Promise<Page<MessageSummary>> {
  const { limit, cursor, state } = query;
  const found = state ? inState(read, query, state) : narrow(read, read('messages'), query);
  if (cursor && !state) found.where('messages.id', '<', cursor);
  const rows = (await found.orderBy('messages.id', 'desc').limit(limit + 1)) as MessageRow[];
  const page = rows.slice(0, limit);
  const deliveries = (await read('deliveries')
    .whereIn(
      'messageId',
      page.map(({ id }) => id),
    )
    .orderBy('id')) as DeliveryRow[];
  const byMessage = groupByMessage(deliveries);
  return {
    items: page.map((row) => summaryOf(row, byMessage.get(row.id) ?? [])),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** What else is asked for than the state and the place in the list. */
function narrow(read: Knex, found: Knex.QueryBuilder, query: MessageQuery & Within): Knex.QueryBuilder {
  const { channel, kind, q, domains } = query;
  // Only pushes belong to a domain.
  if (domains) {
    const pushes = read('pushes').join('users', 'users.id', 'pushes.userId').whereIn('users.domainId', domains);
    found.where('messages.kind', 'push').whereIn('ref', pushes.select('pushes.id'));
  }
  if (channel) found.where('messages.channel', channel);
  if (kind) found.where('messages.kind', kind);
  if (q) found.whereRaw(`search like ? escape '!'`, [`%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`]);
  return found;
}

/** The deliveries of a state lead, in the order of their messages: a page reads no more of them than it shows. */
function inState(read: Knex, query: MessageQuery & Within, state: DeliveryState): Knex.QueryBuilder {
  const ids = read('deliveries')
    .distinct('deliveries.messageId')
    .where('deliveries.state', state)
    .orderBy('deliveries.messageId', 'desc')
    .limit(query.limit + 1);
  if (query.cursor) ids.where('deliveries.messageId', '<', query.cursor);
  const { channel, kind, q, domains } = query;
  // SQLite keeps the order of a cross join.
  if (channel || kind || q || domains) {
    narrow(read, ids.crossJoin(read.raw('messages')).whereRaw('messages.id = deliveries."messageId"'), query);
  }
  return read('messages').whereIn('id', ids);
}

/** Figures for the dashboard. `since` and `now` in ms. */
export async function countsOf(read: Knex, since: number, now: number): Promise<OutboxCounts> {
  const recent = (await read('deliveries')
    .whereRaw(ENDED)
    .where('updatedAt', '>=', since)
    .groupBy('state')
    .select('state')
    .count({ n: '*' })) as CountRow[];
  const open = (await read('deliveries')
    .whereIn('state', ['queued', 'sending', 'held', 'uncertain'])
    .groupBy('state')
    .select('state')
    .count({ n: '*' })) as CountRow[];
  const due = await nextDue(read);
  const sum = (rows: CountRow[], ...states: DeliveryState[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((total, { n }) => total + Number(n), 0);
  return {
    queued: sum(open, 'queued', 'sending', 'held'),
    sentSince: sum(recent, 'sent', 'delivered'),
    deliveredSince: sum(recent, 'delivered'),
    failedSince: sum(recent, 'failed', 'expired'),
    uncertain: sum(open, 'uncertain'),
    oldestDue: due !== null && due <= now ? due : null,
  };
}

/** Spelled out, not bound: only so is the partial index certain to be used. */
const ENDED = `state IN ('sent', 'delivered', 'failed', 'expired')`;

interface CountRow {
  state: DeliveryState;
  n: number | string;
}

function groupByMessage(deliveries: DeliveryRow[]): Map<string, DeliveryRow[]> {
  const groups = new Map<string, DeliveryRow[]>();
  for (const delivery of deliveries)
    groups.set(delivery.messageId, [...(groups.get(delivery.messageId) ?? []), delivery]);
  return groups;
}

function summaryOf(row: MessageRow, deliveries: DeliveryRow[]): MessageSummary {
  const state = overallState(deliveries.map((delivery) => delivery.state));
  const next = deliveries.flatMap(({ state, nextAttemptAt }) =>
    state === 'queued' && nextAttemptAt !== null ? [nextAttemptAt] : [],
  );
  const told =
    deliveries.find((delivery) => delivery.state === state && delivery.problem) ??
    deliveries.find(({ problem }) => problem);
  return {
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    class: CLASS_OF_LANE[row.class] ?? 'notice',
    state,
    from: row.sender,
    to: deliveries[0]?.recipient ?? '',
    recipients: deliveries.length,
    subject: row.subject,
    attempts: Math.max(0, ...deliveries.map(({ attempts }) => attempts)),
    error: problemOf(told?.problem ?? null),
    createdAt: iso(row.createdAt),
    updatedAt: iso(Math.max(row.createdAt, ...deliveries.map(({ updatedAt }) => updatedAt))),
    expiresAt: iso(Math.max(row.expiresAt, ...deliveries.map(({ expiresAt }) => expiresAt))),
    nextAttemptAt: next.length > 0 ? iso(Math.min(...next)) : null,
  };
}

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    to: row.recipient,
    state: row.state,
    afterAttempt: row.afterAttempt,
    attempts: row.attempts,
    nextAttemptAt: isoOrNull(row.nextAttemptAt),
    problem: problemOf(row.problem),
    via: row.via,
    updatedAt: iso(row.updatedAt),
  };
}

function problemOf(json: string | null): Problem | null {
  if (json === null) return null;
  const problem = JSON.parse(json) as StoredProblem;
  return { ...problem, at: iso(problem.at) };
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it
function partOf(row: any): Part {
  return {
    seq: row.seq,
    total: row.total,
    state: row.state,
    modem: row.modem,
    sim: row.sim,
    reference: row.reference,
    submittedAt: isoOrNull(row.submittedAt),
    reportedAt: isoOrNull(row.reportedAt),
    status: row.status,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it
function attemptOf(row: any, to: string): Attempt {
  return {
    to,
    number: row.number,
    startedAt: iso(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
    via: row.via,
    outcome: row.outcome,
    response: row.response,
    problem: problemOf(row.problem),
    dialogue: JSON.parse(row.dialogue ?? '[]') as DialogueLine[],
  };
}
