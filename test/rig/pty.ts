import { closeSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Duplex } from 'node:stream';
import { ReadStream } from 'node:tty';

/** What node-pty's binding gives below its process handling: a bare pair of file descriptors. */
interface PtyBinding {
  open(columns: number, rows: number): { master: number; slave: number; pty: string };
}
const { native } = createRequire(import.meta.url)('node-pty') as { native: PtyBinding };

const RETRY_MS = 2;

/**
 * The master side of a real pseudo-terminal in raw mode; `path` is what a program opens as its serial port.
 *
 * The slave stays open here too: so the line lives on when the program closes its port, as a modem does, and raw mode is
 * set before anybody opens it. Nobody reads it here, so nothing is taken from the program. Destroying the stream is
 * pulling the cable: the device node vanishes and whoever has it open is told so.
 */
export class Pty extends Duplex {
  readonly path: string;
  readonly #fd: number;
  readonly #master: ReadStream;
  readonly #slave: ReadStream;

  constructor() {
    super();
    const { master, slave, pty } = native.open(80, 24);
    this.path = pty;
    this.#fd = master;
    this.#slave = new ReadStream(slave);
    this.#slave.setRawMode(true);
    // libuv opens a terminal anew by its name, so that it may set it to its liking; ours is then one too many
    if (descriptor(this.#slave) !== slave) closeSync(slave);
    this.#master = new ReadStream(master);
    this.#master.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) this.#master.pause();
    });
    for (const end of [this.#master, this.#slave]) end.on('error', (error) => this.destroy(error));
  }

  override _read(): void {
    this.#master.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.destroyed) {
      done();
      return;
    }
    try {
      const written = writeSync(this.#fd, chunk);
      if (written === chunk.length) done();
      else this.#writeLater(chunk.subarray(written), done);
    } catch (error) {
      // the line is full: the program does not read
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') this.#writeLater(chunk, done);
      else done(error as Error);
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const closed = [this.#slave, this.#master].map((end) => new Promise((resolve) => end.once('close', resolve)));
    this.#slave.destroy();
    this.#master.destroy();
    Promise.all(closed).then(() => done(error));
  }

  /** The kernel tells nobody when a terminal's line has room again. */
  #writeLater(rest: Buffer, done: (error?: Error | null) => void): void {
    setTimeout(() => this._write(rest, 'latin1', done), RETRY_MS);
  }
}

function descriptor(stream: ReadStream): number {
  return (stream as unknown as { _handle: { fd: number } })._handle.fd;
}
