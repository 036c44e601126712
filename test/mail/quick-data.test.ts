import { once } from 'node:events';
import fc from 'fast-check';
import { SMTPStream } from 'smtp-server/lib/smtp-stream';
import { expect, it } from 'vitest';
import { quickened } from '../../gateway/mail/receive/quick-data.ts';

/** Lines long enough to be let through, short ones, and all that has to do with dots. */
const line = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((n) => '.'.repeat(n)),
  fc.constantFrom(
    'a',
    'text. with dots.',
    '..x',
    '.\r',
    'lone\nfeed',
    'lone\n.\nfeed',
    '\r.\r',
    'x'.repeat(600),
    'y'.repeat(5_000),
  ),
);
const message = fc.array(line, { maxLength: 20 }).map((lines) => `${lines.join('\r\n')}\r\n.\r\nNOOP\r\n`);
/** Anywhere, and in the midst of what has to do with a dot. */
const cuts = fc.array(
  fc.oneof(
    fc.nat(12_000).map((at) => ({ at })),
    fc.record({ dot: fc.nat(40), by: fc.integer({ min: -4, max: 4 }) }),
  ),
  {
    maxLength: 8,
  },
);

/** What a parser makes of it: the message, how many octets it counted, and the commands behind it. */
async function read(parser: SMTPStream, chunks: readonly Buffer[]) {
  const commands: string[] = [];
  parser.oncommand = (command, done) => {
    commands.push(command.toString('latin1'));
    done?.();
  };
  const stream = parser.startDataMode();
  const message: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => message.push(chunk));
  stream.on('end', () => parser.continue());
  for (const chunk of chunks) parser.write(Buffer.from(chunk));
  parser.end();
  await once(parser, 'finish');
  return { message: Buffer.concat(message).toString('latin1'), octets: parser.dataBytes, commands };
}

it('finds the same message and the same commands behind it as the library does, wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(message, cuts, async (text, at) => {
      const octets = Buffer.from(text, 'latin1');
      const dots = [...text.matchAll(/\./g)].map(({ index }) => index);
      const places = at.map((cut) => ('at' in cut ? cut.at : dots[cut.dot % dots.length]! + cut.by));
      const inside = places.filter((place) => place > 0 && place < octets.length);
      const ends = [...inside, octets.length].sort((a, b) => a - b);
      const chunks = ends.map((end, index) => octets.subarray(ends[index - 1] ?? 0, end));
      const expected = await read(new SMTPStream(), chunks);
      expect(await read(quickened(new SMTPStream()), chunks)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('waits for a reader that is slow', async () => {
  const parser = quickened(new SMTPStream());
  const stream = parser.startDataMode();
  parser.write('start of the message\r\n');
  let taken = 0;
  const written = new Promise<void>((resolve) => {
    parser.write(Buffer.alloc(200_000, 'x'), () => {
      taken += 1;
      resolve();
    });
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toBe(0);
  stream.resume();
  await written;
  expect(parser.dataBytes).toBeGreaterThan(199_990);
});
