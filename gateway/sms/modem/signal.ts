import type { Modem } from '../../core/model/gateways.ts';
import type { AtChannel } from '../at/channel.ts';
import { fields, tryAsk } from './ask.ts';

export type Signal = NonNullable<Modem['signal']>;

const UNKNOWN: Signal = { dbm: null, quality: 'none' };
const STEP_DBM = 2;
const LOWEST_DBM = -113;
/** The strength of a whole LTE carrier is about so much above that of one reference signal in it. */
const CARRIER_OVER_REFERENCE_DB = 25;

/** Asks AT+CSQ, and AT+CESQ where that says "unknown", as some do in LTE. null: the modem tells nothing at all. */
export async function readSignal(channel: AtChannel): Promise<Signal | null> {
  const plain = firstOf(await tryAsk(channel, 'AT+CSQ'));
  if (plain && plain.dbm !== null) return plain;
  return firstOf(await tryAsk(channel, 'AT+CESQ')) ?? plain;
}

/**
 * `+CSQ: rssi,ber` (3GPP TS 27.007, 8.5): rssi 0…31 is −113…−51 dBm in steps of 2, 99 unknown.
 * `+CESQ: rxlev,ber,rscp,ecno,rsrq,rsrp` (8.69): GSM, UMTS and LTE, whichever is known. null: no such line.
 */
export function parseSignal(line: string): Signal | null {
  const [, name, value = ''] = /^\+(CSQ|CESQ):\s*(.*)$/i.exec(line) ?? [];
  if (name === undefined) return null;
  const numbers = fields(value).map((field) => (/^\d+$/.test(field) ? Number(field) : Number.NaN));
  return name.toUpperCase() === 'CSQ' ? ofDbm(scaled(numbers[0], 31, STEP_DBM, LOWEST_DBM)) : ofDbm(extended(numbers));
}

function firstOf(lines: readonly string[] | null): Signal | null {
  return lines?.map(parseSignal).find((signal) => signal !== null) ?? null;
}

function extended([rxlev, , rscp, , , rsrp]: readonly number[]): number | null {
  const reference = scaled(rsrp, 97, 1, -141);
  const lte = reference === null ? null : reference + CARRIER_OVER_REFERENCE_DB;
  return lte ?? scaled(rscp, 96, 1, -121) ?? scaled(rxlev, 63, 1, -111);
}

/** A figure from 0 to `max` as dBm; null where it is none. */
function scaled(value: number | undefined, max: number, step: number, lowest: number): number | null {
  return value !== undefined && value >= 0 && value <= max ? lowest + step * value : null;
}

function ofDbm(dbm: number | null): Signal {
  return dbm === null ? UNKNOWN : { dbm, quality: qualityOf(dbm) };
}

function qualityOf(dbm: number): Signal['quality'] {
  if (dbm >= -73) return 'excellent';
  if (dbm >= -83) return 'good';
  if (dbm >= -93) return 'fair';
  return dbm >= -109 ? 'weak' : 'none';
}
