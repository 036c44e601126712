import { conflict } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { ClaimedDelivery, Lease, NewMessage } from '../core/outbox-store.ts';
import type { AlsoCommit, AlsoRow, OutboxMessage } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import { sealChunk } from './bodies.ts';
import { inList, insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { markTold, rememberSuccess } from './notices.ts';
import { insertPlanned } from './push-flow.ts';
import { insertPushes } from './pushes.ts';
import { Refusal } from './together.ts';

/** Rows of other rooms that become durable with a message. */
const ALSO: Record<AlsoCommit['kind'], (at: Direct, rows: readonly AlsoRow[]) => Promise<void>> = {
  push: insertPushes,
  planned: insertPlanned,
  told: markTold,
  success: rememberSuccess,
};

/** Rows that were made by `plan`, `insertWith` and the like. */
export function insertAlso(at: Direct, kind: AlsoCommit['kind'], rows: readonly AlsoRow[]): Promise<void> {
  return ALSO[kind](at, rows);
}

/** A list of ten thousand recipients is found by its first ones. */
const SEARCHED_RECIPIENTS = 50;

type Written = { id: string; isNew: boolean };

/** As the batch takes it, which knows no keys: its body sealed, null where it has none or its chunks are stored. */
export interface SealedMessage extends Omit<NewMessage, 'body'> {
  bodySize: number;
  chunk: Uint8Array | null;
  /** Of its deliveries, in the order of the recipients. */
  deliveryIds: string[];
}

/** @param message is not changed */
export function sealedMessage(sealer: Sealer, { body, ...message }: NewMessage): SealedMessage {
  const chunk = Buffer.isBuffer(body) && body.length > 0 ? sealChunk(sealer, message.id, 0, body) : null;
  const deliveryIds = message.recipients.map(() => newId(message.createdAt));
  return { ...message, bodySize: bodySize(body), chunk, deliveryIds };
}

/** Its deliveries as a claim would give them. */
export function claimedAtOnce(
  message: OutboxMessage,
  lease: Lease,
  { recipients, deliveryIds }: Pick<SealedMessage, 'recipients' | 'deliveryIds'>,
): ClaimedDelivery[] {
  const common = { attempts: 0, startedAt: lease.now, expiresAt: message.expiresAt, message };
  return recipients.map((to, index) => ({ id: deliveryIds[index]!, to, ...common }));
}

/**
 * Inserts messages with their deliveries, bodies and the callers' own rows: one call's messages are accepted together
 * or not at all. A message whose idempotency key is known is not inserted: its first id comes back.
 * Refuses with GatewayError IDEMPOTENCY_MISMATCH when the key was used for another channel or recipient.
 */
export async function acceptAll(at: Direct, calls: readonly SealedMessage[][]): Promise<(Written[] | Refusal)[]> {
  const known = await acceptedBefore(at, calls.flat());
  const fresh: SealedMessage[] = [];
  const results = calls.map((messages) => {
    const own: SealedMessage[] = [];
    try {
      return messages.map((message) => {
        const earlier = earlierOf(message, known);
        if (earlier === null) {
          own.push(message);
          // This very commit may repeat it.
          if (message.idempotencyKey !== undefined) known.set(keyOf(message), message);
        }
        return { id: earlier ?? message.id, isNew: earlier === null };
      });
    } catch (error) {
      for (const message of own.splice(0)) known.delete(keyOf(message));
      return new Refusal(error);
    } finally {
      fresh.push(...own);
    }
  });
  await insertMessages(at, fresh);
  return results;
}

/** A key belongs to whoever used it: two API keys may choose the same. */
function scopeOf({ actor }: Pick<NewMessage, 'actor'>): string {
  return `${actor.kind}:${actor.id ?? actor.name}`;
}

const keyOf = (message: SealedMessage): string => JSON.stringify([scopeOf(message), message.idempotencyKey]);

type Known = Map<string, Pick<NewMessage, 'id' | 'channel' | 'recipients'>>;

async function acceptedBefore(at: Direct, messages: readonly SealedMessage[]): Promise<Known> {
  const known: Known = new Map();
  const keys = new Map<string, Set<string>>();
  for (const message of messages) {
    if (message.idempotencyKey === undefined) continue;
    const scope = scopeOf(message);
    keys.set(scope, (keys.get(scope) ?? new Set()).add(message.idempotencyKey));
  }
  for (const [scope, wanted] of keys) {
    const list = inList(at, [...wanted]);
    const rows = await rowsOf<{ id: string; channel: Channel; recipient: string; key: string }>(
      at,
      `SELECT m.id, m.channel, d.recipient, m."idempotencyKey" AS key FROM messages m
       JOIN deliveries d ON d."messageId" = m.id
       WHERE m."idempotencyScope" = ? AND m."idempotencyKey" IN ${list.sql} ORDER BY d.id DESC`,
      [scope, ...list.values],
    );
    for (const { id, channel, recipient, key } of rows) {
      known.set(JSON.stringify([scope, key]), { id, channel, recipients: [recipient] });
    }
  }
  return known;
}

/** @returns the id of the message that was accepted under the same key before */
function earlierOf(message: SealedMessage, known: Known): string | null {
  const earlier = message.idempotencyKey === undefined ? undefined : known.get(keyOf(message));
  if (!earlier) return null;
  if (earlier.channel !== message.channel || earlier.recipients[0] !== message.recipients[0]) {
    throw conflict(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used before for another message.',
      'Use a new key for each new message, and the same one only to repeat a request.',
    );
  }
  return earlier.id;
}

async function insertMessages(at: Direct, messages: readonly SealedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const bodies = messages.flatMap(({ id, chunk }) => (chunk ? [{ messageId: id, seq: 0, chunk }] : []));
  const also = new Map<AlsoCommit['kind'], AlsoRow[]>();
  for (const { id, also: more } of messages) {
    if (more) also.set(more.kind, [...(also.get(more.kind) ?? []), { messageId: id, row: more.row }]);
  }
  await Promise.all([
    insertAll(at, 'messages', messages.map(messageRow)),
    insertAll(at, 'deliveries', messages.flatMap(deliveryRows)),
    insertAll(at, 'bodies', bodies),
    ...[...also].map(([kind, rows]) => insertAlso(at, kind, rows)),
  ]);
}

function messageRow(message: SealedMessage) {
  const { actor, idempotencyKey } = message;
  return {
    id: message.id,
    channel: message.channel,
    kind: message.kind,
    class: message.lane,
    sender: message.from,
    subject: message.subject,
    ref: message.ref,
    options: JSON.stringify(message.options ?? {}),
    source: message.source,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    actorIp: actor.ip,
    idempotencyScope: idempotencyKey === undefined ? null : scopeOf(message),
    idempotencyKey,
    createdAt: message.createdAt,
    expiresAt: message.expiresAt,
    bodySize: message.bodySize,
    bodyWipedAt: null,
    search: [message.from, message.subject, ...message.recipients.slice(0, SEARCHED_RECIPIENTS)]
      .join(' ')
      .toLowerCase(),
  };
}

function deliveryRows(message: SealedMessage) {
  const { lease } = message;
  return message.recipients.map((recipient, index) => ({
    id: message.deliveryIds[index],
    messageId: message.id,
    channel: message.channel,
    recipient,
    lane: message.lane,
    state: lease ? 'sending' : 'queued',
    node: lease?.node,
    leasedUntil: lease?.until,
    attempts: 0,
    nextAttemptAt: message.notBefore ?? message.createdAt,
    expiresAt: message.expiresAt,
    createdAt: message.createdAt,
    updatedAt: message.createdAt,
  }));
}

/** Octets of its stored body. */
export function bodySize(body: NewMessage['body']): number {
  if (body === undefined) return 0;
  return Buffer.isBuffer(body) ? body.length : body.size;
}
