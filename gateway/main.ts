import { readFileSync } from 'node:fs';
import { commands } from './commands/index.ts';
import { asGatewayError, GatewayError } from './core/errors.ts';

/** sysexits.h: a setting is wrong. */
const EXIT_CONFIG = 78;
const EXIT_USAGE = 64;
/** Errors that mean "start me differently": a service manager must not try again and again. */
const CONFIG_CODES = ['SETTINGS_INVALID', 'MASTER_KEY', 'DATABASE_NEWER', 'DATABASE_URL', 'SEAL_BROKEN'];

/** Version of the program, from package.json. */
export function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Runs one command line (`['start', '--config', 'x.yaml']`) and sets the exit code; resolves when it has ended. */
export async function run(argv: string[]): Promise<void> {
  const names = Object.keys(commands).sort((a, b) => b.length - a.length);
  const line = argv.join(' ');
  const name = names.find((candidate) => line === candidate || line.startsWith(`${candidate} `));
  if (name === undefined) {
    const asked = ['--help', '-h', 'help', undefined].includes(argv[0]);
    if (argv[0] === '--version') console.log(version());
    else
      (asked ? console.log : console.error)(
        asked ? help() : `There is no command ${JSON.stringify(line)}.\n\n${help()}`,
      );
    process.exitCode = asked || argv[0] === '--version' ? 0 : EXIT_USAGE;
    return;
  }
  const command = commands[name]!;
  const args = argv.slice(name.split(' ').length);
  if (args.includes('--help')) {
    console.log(`gateway ${name} ${command.usage}\n\n${command.summary}`);
    return;
  }
  try {
    process.exitCode = await command.run(args, { version: version() });
  } catch (thrown) {
    const error = asGatewayError(thrown);
    console.error(error.message);
    if (error.remedy) console.error(error.remedy);
    if (!(thrown instanceof GatewayError)) console.error(thrown);
    process.exitCode = exitCodeOf(thrown);
  }
}

function exitCodeOf(thrown: unknown): number {
  if (thrown instanceof GatewayError) return CONFIG_CODES.includes(thrown.code) ? EXIT_CONFIG : 1;
  return String((thrown as NodeJS.ErrnoException)?.code).startsWith('ERR_PARSE_ARGS') ? EXIT_USAGE : 1;
}

function help(): string {
  const width = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length));
  const lines = Object.entries(commands).map(
    ([name, { usage, summary }]) => `  ${`${name} ${usage}`.padEnd(width)}  ${summary}`,
  );
  return [`Push Token gateway ${version()}`, '', 'Usage: gateway <command> [options]', '', ...lines, ''].join('\n');
}
