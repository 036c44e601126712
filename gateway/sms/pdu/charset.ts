import { PduError } from './error.ts';
import { ESCAPE, type SeptetTables, septetTables } from './shift-tables.ts';

/** Shown for a septet that its table leaves empty. */
const UNDEFINED = '\ufffd';

/** Septets that `character` (one code point) costs: 1, 2 with its escape, 0 where the tables do not have it. */
export function septetCost(character: string, tables: SeptetTables = septetTables()): 0 | 1 | 2 {
  const code = tables.codes.get(character);
  return code === undefined ? 0 : code > 0x7f ? 2 : 1;
}

/** Text to septets, one an octet. @throws PduError with the index of the first character that the tables do not have */
export function encodeSeptets(text: string, tables: SeptetTables = septetTables()): Uint8Array {
  const septets: number[] = [];
  let index = 0;
  for (const character of text) {
    const code = tables.codes.get(character);
    if (code === undefined) throw new PduError(index, 'this character is not in the GSM 7 bit alphabet');
    if (code > 0x7f) septets.push(ESCAPE);
    septets.push(code & 0x7f);
    index += character.length;
  }
  return Uint8Array.from(septets);
}

/**
 * Septets to text. After ESC a code that the extension table does not have shows as in the main table, ESC ESC as a
 * space (23.038, 6.2.1.1); an ESC at the very end shows nothing.
 */
export function decodeSeptets(septets: Uint8Array, tables: SeptetTables = septetTables()): string {
  let text = '';
  for (let i = 0; i < septets.length; i++) {
    let code = septets[i]!;
    let single: string | undefined;
    if (code === ESCAPE) {
      i += 1;
      if (i >= septets.length) break;
      code = septets[i]!;
      single = code === ESCAPE ? ' ' : tables.single.get(code);
    }
    text += single ?? tables.locking.get(code) ?? UNDEFINED;
  }
  return text;
}

/** Text to UTF-16, big end first: what UCS-2 has become on the air. */
export function encodeUcs2(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
}

/** UTF-16, big end first, to text. Half a unit at the end is dropped; half a surrogate pair is kept for its other half. */
export function decodeUcs2(octets: Uint8Array): string {
  return Buffer.from(octets.subarray(0, octets.length & ~1))
    .swap16()
    .toString('utf16le');
}
