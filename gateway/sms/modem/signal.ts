import type { Modem } from '../../core/model/gateways.ts';
import { fields } from './ask.ts';

export type Signal = NonNullable<Modem['signal']>;

/** `+CSQ: rssi,ber` (3GPP TS 27.007, 8.5): rssi 0…31 is −113…−51 dBm in steps of 2, 99 unknown. null: no such line. */
export function parseSignal(line: string): Signal | null {
  const match = /^\+CSQ:\s*(.*)$/i.exec(line);
  if (!match) return null;
  const rssi = Number(fields(match[1]!)[0] || Number.NaN);
  if (!Number.isInteger(rssi) || rssi < 0 || rssi > 31) return { dbm: null, quality: 'none' };
  return { dbm: -113 + 2 * rssi, quality: qualityOf(rssi) };
}

function qualityOf(rssi: number): Signal['quality'] {
  if (rssi >= 20) return 'excellent';
  if (rssi >= 15) return 'good';
  if (rssi >= 10) return 'fair';
  return rssi >= 2 ? 'weak' : 'none';
}
