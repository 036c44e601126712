import type { Duplex } from 'node:stream';

const PATIENCE_MS = 5000;

/** A person at a terminal program: types, and reads until something is on the screen. latin1 throughout. */
export class Terminal {
  readonly #stream: Duplex;
  readonly #pauseMs: number;
  #screen = '';
  #look: (() => void) | null = null;

  /** @param pauseMs before each command, for modems that do not listen sooner */
  constructor(stream: Duplex, pauseMs = 0) {
    this.#stream = stream;
    this.#pauseMs = pauseMs;
    stream.on('data', (chunk: Buffer) => {
      this.#screen += chunk.toString('latin1');
      this.#look?.();
    });
  }

  /** What has come and was not read yet. */
  get screen(): string {
    return this.#screen;
  }

  type(text: string): void {
    this.#stream.write(Buffer.from(text, 'latin1'));
  }

  /** Hangs up. */
  close(): void {
    this.#stream.destroy();
  }

  /** Resolves when the line is closed. */
  closed(): Promise<unknown> {
    return new Promise((resolve) => this.#stream.once('close', resolve));
  }

  /** What was typed has reached the modem: streams work between turns of the event loop. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#stream.write('', () => setImmediate(resolve)));
  }

  /** All up to and including the pattern, which is taken off the screen. */
  until(pattern: string | RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#look = null;
        reject(new Error(`no ${pattern} in ${JSON.stringify(this.#screen)}`));
      }, PATIENCE_MS);
      this.#look = () => {
        const end = endOf(this.#screen, pattern);
        if (end < 0) return;
        const text = this.#screen.slice(0, end);
        this.#screen = this.#screen.slice(end);
        this.#look = null;
        clearTimeout(timer);
        resolve(text);
      };
      this.#look();
    });
  }

  /** A command and everything up to its final result. */
  async command(text: string): Promise<string> {
    await this.#pause();
    this.type(`${text}\r`);
    return this.until(/\r\n(OK|ERROR|\+CM[ES] ERROR: .*)\r\n/);
  }

  async #pause(): Promise<void> {
    if (this.#pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, 2 * this.#pauseMs));
  }

  /** A submit: the command, its prompt, the PDU, the final result. */
  async submit(hex: string): Promise<string> {
    await this.#pause();
    this.type(`AT+CMGS=${hex.length / 2 - 1 - Number.parseInt(hex.slice(0, 2), 16)}\r`);
    await this.until('\r\n> ');
    this.type(`${hex}\x1a`);
    return this.until(/\r\n(OK|ERROR|\+CM[ES] ERROR: .*)\r\n/);
  }
}

function endOf(screen: string, pattern: string | RegExp): number {
  if (typeof pattern === 'string') {
    const at = screen.indexOf(pattern);
    return at < 0 ? -1 : at + pattern.length;
  }
  const match = pattern.exec(screen);
  return match ? match.index + match[0].length : -1;
}
