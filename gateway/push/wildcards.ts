import type { Wildcard } from '../core/model/push.ts';

/** Every word a template may hold. The closed list: adding one means giving it a value in values.ts. */
export const WILDCARDS = [
  word('LINK', 'Where the person gets the token: the one-time link, or the link of the token', 'https://…/l/9f3K…'),
  word('QRCODE', 'The QR code that authenticator apps scan, as a picture (HTML Format only)', 'a picture', ['email']),
  word('AUTHZCODE', 'The authorization code that the link asks for, or "not required"', '4821-0937'),
  word('DISPLAYNAME', "The person's name; the login where no name is known", 'Jane Doe'),
  word('LOGINNAME', "The person's login", 'jane.doe'),
  word('USERNAME', 'The same as LOGINNAME', 'jane.doe'),
  word('EMAIL', "The person's e-mail address", 'jane.doe@example.com'),
  word('DOMAINNAME', 'The domain that the person belongs to', 'example.com'),
  word('TOKENSERIAL', 'The serial number of the token', 'TT00012345'),
  word('ISSUER', 'Who issued the token, as the app shows it', 'Example Ltd'),
  word('ACCOUNT', 'The account name that the app shows', 'jane.doe'),
  word('EXPIRY', "When the link ends, in the person's language", '27 September 2026 at 14:05 UTC'),
] as const satisfies Wildcard[];

export type Word = (typeof WILDCARDS)[number]['name'];

const NAMES = new Set<string>(WILDCARDS.map(({ name }) => name));

export function isWord(name: string): name is Word {
  return NAMES.has(name);
}

/** The known word that was most likely meant, null if none is near. */
export function nearestWord(name: string): Word | null {
  const letters = name.replace(/[^A-Z]/g, '');
  let best: Word | null = null;
  let bestDistance = Math.max(2, Math.floor(letters.length / 3)) + 1;
  for (const { name: candidate } of WILDCARDS) {
    const distance = editDistance(letters, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function word<N extends string>(name: N, meaning: string, example: string, channels: Wildcard['channels'] = both()) {
  return { name, meaning, example, channels };
}

function both(): Wildcard['channels'] {
  return ['email', 'sms'];
}

/** Levenshtein's distance with neighbours swapped counted once (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      }
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
