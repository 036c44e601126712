import type { Modules } from './png.ts';

/** A symbol that was made with mask 0, and which of its modules no mask may touch. */
export interface Unmasked extends Modules {
  reservedBit: ArrayLike<number | boolean>;
}

/** Condition of each mask (ISO/IEC 18004, 7.8.2): true = the module is inverted. */
const MASKS: ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => ((i >> 1) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i * j) % 3) + ((i + j) % 2)) % 2 === 0,
];
/** Size of a symbol → for each mask, what turns mask 0 into it. */
const changes = new Map<number, Uint8Array[]>();

/**
 * The same symbol under the mask with the lowest penalty (ISO/IEC 18004, 7.8.3), level M. Trying all eight on plain
 * bytes takes a fraction of what it takes the library that makes the symbol.
 */
export function bestMasked({ size, data, reservedBit }: Unmasked): Modules {
  const turns = changes.get(size) ?? turnsOf(size, reservedBit);
  changes.set(size, turns);
  const trial = new Uint8Array(size * size);
  let best = new Uint8Array(0);
  let lowest = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < MASKS.length; mask++) {
    const turn = turns[mask]!;
    for (let at = 0; at < trial.length; at++) trial[at] = (data[at]! & 1) ^ turn[at]!;
    drawFormat(trial, size, mask);
    const penalty = penaltyOf(trial, size, lowest);
    if (penalty < lowest) [lowest, best] = [penalty, trial.slice()];
  }
  return { size, data: best };
}

function turnsOf(size: number, reserved: ArrayLike<number | boolean>): Uint8Array[] {
  return MASKS.map((condition) => {
    const turn = new Uint8Array(size * size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        if (!reserved[at]) turn[at] = Number(condition(row, column) !== MASKS[0]!(row, column));
      }
    }
    return turn;
  });
}

/** Format information (7.9): level M is 00; BCH(15,5) with generator 10100110111, then XOR 101010000010010. */
function drawFormat(data: Uint8Array, size: number, mask: number): void {
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit--) if (rest & (1 << bit)) rest ^= 0x537 << (bit - 10);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  for (let bit = 0; bit < 15; bit++) {
    const dark = (bits >> bit) & 1;
    const row = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit;
    const column = bit < 8 ? size - bit - 1 : bit < 9 ? 7 : 14 - bit;
    data[row * size + 8] = dark;
    data[8 * size + column] = dark;
  }
  data[(size - 8) * size + 8] = 1;
}

/** Sum of the four penalties; may stop early once it is above `enough`. */
function penaltyOf(data: Uint8Array, size: number, enough: number): number {
  let dark = 0;
  let blocks = 0;
  for (let row = 0; row < size; row++) {
    for (let at = row * size, end = at + size; at < end; at++) {
      const module = data[at]!;
      dark += module;
      if (row + 1 === size || at + 1 === end) continue;
      const sum = module + data[at + 1]! + data[at + size]! + data[at + size + 1]!;
      if (sum === 0 || sum === 4) blocks += 1;
    }
  }
  const unbalanced = Math.abs(Math.ceil((dark * 100) / data.length / 5) - 10);
  let points = 3 * blocks + 10 * unbalanced;
  for (let line = 0; line < size && points < enough; line++) {
    points += linePenalty(data, line * size, 1, size) + linePenalty(data, line, size, size);
  }
  return points;
}

/** Runs of five and more, and what looks like a finder pattern, in one row or column. */
function linePenalty(data: Uint8Array, from: number, step: number, size: number): number {
  let points = 0;
  let run = 0;
  let last = 2;
  let window = 0;
  for (let n = 0, at = from; n < size; n++, at += step) {
    const module = data[at]!;
    window = ((window << 1) & 0x7ff) | module;
    if (n >= 10 && (window === 0x5d0 || window === 0x05d)) points += 40;
    if (module === last) {
      run += 1;
      if (run === 5) points += 3;
      else if (run > 5) points += 1;
    } else {
      last = module;
      run = 1;
    }
  }
  return points;
}
