import { stuffed } from './dot-stuffing.ts';

/**
 * Takes a message in one piece, and hands it on in one, with its final dot: a server that is sent it bit by bit is woken
 * for each, and so are we. Only for messages that may be in memory whole. It is no stream: nodemailer pipes none into it.
 */
export class WholeMessage {
  /** What nodemailer tells of it. */
  outByteCount = 0;
  #octets: readonly Buffer[] = [];
  readonly #strict: boolean;
  readonly #send: (octets: readonly Buffer[]) => void;

  /** @param strict CR and LF are known to come only together  @param send is called once, with the octets for the wire */
  constructor(strict: boolean, send: (octets: readonly Buffer[]) => void) {
    this.#strict = strict;
    this.#send = send;
  }

  write(message: Buffer): void {
    this.#octets = stuffed(message, this.#strict);
    for (const { length } of this.#octets) this.outByteCount += length;
  }

  end(): void {
    this.#send(this.#octets);
  }
}
