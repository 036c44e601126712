import { access, copyFile, open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GatewayError } from '../core/errors.ts';
import { sqliteStatement } from './sqlite.ts';

export interface BackupPlace {
  url: string;
  dataDir: string;
  file: string;
}

/**
 * A consistent copy of a SQLite database into one file, while it may be in use (VACUUM INTO).
 * @throws GatewayError BACKUP_POSTGRES, BACKUP_FAILED, DATABASE_…
 */
export async function backupDatabase({ url, dataDir, file }: BackupPlace): Promise<void> {
  await sqliteStatement(databaseFile(url, dataDir), 'VACUUM INTO ?', [file]);
  await checkIntact(file);
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
  const handle = await open(incoming, 'r+');
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
  // A log of the old database must not be replayed into the new one.
  await Promise.all(['-wal', '-shm'].map((suffix) => rm(database + suffix, { force: true })));
  await rename(incoming, database);
}

function databaseFile(url: string, dataDir: string): string {
  if (url.startsWith('sqlite:')) return resolve(dataDir, url.slice('sqlite:'.length));
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
