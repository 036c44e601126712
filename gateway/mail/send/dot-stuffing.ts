import { hasStrictLineEnds } from '../../core/line-ends.ts';

/** What we know of nodemailer's stream that writes a message after DATA. */
export interface DataStream {
  inByteCount: number;
  outByteCount: number;
  /** The last octet it has seen; false before the first. */
  lastByte: number | false;
  push(chunk: Buffer): boolean;
  once(event: 'end', listener: () => void): unknown;
  _transform(chunk: Buffer, encoding: string, done: (error?: Error | null) => void): void;
}

const LF = 0x0a;
const DOT = 0x2e;

/**
 * Lets chunks that need no change pass as they are: nodemailer looks at each octet in turn, and nearly all mails have
 * proper line ends and no line that begins with a dot (RFC 5321, 4.5.2).
 * @param strict CR and LF are known to come only together
 */
export function quickened<Stream extends DataStream>(stream: Stream, strict: boolean): Stream {
  const slowly = stream._transform;
  stream._transform = (chunk, encoding, done) => {
    if (!Buffer.isBuffer(chunk) || chunk.length === 0 || !isPlain(chunk, stream.lastByte, strict)) {
      slowly.call(stream, chunk, encoding, done);
      return;
    }
    stream.inByteCount += chunk.length;
    stream.outByteCount += chunk.length;
    stream.lastByte = chunk.at(-1)!;
    stream.push(chunk);
    done();
  };
  return stream;
}

function isPlain(chunk: Buffer, before: number | false, strict: boolean): boolean {
  if (chunk[0] === DOT && (before === false || before === LF)) return false;
  return !chunk.includes('\n.') && (strict || hasStrictLineEnds(chunk, before === false ? null : before));
}
