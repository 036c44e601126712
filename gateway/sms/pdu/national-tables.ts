/**
 * The national language tables of 23.038, Annex A, written down as what they are: a few replaced places for the Latin
 * scripts, and for the Indic scripts one layout that all share. Code points that Unicode never assigned (the standard
 * names two) stay empty, and the misprints of the standard's editions are read as the layout demands.
 */

/** A place and its character: `04€`. */
type Places = string;

/** Latin scripts: what differs from the default alphabet and from the default extension table. */
export const LATIN: Readonly<Record<number, { locking: Places | null; single: Places }>> = {
  // Turkish
  1: {
    locking: '04€ 07ı 0BĞ 0Cğ 1CŞ 1Dş 40İ 60ç',
    single: '47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş',
  },
  // Spanish: no locking table
  2: { locking: null, single: '09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú' },
  // Portuguese
  3: {
    locking:
      '04ê 06ú 07í 08ó 09ç 0BÔ 0Cô 0EÁ 0Fá 12ª 13Ç 14À 15∞ 16^ 17\\ 18€ 19Ó 1A| 1CÂ 1Dâ 1EÊ ' +
      '24º 40Í 5BÃ 5CÕ 5DÚ 60~ 7Bã 7Cõ 7D`',
    single:
      '05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ 41À 49Í 4FÓ 55Ú 5BÃ 5CÕ 61Â 69í 6Fó 75ú ' +
      '7Bã 7Cõ 7Fâ',
  },
};

export interface IndicScript {
  /** First code point of the script's Unicode block. */
  block: number;
  /** Letters (offsets into the block) that the script lacks; their places in the shared layout are empty. */
  lacks: string;
  /** Offsets at 0x60 and 0x7B…0x7F. */
  extra: string;
  /** Code points of the single shift table, in the order of `SINGLE_PLACES`; `.` leaves a place empty. */
  single: string;
}

/** Where letters lie in the locking table of an Indic script, in the order of `INDIC_LETTERS`. */
export const INDIC_PLACES = '00-09 0B-0C 0E-0F 10-1A 1C-1F 22-27 2A-2B 2D 2F 3C-3E 40-5F';
/** Offsets into the Unicode block, which all Indic scripts share. */
export const INDIC_LETTERS = '01-03 05-39 3C-4D';
/** Where `extra` lies. */
export const INDIC_EXTRA_PLACES = '60 7B-7F';
/** What else a locking table of an Indic script, or Urdu, holds; a-z besides. */
export const SHARED_LOCKING: Places = '20  21! 28) 29( 2C, 2E. 3A: 3B; 3F?';

/** Where the letters of the single shift tables of the Indic scripts and Urdu lie. */
export const SINGLE_PLACES = '19-1A 1C-27 2A-2E 30-3B 3F';
/** What else these single shift tables hold; A-Z besides. */
export const SHARED_SINGLE: Places =
  '00@ 01£ 02$ 03¥ 04¿ 05" 06¤ 07% 08& 09\' 0B* 0C+ 0E- 0F/ 10< 11= 12> 13¡ 14^ 15¡ 16_ 17# 18* ' +
  '28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€';

export const INDIC: Readonly<Record<number, IndicScript>> = {
  // Bengali
  4: {
    block: 0x0980,
    lacks: '0D-0E 11-12 29 31 33-35 45-46 49-4A',
    extra: '4E 57 5C 5D 70 71',
    single: '09E6-09EF 09DF-09E3 09F2-09FA',
  },
  // Gujarati
  5: { block: 0x0a80, lacks: '0E 12 29 31 34 46 4A', extra: '50 60-63 71', single: '0964-0965 0AE6-0AEF' },
  // Hindi
  6: {
    block: 0x0900,
    lacks: '',
    extra: '50 72 7B 7C 7E 7F',
    single: '0964-0965 0966-096F 0951-0954 0958-0963 0970-0971',
  },
  // Kannada
  7: {
    block: 0x0c80,
    lacks: '01 0D 11 29 34 45 49',
    extra: '55 56 60-63',
    single: '0964-0965 0CE6-0CEF 0CDE 0CF1 0CF2',
  },
  // Malayalam
  8: {
    block: 0x0d00,
    lacks: '01 0D 11 29 3C 45 49',
    extra: '57 60-63 79',
    single: '0964-0965 0D66-0D75 0D7A-0D7F',
  },
  // Oriya
  9: {
    block: 0x0b00,
    lacks: '0D-0E 11-12 29 31 34 45-46 49-4A',
    extra: '56 57 60-63',
    single: '0964-0965 0B66-0B6F 0B5C 0B5D 0B5F 0B70 0B71',
  },
  // Punjabi
  10: {
    block: 0x0a00,
    lacks: '0B-0E 11-12 29 31 34 37 3D 43-46 49-4A',
    extra: '51 70-74',
    single: '0964-0965 0A66-0A6F 0A59-0A5C 0A5E 0A75',
  },
  // Tamil
  11: {
    block: 0x0b80,
    lacks: '01 0B-0D 11 16-18 1B 1D 20-22 25-27 2B-2D 3C-3D 43-45 49',
    extra: '50 57 70-72 79',
    single: '0964-0965 0BE6-0BEF 0BF3-0BF8 0BFA',
  },
  // Telugu
  12: {
    block: 0x0c00,
    lacks: '0D 11 29 34 3C 45 49',
    extra: '55 56 60-63',
    single: '. . 0C66-0C6F 0C58-0C59 0C78-0C7F',
  },
};

/** Urdu has the places of the Indic scripts but an order of its own; these are code points. */
export const URDU = {
  id: 13,
  letters:
    '0627 0622 0628 067B 0680 067E 06A6 062A 06C2 067F 0679 067D 067A 067C ' +
    '062B 062C 0681 0684 0683 0685 0686 0687 062D 062E 062F 068C 0688 0689 068A ' +
    '068F 068D 0630 0631 0691 0693 0699 0632 0696 0698 069A 0633 0634 ' +
    '0635-0639 0641 0642 06A9 06AA 06AB 06AF 06B3 06B1 0644-0646 ' +
    '06BA 06BB 06BC 0648 06C4 06D5 06C1 06BE 0621 06CC 06D0 06D2 064D 0650 064F 0657',
  extra: '0654 0655 0651 0653 0656 0670',
  single: '0600-0601 06F0-06F9 060C-0614 061B 061F 0640 0652 0658 066B 066C 0672 0673 06CD 06D4',
} as const;
