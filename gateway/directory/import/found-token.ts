import { base32Decode } from '../../core/base32.ts';
import { asGatewayError, invalid } from '../../core/errors.ts';

/** A token as a file has it. Numbers are as the file says; what they may be is checked later, for all formats alike. */
export interface FoundToken {
  line: number;
  serial: string | null;
  login: string | null;
  issuer: string | null;
  label: string | null;
  type: 'totp' | 'hotp';
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  /** Seconds. */
  period: number;
  counter: number;
  seed: Buffer;
  /** The file does not say its interval, though not all of its makers' devices have the same. */
  isPeriodGuessed?: true;
}

/** A line, or an element, that is no token. */
export interface BadLine {
  line: number;
  serial: string | null;
  problem: string;
}

export interface TokenFile {
  tokens: FoundToken[];
  bad: BadLine[];
  /** How the secrets are protected in the file; null = not at all. */
  protection: string | null;
}

export const STANDARD = { algorithm: 'SHA1', digits: 6, period: 30, counter: 0 } as const;

/** SHA-1, `HMAC-SHA256`, `HmacSHA512` and the like. @throws GatewayError 422 ALGORITHM_UNKNOWN */
export function algorithmOf(text: string | null | undefined): FoundToken['algorithm'] {
  const plain = (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === '' || /SHA1$|^HMACSHA$|^SHA$/.test(plain)) return 'SHA1';
  if (/SHA256$/.test(plain)) return 'SHA256';
  if (/SHA512$/.test(plain)) return 'SHA512';
  throw invalid('ALGORITHM_UNKNOWN', `The algorithm ${JSON.stringify(text)} is none of SHA1, SHA256 and SHA512.`);
}

/** @throws GatewayError 422 NUMBER_INVALID */
export function numberOf(text: string | null | undefined, what: string, otherwise: number): number {
  if (text == null || text.trim() === '') return otherwise;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw invalid('NUMBER_INVALID', `The ${what} ${JSON.stringify(text)} is no whole number.`);
}

export type SeedEncoding = 'hex' | 'base32' | 'base64' | 'auto';

/**
 * A seed in hexadecimal, base32 or base64. Without being told which, what can be hexadecimal is, and base32 all else: a
 * base32 text of at least 16 characters without any of G to Z hardly ever happens.
 * @throws GatewayError 422 SECRET_INVALID
 */
export function seedOf(text: string, encoding: SeedEncoding): Buffer {
  if (encoding === 'base64') return base64Seed(text.replace(/\s/g, ''));
  const plain = text.replace(/[\s-]/g, '');
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(plain);
  if (encoding === 'hex' || (encoding === 'auto' && isHex)) {
    if (isHex) return Buffer.from(plain, 'hex');
    throw invalid('SECRET_INVALID', plain === '' ? 'The secret is empty.' : 'The secret is not hexadecimal.');
  }
  return base32Decode(text);
}

function base64Seed(plain: string): Buffer {
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(plain) && plain.replace(/=+$/, '').length % 4 !== 1) {
    return Buffer.from(plain, 'base64');
  }
  throw invalid('SECRET_INVALID', plain === '' ? 'The secret is empty.' : 'The secret is no base64.');
}

/** What went wrong, as a bad line. */
export function badLine(line: number, serial: string | null, error: unknown): BadLine {
  return { line, serial, problem: asGatewayError(error).message };
}
