import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { normaliseMobile } from '../../gateway/directory/mobile.ts';

describe('mobile numbers', () => {
  it.each([
    ['+32 412/34.56.78', 'CH', '+32412345678'],
    ['+32412345678', 'US', '+32412345678'],
    ['0041 79 123 45 67', 'CH', '+41791234567'],
    ['0041 79 123 45 67', 'US', '+41791234567'],
    ['0041791234567', 'TW', '+41791234567'],
    ['011 41 79 123 45 67', 'US', '+41791234567'],
    ['+41 (0)79 123 45 67', 'CH', '+41791234567'],
    ['+44 (0) 7700 900123', 'CH', '+447700900123'],
    ['0044 ( 0 ) 7700 900123', 'DE', '+447700900123'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['(079) 123-45-67', 'CH', '+41791234567'],
    ['07700 900123', 'GB', '+447700900123'],
    ['0912-345-678', 'TW', '+886912345678'],
    ['00886912345678', 'TW', '+886912345678'],
    ['(202) 555-0123', 'US', '+12025550123'],
    ['1 202 555 0123', 'US', '+12025550123'],
    ['+39 347 123 4567', 'CH', '+393471234567'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['＋４１ ７９ １２３ ４５ ６７', 'US', '+41791234567'],
    ['\u202a+41 79 123 45 67\u202c', 'US', '+41791234567'],
    ['+41\u00a079\u00a0123\u00a045\u00a067', 'US', '+41791234567'],
    ['tel:+41-79-123-45-67', 'US', '+41791234567'],
    ['  +41791234567 ', 'XX', '+41791234567'],
  ])('reads %s in %s', (text, country, expected) => {
    expect(normaliseMobile(text, country)).toBe(expected);
  });

  it('reads each country’s numbers in national, international and 00 notation, and its own output', () => {
    const wrong: string[] = [];
    for (const country of getCountries()) {
      const example = getExampleNumber(country, examples);
      if (!example) continue;
      const international = example.formatInternational();
      const written = [example.number, international, international.replace('+', '00'), example.formatNational()];
      for (const text of written) {
        const read = normaliseMobile(text, country);
        if (read !== example.number) wrong.push(`${country}: ${text} → ${read}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['hello', 'CH', /not a telephone number/],
    ['079 123', 'CH', /too few or too many digits/],
    ['+41 79 123 45 67 89 00', 'CH', /too few or too many|not a telephone number/],
    ['079 123 45 67 ext. 5', 'CH', /not a telephone number/],
    ['call 079 123 45 67', 'CH', /not a telephone number/],
    ['079 123 45 67 / 076 123 45 67', 'CH', /too few or too many|not a telephone number/],
    ['+999 123456789', 'CH', /not a telephone number/],
    ['044 668 18 00', 'CH', /landline/],
    ['+1 800 555 0123', 'US', /freephone/],
    ['', 'CH', /not a telephone number/],
    ['79 123 45 67', 'XX', /not a telephone number/],
  ])('refuses %j in %s and shows how to write it', (text, country, cause) => {
    const error = (() => {
      try {
        return normaliseMobile(text, country);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: 'MOBILE_INVALID', status: 422, message: expect.stringMatching(cause) });
    const { fields } = error as { fields: { path: string; message: string }[] };
    expect(fields[0]?.path).toBe('mobile');
    expect(fields[0]?.message).toMatch(/Write it .*\+\d+/);
  });
});
