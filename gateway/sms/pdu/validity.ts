import { PduError, requireRange } from './error.ts';
import type { OctetReader } from './octets.ts';
import { decodeTimeStamp, encodeTimeStamp, type TimeStamp } from './time-stamp.ts';

/** Until when the service centre keeps trying (TP-VP; 23.040, 9.2.3.12). */
export type Validity =
  /** From the moment of submission; rounded up to the next step there is: 5 minutes … 63 weeks. */
  | { kind: 'relative'; seconds: number }
  | { kind: 'absolute'; at: TimeStamp | null }
  /** Seconds exactly (≤ 255 s as one octet, else hours:minutes:seconds up to 99 h). `null` = the format gave no period. */
  | { kind: 'enhanced'; seconds: number | null; singleShot: boolean };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** TP-VPF: the two bits of the first octet (bits 4 and 3). */
export const VALIDITY_FORMAT = { none: 0, enhanced: 1, relative: 2, absolute: 3 } as const;

/** Relative TP-VP that lasts at least `seconds`; the longest there is where none does. @returns 0…255 */
export function relativeValidity(seconds: number): number {
  if (!(seconds > 0)) throw new PduError(0, 'the validity period is over already');
  if (seconds <= 12 * HOUR) return Math.ceil(seconds / (5 * MINUTE)) - 1;
  if (seconds <= DAY) return 143 + Math.ceil((seconds - 12 * HOUR) / (30 * MINUTE));
  if (seconds <= 30 * DAY) return 166 + Math.ceil(seconds / DAY);
  return Math.min(255, 192 + Math.max(5, Math.ceil(seconds / WEEK)));
}

/** Seconds that a relative TP-VP (0…255) means. */
export function relativeSeconds(value: number): number {
  if (value <= 143) return (value + 1) * 5 * MINUTE;
  if (value <= 167) return 12 * HOUR + (value - 143) * 30 * MINUTE;
  if (value <= 196) return (value - 166) * DAY;
  return (value - 192) * WEEK;
}

/** TP-VPF and TP-VP. @throws PduError for a period that is over or out of range */
export function encodeValidity(validity: Validity | null): { format: number; octets: Uint8Array } {
  if (validity === null) return { format: VALIDITY_FORMAT.none, octets: new Uint8Array() };
  if (validity.kind === 'relative') {
    return { format: VALIDITY_FORMAT.relative, octets: Uint8Array.of(relativeValidity(validity.seconds)) };
  }
  if (validity.kind === 'absolute') {
    if (validity.at === null) throw new PduError(0, 'an absolute validity period needs its moment');
    return { format: VALIDITY_FORMAT.absolute, octets: encodeTimeStamp(validity.at) };
  }
  return { format: VALIDITY_FORMAT.enhanced, octets: encodeEnhanced(validity.seconds, validity.singleShot) };
}

/** Takes TP-VP in the format of the first octet. @throws PduError where octets are missing */
export function decodeValidity(reader: OctetReader, format: number): Validity | null {
  if (format === VALIDITY_FORMAT.none) return null;
  if (format === VALIDITY_FORMAT.relative) {
    return { kind: 'relative', seconds: relativeSeconds(reader.octet('the validity period')) };
  }
  const octets = reader.take(7, 'the validity period');
  if (format === VALIDITY_FORMAT.absolute) return { kind: 'absolute', at: decodeTimeStamp(octets) };
  return decodeEnhanced(octets);
}

const bcd = (value: number): number => ((value % 10) << 4) | Math.floor(value / 10);
const fromBcd = (octet: number): number => (octet & 0x0f) * 10 + (octet >> 4);

/** Formats 2 (seconds) and 3 (hours, minutes, seconds) of 23.040, 9.2.3.12.3. */
function encodeEnhanced(seconds: number | null, singleShot: boolean): Uint8Array {
  const octets = new Uint8Array(7);
  const shot = singleShot ? 0x40 : 0;
  if (seconds === null) {
    octets[0] = shot;
  } else if (seconds <= 255) {
    octets[0] = shot | 2;
    octets[1] = requireRange(seconds, 1, 255, 'the validity period in seconds');
  } else {
    requireRange(seconds, 256, 100 * HOUR - 1, 'the validity period in seconds');
    octets[0] = shot | 3;
    octets[1] = bcd(Math.floor(seconds / HOUR));
    octets[2] = bcd(Math.floor((seconds % HOUR) / MINUTE));
    octets[3] = bcd(seconds % MINUTE);
  }
  return octets;
}

function decodeEnhanced(octets: Uint8Array): Validity {
  const [indicator = 0, a = 0, b = 0, c = 0] = octets;
  const singleShot = (indicator & 0x40) !== 0;
  // With the extension bit the period begins one octet later, after indicators that are not defined yet.
  const [first, second, third] = indicator & 0x80 ? [b, c, octets[4] ?? 0] : [a, b, c];
  const format = indicator & 7;
  let seconds: number | null = null;
  if (format === 1) seconds = relativeSeconds(first);
  else if (format === 2) seconds = first;
  else if (format === 3) seconds = fromBcd(first) * HOUR + fromBcd(second) * MINUTE + fromBcd(third);
  return { kind: 'enhanced', seconds, singleShot };
}
