import fc from 'fast-check';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream';
import { describe, expect, it } from 'vitest';
import { type DataStream as Quickened, quickened, stuffed } from '../../gateway/mail/send/dot-stuffing.ts';

async function sent(
  chunks: readonly string[],
  quick: boolean,
  strict = false,
): Promise<{ text: string; count: number }> {
  const stream = new DataStream();
  if (quick) quickened(stream as unknown as Quickened, strict);
  const out: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => out.push(chunk));
  for (const chunk of chunks) stream.write(Buffer.from(chunk));
  stream.end();
  await new Promise((resolve) => stream.once('end', resolve));
  return { text: Buffer.concat(out).toString(), count: (stream as unknown as Quickened).outByteCount };
}

/** Any text, cut anywhere. */
const CUT_TEXT = fc.array(
  fc
    .array(fc.constantFrom('\r', '\n', '\r\n', '\r\n.', '.', 'x', 'some words'), { maxLength: 8 })
    .map((some) => some.join('')),
  { maxLength: 6 },
);

describe('dot stuffing', () => {
  it('writes the same octets the quick way, whatever the text and its cuts', async () => {
    await fc.assert(
      fc.asyncProperty(CUT_TEXT, async (texts) => {
        expect(await sent(texts, true)).toEqual(await sent(texts, false));
      }),
      { numRuns: 500 },
    );
  });

  it('does so without a look at line ends that are known to be proper ones', async () => {
    const piece = fc.constantFrom('\r\n', '\r\n.', '\r\n..', '.', 'x', 'some words');
    const text = fc.array(piece, { maxLength: 20 }).map((some) => some.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (whole, at) => {
        const chunks = [whole.slice(0, at % (whole.length + 1)), whole.slice(at % (whole.length + 1))];
        expect(await sent(chunks, true, true)).toEqual(await sent(chunks, false));
      }),
      { numRuns: 500 },
    );
  });

  it('makes the same of a message that it has whole', async () => {
    await fc.assert(
      fc.asyncProperty(CUT_TEXT, async (texts) => {
        const octets = stuffed(Buffer.from(texts.join('')), false);
        expect(Buffer.concat(octets).toString()).toBe((await sent(texts, false)).text);
      }),
      { numRuns: 1_000 },
    );
  });
});
