import type { Knex } from 'knex';
import type { DeliveryState } from '../core/model/message.ts';
import type { QueueFilter } from '../core/model/queue-actions.ts';
import type { QueueBatch } from '../core/queue-actions.ts';
import type { ActedOn } from './manual.ts';
import { CLASS_OF_LANE } from './message-rows.ts';

/**
 * Up to `limit` deliveries behind `cursor` that the batch is about, in the order of their messages: what is accepted
 * later is not among them. Each state is read along its own index, so that a step costs the same at any place of the queue.
 */
export async function selectQueue(
  read: Knex,
  batch: QueueBatch,
  cursor: string | null,
  limit: number,
): Promise<{ rows: ActedOn[]; next: string | null }> {
  const states = batch.filter?.states ?? [null];
  const found: ActedOn[] = [];
  for (const state of states) found.push(...(await ofState(read, batch, state, cursor, limit)));
  const rows = found.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).slice(0, limit);
  return { rows, next: rows.length < limit ? null : placeOf(rows.at(-1)!) };
}

const placeOf = ({ messageId, id }: ActedOn): string => `${messageId}/${id}`;

async function ofState(
  read: Knex,
  { filter, ids, now }: QueueBatch,
  state: DeliveryState | null,
  cursor: string | null,
  limit: number,
): Promise<ActedOn[]> {
  const found = read('deliveries')
    // SQLite keeps the order of a cross join.
    .crossJoin(read.raw('messages'))
    .whereRaw('messages.id = deliveries."messageId"')
    .select('deliveries.id', 'deliveries.messageId', 'deliveries.channel', 'deliveries.state')
    .select('deliveries.createdAt', 'deliveries.expiresAt', 'deliveries.afterAttempt')
    .where('deliveries.createdAt', '<=', now)
    .orderBy(['deliveries.messageId', 'deliveries.id'])
    .limit(limit);
  if (state !== null) found.where('deliveries.state', state);
  if (cursor !== null) found.whereRaw('(deliveries."messageId", deliveries.id) > (?, ?)', cursor.split('/'));
  if (ids) found.whereIn('deliveries.messageId', ids);
  if (filter) narrow(found, filter);
  return (await found) as ActedOn[];
}

function narrow(found: Knex.QueryBuilder, filter: QueueFilter): void {
  const { channel, kind, q, to, from, via, problem, before, after } = filter;
  if (channel) found.where('deliveries.channel', channel);
  if (kind) found.where('messages.kind', kind);
  if (filter.class) found.where('deliveries.lane', CLASS_OF_LANE.indexOf(filter.class));
  if (q) found.whereRaw(`messages.search LIKE ? ESCAPE '!'`, [`%${literal(q.toLowerCase())}%`]);
  if (to?.startsWith('@'))
    found.whereRaw(`lower(deliveries.recipient) LIKE ? ESCAPE '!'`, [`%${literal(to.toLowerCase())}`]);
  else if (to) found.whereRaw('lower(deliveries.recipient) = ?', [to.toLowerCase()]);
  if (from) found.whereRaw('lower(messages.sender) = ?', [from.toLowerCase()]);
  if (via) found.where('deliveries.via', via);
  if (problem) found.whereRaw(`deliveries.problem LIKE ? ESCAPE '!'`, [`{"code":"${literal(problem)}"%`]);
  if (before) found.where('deliveries.createdAt', '<', Date.parse(before));
  if (after) found.where('deliveries.createdAt', '>=', Date.parse(after));
}

function literal(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
