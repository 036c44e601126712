import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { PartState } from '../core/model/message.ts';
import type { StateChange } from '../core/outbox-store.ts';
import type { LedgerPart, PartLedger } from '../core/ports.ts';
import type { Database } from './db.ts';
import { changed, insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';
import { matchWaitingReport } from './reports.ts';
import { countPart } from './sim-usage.ts';

export interface LedgerDeps {
  db: Database;
  clock: Clock;
  /** A report that had come early settled a delivery. */
  onChange(changes: StateChange[]): void;
}

/** The ledger of SMS parts: written before Ctrl-Z, so that no crash can send a part twice unseen. */
export class Ledger implements PartLedger {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #onChange: (changes: StateChange[]) => void;

  constructor({ db, clock, onChange }: LedgerDeps) {
    this.#db = db;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  load(deliveryId: string): Promise<LedgerPart[]> {
    return rowsOf(
      this.#db.read,
      'SELECT id, seq, total, state, "concatRef", sim FROM parts WHERE "deliveryId" = ? ORDER BY seq',
      [deliveryId],
    );
  }

  begin(deliveryId: string, total: number, concatRef: number, replace = false): Promise<LedgerPart[]> {
    const parts = Array.from({ length: total }, (_, index) => ({
      id: newId(this.#clock.now()),
      seq: index + 1,
      total,
      state: 'pending' as const,
      concatRef,
    }));
    return this.#db.add(beginAll, { deliveryId, parts, replace });
  }

  async submitting(partId: string, where: { modem: string; sim: string | null }): Promise<void> {
    const at = this.#clock.now();
    const moved = await this.#db.commit(async (trx) => {
      const count = await changed(
        trx,
        `UPDATE parts SET state = 'submitting', modem = ?, sim = ?, "submittedAt" = ?, reference = NULL
         WHERE id = ? AND state = 'pending'`,
        [where.modem, where.sim, at, partId],
      );
      if (count === 1 && where.sim !== null) await countPart(trx, partId, where.sim, at, 1);
      return count;
    });
    if (moved === 1) return;
    throw new GatewayError('PART_NOT_PENDING', 'This part of the message may already be on the air.', {
      disposition: 'uncertain',
      remedy: 'Wait for its status report, or ask the recipient and mark it as sent.',
    });
  }

  async sent(partId: string, reference: number | null): Promise<void> {
    const sentAt = this.#clock.now();
    const changes = await this.#db.commit(async (trx) => {
      await changed(
        trx,
        `UPDATE parts SET state = 'sent', reference = ?, "sentAt" = ? WHERE id = ? AND state IN ('submitting', 'uncertain')`,
        [reference, sentAt, partId],
      );
      return matchWaitingReport(trx, partId);
    });
    this.#onChange(changes);
  }

  async refused(partId: string, permanent: boolean): Promise<void> {
    await this.#db.commit(async (trx) => {
      const part = await trx('parts')
        .where({ id: partId, state: 'submitting' })
        .first('sim', 'submittedAt', 'doubtful');
      if (!part) return;
      // Where the second copy was refused, nobody knows what became of the first one.
      const state: PartState = !permanent ? 'pending' : part.doubtful ? 'uncertain' : 'failed';
      await trx('parts').where({ id: partId }).update({ state });
      if (part.sim !== null) await countPart(trx, partId, part.sim, Number(part.submittedAt), -1);
    });
  }

  async uncertain(partId: string): Promise<void> {
    const changes = await this.#db.commit(async (trx) => {
      await trx('parts').where({ id: partId, state: 'submitting' }).update({ state: 'uncertain', doubtful: true });
      return matchWaitingReport(trx, partId);
    });
    this.#onChange(changes);
  }
}

interface Begun {
  deliveryId: string;
  parts: LedgerPart[];
  replace: boolean;
}

export async function beginAll(at: Direct, begun: Begun[]): Promise<LedgerPart[][]> {
  for (const { deliveryId, replace } of begun) {
    if (replace) await changed(at, `DELETE FROM parts WHERE "deliveryId" = ? AND state = 'pending'`, [deliveryId]);
  }
  await insertAll(
    at,
    'parts',
    begun.flatMap(({ deliveryId, parts }) => parts.map((part) => ({ ...part, deliveryId }))),
  );
  return begun.map(({ parts }) => parts);
}
