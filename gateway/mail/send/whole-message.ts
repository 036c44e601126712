import { Writable } from 'node:stream';
import { stuffed } from './dot-stuffing.ts';

/**
 * Takes a message up to its end, and hands it on in one piece with its final dot: a server that is sent it bit by bit is
 * woken for each, and so are we. Only for messages that may be in memory whole.
 */
export class WholeMessage extends Writable {
  /** What nodemailer tells of it. */
  outByteCount = 0;
  readonly #chunks: Buffer[] = [];
  readonly #strict: boolean;
  readonly #send: (octets: readonly Buffer[]) => void;

  /** @param strict CR and LF are known to come only together  @param send is called once, with the octets for the wire */
  constructor(strict: boolean, send: (octets: readonly Buffer[]) => void) {
    super({ highWaterMark: Number.MAX_SAFE_INTEGER });
    this.#strict = strict;
    this.#send = send;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const octets = stuffed(this.#chunks, this.#strict);
    for (const { length } of octets) this.outByteCount += length;
    this.#send(octets);
    done();
  }
}
