import { conflict } from '../core/errors.ts';
import type { Channel } from '../core/model/common.ts';
import type { AlsoCommit, AlsoRow } from '../core/ports.ts';
import { inList, insertAll, insertTexts, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { markTold, rememberSuccess } from './notices.ts';
import { insertPlanned } from './push-flow.ts';
import { insertPushes } from './pushes.ts';
import { DELIVERY_COLUMNS, MESSAGE_COLUMNS, type SealedMessage, type UsedKey } from './sealed-message.ts';
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

type Written = { id: string; isNew: boolean };

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
          if (message.usedKey) known.set(keyOf(message.usedKey), { ...message.usedKey, id: message.id });
        }
        return { id: earlier ?? message.id, isNew: earlier === null };
      });
    } catch (error) {
      for (const { usedKey } of own.splice(0)) if (usedKey) known.delete(keyOf(usedKey));
      return new Refusal(error);
    } finally {
      fresh.push(...own);
    }
  });
  await insertMessages(at, fresh);
  return results;
}

const keyOf = ({ scope, key }: Pick<UsedKey, 'scope' | 'key'>): string => JSON.stringify([scope, key]);

type Known = Map<string, { id: string; channel: Channel; recipient: string }>;

async function acceptedBefore(at: Direct, messages: readonly SealedMessage[]): Promise<Known> {
  const known: Known = new Map();
  const keys = new Map<string, Set<string>>();
  for (const { usedKey } of messages) {
    if (usedKey) keys.set(usedKey.scope, (keys.get(usedKey.scope) ?? new Set()).add(usedKey.key));
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
    for (const { id, channel, recipient, key } of rows) known.set(keyOf({ scope, key }), { id, channel, recipient });
  }
  return known;
}

/** @returns the id of the message that was accepted under the same key before */
function earlierOf({ usedKey }: SealedMessage, known: Known): string | null {
  const earlier = usedKey && known.get(keyOf(usedKey));
  if (!earlier) return null;
  if (earlier.channel !== usedKey.channel || earlier.recipient !== usedKey.recipient) {
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
    insertTexts(
      at,
      'messages',
      MESSAGE_COLUMNS,
      messages.map(({ row }) => row),
    ),
    insertTexts(
      at,
      'deliveries',
      DELIVERY_COLUMNS,
      messages.flatMap(({ deliveries }) => deliveries),
    ),
    insertAll(at, 'bodies', bodies),
    ...[...also].map(([kind, rows]) => insertAlso(at, kind, rows)),
  ]);
}
