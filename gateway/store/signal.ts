import type { SignalStore } from '../core/sims.ts';
import type { Database } from './db.ts';

/** Signal history: one row an hour and modem. */
export function signalStore(db: Database): SignalStore {
  return {
    put: (modemId, hour, samples) =>
      db.commit(async (trx) => {
        await trx('signal_samples').insert({ modemId, hour, samples }).onConflict(['modemId', 'hour']).merge();
      }),
    read: (modemId, fromHour) =>
      db
        .read('signal_samples')
        .where({ modemId })
        .where('hour', '>=', fromHour)
        .orderBy('hour')
        .select('hour', 'samples'),
    forget: (before) =>
      db.commit(async (trx) => {
        await trx('signal_samples').where('hour', '<', before).delete();
      }),
  };
}
