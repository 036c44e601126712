import type { Knex } from 'knex';
import { usagePeriod } from '../core/usage-period.ts';

/** Counts one part for its SIM, in the transaction that hands it over; `by` −1 takes it back. @param at when it was handed over, ms */
export async function countPart(trx: Knex.Transaction, partId: string, sim: string, at: number, by: 1 | -1) {
  const { day, month } = usagePeriod(at);
  const number = trx('parts')
    .join('deliveries', 'deliveries.id', 'parts.deliveryId')
    .where('parts.id', partId)
    .select('deliveries.recipient');
  const more = (table: string) => trx.raw('?? + ?', [`${table}.parts`, by]);
  await trx('sim_usage')
    .insert({ sim, day, parts: by })
    .onConflict(['sim', 'day'])
    .merge({ parts: more('sim_usage') });
  const [recipient] = await number;
  if (!recipient) return;
  await trx('sim_recipients')
    .insert({ sim, month, number: recipient.recipient, parts: by })
    .onConflict(['sim', 'month', 'number'])
    .merge({ parts: more('sim_recipients') });
}
