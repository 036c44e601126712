const MINUTE_MS = 60_000;
/** A modem that was never told the time counts from the year it was made in, or from 1980. */
const EARLIEST = Date.UTC(2024, 0, 1);
const STAMP = /(\d{4}|\d{2})\/(\d{1,2})\/(\d{1,2}),\s*(\d{1,2}):(\d{2}):(\d{2})([+-]\d{1,2})/;

/**
 * `+CCLK: "26/11/23,14:05:09+04"` and its kin (3GPP TS 27.007, 8.15): local time and its zone in quarters of an hour.
 * @returns milliseconds since the epoch; null where there is no time with a zone in it, or none that can be true
 */
export function parseNetworkTime(lines: readonly string[]): number | null {
  const match = STAMP.exec(lines.join(' '));
  if (!match) return null;
  const [year, month, day, hour, minute, second, quarters] = match.slice(1).map(Number) as number[];
  const century = year! >= 100 ? 0 : year! >= 70 ? 1900 : 2000;
  const local = Date.UTC(century + year!, month! - 1, day!, hour!, minute!, second!);
  const ms = local - quarters! * 15 * MINUTE_MS;
  return ms >= EARLIEST ? ms : null;
}
