import { decodeSeptets, encodeSeptets } from './charset.ts';
import { PduError, requireRange } from './error.ts';
import type { OctetReader } from './octets.ts';
import { packSeptets, unpackSeptets } from './septets.ts';

const TYPES = [
  'unknown',
  'international',
  'national',
  'network-specific',
  'subscriber',
  'alphanumeric',
  'abbreviated',
  'reserved',
] as const;
/** Type of number (23.040, 9.1.2.5), in the order of its code. */
export type NumberType = (typeof TYPES)[number];

export interface Address {
  /** What people read: `+49171…` for international numbers, digits and `*#abc` for others, or a name. */
  number: string;
  type: NumberType;
  /** Numbering plan identification, 0…15; 1 = telephone (E.164), 0 = unknown. */
  plan: number;
}

const DIGITS = '0123456789*#abc';
const FILLER = 0x0f;
/** An address field has 12 octets: length, type and 20 semi-octets (23.040, 9.1.2.5). */
const LONGEST = 20;
const TELEPHONE = 1;

/** A number as people write it: `+…` is international, digits with `*` and `#` are of unknown type, the rest is a name. */
export function parseAddress(text: string): Address {
  if (/^\+\d+$/.test(text)) return { number: text, type: 'international', plan: TELEPHONE };
  if (/^[\d*#]+$/.test(text)) return { number: text, type: 'unknown', plan: TELEPHONE };
  return { number: text, type: 'alphanumeric', plan: 0 };
}

const toAddress = (address: string | Address): Address =>
  typeof address === 'string' ? parseAddress(address) : address;

/** Address-Length, Type-of-Address, Address-Value (23.040, 9.1.2.5). @throws PduError for a number that does not fit */
export function encodeAddress(input: string | Address): number[] {
  const address = toAddress(input);
  if (address.type === 'alphanumeric') {
    const septets = encodeSeptets(address.number);
    if (septets.length === 0) throw new PduError(0, 'the name is empty');
    const semiOctets = Math.ceil((septets.length * 7) / 4);
    if (semiOctets > LONGEST) throw new PduError(11, 'a sender name has at most 11 characters of the GSM alphabet');
    return [semiOctets, typeOctet(address), ...packSeptets(septets)];
  }
  const semiOctets = encodeDigits(address);
  return [semiOctets.count, typeOctet(address), ...semiOctets.octets];
}

/** The service centre's address as modems want it before the TPDU; `null` = the one on the SIM. */
export function encodeServiceCentre(input: string | Address | null | undefined): number[] {
  if (input === null || input === undefined || input === '') return [0];
  const address = toAddress(input);
  if (address.type === 'alphanumeric') throw new PduError(0, 'a service centre has a number, not a name');
  const { octets } = encodeDigits(address);
  return [octets.length + 1, typeOctet(address), ...octets];
}

/** @throws PduError where the octets end too soon or the length is impossible */
export function decodeAddress(reader: OctetReader, what: string): Address {
  const start = reader.offset;
  const length = reader.octet(`the length of ${what}`);
  if (length > LONGEST) throw new PduError(start, `${what} claims ${length} digits; ${LONGEST} are possible`);
  const { type, plan } = decodeType(reader.octet(`the type of ${what}`));
  const octets = reader.take(Math.ceil(length / 2), what);
  if (type === 'alphanumeric') return { number: decodeName(octets, length), type, plan };
  return { number: decodeDigits(octets, length, type), type, plan };
}

/** The service centre's address before the TPDU; `null` where it is empty. @throws PduError as `decodeAddress` */
export function decodeServiceCentre(reader: OctetReader): Address | null {
  const start = reader.offset;
  const length = reader.octet('the service centre address');
  if (length === 0) return null;
  if (length > 1 + LONGEST / 2) throw new PduError(start, `a service centre address of ${length} octets`);
  const { type, plan } = decodeType(reader.octet("the service centre address's type"));
  const octets = reader.take(length - 1, 'the service centre address');
  return { number: decodeDigits(octets, octets.length * 2, type), type, plan };
}

function typeOctet({ type, plan }: Address): number {
  return 0x80 | (TYPES.indexOf(type) << 4) | requireRange(plan, 0, 15, 'the numbering plan');
}

function decodeType(octet: number): { type: NumberType; plan: number } {
  return { type: TYPES[(octet >> 4) & 7]!, plan: octet & 0x0f };
}

function encodeDigits(address: Address): { count: number; octets: number[] } {
  const digits = address.type === 'international' ? address.number.replace(/^\+/, '') : address.number;
  const semiOctets = Array.from(digits, (digit, i) => {
    const code = DIGITS.indexOf(digit);
    if (code < 0) throw new PduError(i, 'a number has digits, *, #, a, b and c only');
    return code;
  });
  if (semiOctets.length === 0) throw new PduError(0, 'the number is empty');
  if (semiOctets.length > LONGEST) throw new PduError(LONGEST, `a number has at most ${LONGEST} digits`);
  const octets: number[] = [];
  for (let i = 0; i < semiOctets.length; i += 2) {
    octets.push(semiOctets[i]! | ((semiOctets[i + 1] ?? FILLER) << 4));
  }
  return { count: semiOctets.length, octets };
}

function decodeDigits(octets: Uint8Array, count: number, type: NumberType): string {
  let digits = '';
  for (let i = 0; i < count; i++) {
    const octet = octets[i >> 1]!;
    const code = i % 2 === 0 ? octet & 0x0f : octet >> 4;
    if (code === FILLER) break;
    digits += DIGITS[code];
  }
  return type === 'international' && digits !== '' ? `+${digits}` : digits;
}

/**
 * A name of seven characters takes 13 semi-octets; many senders round to the 14 of whole octets, which then looks like
 * an eighth character `@` (code 0). It is dropped.
 */
function decodeName(octets: Uint8Array, semiOctets: number): string {
  const septets = unpackSeptets(octets, Math.floor((semiOctets * 4) / 7));
  const padded = semiOctets === 14 && septets[7] === 0;
  return decodeSeptets(padded ? septets.subarray(0, 7) : septets);
}
