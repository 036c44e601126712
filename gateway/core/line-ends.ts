const LF = 0x0a;
const CR = 0x0d;

/**
 * Whether CR and LF come only together (RFC 5321, 2.3.8). A CR that ends the chunk is left to the next one. Looks from
 * line end to line end, which is several times quicker than octet by octet.
 * @param before the octet before the chunk; null = there was none
 */
export function hasStrictLineEnds(chunk: Buffer, before: number | null): boolean {
  let from = 0;
  if (before === CR && chunk.length > 0) {
    if (chunk[0] !== LF) return false;
    from = 1;
  }
  for (;;) {
    const lf = chunk.indexOf(LF, from);
    const cr = chunk.indexOf(CR, from);
    if (lf < 0) return cr < 0 || cr === chunk.length - 1;
    if (cr < 0 || cr !== lf - 1) return false;
    from = lf + 1;
  }
}
