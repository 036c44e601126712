import { PduError } from './error.ts';

/** A moment as the network wrote it (TP-SCTS, TP-DT, TP-VP absolute). */
export interface TimeStamp {
  /** Milliseconds since the epoch; whole seconds. */
  ms: number;
  /** Of the service centre's local time, east of Greenwich positive; a multiple of 15. */
  offsetMinutes: number;
}

/** The two-digit years 90…99 are the last century: GSM began in 1991. */
const FIRST_YEAR = 1990;
/** +14 h, in quarters of an hour: the easternmost zone there is. */
const WIDEST_ZONE = 56;
const MINUTE_MS = 60_000;

const swapped = (value: number): number => ((value % 10) << 4) | Math.floor(value / 10);

function unswap(octet: number): number {
  const tens = octet & 0x0f;
  const ones = octet >> 4;
  return tens > 9 || ones > 9 ? Number.NaN : tens * 10 + ones;
}

/** Seven octets of swapped semi-octets (23.040, 9.2.3.11). @throws PduError outside 1990…2089 or for an odd zone */
export function encodeTimeStamp(stamp: TimeStamp): Uint8Array {
  const quarters = stamp.offsetMinutes / 15;
  if (!Number.isInteger(quarters) || Math.abs(quarters) > WIDEST_ZONE) {
    throw new PduError(0, `no such time zone: ${stamp.offsetMinutes} minutes`);
  }
  const local = new Date(stamp.ms + stamp.offsetMinutes * MINUTE_MS);
  const year = local.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year < FIRST_YEAR + 100)) throw new PduError(0, 'the year does not fit two digits');
  const zone = swapped(Math.abs(quarters)) | (quarters < 0 ? 0x08 : 0);
  return Uint8Array.of(
    swapped(year % 100),
    swapped(local.getUTCMonth() + 1),
    swapped(local.getUTCDate()),
    swapped(local.getUTCHours()),
    swapped(local.getUTCMinutes()),
    swapped(local.getUTCSeconds()),
    zone,
  );
}

/**
 * Reads seven octets. A network that writes nonsense here does not make the message unreadable, so nonsense is `null`,
 * not an error.
 */
export function decodeTimeStamp(octets: Uint8Array): TimeStamp | null {
  const [yy, month, day, hour, minute, second] = Array.from(octets.subarray(0, 6), unswap);
  const zoneOctet = octets[6] ?? 0xff;
  const quarters = unswap(zoneOctet & 0xf7) * (zoneOctet & 0x08 ? -1 : 1);
  const numbers = [yy, month, day, hour, minute, second, quarters];
  if (!numbers.every((n) => n !== undefined && !Number.isNaN(n)) || Math.abs(quarters) > WIDEST_ZONE) return null;
  const year = yy! + (yy! >= FIRST_YEAR % 100 ? 1900 : 2000);
  const local = Date.UTC(year, month! - 1, day!, hour!, minute!, second!);
  const back = new Date(local);
  // Date.UTC carries 31 February or 25 o'clock over into the next unit; only a real moment reads back unchanged.
  const real =
    back.getUTCMonth() === month! - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second;
  const offsetMinutes = quarters === 0 ? 0 : quarters * 15;
  return real ? { ms: local - offsetMinutes * MINUTE_MS, offsetMinutes } : null;
}
