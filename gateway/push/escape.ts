const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * A value as one line of harmless text: control characters, line separators and runs of blanks become one blank, marks
 * that reorder text (bidi embeddings, overrides, isolates) go, half surrogate pairs become U+FFFD.
 */
export function oneLine(value: string): string {
  return value
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .trim();
}

/** For HTML text and for attribute values in either kind of quotes. */
export function escapeHtml(value: string): string {
  return oneLine(value).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** For a part of an address behind its beginning; safe in HTML attributes too. */
export function escapeUrlPart(value: string): string {
  return encodeURIComponent(oneLine(value)).replace(/'/g, '%27');
}
