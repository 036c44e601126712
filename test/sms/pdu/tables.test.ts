import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, septetTables } from '../../../gateway/sms/pdu/shift-tables.ts';

const row = (table: ReadonlyMap<number, string>, from: number): string =>
  Array.from(
    { length: 16 },
    (_, i) =>
      table
        .get(from + i)
        ?.codePointAt(0)
        ?.toString(16)
        .padStart(4, '0') ?? '----',
  ).join(' ');

describe('the default alphabet (23.038, 6.2.1)', () => {
  const { locking, single, codes } = septetTables();
  it('has 127 characters besides ESC', () => {
    expect(locking.size).toBe(127);
    expect(locking.has(0x1b)).toBe(false);
  });
  it.each([
    [0x00, '@'],
    [0x09, 'Ç'],
    [0x10, 'Δ'],
    [0x11, '_'],
    [0x24, '¤'],
    [0x40, '¡'],
    [0x5f, '§'],
    [0x60, '¿'],
    [0x7f, 'à'],
  ])('has %i', (place, character) => {
    expect(locking.get(place)).toBe(character);
    expect(codes.get(character)).toBe(place);
  });
  it('has the ten characters of the extension table', () => {
    expect([...single].sort(([a], [b]) => a - b).map(([, character]) => character)).toEqual([...'\f^{}\\[~]|€']);
    expect(codes.get('€')).toBe(0x1b65);
  });
});

describe('the national language tables (23.038, Annex A)', () => {
  /** Rows as the standard prints them (columns there), one from each table. */
  const LOCKING_ROWS: Array<[Language, number, string]> = [
    ['tr', 0x00, '0040 00a3 0024 00a5 20ac 00e9 00f9 0131 00f2 00c7 000a 011e 011f 000d 00c5 00e5'],
    ['tr', 0x10, '0394 005f 03a6 0393 039b 03a9 03a0 03a8 03a3 0398 039e ---- 015e 015f 00df 00c9'],
    ['pt', 0x00, '0040 00a3 0024 00a5 00ea 00e9 00fa 00ed 00f3 00e7 000a 00d4 00f4 000d 00c1 00e1'],
    ['pt', 0x10, '0394 005f 00aa 00c7 00c0 221e 005e 005c 20ac 00d3 007c ---- 00c2 00e2 00ca 00c9'],
    ['bn', 0x40, '09ac 09ad 09ae 09af 09b0 ---- 09b2 ---- ---- ---- 09b6 09b7 09b8 09b9 09bc 09bd'],
    ['bn', 0x70, '0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007a 09d7 09dc 09dd 09f0 09f1'],
    ['gu', 0x50, '0abe 0abf 0ac0 0ac1 0ac2 0ac3 0ac4 0ac5 ---- 0ac7 0ac8 0ac9 ---- 0acb 0acc 0acd'],
    ['hi', 0x00, '0901 0902 0903 0905 0906 0907 0908 0909 090a 090b 000a 090c 090d 000d 090e 090f'],
    ['hi', 0x20, '0020 0021 091f 0920 0921 0922 0923 0924 0029 0028 0925 0926 002c 0927 002e 0928'],
    ['hi', 0x30, '0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003a 003b 0929 092a 092b 003f'],
    ['kn', 0x20, '0020 0021 0c9f 0ca0 0ca1 0ca2 0ca3 0ca4 0029 0028 0ca5 0ca6 002c 0ca7 002e 0ca8'],
    ['ml', 0x40, '0d2c 0d2d 0d2e 0d2f 0d30 0d31 0d32 0d33 0d34 0d35 0d36 0d37 0d38 0d39 ---- 0d3d'],
    ['or', 0x10, '0b10 ---- ---- 0b13 0b14 0b15 0b16 0b17 0b18 0b19 0b1a ---- 0b1b 0b1c 0b1d 0b1e'],
    ['pa', 0x50, '0a3e 0a3f 0a40 0a41 0a42 ---- ---- ---- ---- 0a47 0a48 ---- ---- 0a4b 0a4c 0a4d'],
    ['ta', 0x10, '0b90 ---- 0b92 0b93 0b94 0b95 ---- ---- ---- 0b99 0b9a ---- ---- 0b9c ---- 0b9e'],
    ['ta', 0x30, '0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003a 003b 0ba9 0baa ---- 003f'],
    ['te', 0x60, '0c55 0061 0062 0063 0064 0065 0066 0067 0068 0069 006a 006b 006c 006d 006e 006f'],
    ['ur', 0x40, '0635 0636 0637 0638 0639 0641 0642 06a9 06aa 06ab 06af 06b3 06b1 0644 0645 0646'],
    ['ur', 0x50, '06ba 06bb 06bc 0648 06c4 06d5 06c1 06be 0621 06cc 06d0 06d2 064d 0650 064f 0657'],
  ];
  const SINGLE_ROWS: Array<[Language, number, string]> = [
    ['tr', 0x60, '---- ---- ---- 00e7 ---- 20ac ---- 011f ---- 0131 ---- ---- ---- ---- ---- ----'],
    ['es', 0x40, '007c 00c1 ---- ---- ---- ---- ---- ---- ---- 00cd ---- ---- ---- ---- ---- 00d3'],
    ['pt', 0x10, '---- ---- 03a6 0393 005e 03a9 03a0 03a8 03a3 0398 ---- ---- ---- ---- ---- 00ca'],
    ['bn', 0x10, '003c 003d 003e 00a1 005e 00a1 005f 0023 002a 09e6 09e7 ---- 09e8 09e9 09ea 09eb'],
    ['gu', 0x20, '0aea 0aeb 0aec 0aed 0aee 0aef ---- ---- 007b 007d ---- ---- ---- ---- ---- 005c'],
    ['hi', 0x30, '095b 095c 095d 095e 095f 0960 0961 0962 0963 0970 0971 ---- 005b 007e 005d ----'],
    ['kn', 0x20, '0cea 0ceb 0cec 0ced 0cee 0cef 0cde 0cf1 007b 007d 0cf2 ---- ---- ---- ---- 005c'],
    ['ml', 0x20, '0d6a 0d6b 0d6c 0d6d 0d6e 0d6f 0d70 0d71 007b 007d 0d72 0d73 0d74 0d75 0d7a 005c'],
    ['or', 0x20, '0b6a 0b6b 0b6c 0b6d 0b6e 0b6f 0b5c 0b5d 007b 007d 0b5f 0b70 0b71 ---- ---- 005c'],
    ['pa', 0x20, '0a6a 0a6b 0a6c 0a6d 0a6e 0a6f 0a59 0a5a 007b 007d 0a5b 0a5c 0a5e 0a75 ---- 005c'],
    ['ta', 0x20, '0bea 0beb 0bec 0bed 0bee 0bef 0bf3 0bf4 007b 007d 0bf5 0bf6 0bf7 0bf8 0bfa 005c'],
    ['te', 0x10, '003c 003d 003e 00a1 005e 00a1 005f 0023 002a ---- ---- ---- 0c66 0c67 0c68 0c69'],
    ['te', 0x20, '0c6a 0c6b 0c6c 0c6d 0c6e 0c6f 0c58 0c59 007b 007d 0c78 0c79 0c7a 0c7b 0c7c 005c'],
    ['ur', 0x00, '0040 00a3 0024 00a5 00bf 0022 00a4 0025 0026 0027 000c 002a 002b ---- 002d 002f'],
    ['ur', 0x20, '06f4 06f5 06f6 06f7 06f8 06f9 060c 060d 007b 007d 060e 060f 0610 0611 0612 005c'],
    ['ur', 0x30, '0613 0614 061b 061f 0640 0652 0658 066b 066c 0672 0673 06cd 005b 007e 005d 06d4'],
  ];
  it.each(LOCKING_ROWS)('%s locking, row %i', (language, from, expected) => {
    expect(row(septetTables(LANGUAGES[language], 0).locking, from)).toBe(expected);
  });
  it.each(SINGLE_ROWS)('%s single, row %i', (language, from, expected) => {
    expect(row(septetTables(0, LANGUAGES[language]).single, from)).toBe(expected);
  });

  /** Taken when all tables agreed with two independent readings of the standard; any later change shows. */
  it('is unchanged since it was compared with other readings of the standard', () => {
    const all = Object.values(LANGUAGES).flatMap((id) => [
      ...[...septetTables(id, 0).locking].sort(([a], [b]) => a - b).map(([place, c]) => `${id}L${place}${c}`),
      ...[...septetTables(0, id).single].sort(([a], [b]) => a - b).map(([place, c]) => `${id}S${place}${c}`),
    ]);
    expect(createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16)).toBe('518cb660eafa6fcc');
  });

  it('every character is found where it was written', () => {
    for (const id of Object.values(LANGUAGES)) {
      const tables = septetTables(id, id);
      for (const [character, code] of tables.codes) {
        expect(code > 0x7f ? tables.single.get(code & 0x7f) : tables.locking.get(code)).toBe(character);
      }
    }
  });
  it('reserved identifiers mean the default tables', () => {
    expect(septetTables(14, 200)).toBe(septetTables());
    expect([...septetTables(2, 0).locking]).toEqual([...septetTables().locking]);
  });
});
