import type { Knex } from 'knex';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { PartState } from '../core/model/message.ts';
import type { StateChange } from '../core/outbox-store.ts';
import type { LedgerPart, PartLedger } from '../core/ports.ts';
import type { Database } from './db.ts';
import { matchWaitingReport } from './reports.ts';
import { countPart } from './sim-usage.ts';

export interface LedgerDeps {
  db: Database;
  clock: Clock;
  /** A report that had come early settled a delivery. */
  onChange(changes: StateChange[]): void;
}

const COLUMNS = ['id', 'seq', 'total', 'state', 'concatRef', 'sim'];

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

  async load(deliveryId: string): Promise<LedgerPart[]> {
    return this.#db.read('parts').where({ deliveryId }).orderBy('seq').select(COLUMNS);
  }

  begin(deliveryId: string, total: number, concatRef: number, replace = false): Promise<LedgerPart[]> {
    const parts = Array.from({ length: total }, (_, index) => ({
      id: newId(this.#clock.now()),
      seq: index + 1,
      total,
      state: 'pending' as const,
      concatRef,
    }));
    return this.#db.commit(async (trx) => {
      if (replace) await trx('parts').where({ deliveryId, state: 'pending' }).delete();
      await trx('parts').insert(parts.map((part) => ({ ...part, deliveryId })));
      return parts;
    });
  }

  async submitting(partId: string, where: { modem: string; sim: string | null }): Promise<void> {
    const submittedAt = this.#clock.now();
    const changed = await this.#db.commit(async (trx) => {
      const moved = await trx('parts')
        .where({ id: partId, state: 'pending' })
        .update({ ...where, state: 'submitting', submittedAt, reference: null });
      if (moved === 1 && where.sim !== null) await countPart(trx, partId, where.sim, submittedAt, 1);
      return moved;
    });
    if (changed === 1) return;
    throw new GatewayError('PART_NOT_PENDING', 'This part of the message may already be on the air.', {
      disposition: 'uncertain',
      remedy: 'Wait for its status report, or ask the recipient and mark it as sent.',
    });
  }

  async sent(partId: string, reference: number | null): Promise<void> {
    const sentAt = this.#clock.now();
    const changes = await this.#db.commit(async (trx) => {
      await this.#move(trx, partId, ['submitting', 'uncertain'], { state: 'sent', reference, sentAt });
      return matchWaitingReport(trx, partId);
    });
    this.#onChange(changes);
  }

  async refused(partId: string, permanent: boolean): Promise<void> {
    await this.#db.commit(async (trx) => {
      const part = await trx('parts')
        .where({ id: partId, state: 'submitting' })
        .first('sim', 'submittedAt', 'doubtful');
      // Where the second copy was refused, nobody knows what became of the first one.
      const state = !permanent ? 'pending' : part?.doubtful ? 'uncertain' : 'failed';
      await this.#move(trx, partId, ['submitting'], { state });
      if (part?.sim != null) await countPart(trx, partId, part.sim, Number(part.submittedAt), -1);
    });
  }

  async uncertain(partId: string): Promise<void> {
    const changes = await this.#db.commit(async (trx) => {
      await this.#move(trx, partId, ['submitting'], { state: 'uncertain', doubtful: true });
      return matchWaitingReport(trx, partId);
    });
    this.#onChange(changes);
  }

  async #move(
    trx: Knex.Transaction,
    id: string,
    from: PartState[],
    to: { state: PartState; reference?: number | null; sentAt?: number; doubtful?: boolean },
  ): Promise<void> {
    await trx('parts').where({ id }).whereIn('state', from).update(to);
  }
}
