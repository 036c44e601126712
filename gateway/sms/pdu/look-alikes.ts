import { septetCost } from './charset.ts';

/** `character replacement` pairs for what no decomposition of Unicode yields. */
const LATIN =
  'ı i ł l Ł L đ d Đ D ħ h Ħ H ð d Ð D þ th Þ Th ŋ ng Ŋ Ng œ oe Œ Oe ĸ k ſ s ẞ SS ŧ t Ŧ T ə e Ə E ƒ f ' +
  "ɓ b ɗ d ɛ e ɔ o Ɔ O ƙ k Ɛ E ʼ ' µ u";
const TYPOGRAPHY =
  "‘ ' ’ ' ‚ ' ‛ ' ′ ' ` ' ´ ' ʹ ' “ \" ” \" „ \" ‟ \" ″ \" « \" » \" ‹ ' › ' " +
  '‐ - ‑ - ‒ - – - — - ― - − - ⁃ - • - · . ● - ▪ - ■ - … ... ⁄ / ∕ / ÷ / × x ∙ . ° deg ‰ o/oo ' +
  '© (c) ® (r) ¢ c ¦ | ¶ § ¬ - ¯ - ¸ , ← <- → -> ↔ <-> ⇒ => ≤ <= ≥ >= ≠ != ≈ ~ ✓ v ✔ v ✗ x ✘ x ' +
  '₤ £ ₹ Rs ₽ RUB ₺ TL ₴ UAH ₩ KRW ₪ ILS ₫ VND ₱ PHP 。 . 、 , 《 " 》 " 「 " 」 "';
/** Capital letters that look Latin; GSM-7 has the other Greek capitals itself. */
const GREEK = 'Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X';
const CYRILLIC =
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh ' +
  "щ shch ъ ' ы y ь ' э e ю yu я ya є ye і i ї yi ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz";

function pairs(text: string): Map<string, string> {
  const words = text.split(' ');
  return new Map(Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i]!, words[2 * i + 1]!]));
}

const KNOWN = new Map([...pairs(LATIN), ...pairs(TYPOGRAPHY), ...pairs(GREEK)]);
const CYRILLIC_LETTERS = pairs(CYRILLIC);

/** Spaces and breaks that GSM-7 lacks, and what only steers display. */
const INVISIBLE: ReadonlyArray<readonly [RegExp, string]> = [
  [/^[\t\v\p{Zs}]$/u, ' '],
  [/^[\u0085\u2028\u2029]$/u, '\n'],
  [/^[\p{Cc}\p{Cf}]$/u, ''],
  [/^\p{M}$/u, ''],
];

/**
 * What GSM-7 offers in place of a character (one code point) that it lacks: the letter without its accent, straight
 * quotes, romanised Cyrillic, nothing at all for what is invisible. null where there is nothing alike, as for emoji.
 */
export function lookAlike(character: string): string | null {
  const known = KNOWN.get(character) ?? cyrillic(character) ?? greekSmall(character);
  if (known !== undefined) return known;
  for (const [pattern, replacement] of INVISIBLE) {
    if (pattern.test(character)) return replacement;
  }
  const bare = character.normalize('NFKD').replace(/\p{M}+/gu, '');
  if (bare === character) return null;
  const replaced = [...bare].map((part) => (septetCost(part) > 0 ? part : lookAlike(part)));
  return replaced.includes(null) ? null : replaced.join('');
}

function cyrillic(character: string): string | undefined {
  const small = character.toLowerCase();
  const letters = CYRILLIC_LETTERS.get(small);
  return letters === undefined || small === character ? letters : letters[0]!.toUpperCase() + letters.slice(1);
}

/** Small Greek letters become capitals, which GSM-7 has or which look Latin. */
function greekSmall(character: string): string | undefined {
  if (!/^[α-ω]$/u.test(character)) return undefined;
  const capital = character.toUpperCase();
  return KNOWN.get(capital) ?? capital;
}
