import type { Clock } from '../core/clock.ts';
import type { Within } from '../core/domains.ts';
import type { Channel } from '../core/model/common.ts';
import type { MessageQuery } from '../core/model/message.ts';
import {
  type Accepted,
  type ClaimedDelivery,
  type Lease,
  type ManualAction,
  type NewMessage,
  type OutboxCounts,
  type OutboxStore,
  type Settlement,
  type StateChange,
  UNCERTAIN_RESEND_MS,
} from '../core/outbox-store.ts';
import type { StatusReport } from '../core/ports.ts';
import type { Sealer } from '../core/seal.ts';
import { acceptAll } from './accept.ts';
import { claimAll, claimedDelivery, giveBack, LANES, messagesOf } from './claim.ts';
import { type Cutoffs, cleanMessages } from './clean.ts';
import type { Database } from './db.ts';
import { nextDue, nextSweep } from './due.ts';
import { type Fresh, newOutboxMessage } from './fresh.ts';
import { act } from './manual.ts';
import { countsOf, listMessages, readMessage } from './message-read.ts';
import { recoverDeliveries } from './recovery.ts';
import { forgetReports, matchReport } from './reports.ts';
import { sealMessage } from './sealed-message.ts';
import { settleAll, writtenSettlement } from './settle.ts';
import { backToDoubt, resendUncertain } from './uncertain.ts';

export interface MessagesDeps {
  db: Database;
  sealer: Sealer;
  clock: Clock;
  /** When an uncertain notice is sent once more; null = never. */
  resendUncertainMs?: number | null;
  /** Shared with the bodies; null = everything is read back. */
  fresh?: Fresh | null;
}

/** The outbox in SQL. Every write goes through the group commit. */
export class MessageStore implements OutboxStore {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #resendUncertainMs: number | null;
  readonly #fresh: Fresh | null;
  readonly #sealer: Sealer;

  constructor({ db, sealer, clock, resendUncertainMs = UNCERTAIN_RESEND_MS, fresh = null }: MessagesDeps) {
    this.#db = db;
    this.#clock = clock;
    this.#resendUncertainMs = resendUncertainMs;
    this.#fresh = fresh;
    this.#sealer = sealer;
  }

  async accept(messages: NewMessage[]): Promise<Accepted[]> {
    const sealings = messages.map((message) => sealMessage(this.#sealer, message));
    const written = await this.#db.add(
      acceptAll,
      sealings.map(({ sealed }) => sealed),
    );
    return written.map(({ id, isNew }, index) => {
      if (!isNew) return { id, isNew, claimed: [] };
      const message = messages[index]!;
      const { bodySize, deliveryIds } = sealings[index]!;
      this.#fresh?.keep(message, bodySize);
      return { id, isNew, claimed: claimedAtOnce(message, bodySize, deliveryIds) };
    });
  }

  async claim(
    channel: Channel,
    limit: number,
    lease: Lease,
    lanes: readonly number[] = LANES,
  ): Promise<ClaimedDelivery[]> {
    const rows = await this.#db.add(claimAll, { channel, limit, lease, lanes });
    if (rows.length === 0) return [];
    try {
      const byId = await messagesOf(this.#db.read, rows, this.#fresh);
      return rows.map((row) => claimedDelivery(row, byId.get(row.messageId)!, lease.now));
    } catch (error) {
      await this.#db.commit((trx) => giveBack(trx, rows));
      throw error;
    }
  }

  async renew(deliveryIds: string[], until: number): Promise<void> {
    await this.#db.commit((trx) =>
      trx('deliveries').whereIn('id', deliveryIds).where({ state: 'sending' }).update({ leasedUntil: until }),
    );
  }

  settle(settlements: Settlement[]): Promise<StateChange[]> {
    return this.#db.add(settleAll, settlements.map(writtenSettlement));
  }

  nextDue(channel: Channel, lanes: readonly number[] = LANES): Promise<number | null> {
    return nextDue(this.#db.read, [channel], lanes);
  }

  nextSweep(): Promise<number | null> {
    return nextSweep(this.#db.read);
  }

  resendUncertain(now: number, limit: number): Promise<StateChange[]> {
    return this.#db.commit((trx) => resendUncertain(trx, now, limit));
  }

  expire(now: number, limit: number): Promise<StateChange[]> {
    return this.#db.commit(async (trx) => {
      const changes: StateChange[] = [];
      for (const from of ['queued', 'held'] as const) {
        const due = trx('deliveries')
          .select('id')
          .where({ state: from })
          .where('expiresAt', '<=', now)
          .orderBy('expiresAt')
          .limit(limit - changes.length);
        const rows = (await trx('deliveries')
          .whereIn('id', due)
          .update({ state: 'expired', nextAttemptAt: null, finishedAt: now, updatedAt: now })
          .returning(['id', 'messageId', 'channel'])) as { id: string; messageId: string; channel: Channel }[];
        const ids = rows.filter(({ channel }) => channel === 'sms').map(({ id }) => id);
        const doubtful = await backToDoubt(trx, ids);
        if (doubtful.size > 0) {
          await trx('deliveries')
            .whereIn('id', [...doubtful])
            .update({ state: 'uncertain', finishedAt: null });
        }
        for (const { id, messageId, channel } of rows) {
          changes.push({ messageId, channel, from, state: doubtful.has(id) ? 'uncertain' : 'expired' });
        }
      }
      return changes;
    });
  }

  recover(node: string | null, now: number): Promise<StateChange[]> {
    return this.#db.commit((trx) => recoverDeliveries(trx, node, now, this.#resendUncertainMs));
  }

  act(action: ManualAction): Promise<StateChange[]> {
    return this.#db.commit((trx) => act(trx, action));
  }

  get(id: string): ReturnType<OutboxStore['get']> {
    return readMessage(this.#db.read, id);
  }

  list(query: MessageQuery & Within): ReturnType<OutboxStore['list']> {
    return listMessages(this.#db.read, query);
  }

  async depth(): Promise<number> {
    const row = await this.#db
      .read('deliveries')
      .whereIn('state', ['queued', 'sending', 'held'])
      .count({ n: '*' })
      .first();
    return Number(row?.n ?? 0);
  }

  counts(since: number): Promise<OutboxCounts> {
    return countsOf(this.#db.read, since, this.#clock.now());
  }

  report(report: StatusReport): Promise<StateChange[]> {
    return this.#db.commit((trx) => matchReport(trx, report));
  }

  forgetReports(now: number, limit: number): Promise<number> {
    return this.#db.commit((trx) => forgetReports(trx, now, limit));
  }

  async clean(before: Cutoffs, limit: number): Promise<{ bodies: number; messages: number }> {
    const { wiped, deleted } = await cleanMessages(this.#db, before, this.#clock.now(), limit);
    for (const id of wiped) this.#fresh?.forget(id);
    return { bodies: wiped.length, messages: deleted };
  }
}

/** Deliveries of a message that was accepted with a lease; none without. @param deliveryIds in the order of its recipients */
function claimedAtOnce(accepted: NewMessage, bodySize: number, deliveryIds: readonly string[]): ClaimedDelivery[] {
  const { lease, recipients, expiresAt } = accepted;
  if (!lease) return [];
  const message = newOutboxMessage(accepted, bodySize);
  return recipients.map((recipient, index) =>
    claimedDelivery({ id: deliveryIds[index]!, recipient, attempts: 0, expiresAt }, message, lease.now),
  );
}
