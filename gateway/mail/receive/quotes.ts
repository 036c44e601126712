/*
 * What people do not mean to send on when they answer a mail: signatures and what is quoted of earlier mails. Mail
 * programs mark both in their own ways and languages; what is not known for certain stays.
 */

const ORIGINAL =
  /^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|oorspronkelijk bericht)\s*-{2,}$/i;
const WROTE = /^(?:on|am|le|op|il|el)\s.{6,300}\s(?:wrote|schrieb|a écrit|schreef|ha scritto|escribió)\b[^:]{0,200}:$/i;
const FROM = /^\*?(?:from|von|de|van)\s?:\*?\s.+/i;
const SENT = /^\*?(?:sent|gesendet|envoyé|verzonden|date|datum|to|an|à|aan|subject|betreff|objet|onderwerp)\s?:/i;
const HEADER_LINES = 5;

/** RFC 3676, 4.3: a line `-- ` begins the signature; many leave out the space. */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => /^-- ?$/.test(line));
  return end < 0 ? text : lines.slice(0, end).join('\n');
}

/** @param text its lines end in LF */
export function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line.startsWith('>')) continue;
    if (ORIGINAL.test(line) || beginsOldHeader(lines, at)) break;
    const attribution = attributionLines(lines, at);
    if (attribution > 0) {
      const next = lines.slice(at + attribution).find((one) => one.trim() !== '');
      // Quoted line by line: what stands between and below is new. Else all that follows is old.
      if (next !== undefined && !next.trim().startsWith('>')) break;
      at += attribution - 1;
    } else {
      kept.push(lines[at]!);
    }
  }
  return kept.join('\n').replace(/\n[_-]{10,}\s*$/, '');
}

/** How many lines "On … wrote:" takes, which may be wrapped; 0 = it does not stand here. */
function attributionLines(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3; count++) {
    joined = `${joined} ${(lines[at + count - 1] ?? '').trim()}`.trim();
    if (WROTE.test(joined)) return count;
  }
  return 0;
}

function beginsOldHeader(lines: readonly string[], at: number): boolean {
  if (!FROM.test(lines[at]!.trim())) return false;
  return lines.slice(at + 1, at + HEADER_LINES).filter((line) => SENT.test(line.trim())).length >= 2;
}
