import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParts } from '../../../gateway/sms/pdu/breaks.ts';
import { decodeDeliver, encodeDeliver } from '../../../gateway/sms/pdu/deliver.ts';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { LANGUAGES, type Language } from '../../../gateway/sms/pdu/shift-tables.ts';
import { planSms, type SmsPlan, type SmsPlanOptions } from '../../../gateway/sms/pdu/split.ts';
import { decodeSubmit, encodeSubmit } from '../../../gateway/sms/pdu/submit.ts';

const shape = (plan: SmsPlan) => [plan.encoding, plan.parts.map((part) => part.units), plan.parts[0]!.capacity];
const joined = (plan: SmsPlan) => plan.parts.map((part) => part.text).join('');

describe('sizes', () => {
  it.each<[string, string, unknown[]]>([
    ['nothing', '', ['GSM-7', [0], 160]],
    ['160 letters', 'a'.repeat(160), ['GSM-7', [160], 160]],
    ['161 letters', 'a'.repeat(161), ['GSM-7', [153, 8], 153]],
    ['306 letters', 'a'.repeat(306), ['GSM-7', [153, 153], 153]],
    ['307 letters', 'a'.repeat(307), ['GSM-7', [153, 153, 1], 153]],
    ['80 euros', '€'.repeat(80), ['GSM-7', [160], 160]],
    ['81 euros, none cut', '€'.repeat(81), ['GSM-7', [152, 10], 153]],
    ['70 Cyrillic letters', 'ж'.repeat(70), ['UCS-2', [70], 70]],
    ['71 Cyrillic letters', 'ж'.repeat(71), ['UCS-2', [67, 4], 67]],
    ['35 emoji', '😀'.repeat(35), ['UCS-2', [70], 70]],
    ['36 emoji, none cut', '😀'.repeat(36), ['UCS-2', [66, 6], 67]],
  ])('%s', (_, text, expected) => {
    const plan = planSms(text);
    expect(shape(plan)).toEqual(expected);
    expect(joined(plan)).toBe(text);
  });
  it('16-bit references leave less room', () => {
    expect(shape(planSms('a'.repeat(161), { concatBits: 16 }))).toEqual(['GSM-7', [152, 9], 152]);
    expect(shape(planSms('ж'.repeat(71), { concatBits: 16 }))).toEqual(['UCS-2', [66, 5], 66]);
  });
  it('numbers the parts', () => {
    const plan = planSms('a'.repeat(400), { concatRef: 300, concatBits: 16 });
    expect(plan.parts.map(({ seq, total, concat }) => ({ seq, total, concat }))).toEqual(
      [1, 2, 3].map((seq) => ({ seq, total: 3, concat: { ref: 300, total: 3, seq, bits: 16 } })),
    );
    expect(planSms('a').parts[0]!.concat).toBeNull();
  });
  it('refuses more than 255 parts and references out of range', () => {
    expect(planSms('a'.repeat(255 * 153)).parts).toHaveLength(255);
    expect(() => planSms('a'.repeat(255 * 153 + 1))).toThrow(PduError);
    expect(() => planSms('a', { concatRef: 256 })).toThrow(PduError);
    expect(() => planSms('a', { concatRef: 65_536, concatBits: 16 })).toThrow(PduError);
  });
});

describe('cuts', () => {
  it('keeps a grapheme whole where it costs no further part', () => {
    const family = '👨‍👩‍👧‍👦';
    const plan = planSms(`${'ж'.repeat(62)}${family}жж`);
    expect(plan.parts.map((part) => part.text)).toEqual(['ж'.repeat(62), `${family}жж`]);
  });
  it('cuts a grapheme rather than send a further part', () => {
    const flag = '🇩🇪';
    const plan = planSms(`${'ж'.repeat(65)}${flag}${'ж'.repeat(65)}`);
    expect(plan.parts.map((part) => part.units)).toEqual([67, 67]);
  });
  it('keeps a link whole where it costs no further part', () => {
    const link = 'https://gateway.example.org/l/Zm9vYmFyYmF6cXV4Zm9vYmFy';
    const plan = planSms(`${'Please open this link. '.repeat(5)}${link}, it is valid for 10 minutes.`);
    expect(plan.parts).toHaveLength(2);
    expect(plan.parts[1]!.text.startsWith(link)).toBe(true);
  });
  it('cuts a link rather than send a further part', () => {
    const link = `https://gateway.example.org/${'x'.repeat(70)}`;
    const plan = planSms(`${'a'.repeat(100)} ${link} ${'b'.repeat(100)}`);
    expect(plan.parts).toHaveLength(2);
    expect(plan.parts[0]!.units).toBe(153);
  });
  it('cuts a link that fits no part anyway', () => {
    const plan = planSms(`${'a'.repeat(50)} https://gateway.example.org/${'x'.repeat(200)}`);
    expect(plan.parts[0]!.units).toBe(153);
  });
  it('does not take the full stop for a part of the link', () => {
    const link = `http://a.example/${'x'.repeat(83)}`;
    const plan = planSms(`${'a'.repeat(53)}${link}. ${'b'.repeat(50)}`);
    expect(plan.parts[0]!.text.endsWith(link)).toBe(true);
  });
  it('takes the fewest parts, cuts at a link only if it must', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bb ', 'http://x.y ', 'HTTPS://q ', 'é', '. '), { maxLength: 25 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 25 }), (written, capacity) => {
        const characters = [...written];
        const costs = characters.map((c) => (c === 'é' ? 2 : 1));
        const pieces = cutParts({ characters, costs }, capacity);
        expect(pieces.map((piece) => piece.text).join('')).toBe(written);
        for (const piece of pieces) expect(piece.units).toBeLessThanOrEqual(capacity);
        expect(pieces.length).toBe(
          Math.max(
            1,
            fewest(costs, capacity, () => true),
          ),
        );
        const links = [...written.matchAll(/https?:\/\/[a-z.]*[a-z]/gi)].map(
          (m) => [m.index, m.index + m[0].length] as const,
        );
        const inside = (at: number): boolean =>
          links.some(([from, to]) => at > from && at < to && to - from <= capacity);
        if (fewest(costs, capacity, (at) => !inside(at)) <= pieces.length) {
          let at = 0;
          for (const piece of pieces.slice(0, -1)) {
            at += piece.text.length;
            expect(inside(at)).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Fewest parts with cuts only where allowed, tried in every way there is. */
function fewest(costs: readonly number[], capacity: number, allowed: (at: number) => boolean): number {
  const best = [0];
  for (let end = 1; end <= costs.length; end++) {
    best[end] = Number.POSITIVE_INFINITY;
    let used = 0;
    for (let start = end - 1; start >= 0; start--) {
      used += costs[start]!;
      if (used > capacity) break;
      if (start === 0 || allowed(start)) best[end] = Math.min(best[end]!, best[start]! + 1);
    }
  }
  return best[costs.length]!;
}

describe('any text', () => {
  const languages = Object.keys(LANGUAGES) as Language[];
  const words = fc.constantFrom(
    'code ',
    '€',
    '😀',
    'é',
    'e\u0301',
    'ş',
    'ж',
    'नमस्ते ',
    '👨‍👩‍👧',
    '{}',
    'https://a.example/b?c=d ',
    'உ',
    'ی',
    '\n',
    '\ud83d',
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 120 }).map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  const options = fc.record({
    concatRef: fc.nat(255),
    concatBits: fc.constantFrom(8 as const, 16 as const),
    languages: fc.subarray(languages),
    transliterate: fc.boolean(),
  });
  it('fits its parts, comes back whole, and is planned the same again', () => {
    fc.assert(
      fc.property(text, options, (written, given: SmsPlanOptions) => {
        const plan = planSms(written, given);
        expect(planSms(written, given)).toEqual(plan);
        expect(joined(plan)).toBe(plan.text);
        expect(plan.text).toBe(applied(written, plan));
        const received = plan.parts.map((part) => {
          expect(part.units).toBeLessThanOrEqual(part.capacity);
          expect(part.text).not.toMatch(/\p{Surrogate}/u);
          const submit = decodeSubmit(encodeSubmit({ to: '+4912345', part }).hex);
          expect(submit.concat).toEqual(part.concat);
          const deliver = decodeDeliver(
            encodeDeliver({ from: '+4912345', part, sentAt: { ms: 1.7e12, offsetMinutes: 60 } }).hex,
          );
          expect(deliver.text).toBe(submit.text);
          return submit.text;
        });
        expect(received.join('')).toBe(joined(plan));
        if (plan.encoding === 'GSM-7') expect(plan.forcedUcs2).toEqual([]);
        else expect(plan.forcedUcs2.length).toBeGreaterThan(0);
        for (const { character, index } of plan.forcedUcs2) {
          expect(written.slice(index, index + character.length)).toBe(character);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** The text with the reported replacements made. */
function applied(text: string, plan: SmsPlan): string {
  let result = text;
  for (const { character, index, replacement } of plan.replacements.toReversed()) {
    result = result.slice(0, index) + replacement + result.slice(index + character.length);
  }
  return result;
}
