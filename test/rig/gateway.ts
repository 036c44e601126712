import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { apiClient } from '../../gateway/commands/api-client.ts';

const BIN = fileURLToPath(new URL('../../gateway/bin.mjs', import.meta.url));
const PASSWORD = 'correct-horse-battery';
const START_MS = 60_000;

export interface GatewayOptions {
  /** Further settings as environment variables. */
  env?: Record<string, string>;
  /** Use this data folder, and leave it there. */
  dataDir?: string;
  /** Its log goes to this file of the data folder, and not to `output()`: whoever measures has no time to read it. */
  logFile?: string;
}

export interface RunningGateway {
  url: string;
  /** `127.0.0.1:port` of each SMTP listener. */
  smtp: string[];
  dataDir: string;
  child: ChildProcess;
  /** Everything it printed, both streams. */
  output(): string;
  /** Signed in as the administrator. */
  api: ReturnType<typeof apiClient>;
  username: string;
  password: string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, as a power cut would. The data folder stays for the next start. */
  kill(): Promise<void>;
  /** Stops it if it runs, and removes the data folder if it was made here. */
  close(): Promise<void>;
}

/** The whole product as one process of its own, on free ports, with a data folder of its own. */
export async function startGateway(options: GatewayOptions = {}): Promise<RunningGateway> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'gateway-test-')));
  const log = options.logFile === undefined ? null : await open(join(dataDir, options.logFile), 'a');
  // As `npm start` does.
  const child = spawn(process.execPath, ['--max-semi-space-size=32', BIN, 'start'], {
    env: {
      PATH: process.env.PATH,
      GATEWAY__DATADIR: dataDir,
      GATEWAY__WEB__PORT: '0',
      GATEWAY__SMTP__LISTENERS__0__PORT: '0',
      GATEWAY__ADMIN__PASSWORD: PASSWORD,
      GATEWAY__LOG__LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', log?.fd ?? 'pipe'],
  });
  await log?.close();
  const lines: string[] = [];
  const exited = once(child, 'exit');
  const ready = new Promise<{ url: string; smtp: string[] }>((resolve, reject) => {
    const smtp: string[] = [];
    let url: string | null = null;
    const timer = setTimeout(() => reject(new Error(`The gateway did not get ready:\n${lines.join('\n')}`)), START_MS);
    const read = (line: string) => {
      lines.push(line);
      url = /^ {2}Console: (\S+)/.exec(line)?.[1] ?? url;
      const listener = /^ {2}SMTP: {4}(\S+)/.exec(line)?.[1];
      if (listener) smtp.push(listener);
      if (line !== '' || url === null) return;
      clearTimeout(timer);
      resolve({ url, smtp });
    };
    createInterface({ input: child.stdout! }).on('line', read);
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    exited.then(([code]) => {
      clearTimeout(timer);
      reject(new Error(`The gateway ended with ${code}:\n${lines.join('\n')}`));
    });
  });
  const { url, smtp } = await ready;
  const api = apiClient(url);
  const password = options.env?.GATEWAY__ADMIN__PASSWORD ?? PASSWORD;
  await api.signIn('admin', password);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  return {
    url,
    smtp,
    dataDir,
    child,
    api,
    username: 'admin',
    password,
    output: () => lines.join('\n'),
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    async close() {
      await end('SIGTERM');
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
