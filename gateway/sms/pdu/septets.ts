/**
 * Bits to leave free after `headerOctets` of user data header, so that the text begins on a septet boundary
 * (23.040, 9.2.3.24).
 */
export function fillBits(headerOctets: number): number {
  return (7 - ((headerOctets * 8) % 7)) % 7;
}

/** Septets side by side, first one in the low bits (23.038, 6.1.2.1.1), after `fill` zero bits. */
export function packSeptets(septets: Uint8Array | readonly number[], fill = 0): Uint8Array {
  const octets = new Uint8Array(Math.ceil((fill + septets.length * 7) / 8));
  let bit = fill;
  for (const septet of septets) {
    const at = bit >> 3;
    const shifted = (septet & 0x7f) << (bit & 7);
    octets[at] = octets[at]! | (shifted & 0xff);
    if (shifted > 0xff) octets[at + 1] = shifted >> 8;
    bit += 7;
  }
  return octets;
}

/** The reverse of `packSeptets`: at most `count` septets, fewer where the octets end before. */
export function unpackSeptets(octets: Uint8Array, count: number, fill = 0): Uint8Array {
  const available = Math.max(0, Math.floor((octets.length * 8 - fill) / 7));
  const septets = new Uint8Array(Math.min(count, available));
  let bit = fill;
  for (let i = 0; i < septets.length; i++) {
    const at = bit >> 3;
    const pair = octets[at]! | ((octets[at + 1] ?? 0) << 8);
    septets[i] = (pair >> (bit & 7)) & 0x7f;
    bit += 7;
  }
  return septets;
}
