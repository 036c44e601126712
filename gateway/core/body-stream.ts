import { Readable } from 'node:stream';

/** A body that is in memory comes in one piece up to so many octets, and leaves in one. */
export const WHOLE_OCTETS = 128 * 1024;
/** Octets of a piece of a larger one. */
const PIECE = 16 * 1024;

/**
 * A body as a stream. The end of a large one counts as "handed over", and a large piece would reach its end while most of
 * it still waits on our side: a mail that was surely not sent would count as uncertain.
 * @param body whole, or in chunks of any size
 */
export function bodyStream(body: Buffer | AsyncIterable<Buffer>): Readable {
  if (!Buffer.isBuffer(body)) return Readable.from(pieces(body), { objectMode: false, highWaterMark: PIECE });
  const piece = body.length <= WHOLE_OCTETS ? body.length : PIECE;
  let at = 0;
  return new Readable({
    highWaterMark: PIECE,
    read() {
      this.push(body.subarray(at, at + piece));
      at += piece;
      if (at >= body.length) this.push(null);
    },
  });
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}
