import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GatewayError } from '../core/errors.ts';
import type { Settings } from './schema.ts';

/**
 * The 32-byte master key: from the settings, or from its file (64 hexadecimal digits), made with mode 0600 if absent.
 * @throws GatewayError MASTER_KEY when the file is unreadable, malformed, or open to others
 */
export function masterKey(settings: Pick<Settings, 'dataDir' | 'masterKey'>): Buffer {
  if (settings.masterKey.key !== null) return Buffer.from(settings.masterKey.key, 'hex');
  const file = resolve(settings.dataDir, settings.masterKey.file);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // `wx`: of two starts at once only one may make the key.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw keyError(file, 'cannot be made', cause);
  }
  return readKey(file);
}

function readKey(file: string): Buffer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw keyError(file, 'cannot be read', cause);
  }
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw keyError(file, 'does not hold 64 hexadecimal digits');
  if ((statSync(file).mode & 0o077) !== 0) throw keyError(file, 'can be read by other users; run: chmod 600 on it');
  return Buffer.from(text, 'hex');
}

function keyError(file: string, what: string, cause?: unknown): GatewayError {
  return new GatewayError('MASTER_KEY', `The master key file ${file} ${what}.`, {
    disposition: 'permanent',
    remedy: 'Restore it from your copy: without the right key nothing that was sealed in the database can be read.',
    cause,
  });
}
