import { countParts, cutParts } from './breaks.ts';
import { septetCost } from './charset.ts';
import type { Alphabet } from './data-coding.ts';
import { PduError, requireRange } from './error.ts';
import { fillBits } from './septets.ts';
import { septetTables } from './shift-tables.ts';
import { type Concatenation, headerOctets } from './udh.ts';
import { elementsOf, USER_DATA_OCTETS, type UserDataInput } from './user-data.ts';

export interface SmsPlanOptions {
  /** Concatenation reference; the same for every attempt at a message. Default 0. */
  concatRef?: number;
  /** Width of the reference; 16 bits leave one character less in each part. Default 8. */
  concatBits?: 8 | 16;
}

/** One SMS of the plan; hand it to `encodeSubmit` as it is. */
export interface SmsPart extends UserDataInput {
  text: string;
  alphabet: 'gsm7' | 'ucs2';
  /** Septets or UTF-16 units that the text takes. */
  units: number;
  /** Units that fit in this part. */
  capacity: number;
  /** 1-based */
  seq: number;
  total: number;
  concat: Concatenation | null;
  locking: number;
  single: number;
}

export interface ForcedCharacter {
  character: string;
  /** UTF-16 index in the text. */
  index: number;
  /** A look-alike that GSM-7 has; null where there is none. */
  suggestion: string | null;
}

export interface SmsPlan {
  encoding: 'GSM-7' | 'UCS-2';
  parts: SmsPart[];
  /** The characters for which the text had to become UCS-2. */
  forcedUcs2: ForcedCharacter[];
}

/**
 * How a text leaves as SMS: alphabet and parts. The same text and options give the same parts, so that a send that was
 * interrupted can be resumed. @throws PduError where it would take more than 255 parts
 */
export function planSms(text: string, options: SmsPlanOptions = {}): SmsPlan {
  const { concatRef = 0, concatBits = 8 } = options;
  requireRange(concatRef, 0, concatBits === 16 ? 0xffff : 0xff, 'the concatenation reference');
  const characters = [...text];
  const tables = septetTables();
  const septets = characters.map((character) => septetCost(character, tables));
  const gsm7 = !septets.includes(0);
  const costs = gsm7 ? septets : characters.map((character) => character.length);
  const alphabet = gsm7 ? 'gsm7' : 'ucs2';
  const units = costs.reduce((sum: number, cost) => sum + cost, 0);
  const whole = capacityOf(alphabet, 0);
  const single = units <= whole;
  const concat = { ref: concatRef, total: 1, seq: 1, bits: concatBits };
  const capacity = single ? whole : capacityOf(alphabet, headerOctets(elementsOf({ concat })));
  const total = single ? 1 : countParts(costs, capacity);
  if (total > 255) throw new PduError(0, `the text takes ${total} parts; 255 are possible`);
  const pieces = single ? [{ text, units }] : cutParts({ characters, costs }, capacity);
  const parts = pieces.map(
    (piece, i): SmsPart => ({
      ...piece,
      alphabet,
      capacity,
      seq: i + 1,
      total,
      concat: single ? null : { ...concat, total, seq: i + 1 },
      locking: 0,
      single: 0,
    }),
  );
  return { encoding: gsm7 ? 'GSM-7' : 'UCS-2', parts, forcedUcs2: forced(characters, septets) };
}

/** Units that fit one SMS beside a header of so many octets. */
function capacityOf(alphabet: Alphabet, header: number): number {
  if (alphabet === 'ucs2') return (USER_DATA_OCTETS - header) >> 1;
  const fill = header === 0 ? 0 : fillBits(header);
  return Math.floor(((USER_DATA_OCTETS - header) * 8 - fill) / 7);
}

function forced(characters: readonly string[], septets: readonly number[]): ForcedCharacter[] {
  const found: ForcedCharacter[] = [];
  let index = 0;
  characters.forEach((character, i) => {
    if (septets[i] === 0) found.push({ character, index, suggestion: null });
    index += character.length;
  });
  return found;
}
