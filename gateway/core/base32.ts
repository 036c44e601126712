import { invalid } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** What people type for a letter that base32 leaves out, because it looks like one it has. */
const LOOKALIKE: Record<string, string> = { '0': 'the letter O', '1': 'the letter I or L', '8': 'the letter B' };
/** RFC 4648, section 6: a last group of 1, 3 or 6 characters does not end on a byte. */
const IMPOSSIBLE_REST = new Set([1, 3, 6]);

/** Base32 (RFC 4648, section 6), upper case, without padding: the way Key URIs carry a secret. */
export function base32Encode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(pending >> bits) & 31];
    }
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(pending << (5 - bits)) & 31] : text;
}

/**
 * Reads base32 as people hold it: any case, spaces and dashes between groups, padding or none.
 * @param path the input field that an error names
 * @throws GatewayError 422 SECRET_INVALID; the message names at most one character of the secret and its place
 */
export function base32Decode(text: string, path = 'secret'): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let pending = 0;
  let length = 0;
  let padded = false;
  for (const [index, character] of [...text].entries()) {
    if (/[\s-]/.test(character)) continue;
    if (character === '=') {
      padded = true;
      continue;
    }
    const value = /[a-z2-7]/i.test(character) ? ALPHABET.indexOf(character.toUpperCase()) : -1;
    if (padded || value < 0) throw wrongCharacter(character, index + 1, padded, path);
    length += 1;
    pending = ((pending << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 0xff);
    }
  }
  if (length === 0) throw refuse('The secret is empty.', path);
  if (IMPOSSIBLE_REST.has(length % 8)) {
    throw refuse(`Base32 text cannot be ${length} characters long: one or more are missing at the end.`, path);
  }
  return Buffer.from(bytes);
}

/** `ABCDEFGH` as `ABCD EFGH`: easier to read and to type. */
export function groupsOfFour(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}

function wrongCharacter(character: string, position: number, padded: boolean, path: string) {
  if (padded) return refuse(`Nothing may follow the padding "=" (character ${position}).`, path);
  const likely = LOOKALIKE[character];
  const hint = likely ? ` It may be ${likely}.` : ' Base32 has only the letters A to Z and the digits 2 to 7.';
  return refuse(`Character ${position} (${JSON.stringify(character)}) is not base32.${hint}`, path);
}

function refuse(message: string, path: string) {
  return invalid('SECRET_INVALID', message, [{ path, message }], 'Copy the secret again from where it was shown.');
}
