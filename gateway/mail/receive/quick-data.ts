import type { SMTPStream } from 'smtp-server/lib/smtp-stream';

/** Shorter stretches are not worth the detour. */
const LEAST = 512;
/** As many as the library keeps back, to find an end that falls between two chunks. */
const KEPT = 4;
const NOTHING = Buffer.alloc(0);
const LF = 0x0a;
const DOT = 0x2e;

/**
 * Lets stretches without a dot at the start of a line pass as they are: smtp-server looks at each octet in turn. All that
 * has such a dot, or may end the message (RFC 5321, 4.5.2), is still the library's to judge.
 */
export function quickened(parser: SMTPStream): SMTPStream {
  const slowly = parser._feedDataStream.bind(parser);
  parser._feedDataStream = (chunk, done) => {
    const end = plainEnd(chunk);
    const held = parser._lastBytes || NOTHING;
    const stream = parser._dataStream;
    const dotAtStart = parser._atDataStart && (held[0] ?? chunk[0]) === DOT;
    const dotAtSeam = held.includes('\n.') || (held.at(-1) === LF && chunk[0] === DOT);
    if (end < LEAST || dotAtStart || dotAtSeam || !stream?.writable) {
      slowly(chunk, done);
      return;
    }
    const most = chunk.subarray(0, end - KEPT);
    const plain = held.length > 0 ? Buffer.concat([held, most]) : most;
    const rest = chunk.subarray(end);
    const goOn = () => (rest.length > 0 ? slowly(rest, done) : done());
    parser._lastBytes = chunk.subarray(end - KEPT, end);
    parser._countDataBytes(plain.length);
    if (stream.write(plain) || stream.destroyed) goOn();
    else whenDrained(stream, goOn);
  };
  return parser;
}

/** Up to the octet before the first line end that a dot follows. */
function plainEnd(chunk: Buffer): number {
  const at = chunk.indexOf('\n.');
  return at < 0 ? chunk.length : at - 1;
}

/** A stream that is destroyed never drains. */
function whenDrained(stream: NonNullable<SMTPStream['_dataStream']>, goOn: () => void): void {
  const over = () => {
    stream.removeListener('drain', over);
    stream.removeListener('close', over);
    goOn();
  };
  stream.once('drain', over);
  stream.once('close', over);
}
