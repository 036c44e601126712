import { base32Encode } from '../core/base32.ts';
import { oneLine } from './escape.ts';

/** What an authenticator app needs to know of a token. */
export interface KeyUriToken {
  type: 'totp' | 'hotp';
  issuer: string;
  /** Shown by the app under the issuer. */
  account: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  /** Seconds; null for HOTP. */
  period: number | null;
  /** Next counter; null for TOTP. */
  counter: number | null;
}

/**
 * The Key URI (`otpauth://`), written so that the strictest of the common apps reads it: issuer in label and parameter,
 * both without colons, every other character percent-encoded (a blank is %20, never +), secret without padding,
 * defaults left out since some apps stumble over them, a counter always where there is one.
 * @param seed the raw key
 */
export function keyUri(token: KeyUriToken, seed: Uint8Array): string {
  const issuer = encodeURIComponent(withoutColons(token.issuer));
  const account = encodeURIComponent(withoutColons(token.account));
  const parameters = [`secret=${base32Encode(seed)}`, `issuer=${issuer}`];
  if (token.algorithm !== 'SHA1') parameters.push(`algorithm=${token.algorithm}`);
  if (token.digits !== 6) parameters.push(`digits=${token.digits}`);
  if (token.type === 'hotp') parameters.push(`counter=${token.counter ?? 0}`);
  else if (token.period !== null && token.period !== 30) parameters.push(`period=${token.period}`);
  return `otpauth://${token.type}/${issuer}:${account}?${parameters.join('&')}`;
}

/** Apps cut the label at a colon; some refuse a second one. */
function withoutColons(text: string): string {
  return oneLine(text).replace(/\s*:\s*/g, '-');
}
