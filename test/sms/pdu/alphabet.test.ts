import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAlike } from '../../../gateway/sms/pdu/look-alikes.ts';
import { planSms, type SmsPlan } from '../../../gateway/sms/pdu/split.ts';
import { decodeSubmit, encodeSubmit } from '../../../gateway/sms/pdu/submit.ts';

const joined = (plan: SmsPlan) => plan.parts.map((part) => part.text).join('');

describe('what forces UCS-2', () => {
  it('is named with its place and a look-alike', () => {
    expect(planSms('“Grüße” an François – 😀').forcedUcs2).toEqual([
      { character: '“', index: 0, suggestion: '"' },
      { character: '”', index: 6, suggestion: '"' },
      { character: 'ç', index: 15, suggestion: 'c' },
      { character: '–', index: 20, suggestion: '-' },
      { character: '😀', index: 22, suggestion: null },
    ]);
  });
  it('is empty for GSM-7', () => expect(planSms('Grüße [€] {à}').forcedUcs2).toEqual([]));
  it.each([
    ['ł', 'l'],
    ['Œ', 'Oe'],
    ['ő', 'o'],
    ['…', '...'],
    ['\u00a0', ' '],
    ['\t', ' '],
    ['\u200b', ''],
    ['\ufe0f', ''],
    ['\u2028', '\n'],
    ['`', "'"],
    ['ﬁ', 'fi'],
    ['①', '1'],
    ['Ａ', 'A'],
    ['½', '1/2'],
    ['™', 'TM'],
    ['α', 'A'],
    ['ώ', 'Ω'],
    ['ς', 'Σ'],
    ['µ', 'u'],
    ['ж', 'zh'],
    ['Щ', 'Shch'],
    ['ь', "'"],
    ['漢', null],
    ['ش', null],
    ['👍', null],
  ])('%j looks like %j', (character, expected) => expect(lookAlike(character)).toBe(expected));
  it('only GSM-7 is ever suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
        const found = lookAlike(character);
        if (found !== null) expect(planSms(found).encoding).toBe('GSM-7');
      }),
      { numRuns: 3000 },
    );
    for (let code = 0; code < 0x3000; code++) {
      const found = lookAlike(String.fromCodePoint(code));
      if (found !== null && planSms(found).encoding !== 'GSM-7') expect.unreachable(`U+${code.toString(16)}`);
    }
  });
});

describe('transliteration', () => {
  it('is done only if asked for, and shown', () => {
    const text = '“Čeština”';
    expect(planSms(text)).toMatchObject({ encoding: 'UCS-2', replacements: [] });
    const plan = planSms(text, { transliterate: true });
    expect(plan).toMatchObject({ encoding: 'GSM-7', forcedUcs2: [] });
    expect(joined(plan)).toBe('"Cestina"');
    expect(plan.replacements).toEqual([
      { character: '“', index: 0, replacement: '"' },
      { character: 'Č', index: 1, replacement: 'C' },
      { character: 'š', index: 3, replacement: 's' },
      { character: '”', index: 8, replacement: '"' },
    ]);
  });
  it('leaves a text alone that stays UCS-2 anyway', () => {
    const plan = planSms('“Čeština” 😀', { transliterate: true });
    expect(plan).toMatchObject({ encoding: 'UCS-2', replacements: [] });
    expect(joined(plan)).toBe('“Čeština” 😀');
  });
  it('joins accents with their letters where that makes it GSM-7', () => {
    const plan = planSms('Ame\u0301lie');
    expect(plan).toMatchObject({
      encoding: 'GSM-7',
      forcedUcs2: [],
      replacements: [{ character: 'e\u0301', index: 2, replacement: 'é' }],
    });
    expect(joined(plan)).toBe('Amélie');
    expect(joined(planSms('5 k\u2126'))).toBe('5 kΩ');
    expect(planSms('Ame\u0301lie ж')).toMatchObject({ encoding: 'UCS-2', replacements: [] });
  });
  it('writes half a surrogate pair as U+FFFD, and says so', () => {
    const plan = planSms('a\ud83d');
    expect(joined(plan)).toBe('a\ufffd');
    expect(plan.replacements).toEqual([{ character: '\ud83d', index: 1, replacement: '\ufffd' }]);
  });
});

describe('national tables', () => {
  const turkish =
    'Şifreniz 123456. Kimseyle paylaşmayın, bankamız sizden asla istemez. Güvenliğiniz için önemli ğüşıöç.';
  it('are used only if permitted', () => {
    expect(planSms(turkish)).toMatchObject({ encoding: 'UCS-2' });
    const plan = planSms(turkish, { languages: ['tr'] });
    expect(plan).toMatchObject({ encoding: 'GSM-7', forcedUcs2: [], replacements: [] });
    expect(plan.parts).toHaveLength(1);
    expect(plan.parts[0]).toMatchObject({ locking: 0, single: 1, capacity: 155 });
  });
  it('are used only where they save parts', () => {
    expect(planSms('Şifreniz', { languages: ['tr'] })).toMatchObject({ encoding: 'UCS-2' });
    expect(planSms('a'.repeat(161), { languages: ['tr'] }).parts[0]).toMatchObject({ locking: 0, single: 0 });
  });
  it('a locking table is taken where escapes would cost a part', () => {
    const text = 'ş'.repeat(150);
    const plan = planSms(text, { languages: ['tr'] });
    expect(plan.parts).toHaveLength(1);
    expect(plan.parts[0]).toMatchObject({ locking: 1, single: 0, capacity: 155, units: 150 });
  });
  it('Hindi fits twice as much as in UCS-2', () => {
    const hindi = 'आपका सत्यापन कोड १२३४५६ है। कृपया इसे किसी के साथ साझा न करें। यह दस मिनट में समाप्त हो जाएगा। धन्यवाद।';
    expect(planSms(hindi).parts).toHaveLength(2);
    const plan = planSms(hindi, { languages: ['bn', 'hi'] });
    expect(plan.parts).toHaveLength(1);
    expect(plan.parts[0]).toMatchObject({ locking: 6, single: 6, capacity: 152 });
    expect(decodeSubmit(encodeSubmit({ to: '+911234567890', part: plan.parts[0]! }).hex).text).toBe(hindi);
  });
  it('are preferred to look-alikes, which change the text', () => {
    expect(planSms(turkish, { languages: ['tr'], transliterate: true }).replacements).toEqual([]);
    expect(planSms(turkish, { transliterate: true }).replacements.length).toBeGreaterThan(0);
  });
});
