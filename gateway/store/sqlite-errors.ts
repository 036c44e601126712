import { GatewayError, type GatewayErrorOptions } from '../core/errors.ts';
import { referenceViolation, UNIQUES, uniqueViolation } from './unique.ts';

/** @throws what `asStoreError` makes of it */
export function rethrowSqlite(error: unknown): never {
  throw asStoreError(error);
}

const TROUBLE: Record<string, [code: string, message: string, options: GatewayErrorOptions]> = {
  SQLITE_FULL: [
    'DISK_FULL',
    'The disk that holds the database is full.',
    { status: 507, remedy: 'Free space on the data folder’s disk; the gateway goes on by itself.' },
  ],
  SQLITE_BUSY: [
    'DATABASE_LOCKED',
    'Another process holds the database locked.',
    { status: 503, remedy: 'Stop the other program that has the database file open (a second gateway, a copy job).' },
  ],
  SQLITE_CORRUPT: [
    'DATABASE_CORRUPT',
    'The database file is damaged.',
    { status: 503, remedy: 'Stop the gateway, keep a copy of the data folder, and restore the last backup.' },
  ],
  SQLITE_NOTADB: [
    'DATABASE_INVALID',
    'The database file is not a SQLite database.',
    { status: 503, remedy: 'Point store.url at the right file, or move this one away so that a new one is made.' },
  ],
  SQLITE_CANTOPEN: [
    'DATABASE_CANNOT_OPEN',
    'The database file cannot be opened.',
    { status: 503, remedy: 'Check that the data folder exists and that the gateway may write to it.' },
  ],
  SQLITE_READONLY: [
    'DATABASE_READ_ONLY',
    'The database file may only be read.',
    { status: 503, remedy: 'Give the gateway’s user write access to the data folder and the files in it.' },
  ],
  SQLITE_IOERR: [
    'DATABASE_IO',
    'The disk that holds the database reported an error.',
    { status: 503, remedy: 'Look at the system log for disk errors; check the free space.' },
  ],
};
TROUBLE.SQLITE_LOCKED = TROUBLE.SQLITE_BUSY!;
TROUBLE.SQLITE_PERM = TROUBLE.SQLITE_READONLY!;

/** @returns an error of the driver in our words; anything else as it is */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof GatewayError) return error;
  const code = (error as { code?: unknown }).code;
  if (code === 'SQLITE_CONSTRAINT') {
    const columns = /UNIQUE constraint failed: ([\w., ]+)$/.exec(error.message)?.[1];
    if (columns) {
      return uniqueViolation(
        UNIQUES.find((unique) => unique.columns === columns),
        error,
      );
    }
    return error.message.endsWith('FOREIGN KEY constraint failed') ? referenceViolation(error) : error;
  }
  const trouble = typeof code === 'string' ? TROUBLE[code] : undefined;
  if (!trouble) return error;
  const [name, message, options] = trouble;
  return new GatewayError(name, message, { disposition: 'local', ...options, cause: error });
}
