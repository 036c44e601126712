import { isAscii } from 'node:buffer';
import { hasStrictLineEnds } from '../../core/line-ends.ts';
import { SmtpReply } from './smtp-reply.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Looks at every octet of a message as it streams by: NUL, and CR or LF on their own, have no place in a mail (RFC 5321,
 * 2.3.8) and are how one mail is smuggled inside another. Line ends may fall between two chunks.
 */
export class OctetScan {
  /** Octets above 127 were seen. */
  eightBit = false;
  #afterCr = false;

  /** @throws SmtpReply */
  push(chunk: Buffer): void {
    if (hasStrictLineEnds(chunk, this.#afterCr ? CR : null) && !chunk.includes(0)) {
      if (chunk.length > 0) this.#afterCr = chunk.at(-1) === CR;
      this.eightBit ||= !isAscii(chunk);
    } else this.#slowly(chunk);
  }

  /** Finds which octet it is that does not belong there. */
  #slowly(chunk: Buffer): void {
    let afterCr = this.#afterCr;
    let seen = 0;
    for (let at = 0; at < chunk.length; at++) {
      const octet = chunk[at]!;
      if (octet > CR) {
        if (afterCr) throw bareLineEnd('CR');
        seen |= octet;
      } else if (octet === LF) {
        if (!afterCr) throw bareLineEnd('LF');
        afterCr = false;
      } else {
        if (octet === 0) throw new SmtpReply(554, '5.6.0', 'The message contains a NUL octet', 'octets');
        if (afterCr) throw bareLineEnd('CR');
        afterCr = octet === CR;
      }
    }
    this.#afterCr = afterCr;
    if (seen > 127) this.eightBit = true;
  }
}

function bareLineEnd(which: string): SmtpReply {
  return new SmtpReply(554, '5.6.0', `The message contains a bare ${which}; lines must end in CR LF`, 'octets');
}

/**
 * For old devices that are let off: CR or LF on its own becomes CR LF, so that nothing further on can take it for
 * anything else. NUL stays refused.
 */
export class LineMender {
  /** Something was mended. */
  hasMended = false;
  #afterCr = false;

  push(chunk: Buffer): Buffer {
    const out = Buffer.allocUnsafe(2 * chunk.length + 1);
    let length = 0;
    for (const octet of chunk) {
      if (this.#afterCr && octet !== LF) {
        out[length++] = LF;
        this.hasMended = true;
      } else if (octet === LF && !this.#afterCr) {
        out[length++] = CR;
        this.hasMended = true;
      }
      out[length++] = octet;
      this.#afterCr = octet === CR;
    }
    return out.subarray(0, length);
  }

  /** What is missing at the end. */
  end(): Buffer {
    const rest = this.#afterCr ? '\n' : '';
    this.#afterCr = false;
    return Buffer.from(rest);
  }
}
