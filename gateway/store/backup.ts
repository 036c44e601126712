import { access, copyFile, open, rename, rm } from 'node:fs/promises';
import { GatewayError } from '../core/errors.ts';
import { sqliteFile, sqliteStatement } from './sqlite.ts';

export interface BackupPlace {
  url: string;
  dataDir: string;
  file: string;
}

/**
 * A consistent copy of a SQLite database into one new file, while it may be in use (VACUUM INTO): readable by the owner
 * only, checked, and flushed.
 * @throws GatewayError BACKUP_POSTGRES, BACKUP_FAILED, DATABASE_…
 */
export async function backupDatabase({ url, dataDir, file }: BackupPlace): Promise<void> {
  const database = databaseFile(url, dataDir);
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (cause) {
    throw new GatewayError('BACKUP_FAILED', `${file} cannot be created: ${(cause as Error).message}.`, {
      remedy: 'Choose a new name in a folder that you may write to.',
      cause,
    });
  }
  try {
    await sqliteStatement(database, 'VACUUM INTO ?', [file]);
    await checkIntact(file);
    await flush(file);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/**
 * Puts a backup in the database's place: copied, checked and flushed first, then renamed.
 * @throws GatewayError RESTORE_EXISTS unless `replace`, BACKUP_FAILED when the file is no intact database
 */
export async function restoreDatabase({
  url,
  dataDir,
  file,
  replace,
}: BackupPlace & { replace: boolean }): Promise<void> {
  const database = databaseFile(url, dataDir);
  const exists = await access(database).then(
    () => true,
    () => false,
  );
  if (exists && !replace) {
    throw new GatewayError('RESTORE_EXISTS', `There is a database already: ${database}`, {
      remedy: 'Stop the gateway, back this one up, then repeat with --force.',
    });
  }
  await checkIntact(file);
  const incoming = `${database}.restore`;
  await copyFile(file, incoming);
  await flush(incoming);
  // A log of the old database must not be replayed into the new one.
  await Promise.all(['-wal', '-shm'].map((suffix) => rm(database + suffix, { force: true })));
  await rename(incoming, database);
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function databaseFile(url: string, dataDir: string): string {
  const file = sqliteFile(url, dataDir);
  if (file) return file;
  throw new GatewayError('BACKUP_POSTGRES', 'This gateway keeps its data in PostgreSQL.', {
    remedy: 'Use pg_dump and pg_restore.',
  });
}

async function checkIntact(file: string): Promise<void> {
  const rows = await sqliteStatement<{ quick_check: string }>(file, 'PRAGMA quick_check');
  if (rows[0]?.quick_check !== 'ok') throw failed(`${file} is damaged: ${rows[0]?.quick_check}`);
}

function failed(message: string): GatewayError {
  return new GatewayError('BACKUP_FAILED', message, { remedy: 'Use another backup.' });
}
