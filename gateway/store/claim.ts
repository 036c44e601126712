import type { Channel } from '../core/model/common.ts';
import type { ClaimedDelivery } from '../core/outbox-store.ts';
import type { OutboxMessage } from '../core/ports.ts';
import { changed, inList, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import type { Fresh } from './fresh.ts';
import { type MessageRow, outboxMessage } from './message-rows.ts';

export const LANES: readonly number[] = [0, 1, 2];
/** Spelled out, not bound: only so is the partial index of the queue certain to be used. */
export const QUEUED = "state = 'queued'";

/** What `outboxMessage` needs. */
const READ = 'id, channel, kind, class, sender, subject, ref, options, "createdAt", "expiresAt", "bodySize"';

export interface Claim {
  channel: Channel;
  limit: number;
  lease: { node: string; now: number; until: number };
  lanes: readonly number[];
}

export interface ClaimRow {
  id: string;
  lane: number;
  messageId: string;
  recipient: string;
  attempts: number;
  expiresAt: number;
}

/** Of these deliveries, by id; those that were accepted a moment ago need not be read back. */
export async function messagesOf(
  at: Direct,
  rows: readonly ClaimRow[],
  fresh: Fresh | null,
): Promise<Map<string, OutboxMessage>> {
  const byId = new Map<string, OutboxMessage>();
  const wanted = new Set<string>();
  for (const { messageId, attempts } of rows) {
    if (byId.has(messageId) || wanted.has(messageId)) continue;
    const message = fresh?.takeMessage(messageId);
    // After an attempt its options may have changed.
    if (message && attempts === 0) byId.set(messageId, message);
    else {
      fresh?.takeBody(messageId);
      wanted.add(messageId);
    }
  }
  if (wanted.size === 0) return byId;
  const ids = inList(at, [...wanted]);
  const read = await rowsOf<MessageRow>(at, `SELECT ${READ} FROM messages WHERE id IN ${ids.sql}`, ids.values);
  for (const row of read) byId.set(row.id, outboxMessage(row));
  return byId;
}

export function claimAll(at: Direct, claims: readonly Claim[]): Promise<ClaimRow[][]> {
  return Promise.all(claims.map((claim) => claimRows(at, claim)));
}

/** Takes up to `limit` due deliveries out of the queue, lane by lane, oldest first. */
async function claimRows(at: Direct, { channel, limit, lease, lanes }: Claim): Promise<ClaimRow[]> {
  // Gateways that share a PostgreSQL do not wait for each other's rows.
  const skip = at.client.dialect === 'postgresql' ? 'FOR UPDATE SKIP LOCKED' : '';
  const wanted = LANES.filter((lane) => lanes.includes(lane));
  // One indexed look per lane: a range over all lanes would read every deferred row of the first.
  const looks = wanted.map(
    (lane) => `SELECT * FROM (SELECT id, lane FROM deliveries WHERE channel = ? AND lane = ${lane} AND ${QUEUED}
       AND "nextAttemptAt" <= ? AND "expiresAt" > ? ORDER BY "nextAttemptAt" LIMIT ? ${skip}) AS lane${lane}`,
  );
  if (looks.length === 0) return [];
  const rows = await rowsOf<ClaimRow>(
    at,
    `UPDATE deliveries SET state = 'sending', node = ?, "leasedUntil" = ?, "updatedAt" = ? WHERE id IN (
       SELECT id FROM (${looks.join(' UNION ALL ')}) AS due ORDER BY lane LIMIT ?
     ) RETURNING id, lane, "messageId", recipient, attempts, "expiresAt"`,
    [...[lease.node, lease.until, lease.now], ...wanted.flatMap(() => [channel, lease.now, lease.now, limit]), limit],
  );
  // RETURNING keeps no order: ids are UUIDv7, so oldest first within its lane again.
  return rows.sort((a, b) => a.lane - b.lane || (a.id < b.id ? -1 : 1));
}

export function claimedDelivery(
  row: Pick<ClaimRow, 'id' | 'recipient' | 'attempts' | 'expiresAt'>,
  message: OutboxMessage,
  startedAt: number,
): ClaimedDelivery {
  const { id, recipient, attempts, expiresAt } = row;
  // A retry may have prolonged this recipient's expiry.
  return { id, to: recipient, attempts, startedAt, expiresAt, message: { ...message, expiresAt } };
}

/** Claimed in vain: they are as they were. */
export async function giveBack(at: Direct, rows: readonly ClaimRow[]): Promise<void> {
  const ids = inList(
    at,
    rows.map(({ id }) => id),
  );
  await changed(
    at,
    `UPDATE deliveries SET state = 'queued', node = NULL, "leasedUntil" = NULL WHERE id IN ${ids.sql} AND state = 'sending'`,
    ids.values,
  );
}
