import { parseArgs } from 'node:util';
import { openStore } from '../open-store.ts';
import { loadSettings } from '../settings/load.ts';
import { createAccess, resetPassword as reset } from '../web/access.ts';
import type { Command } from './command.ts';

export const resetPassword: Command = {
  usage: '[USERNAME] [--also-second-factor] [--config FILE]',
  summary: 'Gives an administrator a new random password, prints it, and ends their sessions.',
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { config: { type: 'string' }, 'also-second-factor': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const settings = loadSettings({ file: values.config });
    const { db, stores, sealer, clock } = await openStore(settings);
    try {
      const username = positionals[0] ?? settings.admin.username;
      const secondFactor = values['also-second-factor'];
      const password = await reset(createAccess({ ...stores, sealer, clock }), username, { secondFactor });
      console.log(`New password of ${username}: ${password}`);
      if (secondFactor) console.log('The second factor is gone; set up a new one after signing in.');
    } finally {
      await db.close();
    }
    return 0;
  },
};
