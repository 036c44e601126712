import { PassThrough } from 'node:stream';
import type { Caller } from './caller.ts';

/** A client that has not taken this many bytes is skipped until it has. */
const MOST_WAITING = 256 * 1024;
const RESYNC = 'event: resync\ndata: {}\n\n';

/** One listener's stream of events (WHATWG HTML, 9.2). */
export class LiveStream {
  readonly caller: Caller;
  readonly body = new PassThrough();
  #lagging = false;

  constructor(caller: Caller) {
    this.caller = caller;
    this.body.write('retry: 2000\n\n');
    this.body.on('drain', () => {
      if (!this.#lagging) return;
      this.#lagging = false;
      this.resync();
    });
  }

  /** Dropped when the client is too slow; it hears `resync` once it has caught up. */
  write(text: string): void {
    if (this.body.writableEnded || this.body.destroyed || this.#lagging) return;
    this.body.write(text);
    this.#lagging = this.body.writableLength > MOST_WAITING;
  }

  /** Events were lost: the client should fetch anew. */
  resync(): void {
    this.write(RESYNC);
  }

  /** Keeps proxies from closing the connection, and ends it when its caller is no longer let in. */
  async beat(): Promise<void> {
    if (await this.caller.stillValid()) this.write(':\n\n');
    else this.end();
  }

  end(): void {
    this.body.end();
  }
}
