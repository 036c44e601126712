/** The alphabets of one pair of tables (23.038, 6.2.1). */
export interface SeptetTables {
  /** 128 characters; ESC at 0x1B; null where nothing is defined. */
  locking: readonly (string | null)[];
  /** Characters after ESC. */
  single: ReadonlyMap<number, string>;
  /** Character → septet, or 0x1B00 + septet for those after ESC. */
  codes: ReadonlyMap<string, number>;
}

export const ESCAPE = 0x1b;

/** 23.038, 6.2.1: the GSM 7 bit default alphabet; the ESC stands at its place. */
const DEFAULT_ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅå' +
  'Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ' +
  ' !"#¤%&\'()*+,-./' +
  '0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmno' +
  'pqrstuvwxyzäöñüà';

/** 23.038, 6.2.1.1: the default extension table. 0x0A is the page break. */
const DEFAULT_EXTENSION: ReadonlyArray<readonly [number, string]> = [
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
];

function tables(locking: readonly (string | null)[], single: ReadonlyMap<number, string>): SeptetTables {
  const codes = new Map<string, number>();
  for (const [code, character] of single) codes.set(character, (ESCAPE << 8) | code);
  locking.forEach((character, code) => {
    if (character !== null && code !== ESCAPE) codes.set(character, code);
  });
  return { locking, single, codes };
}

const DEFAULT = tables([...DEFAULT_ALPHABET], new Map(DEFAULT_EXTENSION));

/** The tables of a pair of national language identifiers; 0 and reserved identifiers mean the default tables. */
export function septetTables(_locking = 0, _single = 0): SeptetTables {
  return DEFAULT;
}
