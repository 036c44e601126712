import { describe, expect, it } from 'vitest';
import { base32Decode, base32Encode, groupsOfFour } from '../../gateway/core/base32.ts';

describe('base32', () => {
  // RFC 4648, section 10, without the padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j as %j and reads it back', (plain, encoded) => {
    expect(base32Encode(Buffer.from(plain))).toBe(encoded);
    if (plain) expect(base32Decode(encoded).toString()).toBe(plain);
  });

  it('reads every byte value back', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    expect(base32Decode(base32Encode(bytes))).toEqual(bytes);
  });

  it('takes the ways people write it', () => {
    expect(base32Decode('mzxw 6ytb-OI======').toString()).toBe('foobar');
  });

  it.each([
    ['MZXW0YTB', 'Character 5 ("0") is not base32. It may be the letter O.'],
    ['MZ1W', 'Character 3 ("1") is not base32. It may be the letter I or L.'],
    ['MZXW6YT😀', 'Character 8 ("😀") is not base32. Base32 has only the letters A to Z and the digits 2 to 7.'],
    ['ſZXW', 'Character 1 ("ſ") is not base32. Base32 has only the letters A to Z and the digits 2 to 7.'],
    ['MZ=XW', 'Nothing may follow the padding "=" (character 4).'],
    ['MZX', 'Base32 text cannot be 3 characters long: one or more are missing at the end.'],
    [' - ', 'The secret is empty.'],
  ])('refuses %j', (text, message) => {
    expect(() => base32Decode(text)).toThrow(
      expect.objectContaining({ code: 'SECRET_INVALID', status: 422, fields: [{ path: 'secret', message }] }),
    );
  });

  it('groups for reading', () => {
    expect(groupsOfFour('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
    expect(groupsOfFour('ABCDEFGH')).toBe('ABCD EFGH');
  });
});
