import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { NewMessage } from '../core/outbox-store.ts';
import type { AlsoCommit } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import { sealChunk } from './bodies.ts';

/** In the order of `messageValues`. */
export const MESSAGE_COLUMNS = [
  ...['id', 'channel', 'kind', 'class', 'sender', 'subject', 'ref', 'options', 'source'],
  ...['actorKind', 'actorId', 'actorName', 'actorIp', 'idempotencyScope', 'idempotencyKey'],
  ...['createdAt', 'expiresAt', 'bodySize', 'bodyWipedAt', 'search'],
];

/** In the order of `deliveryValues`. */
export const DELIVERY_COLUMNS = [
  ...['id', 'messageId', 'channel', 'recipient', 'lane', 'state', 'node', 'leasedUntil'],
  ...['attempts', 'nextAttemptAt', 'expiresAt', 'createdAt', 'updatedAt'],
];

/** A list of ten thousand recipients is found by its first ones. */
const SEARCHED_RECIPIENTS = 50;

/** An idempotency key with what it was used for. A key belongs to whoever used it: two API keys may choose the same. */
export interface UsedKey {
  scope: string;
  key: string;
  channel: Channel;
  recipient: string;
}

/**
 * As the batch takes it, which knows no keys: its body sealed, and its rows as the text in which they go to the database.
 * Texts travel between threads for less than what they tell of.
 */
export interface SealedMessage {
  id: string;
  usedKey: UsedKey | null;
  /** JSON of `MESSAGE_COLUMNS`. */
  row: string;
  /** JSON of `DELIVERY_COLUMNS`. */
  deliveries: string[];
  /** null where it has no body, or its chunks are stored. */
  chunk: Uint8Array | null;
  also: AlsoCommit | null;
}

/** A message on its way into the store. */
export interface Sealing {
  sealed: SealedMessage;
  bodySize: number;
  /** In the order of the recipients. */
  deliveryIds: string[];
}

/** @param message is not changed */
export function sealMessage(sealer: Sealer, message: NewMessage): Sealing {
  const { id, body, channel, idempotencyKey, recipients, createdAt } = message;
  const bodySize = body === undefined ? 0 : Buffer.isBuffer(body) ? body.length : body.size;
  const chunk = Buffer.isBuffer(body) && body.length > 0 ? sealChunk(sealer, id, 0, body) : null;
  const deliveryIds = recipients.map(() => newId(createdAt));
  const usedKey =
    idempotencyKey === undefined
      ? null
      : { scope: scopeOf(message), key: idempotencyKey, channel, recipient: recipients[0]! };
  const sealed: SealedMessage = {
    id,
    usedKey,
    row: JSON.stringify(messageValues(message, bodySize, usedKey)),
    deliveries: recipients.map((to, index) => JSON.stringify(deliveryValues(message, to, deliveryIds[index]!))),
    chunk,
    also: message.also ?? null,
  };
  return { sealed, bodySize, deliveryIds };
}

function scopeOf({ actor }: NewMessage): string {
  return `${actor.kind}:${actor.id ?? actor.name}`;
}

function messageValues(message: NewMessage, bodySize: number, usedKey: UsedKey | null): unknown[] {
  const { actor, from, subject, recipients } = message;
  const search = [from, subject, ...recipients.slice(0, SEARCHED_RECIPIENTS)].join(' ').toLowerCase();
  return [
    message.id,
    message.channel,
    message.kind,
    message.lane,
    from,
    subject,
    message.ref,
    JSON.stringify(message.options ?? {}),
    message.source,
    actor.kind,
    actor.id,
    actor.name,
    actor.ip,
    usedKey?.scope,
    usedKey?.key,
    message.createdAt,
    message.expiresAt,
    bodySize,
    null,
    search,
  ];
}

function deliveryValues(message: NewMessage, recipient: string, id: string): unknown[] {
  const { lease, createdAt } = message;
  return [
    id,
    message.id,
    message.channel,
    recipient,
    message.lane,
    lease ? 'sending' : 'queued',
    lease?.node,
    lease?.until,
    0,
    message.notBefore ?? createdAt,
    message.expiresAt,
    createdAt,
    createdAt,
  ];
}
