import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasStrictLineEnds } from '../../gateway/core/line-ends.ts';

describe('line ends', () => {
  it('are judged as octet by octet, however the text is cut', () => {
    const text = fc
      .array(fc.constantFrom('\r', '\n', '\r\n', '.', 'x'), { maxLength: 30 })
      .map((some) => some.join(''));
    fc.assert(
      fc.property(text, fc.nat(30), (whole, cut) => {
        const octets = Buffer.from(whole);
        const [head, tail] = [octets.subarray(0, cut), octets.subarray(cut)];
        const found = hasStrictLineEnds(head, null) && hasStrictLineEnds(tail, head.at(-1) ?? null);
        const isStrict = !/\r(?!\n|$)|(?<!\r)\n/.test(whole);
        // A CR at the end of all is left to who knows that it is the end.
        expect(found).toBe(isStrict);
      }),
      { numRuns: 2_000 },
    );
  });
});
