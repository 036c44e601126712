import { describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { appWarnings } from '../../gateway/push/app-warnings.ts';
import { type KeyUriToken, keyUri } from '../../gateway/push/key-uri.ts';

const SEED = base32Decode('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
const token: KeyUriToken = {
  type: 'totp',
  issuer: 'ACME Ltd',
  account: 'jane.doe',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
};

describe('Key URI', () => {
  it('has the issuer twice, %20 for blanks, and no default', () => {
    expect(keyUri(token, SEED)).toBe(
      'otpauth://totp/ACME%20Ltd:jane.doe?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME%20Ltd',
    );
  });

  it('says what is not the default', () => {
    expect(keyUri({ ...token, algorithm: 'SHA256', digits: 8, period: 60 }, SEED)).toMatch(
      /&issuer=ACME%20Ltd&algorithm=SHA256&digits=8&period=60$/,
    );
  });

  it('always gives a counter, and no period, to HOTP', () => {
    expect(keyUri({ ...token, type: 'hotp', period: null, counter: 0 }, SEED)).toMatch(
      /^otpauth:\/\/hotp\/.*&issuer=ACME%20Ltd&counter=0$/,
    );
  });

  it('keeps colons out of both names', () => {
    const uri = keyUri({ ...token, issuer: 'ACME: Sales', account: 'DOM:jane' }, SEED);
    expect(uri).toMatch(/^otpauth:\/\/totp\/ACME-Sales:DOM-jane\?.*&issuer=ACME-Sales$/);
    expect(uri.match(/:|%3A/gi)).toHaveLength(2);
  });

  it('leaves the secret unpadded', () => {
    expect(keyUri(token, Buffer.from('foob'))).toContain('secret=MZXW6YQ&');
  });

  it.each(['a+b@x y', 'Zoë & Söhne #1?', '測試 公司', '50% off/="', 'half \ud800 pair', 'line\r\nbreak'])(
    'is read back by a URL parser: %j',
    (name) => {
      const url = new URL(keyUri({ ...token, issuer: name, account: name }, SEED));
      const clean = name.replace('\ud800', '\ufffd').replace('\r\n', ' ');
      const [issuer, account] = url.pathname.replace(/^\/+(totp\/)?/, '').split(':');
      expect([issuer, account].map((part) => decodeURIComponent(part!))).toEqual([clean, clean]);
      expect(url.searchParams.get('issuer')).toBe(clean);
      expect(url.href).not.toContain('+');
    },
  );
});

describe('warnings about apps', () => {
  const apps = (more: Partial<KeyUriToken>, bytes = 20) =>
    appWarnings({ ...token, issuer: 'ACME', ...more }, bytes).flatMap((warning) => warning.apps);

  it('are none for what every app can do', () => {
    expect(apps({})).toEqual([]);
  });

  it.each([
    [{ algorithm: 'SHA256' } as const, 'Microsoft Authenticator'],
    [{ algorithm: 'SHA512' } as const, 'Duo Mobile'],
    [{ digits: 8 }, 'Google Authenticator (older versions)'],
    [{ period: 60 }, 'Microsoft Authenticator'],
    [{ type: 'hotp', period: null, counter: 0 } as const, 'Authy'],
    [{ issuer: 'ACME Ltd' }, 'Authy (Android)'],
    [{ account: 'DOM:jane' }, 'all apps'],
  ])('name who stumbles over %j', (more, app) => {
    expect(apps(more)).toContain(app);
  });

  it('look at the length of the secret', () => {
    expect(apps({}, 16)).toEqual([]);
    expect(apps({}, 15)).toEqual(['FreeOTP']);
  });
});
