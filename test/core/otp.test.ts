import { describe, expect, it } from 'vitest';
import { findCounter, hotp, timeStep, totp } from '../../gateway/core/otp.ts';

const SHA1_SEED = Buffer.from('12345678901234567890');
const SEEDS = {
  SHA1: SHA1_SEED,
  SHA256: Buffer.from('12345678901234567890123456789012'),
  SHA512: Buffer.from('1234567890123456789012345678901234567890123456789012345678901234'),
};
const SIX = { algorithm: 'SHA1', digits: 6 } as const;

describe('one-time passwords', () => {
  it('gives the HOTP values of RFC 4226, appendix D', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => hotp(SHA1_SEED, counter, SIX));
    expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
  });

  // RFC 6238, appendix B
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('gives the TOTP values of RFC 6238 at %d s', (seconds, sha1, sha256, sha512) => {
    const at = (algorithm: keyof typeof SEEDS) =>
      totp(SEEDS[algorithm], seconds * 1000, { algorithm, digits: 8, period: 30 });
    expect([at('SHA1'), at('SHA256'), at('SHA512')]).toEqual([sha1, sha256, sha512]);
  });

  it('counts steps beyond 32 bits', () => {
    expect(hotp(SHA1_SEED, 2 ** 32, SIX)).not.toBe(hotp(SHA1_SEED, 0, SIX));
    expect(timeStep(59_999, 30)).toBe(1);
  });

  it('finds the counter of a code inside the window only', () => {
    expect(findCounter(SHA1_SEED, '969429', 2, 4, SIX)).toBe(3);
    expect(findCounter(SHA1_SEED, '969 429', 2, 4, SIX)).toBe(3);
    expect(findCounter(SHA1_SEED, '969429', 4, 6, SIX)).toBeNull();
    expect(findCounter(SHA1_SEED, '755224', -1, 1, SIX)).toBe(0);
    expect(findCounter(SHA1_SEED, '96942', 0, 9, SIX)).toBeNull();
    expect(findCounter(SHA1_SEED, 'ßßßßßß', 0, 9, SIX)).toBeNull();
  });
});
