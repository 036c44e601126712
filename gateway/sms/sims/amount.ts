/** A number with decimals as people write it, any separators. */
const AMOUNT = /(-?\d[\d.,'\u00a0 ]*[.,]\d{2})(?!\d)/;

/**
 * The amount in the network's words: what the pattern's one group holds, else the first number with two decimals.
 * null where there is none.
 */
export function amountIn(text: string, pattern: string | null): number | null {
  const found = (pattern === null ? AMOUNT : new RegExp(pattern, 'i')).exec(text)?.[1];
  return found === undefined ? null : parseAmount(found);
}

/** `1.234,56`, `1,234.56`, `12,5`, `1 234`: the last separator is the decimal one unless three digits follow it. */
export function parseAmount(text: string): number | null {
  const plain = text.replace(/[\s'\u00a0]/g, '');
  const match = /^(-?)([\d.,]*?)(?:[.,](\d{1,2}|\d{4,}))?$/.exec(plain);
  if (!match) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const digits = whole.replace(/[.,]/g, '');
  if (digits === '' && decimals === '') return null;
  return Number(`${sign}${digits || '0'}.${decimals || '0'}`);
}
