import { cutParts } from './breaks.ts';
import { septetCost } from './charset.ts';
import { PduError, requireRange } from './error.ts';
import { type Coding, GSM7, type Layout, layOut, UCS2 } from './layout.ts';
import { lookAlike } from './look-alikes.ts';
import { LANGUAGES, type Language } from './shift-tables.ts';
import type { Concatenation } from './udh.ts';
import type { UserDataInput } from './user-data.ts';

export interface SmsPlanOptions {
  /** Concatenation reference; the same for every attempt at a message. Default 0. */
  concatRef?: number;
  /** Width of the reference; 16 bits leave a little less room in each part. Default 8. */
  concatBits?: 8 | 16;
  /**
   * Languages whose national tables may be used where they save parts, most likely first. Older phones show such texts
   * wrong. Default none.
   */
  languages?: readonly Language[];
  /** Replace characters by look-alikes where that makes the whole text GSM-7. Default false. */
  transliterate?: boolean;
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
  /** National language identifiers; 0 = default tables. */
  locking: number;
  single: number;
}

export interface ForcedCharacter {
  character: string;
  /** UTF-16 index in the text. */
  index: number;
  /** What GSM-7 has in its place ('' = it can be left out); null where there is nothing alike. */
  suggestion: string | null;
}

export interface Replacement {
  character: string;
  /** UTF-16 index in the text that was given. */
  index: number;
  replacement: string;
}

export interface SmsPlan {
  /** As it is sent: the parts' texts joined. */
  text: string;
  encoding: 'GSM-7' | 'UCS-2';
  parts: SmsPart[];
  /** The characters for which the text had to become UCS-2; empty for GSM-7. */
  forcedUcs2: ForcedCharacter[];
  /**
   * What is sent in place of what was written: look-alikes if allowed, accents joined with their letters (the same
   * character to Unicode) where that makes the text GSM-7, U+FFFD for half a surrogate pair.
   */
  replacements: Replacement[];
}

/** A stretch of the text and what is sent for it. */
interface Token {
  source: string;
  index: number;
  sent: string;
}

/**
 * How a text leaves as SMS: alphabet and parts. Never cuts an escape sequence or a surrogate pair; keeps graphemes and
 * links whole where that costs no further part. The same text and options give the same parts, so that a send that was
 * interrupted can be resumed. @throws PduError where it would take more than 255 parts
 */
export function planSms(text: string, options: SmsPlanOptions = {}): SmsPlan {
  const { concatRef = 0, concatBits = 8, languages = [], transliterate = false } = options;
  requireRange(concatRef, 0, concatBits === 16 ? 0xffff : 0xff, 'the concatenation reference');
  const composed = compose(text);
  const forced = composed.filter((token) => !inGsm7(token.sent));

  let tokens = forced.length === 0 ? composed : codePoints(text);
  let layout = lossless(tokens, languages, concatBits);
  if (transliterate && forced.length > 0) {
    const replaced = composed.map((token) => (inGsm7(token.sent) ? token : { ...token, sent: lookAlike(token.sent) }));
    if (isSendable(replaced)) {
      const other = layOut(charactersOf(replaced), GSM7, concatBits);
      if (other && (layout.alphabet === 'ucs2' || other.total < layout.total)) {
        tokens = replaced;
        layout = other;
      }
    }
  }
  if (layout.total > 255) throw new PduError(0, `the text takes ${layout.total} parts; 255 are possible`);
  return {
    text: layout.characters.join(''),
    encoding: layout.alphabet === 'gsm7' ? 'GSM-7' : 'UCS-2',
    parts: partsOf(layout, concatRef, concatBits),
    forcedUcs2: layout.alphabet === 'gsm7' ? [] : forced.map(forcedBy),
    replacements: tokens
      .filter((token) => token.sent !== token.source)
      .map((token) => ({ character: token.source, index: token.index, replacement: token.sent })),
  };
}

function partsOf(layout: Layout, ref: number, bits: 8 | 16): SmsPart[] {
  const { alphabet, locking, single, capacity, total } = layout;
  return cutParts(layout, capacity).map((piece, i) => ({
    ...piece,
    alphabet,
    locking,
    single,
    capacity,
    seq: i + 1,
    total,
    concat: total === 1 ? null : { ref, total, seq: i + 1, bits },
  }));
}

/** The alphabet that takes the fewest parts without changing the text; national tables only where they save parts. */
function lossless(tokens: readonly Token[], languages: readonly Language[], concatBits: 8 | 16): Layout {
  const characters = charactersOf(tokens);
  let best = layOut(characters, GSM7, concatBits) ?? layOut(characters, UCS2, concatBits)!;
  for (const coding of nationalCodings(languages)) {
    if (best.total === 1) break;
    const layout = layOut(characters, coding, concatBits);
    if (layout && layout.total < best.total) best = layout;
  }
  return best;
}

/** The single shift table alone first: phones know it best, and it takes the default alphabet's letters at one septet. */
function nationalCodings(languages: readonly Language[]): Coding[] {
  return languages.flatMap((language): Coding[] => {
    const id = LANGUAGES[language];
    const single: Coding = { alphabet: 'gsm7', locking: 0, single: id };
    if (language === 'es') return [single];
    return [single, { alphabet: 'gsm7', locking: id, single: 0 }, { alphabet: 'gsm7', locking: id, single: id }];
  });
}

function forcedBy({ source, index, sent }: Token): ForcedCharacter {
  return { character: source, index, suggestion: lookAlike(sent) };
}

const inGsm7 = (text: string): boolean => septetCost(text) > 0 || [...text].every((one) => septetCost(one) > 0);
const charactersOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ source, sent }) => (sent === source ? sent : [...sent]));
const isSendable = (tokens: ReadonlyArray<Omit<Token, 'sent'> & { sent: string | null }>): tokens is Token[] =>
  tokens.every((token) => token.sent !== null);

/** One token a code point; half a surrogate pair, which is no character, becomes U+FFFD. */
function codePoints(text: string, offset = 0): Token[] {
  const wellFormed = !/\p{Surrogate}/u.test(text);
  const tokens: Token[] = [];
  let index = offset;
  for (const source of text) {
    const sent = wellFormed || !/\p{Surrogate}/u.test(source) ? source : '\ufffd';
    tokens.push({ source, index, sent });
    index += source.length;
  }
  return tokens;
}

/** As `codePoints`, but a letter and its combining accents are one token where GSM-7 has them as one character. */
function compose(text: string): Token[] {
  if (text.normalize('NFC') === text) return codePoints(text);
  return [...text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)].flatMap(({ 0: source, index }) => {
    const joined = source.normalize('NFC');
    return joined !== source && inGsm7(joined) ? [{ source, index, sent: joined }] : codePoints(source, index);
  });
}
