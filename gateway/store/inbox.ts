import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import { notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import { iso, isoOrNull, type ListQuery, type Page } from '../core/model/common.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { InboundSink, InboundSms } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { InboxService } from '../core/services.ts';
import type { Database } from './db.ts';

/** Parts of one long message that come later than this belong to another one with the same reference (ms). */
const ASSEMBLY_MS = 24 * 3_600_000;
const MISSING = '[…]';

interface InboxRow {
  id: string;
  at: number;
  from: string;
  text: Buffer;
  modem: string | null;
  sim: string | null;
  parts: number;
  complete: boolean;
  sentAt: number | null;
}

interface PartRow {
  seq: number;
  text: Buffer;
}

/** Inbound SMS: stored durably before the SIM forgets them, long ones put together, texts sealed. */
export class Inbox implements InboxService, InboundSink {
  readonly #db: Database;
  readonly #sealer: Sealer;
  readonly #events: EventBus;

  constructor({ db, sealer, events }: { db: Database; sealer: Sealer; events: EventBus }) {
    this.#db = db;
    this.#sealer = sealer;
    this.#events = events;
  }

  async receive(sms: InboundSms): Promise<void> {
    const fingerprint = this.#fingerprint(sms);
    const id = await this.#db.commit(async (trx) => {
      const known = await trx('inbox_parts').where({ fingerprint }).first('id');
      if (known) return null;
      const inboxId = (await this.#unfinished(trx, sms)) ?? (await this.#begin(trx, sms));
      await trx('inbox_parts').insert({
        id: newId(sms.receivedAt),
        inboxId,
        seq: sms.concat?.seq ?? 1,
        total: sms.concat?.total ?? 1,
        text: this.#sealer.seal(sms.text, PART_CONTEXT),
        sentAt: sms.sentAt,
        receivedAt: sms.receivedAt,
        fingerprint,
      });
      await this.#assemble(trx, inboxId, sms.concat?.total ?? 1);
      return inboxId;
    });
    if (id !== null) this.#events.emit('inbox', { id });
  }

  async list({ limit, cursor, q }: ListQuery): Promise<Page<InboxSms>> {
    const rows = (await this.#db
      .read('inbox')
      .modify((query) => {
        if (cursor) query.where('id', '<', cursor);
        if (q) query.whereRaw(`?? like ? escape '!'`, ['from', `%${q.replace(/[!%_]/g, '!$&')}%`]);
      })
      .orderBy('id', 'desc')
      .limit(limit + 1)) as InboxRow[];
    const items = rows.slice(0, limit).map((row) => this.#spoken(row));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async get(id: string): Promise<InboxSms | null> {
    const row = (await this.#db.read('inbox').where({ id }).first()) as InboxRow | undefined;
    return row ? this.#spoken(row) : null;
  }

  /** @throws GatewayError 404 */
  async remove(id: string): Promise<void> {
    const removed = await this.#db.commit((trx) => trx('inbox').where({ id }).delete());
    if (removed === 0) throw notFound('inbound message', id);
  }

  /** The long message this part belongs to, if others of it have come. */
  async #unfinished(trx: Knex.Transaction, { concat, sim, from, receivedAt }: InboundSms): Promise<string | null> {
    if (!concat) return null;
    const row = await trx('inbox')
      .where({ sim, from, concatRef: concat.ref, parts: concat.total, complete: false })
      .where('at', '>', receivedAt - ASSEMBLY_MS)
      .orderBy('at', 'desc')
      .first('id');
    return (row?.id as string | undefined) ?? null;
  }

  async #begin(trx: Knex.Transaction, sms: InboundSms): Promise<string> {
    const id = newId(sms.receivedAt);
    await trx('inbox').insert({
      id,
      at: sms.receivedAt,
      from: sms.from,
      text: this.#sealer.seal('', TEXT_CONTEXT),
      modem: sms.modem,
      sim: sms.sim,
      concatRef: sms.concat?.ref ?? null,
      parts: sms.concat?.total ?? 1,
      complete: false,
      sentAt: sms.sentAt,
    });
    return id;
  }

  async #assemble(trx: Knex.Transaction, inboxId: string, total: number): Promise<void> {
    const parts = (await trx('inbox_parts').where({ inboxId }).select('seq', 'text')) as PartRow[];
    const bySeq = new Map(parts.map(({ seq, text }) => [seq, this.#sealer.open(text, PART_CONTEXT).toString()]));
    const text = Array.from({ length: total }, (_, index) => bySeq.get(index + 1) ?? MISSING).join('');
    await trx('inbox')
      .where({ id: inboxId })
      .update({ text: this.#sealer.seal(text, TEXT_CONTEXT), complete: bySeq.size >= total });
  }

  /** The same message read twice (from the SIM after a restart, say) gives the same. Keyed: texts are no hash to guess. */
  #fingerprint({ sim, from, sentAt, text, concat }: InboundSms): string {
    const what = JSON.stringify([sim, from, sentAt, text, concat?.ref, concat?.seq]);
    return createHmac('sha256', this.#sealer.derive('inbox fingerprint')).update(what).digest('base64url');
  }

  #spoken(row: InboxRow): InboxSms {
    return {
      id: row.id,
      at: iso(row.at),
      from: row.from,
      text: this.#sealer.open(row.text, TEXT_CONTEXT).toString(),
      modem: row.modem,
      sim: row.sim,
      parts: row.parts,
      complete: row.complete,
      sentAt: isoOrNull(row.sentAt),
    };
  }
}

const TEXT_CONTEXT = 'inbox';
const PART_CONTEXT = 'inbox-part';
