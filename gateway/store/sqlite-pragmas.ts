import type { Connection } from './sqlite-statements.ts';

const BUSY_MS = 5000;
const WAL_TRIES = 100;
const WAL_RETRY_MS = 50;

/** How long a statement waits for another process. */
export const PATIENCE = `busy_timeout = ${BUSY_MS}`;

/** Of every connection. WAL with synchronous=FULL: a commit is on the disk before it is confirmed. */
export const PRAGMAS = [
  // Two that make a new file a WAL one at the same moment wait for each other in vain: they try, and try again.
  'busy_timeout = 0',
  'journal_mode = WAL',
  PATIENCE,
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'cache_size = -16000',
  'journal_size_limit = 67108864',
  // A page that is written again before it is copied is copied once: those of bodies, soon wiped, above all.
  'wal_autocheckpoint = 4000',
];

/** Runs the pragmas one after the other. */
export function prepareConnection(
  connection: Connection,
  pragmas: readonly string[],
  done: (error: Error | null) => void,
  tries = WAL_TRIES,
): void {
  const [pragma, ...rest] = pragmas;
  if (pragma === undefined) {
    done(null);
    return;
  }
  connection.run(`PRAGMA ${pragma}`, (error) => {
    const code = (error as { code?: unknown } | null)?.code;
    if (code === 'SQLITE_BUSY' && tries > 0) {
      const later = WAL_RETRY_MS * (0.5 + Math.random());
      setTimeout(() => prepareConnection(connection, pragmas, done, tries - 1), later);
    } else if (error) done(error);
    else prepareConnection(connection, rest, done);
  });
}
