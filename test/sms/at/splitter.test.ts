import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, type Token } from '../../../gateway/sms/at/splitter.ts';

const lines = (tokens: Token[]) => tokens.map((token) => (token.kind === 'line' ? token.text : token.kind));
const split = (...chunks: string[]) => {
  const splitter = new LineSplitter();
  return lines(chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk, 'latin1'))));
};

describe('LineSplitter', () => {
  it('ends lines at CR, LF and any run of both', () => {
    expect(split('AT\r\r\nOK\r\n', '\r\r\n+CSQ: 21,99\r\r\nOK\n')).toEqual(['AT', 'OK', '+CSQ: 21,99', 'OK']);
  });

  it('keeps half a line until the rest comes', () => {
    expect(split('\r\n+CMG', 'S: 1', '2\r', '\n')).toEqual(['+CMGS: 12']);
  });

  it('drops control characters and the garbage in front of a line', () => {
    expect(split('\x00\xff\xfe\x11OK\r\n', '\x1b\r\n\x80\x81\r\nA\x07T\r\n')).toEqual(['OK', 'AT']);
  });

  it('knows the prompt with and without its blank, once, at the start of a line, while it is expected', () => {
    for (const prompt of ['\r\n> ', '\r\n>', '> ', '\r\n>\r\n']) {
      const splitter = new LineSplitter();
      splitter.expectPrompt(true);
      expect(lines(splitter.push(Buffer.from(`AT+CMGS=20\r${prompt}`)))).toEqual(['AT+CMGS=20', 'prompt']);
      expect(lines(splitter.push(Buffer.from('> more\r\n')))).toEqual(['> more']);
    }
  });

  it('sees no prompt where none is expected', () => {
    expect(split('\r\n> ', 'OK\r\n')).toEqual(['> OK']);
  });

  it('knows the prompt behind an unsolicited line', () => {
    const splitter = new LineSplitter();
    splitter.expectPrompt(true);
    expect(lines(splitter.push(Buffer.from('\r\n^RSSI: 12\r\n\r\n> ')))).toEqual(['^RSSI: 12', 'prompt']);
  });

  it('gives a line without end up before it fills the memory', () => {
    expect(split('x'.repeat(5000), '\r\nOK\r\n')).toEqual(['overflow', 'OK']);
  });

  it('finds the same lines wherever the chunks are cut', () => {
    const whole = 'AT+CMGS=20\r\r\n> 0011000B91\r\n^RSSI: 3\r\n\r\n+CMGS: 7\r\n\r\nOK\r\n';
    const collect = (cuts: number[]) => {
      const splitter = new LineSplitter();
      splitter.expectPrompt(true);
      const edges = [0, ...cuts.sort((a, b) => a - b), whole.length];
      return edges.slice(1).flatMap((end, i) => splitter.push(Buffer.from(whole.slice(edges[i], end))));
    };
    const expected = collect([]);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
        expect(collect(cuts)).toEqual(expected);
      }),
    );
    expect(lines(expected)).toEqual(['AT+CMGS=20', 'prompt', '0011000B91', '^RSSI: 3', '+CMGS: 7', 'OK']);
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }), fc.boolean(), (chunks, prompt) => {
        const splitter = new LineSplitter();
        splitter.expectPrompt(prompt);
        for (const chunk of chunks) {
          for (const token of splitter.push(Buffer.from(chunk))) {
            // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may get through
            if (token.kind === 'line') expect(token.text).not.toMatch(/[\x00-\x1f\x7f]/);
          }
        }
      }),
    );
  });
});
