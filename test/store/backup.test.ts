import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { backupDatabase, restoreDatabase } from '../../gateway/store/backup.ts';
import { openDatabase } from '../../gateway/store/db.ts';
import { openTestDatabase, type TestDatabase } from '../rig/store.ts';

let rig: TestDatabase | null = null;
afterEach(async () => {
  await rig?.close();
  rig = null;
});
const note = (key: string) =>
  rig!.db.commit(async (trx) => {
    await trx('settings_kv').insert({ key, value: 'x'.repeat(2000), updatedAt: 1 });
  });

it('copies a database in use, and puts the copy in another place', async () => {
  rig = await openTestDatabase();
  const file = join(rig.dataDir, 'copy.db');
  await Promise.all(Array.from({ length: 50 }, (_, n) => note(`before-${n}`)));
  const later = Array.from({ length: 20 }, (_, n) => note(`during-${n}`));
  await backupDatabase({ url: rig.url, dataDir: rig.dataDir, file });
  await Promise.all(later);
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const dataDir = join(rig.dataDir);
  const place = { url: 'sqlite:restored.db', dataDir, file };
  await restoreDatabase({ ...place, replace: false });
  await expect(restoreDatabase({ ...place, replace: false })).rejects.toMatchObject({ code: 'RESTORE_EXISTS' });
  const restored = await openDatabase({ url: place.url, dataDir, log: silentLog, clock: systemClock });
  const keys = await restored.read('settings_kv').where('key', 'like', 'before-%').pluck('key');
  await restored.close();
  expect(keys).toHaveLength(50);
});

it('writes over nothing, and takes no damaged backup', async () => {
  rig = await openTestDatabase();
  const file = join(rig.dataDir, 'copy.db');
  await writeFile(file, 'precious');
  await expect(backupDatabase({ url: rig.url, dataDir: rig.dataDir, file })).rejects.toMatchObject({
    code: 'BACKUP_FAILED',
  });
  expect(await readFile(file, 'utf8')).toBe('precious');

  const cut = join(rig.dataDir, 'cut.db');
  await Promise.all(Array.from({ length: 50 }, (_, n) => note(`n${n}`)));
  await backupDatabase({ url: rig.url, dataDir: rig.dataDir, file: cut });
  await truncate(cut, 40_000);
  const place = { url: 'sqlite:restored.db', dataDir: rig.dataDir };
  await expect(restoreDatabase({ ...place, file: cut, replace: false })).rejects.toMatchObject({
    code: expect.stringMatching(/BACKUP_FAILED|DATABASE_CORRUPT/),
  });
  await expect(restoreDatabase({ ...place, file, replace: false })).rejects.toMatchObject({ code: 'DATABASE_INVALID' });
  await expect(
    backupDatabase({ url: 'postgres://x/y', dataDir: rig.dataDir, file: join(rig.dataDir, 'z') }),
  ).rejects.toMatchObject({ code: 'BACKUP_POSTGRES' });
});
