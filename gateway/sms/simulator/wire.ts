import { Duplex } from 'node:stream';

export interface WireDeps {
  /** Bytes from the computer. */
  received(chunk: Buffer): void;
  /** The computer let go, or the cable is out. */
  closed(): void;
}

/** The computer's end of the line to the simulated modem. */
export class Wire extends Duplex {
  readonly #deps: WireDeps;

  constructor(deps: WireDeps) {
    super({ decodeStrings: true });
    this.#deps = deps;
  }

  /** Towards the computer; latin1. A reader that is too slow loses nothing: the lines wait in memory. */
  transmit(text: string): void {
    if (!this.destroyed && !this.readableEnded) this.push(text, 'latin1');
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#deps.received(chunk);
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.push(null);
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#deps.closed();
    done(error);
  }
}
