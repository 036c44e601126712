import type { Mailbox } from './mailbox.ts';

const LINE = 76;
/** RFC 5322, 2.1.1 allows 998. */
const LONGEST_LINE = 990;
const CRLF = '\r\n';
const ASCII_TEXT = /^[\t\r\n\x20-\x7e]*$/;

/** UTF-8 bytes of one encoded-word: 75 characters with `=?UTF-8?B?` and `?=` (RFC 2047, 2). */
const WORD_BYTES = 45;

/** A header of one text, folded, what is not ASCII as encoded-words (RFC 2047). Line breaks become blanks. */
export function header(name: string, text: string): string {
  return `${fold(`${name}: ${unstructured(oneLine(text))}`)}${CRLF}`;
}

/** A header of one mailbox (RFC 5322, 3.4). */
export function addressHeader(name: string, { name: shown, address }: Mailbox): string {
  if (!shown) return `${fold(`${name}: ${address}`)}${CRLF}`;
  return `${fold(`${name}: ${phrase(oneLine(shown))} <${address}>`)}${CRLF}`;
}

/** The body of a text part; lines end in CRLF, ASCII in lines that fit travels as it is. */
export function encodedBody(text: string): { encoding: '7bit' | 'quoted-printable' | 'base64'; body: string } {
  const body = text.replace(/\r\n|\r|\n/g, CRLF);
  if (ASCII_TEXT.test(body) && !hasLongLine(body)) return { encoding: '7bit', body };
  const bytes = Buffer.from(body);
  const foreign = bytes.reduce((n, byte) => n + (byte > 0x7e ? 1 : 0), 0);
  if (foreign * 6 > bytes.length) return { encoding: 'base64', body: base64Lines(bytes) };
  return { encoding: 'quoted-printable', body: quotedPrintable(bytes) };
}

export function base64Lines(bytes: Buffer): string {
  return (
    bytes
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join(CRLF) ?? ''
  );
}

const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/** RFC 2045, 6.7. @param bytes text whose lines end in CRLF */
function quotedPrintable(bytes: Buffer): string {
  const lines: string[] = [];
  let line = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 13 && bytes[at + 1] === 10) {
      lines.push(line);
      line = '';
      at += 1;
      continue;
    }
    // A blank at the end of a line would be cut on the way.
    const blankAtEnd = (byte === 32 || byte === 9) && (at + 1 === bytes.length || bytes[at + 1] === 13);
    const plain = (byte > 32 && byte < 127 && byte !== 61) || byte === 32 || byte === 9;
    const written = plain && !blankAtEnd ? String.fromCharCode(byte) : HEX[byte]!;
    if (line.length + written.length >= LINE) {
      lines.push(`${line}=`);
      line = '';
    }
    line += written;
  }
  lines.push(line);
  return lines.join(CRLF);
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(CRLF, at);
    if ((end < 0 ? text.length : end) - at > LONGEST_LINE) return true;
    if (end < 0) return false;
    at = end + 2;
  }
  return false;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && !/[^ ]{71}/.test(text);
}

function unstructured(text: string): string {
  return isPlain(text) || /^<[^<> ]+>$/.test(text) ? text : encodedWords(text);
}

/** The name before an address: bare words, a quoted string, or encoded-words. */
function phrase(name: string): string {
  if (!isPlain(name)) return encodedWords(name);
  return /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function encodedWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  let bytes = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    if (bytes + length > WORD_BYTES) {
      words.push(chunk);
      [chunk, bytes] = ['', 0];
    }
    chunk += character;
    bytes += length;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

/** Breaks before blanks, so that lines stay short where they can (RFC 5322, 2.2.3). */
function fold(line: string): string {
  let rest = line;
  let folded = '';
  while (rest.length > LINE) {
    // Never right behind the name of the header: some programs stumble over an empty first line.
    const first = folded === '' ? rest.indexOf(': ') + 2 : 1;
    let at = rest.lastIndexOf(' ', LINE);
    if (at < first) at = rest.indexOf(' ', Math.max(LINE, first));
    if (at < first || rest.slice(at).trim() === '') break;
    folded += rest.slice(0, at) + CRLF;
    rest = rest.slice(at);
  }
  return folded + rest;
}
