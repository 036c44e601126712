const MAX_LENGTH = 200;
const ENCODED_WORD = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;

/**
 * A subject as the queue may show it: decoded, one line, and with each word of four and more characters that holds a
 * digit blotted out, since a code in a subject ("482913 is your code") is as secret as one in the text.
 * @param raw the field's value as Latin-1
 */
export function subjectForQueue(raw: string): string {
  const text = decodeWords(raw)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return text
    .replace(/[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*/gu, (word) => (word.length < 4 ? word : '••••'))
    .slice(0, MAX_LENGTH);
}

/** RFC 2047; what cannot be decoded stays as it stands. */
export function decodeWords(raw: string): string {
  const joined = raw.replace(/(\?=)\s+(=\?)/g, '$1$2');
  if (!joined.includes('=?')) return decodeOctets(Buffer.from(raw, 'latin1'), 'utf-8') ?? raw;
  return joined.replace(ENCODED_WORD, (word, charset: string, encoding: string, text: string) => {
    const octets = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : Buffer.from(unquote(text), 'latin1');
    return decodeOctets(octets, charset) ?? word;
  });
}

function unquote(text: string): string {
  return text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeOctets(octets: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(octets);
  } catch {
    return null; // a charset nobody knows
  }
}
