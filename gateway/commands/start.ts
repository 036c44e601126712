import { parseArgs } from 'node:util';
import { createApp } from '../app.ts';
import { loadSettings } from '../settings/load.ts';
import type { Command } from './command.ts';
import { createLog } from './log.ts';

/** Long enough for an `AT+CMGS` in flight to get its answer. */
const STOP_GRACE_MS = 20_000;

export const start: Command = {
  usage: '[--config FILE]',
  summary: 'Starts the gateway and runs until SIGTERM or SIGINT; a second signal ends it at once.',
  async run(args, { version }) {
    const { values } = parseArgs({ args, options: { config: { type: 'string' } } });
    const settings = loadSettings({ file: values.config });
    const log = createLog(settings.log.level);
    const signal = firstSignal();
    const app = await createApp({ settings, log, version });
    const { url, firstPassword, smtp } = await app.start();
    announce({ url, firstPassword, smtp, username: settings.admin.username, version });
    const name = await signal;
    log.info({ signal: name }, 'Stopping; a second signal ends the process at once.');
    const clean = await app.stop(STOP_GRACE_MS);
    log.info({ clean }, 'Stopped.');
    return clean ? 0 : 1;
  },
};

/** The first SIGTERM or SIGINT; the next one exits. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let seen = false;
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (seen) process.exit(130);
        seen = true;
        resolve(name);
      });
    }
  });
}

interface Announcement {
  url: string;
  firstPassword: string | null;
  smtp: string[];
  username: string;
  version: string;
}

/** For the person at the terminal; the log says the same in JSON, without the password. */
function announce({ url, firstPassword, smtp, username, version }: Announcement): void {
  const lines = [`Push Token gateway ${version} is ready.`, `  Console: ${url}`];
  for (const address of smtp) lines.push(`  SMTP:    ${address}`);
  if (firstPassword !== null) {
    lines.push(
      '',
      `  Sign in as ${username} with the password ${firstPassword}`,
      '  It is shown this once; change it after signing in.',
    );
  }
  console.log(`\n${lines.join('\n')}\n`);
}
