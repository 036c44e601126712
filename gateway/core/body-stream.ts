import { Readable } from 'node:stream';

/** Octets of a piece. */
const PIECE = 16 * 1024;

/**
 * A body as a stream of small pieces. Its end counts as "handed over", and a large piece would reach its end while most of
 * it still waits on our side: a mail that was surely not sent would count as uncertain.
 * @param body whole, or in chunks of any size
 */
export function bodyStream(body: Buffer | AsyncIterable<Buffer>): Readable {
  if (!Buffer.isBuffer(body)) return Readable.from(pieces(body), { objectMode: false, highWaterMark: PIECE });
  let at = 0;
  return new Readable({
    highWaterMark: PIECE,
    read() {
      this.push(body.subarray(at, at + PIECE));
      at += PIECE;
      if (at >= body.length) this.push(null);
    },
  });
}

async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}
