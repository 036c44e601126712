import { GatewayError } from '../core/errors.ts';
import { idsFrom } from '../core/id.ts';
import type { BodyStore } from '../core/outbox-store.ts';
import type { BodyWriter } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { Database } from './db.ts';
import { inList, insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import type { Fresh } from './fresh.ts';

const context = (messageId: string, seq: number): string => `body:${messageId}:${seq}`;

/** A chunk sealed to its place: swapped or moved chunks do not open. */
export function sealChunk(sealer: Sealer, messageId: string, seq: number, chunk: Buffer): Buffer {
  return sealer.seal(chunk, context(messageId, seq));
}

export async function insertBodies(at: Direct, rows: object[]): Promise<undefined[]> {
  // Large chunks one by one: a statement holds its values in memory twice.
  await Promise.all(rows.map((row) => insertAll(at, 'bodies', [row])));
  return rows.map(() => undefined);
}

/** A first chunk that somebody waits for. */
interface Wanted {
  messageId: string;
  resolve(chunk: Buffer | undefined): void;
  reject(error: unknown): void;
}

/** So many first chunks are in memory at once; each may have 128 KiB. */
const READ_AT_ONCE = 64;
/** The rest goes the next time. */
const ORPHANS_AT_ONCE = 10_000;

/** Message bodies as rows of sealed chunks, so that a large mail never sits in memory whole. */
export class Bodies implements BodyStore, BodyWriter {
  readonly #db: Database;
  readonly #sealer: Sealer;
  readonly #wanted: Wanted[] = [];
  readonly #fresh: Fresh | null;

  constructor({ db, sealer, fresh = null }: { db: Database; sealer: Sealer; fresh?: Fresh | null }) {
    this.#fresh = fresh;
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

  atHand(messageId: string): Buffer | null {
    return this.#fresh?.takeBody(messageId) ?? null;
  }

  async *read(messageId: string, size: number): AsyncIterable<Buffer> {
    const fresh = this.atHand(messageId);
    if (fresh) {
      yield fresh;
      return;
    }
    for (let seq = 0, octets = 0; octets < size; seq++) {
      const sealed = seq === 0 ? await this.#first(messageId) : await this.#next(messageId, seq);
      if (!sealed) throw await this.#missing(messageId, octets, size);
      const chunk = this.#sealer.open(sealed, context(messageId, seq));
      octets += chunk.length;
      yield chunk;
    }
  }

  async sweepOrphans(before: number): Promise<number> {
    // Looked for outside of the transaction: nobody waits for it.
    const ids: string[] = await this.#db
      .read('bodies')
      .distinct('messageId')
      .where('messageId', '<', idsFrom(before))
      .whereNotIn('messageId', this.#db.read('messages').select('id'))
      .limit(ORPHANS_AT_ONCE)
      .pluck('messageId');
    return ids.length === 0 ? 0 : this.#db.commit((trx) => trx('bodies').whereIn('messageId', ids).delete());
  }

  /** Those that are wanted at the same moment are read together: most bodies have one chunk. */
  #first(messageId: string): Promise<Buffer | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#wanted.length === 0) setImmediate(() => void this.#readWanted());
      this.#wanted.push({ messageId, resolve, reject });
    });
  }

  async #readWanted(): Promise<void> {
    const wanted = this.#wanted.splice(0);
    try {
      for (let begun = 0; begun < wanted.length; begun += READ_AT_ONCE) {
        const some = wanted.slice(begun, begun + READ_AT_ONCE);
        const ids = inList(
          this.#db.read,
          some.map(({ messageId }) => messageId),
        );
        const rows = await rowsOf<{ messageId: string; chunk: Buffer }>(
          this.#db.read,
          `SELECT "messageId", chunk FROM bodies WHERE "messageId" IN ${ids.sql} AND seq = 0`,
          ids.values,
        );
        const chunks = new Map(rows.map(({ messageId, chunk }) => [messageId, chunk]));
        for (const { messageId, resolve } of some) resolve(chunks.get(messageId));
      }
    } catch (error) {
      for (const { reject } of wanted) reject(error);
    }
  }

  async #next(messageId: string, seq: number): Promise<Buffer | undefined> {
    const [row] = await rowsOf<{ chunk: Buffer }>(
      this.#db.read,
      'SELECT chunk FROM bodies WHERE "messageId" = ? AND seq = ?',
      [messageId, seq],
    );
    return row?.chunk;
  }

  async #missing(messageId: string, octets: number, size: number): Promise<GatewayError> {
    const row = await this.#db.read('messages').where({ id: messageId }).first('bodyWipedAt');
    if (row?.bodyWipedAt) {
      return new GatewayError('BODY_GONE', 'The content of this message was wiped after its retention time.', {
        disposition: 'permanent',
        status: 410,
        remedy: 'Send it anew from where it came.',
      });
    }
    return new GatewayError('BODY_INCOMPLETE', `Of the ${size} octets of this message only ${octets} are stored.`, {
      disposition: 'permanent',
      remedy: 'Send it anew from where it came; check the disk and restore a backup if others are missing too.',
    });
  }
}
