/* A process to be killed: writes rows as fast as it can and prints each id only after its commit. */
import { systemClock } from '../../gateway/core/clock.ts';
import { newId } from '../../gateway/core/id.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { openDatabase } from '../../gateway/store/db.ts';

const [url = '', dataDir = ''] = process.argv.slice(2);
const db = await openDatabase({ url, dataDir, log: silentLog, clock: systemClock });

async function write(): Promise<never> {
  for (;;) {
    const id = newId();
    await db.commit(async (trx) => {
      await trx('settings_kv').insert({ key: id, value: 'x'.repeat(500), updatedAt: 1 });
    });
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, write));
