import { parseArgs } from 'node:util';
import { openStore } from '../app.ts';
import { loadSettings } from '../settings/load.ts';
import { createAccess, resetPassword as reset } from '../web/access.ts';
import type { Command } from './command.ts';

export const resetPassword: Command = {
  usage: '[USERNAME] [--config FILE]',
  summary: 'Gives an administrator a new random password, prints it, and ends their sessions.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { config: { type: 'string' } },
      allowPositionals: true,
    });
    const settings = loadSettings({ file: values.config });
    const { db, stores, clock } = await openStore(settings);
    try {
      const username = positionals[0] ?? settings.admin.username;
      const password = await reset(createAccess({ admins: stores.admins, audit: stores.audit, clock }), username);
      console.log(`New password of ${username}: ${password}`);
    } finally {
      await db.close();
    }
    return 0;
  },
};
