import { systemClock } from './core/clock.ts';
import { type Log, silentLog } from './core/log.ts';
import { Sealer } from './core/seal.ts';
import { masterKey } from './settings/master-key.ts';
import type { Settings } from './settings/schema.ts';
import { openDatabase } from './store/db.ts';
import { createStores } from './store/stores.ts';

/** The stores behind the master key, as the house needs them, and every command that touches data. */
export async function openStore(settings: Settings, log: Log = silentLog) {
  const clock = systemClock;
  const sealer = new Sealer(masterKey(settings));
  const db = await openDatabase({ url: settings.store.url, dataDir: settings.dataDir, log, clock });
  return { clock, sealer, db, stores: createStores(db, sealer) };
}
