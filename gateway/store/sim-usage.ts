import type { Knex } from 'knex';
import { usagePeriod } from '../core/usage-period.ts';
import { changed } from './direct.ts';

/** Counts one part for its SIM, in the transaction that hands it over; `by` −1 takes it back. @param at when it was handed over, ms */
export async function countPart(trx: Knex.Transaction, partId: string, sim: string, at: number, by: 1 | -1) {
  const { day, month } = usagePeriod(at);
  await changed(
    trx,
    `INSERT INTO sim_usage (sim, day, parts) VALUES (?, ?, ?)
     ON CONFLICT (sim, day) DO UPDATE SET parts = sim_usage.parts + excluded.parts`,
    [sim, day, by],
  );
  await changed(
    trx,
    `INSERT INTO sim_recipients (sim, month, number, parts)
     SELECT CAST(? AS text), CAST(? AS text), d.recipient, CAST(? AS integer)
     FROM parts p JOIN deliveries d ON d.id = p."deliveryId" WHERE p.id = ?
     ON CONFLICT (sim, month, number) DO UPDATE SET parts = sim_recipients.parts + excluded.parts`,
    [sim, month, by, partId],
  );
}
