import type { Readable } from 'node:stream';

/**
 * Hands every chunk to `take`, the next one only when what it returned has come about. An async iterator would do the
 * same and cost each chunk several times as much.
 * @param take null = the next one may come; must not throw, nor may its promise
 * @throws Error of the stream, or that it was closed before its end
 */
export function consume(stream: Readable, take: (chunk: Buffer) => Promise<void> | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let last: Promise<void> | null = null;
    stream.on('data', (chunk: Buffer) => {
      last = take(chunk);
      if (!last) return;
      stream.pause();
      void last.then(() => stream.resume());
    });
    stream.once('end', () => resolve(last ?? undefined));
    stream.once('error', reject);
    stream.once('close', () => {
      if (!stream.readableEnded) reject(new Error('The stream was closed before its end.'));
    });
  });
}
