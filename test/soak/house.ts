import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type RunningGateway, startGateway } from '../rig/gateway.ts';

/** Short waits, so that minutes see what otherwise takes hours: the shipped profiles wait three minutes for a silent modem. */
const PROFILE = {
  id: 'soak',
  extends: 'generic',
  label: 'Impatient',
  urc: { storeFull: ['^\\^SMMEMFULL:'], noise: ['^\\^RSSI:'] },
  timeoutsMs: { command: 3_000, slow: 5_000, prompt: 1_500, submit: 3_000, quiet: 50, wake: 700 },
};

export interface HouseOptions {
  /** After which an uncertain notice is sent once more. */
  resendUncertainMs: number;
  log: (line: string) => void;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  body: any;
}

/** The whole gateway as a process that is killed and started again over one data folder, and the API by a key. */
export class House {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'gateway-soak-'));
  /** What went wrong with the process itself. */
  readonly faults: string[] = [];
  readonly starts: number[] = [];
  readonly #options: HouseOptions;
  readonly #errors = new Set<string>();
  #lastStart = 0;
  #running: Promise<RunningGateway>;
  #expected = false;
  #key = '';

  private constructor(options: HouseOptions) {
    this.#options = options;
    mkdirSync(join(this.dataDir, 'firmware-profiles'));
    writeFileSync(join(this.dataDir, 'firmware-profiles', 'soak.json'), JSON.stringify(PROFILE));
    this.#running = this.#start();
  }

  static async open(options: HouseOptions): Promise<House> {
    const house = new House(options);
    const { api } = await house.#running;
    house.#key = (await api.post<{ key: string }>('/api-keys', { name: 'soak', scopes: ['admin'] })).key;
    return house;
  }

  /** One call; null where the connection broke, because the process is away. */
  async call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer | null> {
    const { url } = await this.#running;
    try {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json', ...headers },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    } catch (error) {
      if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return null;
      throw error;
    }
  }

  /** Every page of a list. */
  async all(path: string): Promise<Answer['body'][]> {
    const items: Answer['body'][] = [];
    let cursor: string | null = null;
    do {
      const page: string = `${path}?limit=500${cursor === null ? '' : `&cursor=${cursor}`}`;
      const answer: Answer | null = await this.call('GET', page);
      if (answer?.status !== 200) throw new Error(`GET ${page}: ${JSON.stringify(answer)}`);
      items.push(...answer.body.items);
      cursor = answer.body.next;
    } while (cursor !== null);
    return items;
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    await this.#again(async (gateway) => gateway.kill());
  }

  /** As an update does it. */
  async restart(): Promise<void> {
    await this.#again(async (gateway) => {
      const code = await gateway.stop();
      if (code !== 0) this.faults.push(`SIGTERM ended it with ${code}`);
    });
  }

  /** Resident memory in MiB; null while it is away. */
  async memory(): Promise<number | null> {
    try {
      const { child } = await this.#running;
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
      return kib === undefined ? null : Number(kib) / 1024;
    } catch {
      return null; // between two lives
    }
  }

  /** Lines of its log of level error, each once. */
  get errors(): string[] {
    return [...this.#errors];
  }

  /** When the process that runs now was started (ms). */
  get lastStart(): number {
    return this.#lastStart;
  }

  /** @param keep leaves the data folder, to look into it */
  async close(keep: boolean): Promise<void> {
    this.#expected = true;
    const gateway = await this.#running;
    const code = await gateway.stop();
    if (code !== 0) this.faults.push(`the last SIGTERM ended it with ${code}`);
    this.#collect(gateway);
    if (keep) this.#options.log(`The data folder is kept: ${this.dataDir}`);
    else rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #again(end: (gateway: RunningGateway) => Promise<void>): Promise<void> {
    const gateway = await this.#running;
    this.#expected = true;
    // From here on every call waits for the next life.
    this.#running = end(gateway).then(() => {
      this.#collect(gateway);
      return this.#start();
    });
    await this.#running;
  }

  async #start(): Promise<RunningGateway> {
    const minutes = String(this.#options.resendUncertainMs / 60_000);
    const startedAt = Date.now();
    this.#lastStart = startedAt;
    const gateway = await startGateway({
      dataDir: this.dataDir,
      env: {
        GATEWAY__DEMO: 'false',
        GATEWAY__SMTP__LISTENERS: '[]',
        GATEWAY__SMTP__LISTENERS__0__PORT: '0',
        GATEWAY__SMS__RESENDUNCERTAINMINUTES: minutes,
        GATEWAY__SMS__DEFAULTCOUNTRY: 'GB',
        GATEWAY__LOG__LEVEL: 'error',
      },
    });
    this.#expected = false;
    this.starts.push(Date.now() - startedAt);
    gateway.child.once('exit', (code, signal) => {
      if (!this.#expected) this.faults.push(`it ended by itself: code ${code}, signal ${signal}\n${gateway.output()}`);
    });
    return gateway;
  }

  #collect(gateway: RunningGateway): void {
    for (const line of gateway.output().split('\n')) {
      if (!line.startsWith('{')) continue;
      const { msg, err, part } = JSON.parse(line) as { msg: string; part?: string; err?: { message: string } };
      this.#errors.add(`${part ?? ''}: ${msg}${err ? ` (${err.message})` : ''}`);
    }
  }
}

export const sleep = (ms: number): Promise<void> => wait(ms);
