import { describe, expect, it } from 'vitest';
import type { Disposition } from '../../../gateway/core/errors.ts';
import { CME_CODES } from '../../../gateway/sms/at/cme-codes.ts';
import { CMS_CODES } from '../../../gateway/sms/at/cms-codes.ts';
import { codeTable } from '../../../gateway/sms/at/code-tables.ts';

/** Numbers written as the standards list them: `1 8 10 95-99`. */
function numbers(text: string): number[] {
  return text.split(' ').flatMap((piece) => {
    const [from = 0, to = from] = piece.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

/** 3GPP TS 24.011 E.2, TS 23.040 9.2.3.22, TS 27.005 3.2.5, and what makers share from 512 on. */
const CMS: Record<Disposition, string> = {
  permanent: '1 8 10 21 28 29 30 50 69 95-99 128-130 143-145 159-161 175 176 193 195-199 304 305',
  temporary: '17 22 27 38 41 42 47 81 111 127 192 194 210 224-255 300 320 321 332 340 514 515',
  local: '208 209 211-213 262 301-303 310-318 322 330 331',
  uncertain: '500 512 513',
};
/** 3GPP TS 27.007 9.2. */
const CME: Record<Disposition, string> = {
  permanent: '',
  temporary: '14 21 22 31 52 63 122 126 148 256 258 515',
  local: '0-7 10-13 15-18 20 23-27 30 32 40-51 53-62 103 106-108 111-115 125 127-147 149-195 257 262',
  uncertain: '100',
};

describe.each([
  ['CMS', CMS, CMS_CODES],
  ['CME', CME, CME_CODES],
] as const)('the table of +%s ERROR', (_, expected, table) => {
  it.each(Object.entries(expected).filter(([, text]) => text !== ''))('has all that is %s', (disposition, text) => {
    const found = [...table].filter(([, meaning]) => meaning.disposition === disposition).map(([code]) => code);
    expect(found.sort((a, b) => a - b)).toEqual(numbers(text));
  });

  it('says cause and remedy in whole sentences', () => {
    for (const [code, { cause, remedy }] of table) {
      expect(cause, String(code)).toMatch(/^[A-Z][^%{}]*\.$/);
      expect(remedy, String(code)).toMatch(/^[A-Z].*[.)]$/);
    }
  });
});

describe('what people meet', () => {
  it.each([
    [322, 'store', 'empties'],
    [330, 'service centre number', 'Set the service centre number'],
    [331, 'no network', 'antenna'],
    [500, 'unknown error', 'force 3G'],
    [38, 'out of order', 'force 3G'],
    [8, 'operator bars', 'Ask the network operator'],
    [302, 'does not allow', 'FDN'],
    [197, 'duplicate', 'earlier copy was accepted'],
    [316, 'PUK', 'in a phone'],
  ])('CMS %i is explained', (code, cause, remedy) => {
    expect(CMS_CODES.get(code)?.cause).toContain(cause);
    expect(CMS_CODES.get(code)?.remedy).toContain(remedy);
  });

  it('CME 56 is explained', () => {
    expect(CME_CODES.get(56)).toMatchObject({ cause: expect.stringContaining('FDN') });
  });
});

it('a number has one meaning', () => {
  expect(() =>
    codeTable([
      [[7], 'local', 'A.', 'B.'],
      [[7], 'local', 'C.', 'D.'],
    ]),
  ).toThrow('7 stands twice');
});
