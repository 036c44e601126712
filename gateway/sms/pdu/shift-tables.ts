import {
  INDIC,
  INDIC_EXTRA_PLACES,
  INDIC_LETTERS,
  INDIC_PLACES,
  LATIN,
  SHARED_LOCKING,
  SHARED_SINGLE,
  SINGLE_PLACES,
  URDU,
} from './national-tables.ts';

/** Languages with tables of their own and their national language identifiers (23.038, 6.2.1.2.4). */
export const LANGUAGES = {
  tr: 1,
  es: 2,
  pt: 3,
  bn: 4,
  gu: 5,
  hi: 6,
  kn: 7,
  ml: 8,
  or: 9,
  pa: 10,
  ta: 11,
  te: 12,
  ur: 13,
} as const;
/** ISO 639-1. */
export type Language = keyof typeof LANGUAGES;

/** The alphabets of one pair of tables (23.038, 6.2.1). */
export interface SeptetTables {
  /** Place 0…127 → character; ESC has none. */
  locking: ReadonlyMap<number, string>;
  /** Place after ESC → character. */
  single: ReadonlyMap<number, string>;
  /** Character → septet, or 0x1B00 + septet for those after ESC. */
  codes: ReadonlyMap<string, number>;
}

export const ESCAPE = 0x1b;

/** 23.038, 6.2.1: the GSM 7 bit default alphabet; ESC stands at its place. */
const DEFAULT_ALPHABET =
  '@£$¥èéùìòÇ\nØø\rÅå' +
  'Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ' +
  ' !"#¤%&\'()*+,-./' +
  '0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmno' +
  'pqrstuvwxyzäöñüà';

/** 23.038, 6.2.1.1: the default extension table, but for the page break. */
const DEFAULT_EXTENSION = '14^ 28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€';
/** In every single shift table. */
const PAGE_BREAK: readonly [number, string] = [0x0a, '\f'];

type Table = Map<number, string>;

/** `04€ 07ı` as a table. */
function places(text: string): Array<[number, string]> {
  return [...text.matchAll(/([0-9A-F]{2})(.)/gsu)].map(([, place, character]) => [
    Number.parseInt(place!, 16),
    character!,
  ]);
}

/** `0D-0F 11 .` as numbers; `.` is null. */
function numbers(text: string): Array<number | null> {
  return text.split(' ').flatMap((item) => {
    if (item === '' || item === '.') return item === '' ? [] : [null];
    const [first, last = first] = item.split('-').map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
  });
}

/** Characters laid over places, one by one. */
function lay(layout: string, codePoints: ReadonlyArray<number | null>): Array<[number, string]> {
  const spots = numbers(layout);
  return codePoints.flatMap((codePoint, i) =>
    codePoint === null ? [] : [[spots[i]!, String.fromCodePoint(codePoint)]],
  );
}

/** `count` ASCII characters from `character` on, at `place` and after. */
function run(place: number, character: string, count: number): Array<[number, string]> {
  return Array.from({ length: count }, (_, i) => [place + i, String.fromCodePoint(character.codePointAt(0)! + i)]);
}

function defaultAlphabet(): Table {
  const table = new Map([...DEFAULT_ALPHABET].map((character, place) => [place, character] as const));
  table.delete(ESCAPE);
  return table;
}

const ownLocking = (letters: ReadonlyArray<number | null>, extra: ReadonlyArray<number | null>): Table =>
  new Map([
    [0x0a, '\n'],
    [0x0d, '\r'],
    ...lay(INDIC_PLACES, letters),
    ...places(SHARED_LOCKING),
    ...run(0x30, '0', 10),
    ...run(0x61, 'a', 26),
    ...lay(INDIC_EXTRA_PLACES, extra),
  ]);

/** The locking shift table of a national language identifier; the default alphabet where it has none. */
function lockingTable(id: number): Table {
  const indic = INDIC[id];
  if (indic) {
    const lacks = new Set(numbers(indic.lacks));
    const letters = numbers(INDIC_LETTERS).map((offset) => (lacks.has(offset) ? null : indic.block + offset!));
    return ownLocking(
      letters,
      numbers(indic.extra).map((offset) => indic.block + offset!),
    );
  }
  if (id === URDU.id) return ownLocking(numbers(URDU.letters), numbers(URDU.extra));
  return new Map([...defaultAlphabet(), ...places(LATIN[id]?.locking ?? '')]);
}

/** The single shift table of a national language identifier; the default extension table where it has none. */
function singleTable(id: number): Table {
  const letters = id === URDU.id ? URDU.single : INDIC[id]?.single;
  if (letters === undefined) {
    return new Map([PAGE_BREAK, ...places(DEFAULT_EXTENSION), ...places(LATIN[id]?.single ?? '')]);
  }
  return new Map([
    PAGE_BREAK,
    ...places(SHARED_SINGLE),
    ...lay(SINGLE_PLACES, numbers(letters)),
    ...run(0x41, 'A', 26),
  ]);
}

function build(lockingId: number, singleId: number): SeptetTables {
  const locking = lockingTable(lockingId);
  const single = singleTable(singleId);
  const codes = new Map<string, number>();
  // Some tables hold a character twice: the first place is written, both are read. Unescaped is shorter, so it wins.
  for (const [place, character] of single) {
    if (!codes.has(character)) codes.set(character, (ESCAPE << 8) | place);
  }
  for (const [place, character] of [...locking].reverse()) codes.set(character, place);
  return { locking, single, codes };
}

/** Tables are built when first asked for; there are 14 × 14 pairs at most. */
const built = new Map<number, SeptetTables>();

/** The tables of a pair of national language identifiers; 0 and reserved identifiers mean the default tables. */
export function septetTables(lockingId = 0, singleId = 0): SeptetTables {
  const locking = lockingId > URDU.id ? 0 : lockingId;
  const single = singleId > URDU.id ? 0 : singleId;
  const key = locking * 16 + single;
  let tables = built.get(key);
  if (tables === undefined) {
    tables = build(locking, single);
    built.set(key, tables);
  }
  return tables;
}
