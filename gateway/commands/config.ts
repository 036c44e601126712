import { parseArgs } from 'node:util';
import { loadSettings } from '../settings/load.ts';
import { settingsJsonSchema } from '../settings/schema.ts';
import type { Command } from './command.ts';

export const configCheck: Command = {
  usage: '[--config FILE]',
  summary: 'Checks the settings and tells all errors at once (exit code 78).',
  async run(args) {
    const { values } = parseArgs({ args, options: { config: { type: 'string' } } });
    const settings = loadSettings({ file: values.config });
    console.log(`The settings are fine. Data folder: ${settings.dataDir}`);
    return 0;
  },
};

export const configSchema: Command = {
  usage: '',
  summary: 'Prints the JSON Schema of the settings file.',
  async run() {
    console.log(JSON.stringify(settingsJsonSchema(), null, 2));
    return 0;
  },
};
