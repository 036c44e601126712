import type { AppWarning } from '../core/model/directory.ts';
import type { KeyUriToken } from './key-uri.ts';

const MICROSOFT = 'Microsoft Authenticator';
const GOOGLE_OLD = 'Google Authenticator (older versions)';

/**
 * Which common authenticator apps will refuse this token or silently show wrong codes, and why.
 * @param seedBytes length of the seed, null where it is not known
 */
export function appWarnings(token: KeyUriToken, seedBytes: number | null): AppWarning[] {
  const warnings: AppWarning[] = [];
  const warn = (apps: string[], message: string) => warnings.push({ apps, message });
  if (token.algorithm !== 'SHA1') {
    warn(
      [MICROSOFT, GOOGLE_OLD, 'Authy', 'Duo Mobile', 'LastPass Authenticator', '2FAS'],
      `These apps compute SHA-1 whatever the QR code says, so with ${token.algorithm} they show wrong codes.`,
    );
  }
  if (token.digits !== 6) {
    warn([GOOGLE_OLD], `These versions always show 6 digits; the token has ${token.digits}.`);
  }
  if (token.type === 'totp' && token.period !== null && token.period !== 30) {
    warn(
      [MICROSOFT, GOOGLE_OLD],
      `These apps change the code every 30 seconds whatever the QR code says; with ${token.period} seconds they show wrong codes.`,
    );
  }
  if (token.type === 'hotp') {
    warn([MICROSOFT, 'Authy'], 'These apps know only time-based tokens and do not scan a counter-based one.');
  }
  if (seedBytes !== null && seedBytes < 16) {
    warn(
      ['FreeOTP'],
      `The secret has ${seedBytes * 8} bits; this app refuses less than 128. RFC 4226 recommends 160 bits.`,
    );
  }
  if (/\s/.test(token.issuer)) {
    warn(['Authy (Android)'], 'Some versions refuse an issuer with a blank in it ("token format not supported").');
  }
  if (`${token.issuer}${token.account}`.includes(':')) {
    warn(['all apps'], 'Apps cut the name at a colon, so it is written as a dash in the QR code.');
  }
  return warnings;
}
