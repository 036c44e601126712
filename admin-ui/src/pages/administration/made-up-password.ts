/** Without letters and digits that look alike: it may have to be read out. 32 signs, so that a byte's rest is even. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Four groups of five, 100 bits: `k7mz3-…`. */
export function madeUpPassword(): string {
  const signs = Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => SIGNS[byte % SIGNS.length]);
  return [0, 5, 10, 15].map((start) => signs.slice(start, start + 5).join('')).join('-');
}
