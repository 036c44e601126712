import type { Knex } from 'knex';
import type { QueueFilter } from '../core/model/queue-actions.ts';
import type { QueueBatch } from '../core/queue-actions.ts';
import { CLASS_OF_LANE } from './message-rows.ts';

/** Up to `limit` deliveries behind `cursor` that the batch is about, by id: what is accepted later is not among them. */
export function selectQueue(read: Knex, batch: QueueBatch, cursor: string | null, limit: number): Knex.QueryBuilder {
  const { filter, ids } = batch;
  const found = read('deliveries')
    .join('messages', 'messages.id', 'deliveries.messageId')
    .select('deliveries.id', 'deliveries.messageId', 'deliveries.channel', 'deliveries.state')
    .select('deliveries.createdAt', 'deliveries.expiresAt')
    .where('deliveries.createdAt', '<=', batch.now)
    .orderBy('deliveries.id')
    .limit(limit);
  if (cursor !== null) found.where('deliveries.id', '>', cursor);
  if (ids) found.whereIn('deliveries.messageId', ids);
  if (filter) narrow(found, filter);
  return found;
}

function narrow(found: Knex.QueryBuilder, filter: QueueFilter): void {
  const { channel, states, kind, q, to, from, via, problem, before, after } = filter;
  if (channel) found.where('deliveries.channel', channel);
  if (states) found.whereIn('deliveries.state', states);
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
