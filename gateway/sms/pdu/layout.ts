import { countParts } from './breaks.ts';
import { septetCost } from './charset.ts';
import { fillBits } from './septets.ts';
import { septetTables } from './shift-tables.ts';
import { headerOctets } from './udh.ts';
import { elementsOf, USER_DATA_OCTETS } from './user-data.ts';

/** A choice of alphabet and tables. */
export interface Coding {
  alphabet: 'gsm7' | 'ucs2';
  /** National language identifiers; 0 = default. */
  locking: number;
  single: number;
}

/** What a text takes in one alphabet. */
export interface Layout extends Coding {
  characters: readonly string[];
  /** Units of each character. */
  costs: readonly number[];
  /** Units of all of them. */
  units: number;
  /** Units that fit each part. */
  capacity: number;
  /** Parts it takes at least. */
  total: number;
}

export const UCS2: Coding = { alphabet: 'ucs2', locking: 0, single: 0 };
export const GSM7: Coding = { alphabet: 'gsm7', locking: 0, single: 0 };

/** @returns null where the alphabet lacks one of the characters */
export function layOut(characters: readonly string[], coding: Coding, concatBits: 8 | 16): Layout | null {
  const costs: number[] = [];
  const tables = septetTables(coding.locking, coding.single);
  let units = 0;
  for (const character of characters) {
    const cost = coding.alphabet === 'ucs2' ? character.length : septetCost(character, tables);
    if (cost === 0) return null;
    costs.push(cost);
    units += cost;
  }
  const whole = capacityOf(coding, null);
  if (units <= whole) return { ...coding, characters, costs, units, capacity: whole, total: 1 };
  const capacity = capacityOf(coding, concatBits);
  return { ...coding, characters, costs, units, capacity, total: countParts(costs, capacity) };
}

/** Units that fit one SMS beside the header that the coding, and concatenation if any, asks for. */
function capacityOf(coding: Coding, concatBits: 8 | 16 | null): number {
  const concat = concatBits === null ? null : { ref: 0, total: 1, seq: 1, bits: concatBits };
  const header = headerOctets(elementsOf({ ...coding, concat }));
  if (coding.alphabet === 'ucs2') return (USER_DATA_OCTETS - header) >> 1;
  const fill = header === 0 ? 0 : fillBits(header);
  return Math.floor(((USER_DATA_OCTETS - header) * 8 - fill) / 7);
}
