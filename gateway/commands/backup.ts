import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GatewayError } from '../core/errors.ts';
import { loadSettings } from '../settings/load.ts';
import { backupDatabase, restoreDatabase } from '../store/backup.ts';
import { lockInstance } from '../store/instance-lock.ts';
import type { Command } from './command.ts';

export const backup: Command = {
  usage: 'FILE [--config FILE]',
  summary: 'Writes a consistent copy of the database to FILE, also while the gateway runs.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { config: { type: 'string' } },
      allowPositionals: true,
    });
    const file = target(positionals);
    if (existsSync(file))
      throw new GatewayError('FILE_EXISTS', `${file} exists already.`, { remedy: 'Choose another name.' });
    const settings = loadSettings({ file: values.config });
    await backupDatabase({ url: settings.store.url, dataDir: settings.dataDir, file });
    console.log(
      `Backed up to ${file}. Keep the master key (${keyPlace(settings)}) with it, in another place: without it the copy cannot be read.`,
    );
    return 0;
  },
};

export const restore: Command = {
  usage: 'FILE [--force] [--config FILE]',
  summary: 'Puts a backup in place of the database; the gateway must be stopped. --force replaces an existing one.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { config: { type: 'string' }, force: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const settings = loadSettings({ file: values.config });
    const file = target(positionals);
    const release = await lockInstance(settings.dataDir);
    try {
      await restoreDatabase({ url: settings.store.url, dataDir: settings.dataDir, file, replace: values.force });
    } finally {
      await release();
    }
    console.log(`Restored. The gateway needs the master key of that time: ${keyPlace(settings)}`);
    return 0;
  },
};

function target(positionals: string[]): string {
  if (positionals.length === 1) return resolve(positionals[0]!);
  throw new GatewayError('USAGE', 'Give one FILE.');
}

function keyPlace(settings: ReturnType<typeof loadSettings>): string {
  return settings.masterKey.key === null
    ? resolve(settings.dataDir, settings.masterKey.file)
    : 'masterKey.key of the settings';
}
