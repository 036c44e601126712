import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import { notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { InboxQueue, InboxRetention } from '../core/inbound.ts';
import { iso, isoOrNull, type ListQuery, type Page } from '../core/model/common.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { InboundSink, InboundSms } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import type { InboxService } from '../core/services.ts';
import type { Database } from './db.ts';
import { ASSEMBLY_MS, assembled, bitsOf, messageOf } from './inbox-assembly.ts';

/** Without a time stamp the same words of the same sender are the same message only for so long (ms). */
const UNSTAMPED_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** How long a SIM may hold on to a message that was deleted here (ms). */
const SEEN_MS = 90 * DAY_MS;

interface InboxRow {
  id: string;
  at: number;
  from: string;
  text: Buffer;
  modem: string | null;
  sim: string | null;
  parts: number;
  complete: boolean;
  state: InboxSms['state'];
  sentAt: number | null;
}

interface PartRow {
  seq: number;
  text: Buffer;
}

/** Inbound SMS: stored durably before the SIM forgets them, long ones put together, texts sealed. */
export class Inbox implements InboxService, InboundSink, InboxQueue, InboxRetention {
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
      if (await isKnown(trx, fingerprint, sms)) return null;
      const inboxId = (await messageOf(trx, sms)) ?? (await this.#begin(trx, sms));
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

  /** @throws GatewayError 404 */
  async get(id: string): Promise<InboxSms> {
    const row = (await this.#db.read('inbox').where({ id }).first()) as InboxRow | undefined;
    if (!row) throw notFound('inbound message', id);
    return this.#spoken(row);
  }

  /** A SIM that still holds it does not bring it back. @throws GatewayError 404 */
  async remove(id: string): Promise<void> {
    const removed = await this.#db.commit(async (trx) => {
      const parts = await trx('inbox_parts').where({ inboxId: id }).select('fingerprint', { at: 'receivedAt' });
      if (parts.length > 0) await trx('inbox_seen').insert(parts).onConflict('fingerprint').ignore();
      return trx('inbox').where({ id }).delete();
    });
    if (removed === 0) throw notFound('inbound message', id);
  }

  async unhandled(limit: number, after: string | null): Promise<string[]> {
    const select = this.#db.read('inbox').whereNull('handledAt').whereNot({ state: 'assembling' });
    if (after !== null) select.where('id', '>', after);
    return select.orderBy('id').limit(limit).pluck('id');
  }

  async giveUp(now: number): Promise<string[]> {
    const ids: string[] = await this.#db.commit(async (trx) => {
      const late = trx('inbox')
        .where({ state: 'assembling' })
        .where('at', '<=', now - ASSEMBLY_MS);
      const rows: { id: string }[] = await late.update({ state: 'incomplete' }).returning('id');
      return rows.map(({ id }) => id);
    });
    for (const id of ids) this.#events.emit('inbox', { id });
    return ids;
  }

  async nextGiveUp(): Promise<number | null> {
    const row = await this.#db.read('inbox').where({ state: 'assembling' }).min({ at: 'at' }).first();
    return row?.at == null ? null : Number(row.at) + ASSEMBLY_MS;
  }

  clean(before: number, now: number, limit: number): Promise<number> {
    return this.#db.commit(async (trx) => {
      await trx('inbox_seen')
        .where('at', '<', now - SEEN_MS)
        .delete();
      const old = trx('inbox').select('id').where('at', '<', before).limit(limit);
      return trx('inbox').whereIn('id', old).delete();
    });
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
      concatBits: sms.concat ? bitsOf(sms.concat) : null,
      parts: sms.concat?.total ?? 1,
      complete: false,
      state: 'assembling',
      sentAt: sms.sentAt,
    });
    return id;
  }

  async #assemble(trx: Knex.Transaction, inboxId: string, total: number): Promise<void> {
    const parts = (await trx('inbox_parts').where({ inboxId }).select('seq', 'text')) as PartRow[];
    const texts = new Map(parts.map(({ seq, text }) => [seq, this.#sealer.open(text, PART_CONTEXT).toString()]));
    const complete = texts.size >= total;
    await trx('inbox')
      .where({ id: inboxId })
      .update({
        text: this.#sealer.seal(assembled(texts, total), TEXT_CONTEXT),
        complete,
        state: complete ? 'complete' : 'assembling',
      });
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
      state: row.state,
      sentAt: isoOrNull(row.sentAt),
    };
  }
}

/** Is it here already, or was it and is deleted? */
async function isKnown(trx: Knex.Transaction, fingerprint: string, sms: InboundSms): Promise<boolean> {
  if (sms.sentAt === null) {
    // What says no time looks the same every day: an old one makes room for a new one.
    const old = sms.receivedAt - UNSTAMPED_MS;
    await trx('inbox_parts')
      .where({ fingerprint })
      .where('receivedAt', '<', old)
      .update({ fingerprint: trx.raw(`?? || ':' || ??`, ['fingerprint', 'id']) });
    await trx('inbox_seen').where({ fingerprint }).where('at', '<', old).delete();
  }
  const known = await trx('inbox_parts').where({ fingerprint }).first('id');
  return known !== undefined || (await trx('inbox_seen').where({ fingerprint }).first('at')) !== undefined;
}

const TEXT_CONTEXT = 'inbox';
const PART_CONTEXT = 'inbox-part';
