/** A text as the units of one alphabet see it: code points that are never cut, and what each costs. */
export interface Costed {
  characters: readonly string[];
  /** Septets or UTF-16 units, 1 or 2 each. */
  costs: readonly number[];
}

export interface Piece {
  text: string;
  units: number;
}

const LINK = /https?:\/\/[^\s<>"]+/gi;
/** Latin, Greek and Cyrillic letters and common signs: each is a grapheme of its own, which need not be looked for. */
const PLAIN = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20cf]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many parts of `capacity` units the text needs; the fewest there can be. */
export function countParts(costs: readonly number[], capacity: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > capacity) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
}

/**
 * Cuts the text into the fewest parts of at most `capacity` units. Among the cuts that cost no further part it prefers
 * those outside a link that fits a part, then those between graphemes, then the latest one. The same text gives the
 * same parts.
 */
export function cutParts({ characters, costs }: Costed, capacity: number): Piece[] {
  const ends = [0];
  for (const cost of costs) ends.push(ends.at(-1)! + cost);
  const count = countParts(costs, capacity);
  if (count === 1) return [{ text: characters.join(''), units: ends.at(-1)! }];
  const earliest = earliestStarts(ends, capacity, count);
  const penalty = penalties(characters, ends, capacity);
  const pieces: Piece[] = [];
  let start = 0;
  for (let left = count - 1; left >= 0; left--) {
    const end = left === 0 ? characters.length : bestBreak(start, earliest[left]!);
    pieces.push({ text: characters.slice(start, end).join(''), units: ends[end]! - ends[start]! });
    start = end;
  }
  return pieces;

  function bestBreak(from: number, low: number): number {
    let high = from;
    while (high < characters.length && ends[high + 1]! - ends[from]! <= capacity) high += 1;
    let best = high;
    for (let at = high; at >= low && penalty[best]! > 0; at--) {
      if (penalty[at]! < penalty[best]!) best = at;
    }
    return best;
  }
}

/** `result[k]`: where the last k parts may begin at the earliest. */
function earliestStarts(ends: readonly number[], capacity: number, count: number): number[] {
  const starts = [ends.length - 1];
  for (let k = 1; k < count; k++) {
    let at = starts[k - 1]!;
    while (at > 0 && ends[starts[k - 1]!]! - ends[at - 1]! <= capacity) at -= 1;
    starts.push(at);
  }
  return starts;
}

/** What a cut before each character spoils: 2 for a link, 1 for a grapheme, 0 for nothing. */
function penalties(characters: readonly string[], ends: readonly number[], capacity: number): Uint8Array {
  const text = characters.join('');
  const penalty = new Uint8Array(characters.length + 1);
  const indexAt = new Map<number, number>();
  let offset = 0;
  characters.forEach((character, index) => {
    indexAt.set(offset, index);
    offset += character.length;
  });
  indexAt.set(offset, characters.length);
  if (!PLAIN.test(text)) {
    penalty.fill(1, 0, characters.length);
    for (const { index } of graphemes.segment(text)) penalty[indexAt.get(index)!] = 0;
  }
  for (const match of text.matchAll(LINK)) {
    const first = indexAt.get(match.index)!;
    const end = indexAt.get(match.index + match[0].replace(/[.,;:!?)\]}'…]+$/, '').length)!;
    if (ends[end]! - ends[first]! > capacity) continue;
    for (let at = first + 1; at < end; at++) penalty[at] = 2;
  }
  return penalty;
}
