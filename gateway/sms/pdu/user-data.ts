import { decodeSeptets, decodeUcs2, encodeSeptets, encodeUcs2 } from './charset.ts';
import type { Alphabet, DataCoding } from './data-coding.ts';
import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';
import { fillBits, packSeptets, unpackSeptets } from './septets.ts';
import { septetTables } from './shift-tables.ts';
import {
  type Concatenation,
  concatElement,
  decodeHeader,
  encodeHeader,
  type InformationElement,
  shiftElements,
  type UserDataHeader,
} from './udh.ts';

/** Octets of TP-UD, header included (23.040, 9.2.3.24). */
export const USER_DATA_OCTETS = 140;

/** What one SMS is to carry. `text` for gsm7 and ucs2, `data` for 8bit. */
export interface UserDataInput {
  alphabet: Alphabet;
  text?: string;
  data?: Uint8Array;
  concat?: Concatenation | null;
  /** National language identifiers of the tables for gsm7; absent or 0 = default. */
  locking?: number;
  single?: number;
  /** Further elements of the header. */
  elements?: readonly InformationElement[];
}

/** What one SMS carried. */
export interface UserData {
  /** null for 8-bit data and compressed text; then see `data`, or `readable()`. */
  text: string | null;
  /** The octets after the header as they were on the air; 7-bit text still packed. */
  data: Uint8Array;
  header: UserDataHeader | null;
  concat: Concatenation | null;
}

/** All header elements of `input`, in the order they are written. */
export function elementsOf(input: Pick<UserDataInput, 'concat' | 'locking' | 'single' | 'elements'>) {
  return [
    ...(input.concat ? [concatElement(input.concat)] : []),
    ...shiftElements(input.locking ?? 0, input.single ?? 0),
    ...(input.elements ?? []),
  ];
}

/** @returns whether there is a header (TP-UDHI), TP-UDL and TP-UD  @throws PduError where it does not fit 140 octets */
export function encodeUserData(input: UserDataInput): { headerIndicator: boolean; octets: number[] } {
  const header = encodeHeader(elementsOf(input));
  const headerIndicator = header.length > 0;
  let length: number;
  let body: Uint8Array;
  if (input.alphabet === 'gsm7') {
    const septets = encodeSeptets(input.text ?? '', septetTables(input.locking, input.single));
    const fill = headerIndicator ? fillBits(header.length) : 0;
    body = packSeptets(septets, fill);
    length = (header.length * 8 + fill) / 7 + septets.length;
  } else {
    body = input.alphabet === 'ucs2' ? encodeUcs2(input.text ?? '') : (input.data ?? new Uint8Array());
    length = header.length + body.length;
  }
  if (header.length + body.length > USER_DATA_OCTETS) {
    throw new PduError(USER_DATA_OCTETS, `the text does not fit one SMS: ${header.length + body.length} octets`);
  }
  return { headerIndicator, octets: [length, ...header, ...body] };
}

/** Takes TP-UDL and TP-UD. @throws PduError where octets are missing or the header is longer than the data */
export function decodeUserData(reader: OctetReader, coding: DataCoding, headerIndicator: boolean): UserData {
  const start = reader.offset;
  const length = reader.octet('the user data length');
  const septets = coding.alphabet === 'gsm7' && !coding.compressed;
  const octets = septets ? Math.ceil((length * 7) / 8) : length;
  if (octets > USER_DATA_OCTETS) throw new PduError(start, `${octets} octets of user data; 140 are possible`);
  const body = reader.sub(octets, 'the user data');
  let headerLength = 0;
  let header: UserDataHeader | null = null;
  if (headerIndicator) {
    const at = body.offset;
    const elements = body.octet('the user data header');
    if (elements > body.left) throw new PduError(at, 'the user data header is longer than the user data');
    header = decodeHeader(body.take(elements, 'the user data header'));
    headerLength = elements + 1;
  }
  const data = Uint8Array.from(body.take(body.left, 'the user data'));
  return { text: decodeText(), data, header, concat: header?.concat ?? null };

  function decodeText(): string | null {
    if (coding.compressed || coding.alphabet === '8bit') return null;
    if (coding.alphabet === 'ucs2') return decodeUcs2(data);
    const fill = headerLength === 0 ? 0 : fillBits(headerLength);
    const count = length - (headerLength * 8 + fill) / 7;
    return decodeSeptets(unpackSeptets(data, Math.max(0, count), fill), septetTables(header?.locking, header?.single));
  }
}

/** What a person may be shown of any user data: the text, 8-bit data that is plain UTF-8 as such, anything else in words. */
export function readable(content: Pick<UserData, 'text' | 'data'> & { coding: DataCoding }): string {
  if (content.text !== null) return content.text;
  const hex = Buffer.from(content.data).toString('hex').toUpperCase();
  if (content.coding.compressed) return `[compressed text, which this gateway cannot read: ${hex}]`;
  const text = Buffer.from(content.data).toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what makes it binary
  return /[\x00-\x08\x0e-\x1f\x7f\ufffd]/.test(text) ? `[binary data: ${hex}]` : text;
}
