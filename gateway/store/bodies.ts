import type { Knex } from 'knex';
import { GatewayError } from '../core/errors.ts';
import type { BodyStore } from '../core/outbox-store.ts';
import type { BodyWriter } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { Database } from './db.ts';
import { insertAll } from './direct.ts';

const context = (messageId: string, seq: number): string => `body:${messageId}:${seq}`;

/** A chunk sealed to its place: swapped or moved chunks do not open. */
export function sealChunk(sealer: Sealer, messageId: string, seq: number, chunk: Buffer): Buffer {
  return sealer.seal(chunk, context(messageId, seq));
}

async function insertBodies(trx: Knex.Transaction, rows: object[]): Promise<undefined[]> {
  // Large chunks one by one: a statement holds its values in memory twice.
  for (const row of rows) await insertAll(trx, 'bodies', [row]);
  return rows.map(() => undefined);
}

/** Message bodies as rows of sealed chunks, so that a large mail never sits in memory whole. */
export class Bodies implements BodyStore, BodyWriter {
  readonly #db: Database;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Database; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  async write(messageId: string, seq: number, chunk: Buffer): Promise<void> {
    const sealed = sealChunk(this.#sealer, messageId, seq, chunk);
    await this.#db.add(insertBodies, { messageId, seq, chunk: sealed });
  }

  async discard(messageId: string): Promise<void> {
    await this.#db.commit((trx) => trx('bodies').where({ messageId }).delete());
  }

  async *read(messageId: string): AsyncIterable<Buffer> {
    for (let seq = 0; ; seq++) {
      const row = (await this.#db.read('bodies').where({ messageId, seq }).first('chunk')) as
        | { chunk: Buffer }
        | undefined;
      if (!row) {
        if (seq === 0) await this.#refuseWiped(messageId);
        return;
      }
      yield this.#sealer.open(row.chunk, context(messageId, seq));
    }
  }

  async size(messageId: string): Promise<number> {
    const row = await this.#db.read('messages').where({ id: messageId }).first('bodySize');
    return Number(row?.bodySize ?? 0);
  }

  async sweepOrphans(before: number): Promise<number> {
    // A UUIDv7 begins with its time: ids below this one were begun before.
    const bound = before.toString(16).padStart(12, '0');
    const oldest = `${bound.slice(0, 8)}-${bound.slice(8)}`;
    return this.#db.commit((trx) =>
      trx('bodies').where('messageId', '<', oldest).whereNotIn('messageId', trx('messages').select('id')).delete(),
    );
  }

  async #refuseWiped(messageId: string): Promise<void> {
    const row = await this.#db.read('messages').where({ id: messageId }).first('bodyWipedAt');
    if (!row?.bodyWipedAt) return;
    throw new GatewayError('BODY_GONE', 'The content of this message was wiped after its retention time.', {
      disposition: 'permanent',
      status: 410,
      remedy: 'Send it anew from where it came.',
    });
  }
}
