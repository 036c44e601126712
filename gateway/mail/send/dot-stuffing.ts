import NodemailerStream from 'nodemailer/lib/smtp-connection/data-stream';
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
  _flush(done: (error?: Error | null) => void): void;
}

const LF = 0x0a;
const CR = 0x0d;
const DOT = 0x2e;
/** What ends a message, by its last octet. */
const END = {
  afterLf: Buffer.from('.\r\n'),
  afterCr: Buffer.from('\n.\r\n'),
  afterText: Buffer.from('\r\n.\r\n'),
};

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

/**
 * A whole message as it goes over the wire, with its final dot.
 * @param strict CR and LF are known to come only together
 */
export function stuffed(message: Buffer, strict: boolean): Buffer[] {
  if (!isPlain(message, false, strict)) return slowlyStuffed(message);
  const last = message.at(-1);
  return [message, last === LF ? END.afterLf : last === CR ? END.afterCr : END.afterText];
}

/** By nodemailer's own hand: both steps end before they return. */
function slowlyStuffed(message: Buffer): Buffer[] {
  const out: Buffer[] = [];
  const stream = new NodemailerStream() as unknown as DataStream;
  stream.push = (chunk) => out.push(chunk) > 0;
  stream._transform(message, 'buffer', () => undefined);
  stream._flush(() => undefined);
  return out;
}

function isPlain(chunk: Buffer, before: number | false, strict: boolean): boolean {
  if (chunk[0] === DOT && (before === false || before === LF)) return false;
  return !chunk.includes('\n.') && (strict || hasStrictLineEnds(chunk, before === false ? null : before));
}
