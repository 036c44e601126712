/*
 * Databases compare letters each in its own way (SQLite folds only ASCII). So what must be found or be unique
 * regardless of case is folded here, and stored beside the original.
 */

/** For unique names: `Müller@Example` and `MÜLLER@example` are one. */
export function foldName(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** For searching: without accents too, so that `muller` finds Müller. */
export function foldSearch(...texts: (string | null | undefined)[]): string {
  return texts
    .filter((text) => text)
    .join(' ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
