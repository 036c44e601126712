import type { Knex } from 'knex';
import { conflict } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { NewMessage } from '../core/outbox-store.ts';
import type { Sealer } from '../core/seal.ts';
import { sealChunk } from './bodies.ts';

/** SQLite takes 32,766 bound values a statement; a delivery has 13. */
const ROWS_AT_ONCE = 500;
/** A list of ten thousand recipients is found by its first ones. */
const SEARCHED_RECIPIENTS = 50;

/**
 * Inserts messages with their deliveries, bodies and the callers' own rows. A message whose idempotency key is known
 * is not inserted: its first id comes back.
 * @throws GatewayError IDEMPOTENCY_MISMATCH when the key was used for another channel or recipient
 */
export async function acceptMessages(
  trx: Knex.Transaction,
  sealer: Sealer,
  messages: NewMessage[],
): Promise<{ id: string; isNew: boolean }[]> {
  const results: { id: string; isNew: boolean }[] = [];
  for (const message of messages) {
    const earlier = message.idempotencyKey === undefined ? null : await acceptedBefore(trx, message);
    if (earlier === null) await insertMessage(trx, sealer, message);
    results.push({ id: earlier ?? message.id, isNew: earlier === null });
  }
  return results;
}

/** A key belongs to whoever used it: two API keys may choose the same. */
function scopeOf({ actor }: NewMessage): string {
  return `${actor.kind}:${actor.id ?? actor.name}`;
}

async function acceptedBefore(trx: Knex.Transaction, message: NewMessage): Promise<string | null> {
  const row = await trx('messages')
    .join('deliveries', 'deliveries.messageId', 'messages.id')
    .where({ idempotencyScope: scopeOf(message), idempotencyKey: message.idempotencyKey })
    .first('messages.id', 'messages.channel', 'deliveries.recipient');
  if (!row) return null;
  if (row.channel !== message.channel || row.recipient !== message.recipients[0]) {
    throw conflict(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used before for another message.',
      'Use a new key for each new message, and the same one only to repeat a request.',
    );
  }
  return row.id as string;
}

async function insertMessage(trx: Knex.Transaction, sealer: Sealer, message: NewMessage): Promise<void> {
  const { id, actor, body } = message;
  await trx('messages').insert({
    id,
    channel: message.channel,
    kind: message.kind,
    class: message.lane,
    sender: message.from ?? null,
    subject: message.subject ?? null,
    ref: message.ref ?? null,
    options: JSON.stringify(message.options ?? {}),
    source: message.source,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    actorIp: actor.ip,
    idempotencyScope: message.idempotencyKey === undefined ? null : scopeOf(message),
    idempotencyKey: message.idempotencyKey ?? null,
    createdAt: message.createdAt,
    expiresAt: message.expiresAt,
    bodySize: bodySize(body),
    bodyWipedAt: null,
    search: [message.from, message.subject, ...message.recipients.slice(0, SEARCHED_RECIPIENTS)]
      .join(' ')
      .toLowerCase(),
  });
  const deliveries = message.recipients.map((recipient) => ({
    id: newId(message.createdAt),
    messageId: id,
    channel: message.channel,
    recipient,
    lane: message.lane,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: message.notBefore ?? message.createdAt,
    expiresAt: message.expiresAt,
    createdAt: message.createdAt,
    updatedAt: message.createdAt,
  }));
  if (deliveries.length === 1) await trx('deliveries').insert(deliveries[0]!);
  else await trx.batchInsert('deliveries', deliveries, ROWS_AT_ONCE);
  if (Buffer.isBuffer(body) && body.length > 0) {
    await trx('bodies').insert({ messageId: id, seq: 0, chunk: sealChunk(sealer, id, 0, body) });
  }
  await message.also?.(trx, id);
}

function bodySize(body: NewMessage['body']): number {
  if (body === undefined) return 0;
  return Buffer.isBuffer(body) ? body.length : body.size;
}
