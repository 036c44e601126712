import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/*
 * npm run dev: the server from its sources, started anew when one of them changes, and Vite for the admin UI, which
 * passes API calls on to it. Arguments go to `gateway start`.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['gateway', 'config', 'firmware-profiles'].map((folder) => `${ROOT}${folder}`);
/** Editors write a file in several steps. */
const SETTLE_MS = 150;

/** The server in a process group of its own: Ctrl-C reaches only us, and we end it with one signal. */
class Server {
  /** Of the console, once it is up for the first time. */
  readonly url: Promise<string>;
  readonly #args: string[];
  #tellUrl: (url: string) => void = () => {};
  #child: ChildProcess | null = null;

  constructor(args: string[]) {
    this.#args = args;
    this.url = new Promise((resolve) => {
      this.#tellUrl = resolve;
    });
  }

  start(): void {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(import.meta.url), '--serve', ...this.#args],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    this.#child = child;
    createInterface({ input: child.stdout! }).on('line', (line) => {
      console.log(line);
      const url = /^ {2}Console: (\S+)/.exec(line)?.[1];
      if (url) this.#tellUrl(url);
    });
    child.once('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = null;
      console.error(`The server ended with ${code}; it is started again when a source changes.`);
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
}

/** Calls back once after each burst of changes; a call that is under way is finished first. */
function onChange(restart: () => Promise<void>): void {
  let changed = false;
  let busy = false;
  const run = async () => {
    busy = true;
    while (changed) {
      changed = false;
      await wait(SETTLE_MS);
      if (!changed) await restart();
    }
    busy = false;
  };
  for (const folder of SOURCES) {
    watch(folder, { recursive: true }, () => {
      changed = true;
      if (!busy) void run();
    });
  }
}

async function develop(args: string[]): Promise<void> {
  const server = new Server(args);
  let ui: { close(): Promise<void> } | null = null;
  let stopping = false;
  const stop = async () => {
    // The terminal signals its whole group, and what started us passes the signal on once more.
    if (stopping) return;
    stopping = true;
    await Promise.all([server.stop(), ui?.close()]);
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  server.start();
  onChange(async () => {
    if (stopping) return;
    await server.stop();
    if (!stopping) server.start();
  });
  process.env.GATEWAY_URL = await server.url;
  const { createServer } = await import('vite');
  const vite = await createServer({ configFile: `${ROOT}admin-ui/vite.config.ts`, clearScreen: false });
  await vite.listen();
  ui = vite;
  vite.printUrls();
}

async function serve(args: string[]): Promise<void> {
  // Whoever started us is gone: nobody else would end us.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const { run } = await import('./main.ts');
  await run(['start', ...args]);
  process.disconnect?.();
}

const [role, ...rest] = process.argv.slice(2);
await (role === '--serve' ? serve(rest) : develop(process.argv.slice(2)));
