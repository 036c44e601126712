import { requireRange } from './error.ts';
import { OctetReader } from './octets.ts';

/** One element of the user data header (23.040, 9.2.3.24). */
export interface InformationElement {
  /** Information element identifier, 0…255. */
  id: number;
  data: Uint8Array;
}

/** One of several parts. */
export interface Concatenation {
  /** The same in all parts; 0…255, or 0…65535 with 16 bits. */
  ref: number;
  /** 1…255 */
  total: number;
  /** 1…total */
  seq: number;
  bits: 8 | 16;
}

export interface ApplicationPorts {
  destination: number;
  source: number;
  bits: 8 | 16;
}

/** Special SMS message indication (23.040, 9.2.3.24.2). */
export interface WaitingIndication {
  kind: 'voicemail' | 'fax' | 'email' | 'video' | 'other';
  /** How many messages wait, 0…255. */
  count: number;
  /** The SMS itself is to be kept after the icon was set. */
  store: boolean;
}

/** A user data header in words; elements we have no word for are kept in `elements`. */
export interface UserDataHeader {
  elements: InformationElement[];
  concat: Concatenation | null;
  ports: ApplicationPorts | null;
  waiting: WaitingIndication[];
  /** National language identifier of the single shift table; 0 = the default extension table. */
  single: number;
  /** National language identifier of the locking shift table; 0 = the default alphabet. */
  locking: number;
  /** The elements did not add up to the header's length; as the standard asks, none of them was used. */
  malformed: boolean;
}

export const ELEMENT = {
  concat8: 0x00,
  waiting: 0x01,
  ports8: 0x04,
  ports16: 0x05,
  concat16: 0x08,
  singleShift: 0x24,
  lockingShift: 0x25,
} as const;

const WAITING_KINDS = ['voicemail', 'fax', 'email'] as const;

/** The information element of a part. @throws PduError for numbers out of range */
export function concatElement(concat: Concatenation): InformationElement {
  requireRange(concat.ref, 0, concat.bits === 16 ? 0xffff : 0xff, 'the concatenation reference');
  requireRange(concat.total, 1, 255, 'the number of parts');
  requireRange(concat.seq, 1, concat.total, 'the number of the part');
  return concat.bits === 16
    ? { id: ELEMENT.concat16, data: Uint8Array.of(concat.ref >> 8, concat.ref & 0xff, concat.total, concat.seq) }
    : { id: ELEMENT.concat8, data: Uint8Array.of(concat.ref, concat.total, concat.seq) };
}

/** The information element that addresses an application. @throws PduError for ports out of range */
export function portsElement(ports: ApplicationPorts): InformationElement {
  const { destination, source, bits } = ports;
  const highest = bits === 16 ? 0xffff : 0xff;
  requireRange(destination, 0, highest, 'the destination port');
  requireRange(source, 0, highest, 'the source port');
  return bits === 16
    ? { id: ELEMENT.ports16, data: Uint8Array.of(destination >> 8, destination & 0xff, source >> 8, source & 0xff) }
    : { id: ELEMENT.ports8, data: Uint8Array.of(destination, source) };
}

/** The information elements that choose national tables; none for the default tables. */
export function shiftElements(locking: number, single: number): InformationElement[] {
  const elements: InformationElement[] = [];
  if (locking !== 0) elements.push({ id: ELEMENT.lockingShift, data: Uint8Array.of(locking) });
  if (single !== 0) elements.push({ id: ELEMENT.singleShift, data: Uint8Array.of(single) });
  return elements;
}

/** Octets of the header these elements make, its length octet included; 0 for no elements. */
export function headerOctets(elements: readonly InformationElement[]): number {
  return elements.length === 0 ? 0 : elements.reduce((sum, element) => sum + 2 + element.data.length, 1);
}

/** UDHL and the elements; empty for no elements. */
export function encodeHeader(elements: readonly InformationElement[]): number[] {
  if (elements.length === 0) return [];
  const body = elements.flatMap(({ id, data }) => [
    requireRange(id, 0, 255, 'the information element identifier'),
    requireRange(data.length, 0, 137, "the information element's length"),
    ...data,
  ]);
  return [body.length, ...body];
}

/** @param octets the header without its length octet. Never throws: unknown and odd elements are tolerated and kept. */
export function decodeHeader(octets: Uint8Array): UserDataHeader {
  const header: UserDataHeader = {
    elements: [],
    concat: null,
    ports: null,
    waiting: [],
    single: 0,
    locking: 0,
    malformed: false,
  };
  const elements: InformationElement[] = [];
  const reader = new OctetReader(octets);
  while (reader.left > 0) {
    const id = reader.octet('an information element');
    const length = reader.peek();
    if (length === undefined || length + 1 > reader.left) return { ...header, malformed: true };
    reader.octet('a length');
    elements.push({ id, data: Uint8Array.from(reader.take(length, 'an information element')) });
  }
  header.elements = elements;
  for (const element of elements) apply(header, element);
  return header;
}

/** Of elements that exclude each other the last one counts (23.040, 9.2.3.24). */
function apply(header: UserDataHeader, { id, data }: InformationElement): void {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  if (id === ELEMENT.concat8 && data.length === 3) {
    header.concat = validConcat({ ref: a, total: b, seq: c, bits: 8 }) ?? header.concat;
  } else if (id === ELEMENT.concat16 && data.length === 4) {
    header.concat = validConcat({ ref: (a << 8) | b, total: c, seq: d, bits: 16 }) ?? header.concat;
  } else if (id === ELEMENT.ports8 && data.length === 2) {
    header.ports = { destination: a, source: b, bits: 8 };
  } else if (id === ELEMENT.ports16 && data.length === 4) {
    header.ports = { destination: (a << 8) | b, source: (c << 8) | d, bits: 16 };
  } else if (id === ELEMENT.waiting && data.length === 2) {
    const plain = WAITING_KINDS[a & 0x1f];
    const kind = plain ?? ((a & 0x1f) === 7 ? 'video' : 'other');
    header.waiting.push({ kind, count: b, store: (a & 0x80) !== 0 });
  } else if (id === ELEMENT.singleShift && data.length === 1) {
    header.single = a;
  } else if (id === ELEMENT.lockingShift && data.length === 1) {
    header.locking = a;
  }
}

/** "Part 0 of 3" and "4 of 3" are to be ignored (23.040, 9.2.3.24.1). */
function validConcat(concat: Concatenation): Concatenation | null {
  return concat.seq >= 1 && concat.seq <= concat.total ? concat : null;
}
