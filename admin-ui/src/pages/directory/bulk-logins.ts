/** How the column with the login is called; compared without case, spaces and signs. */
const HEADINGS = [
  ...[
    'login',
    'loginname',
    'username',
    'user',
    'userid',
    'uid',
    'account',
    'samaccountname',
    'userprincipalname',
    'upn',
  ],
  ...['benutzername', 'benutzer', 'anmeldename', 'kennung'],
];

/** Logins out of lines or a CSV: the column whose heading says so, else the first one. */
export function loginsOf(text: string): string[] {
  const rows = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  const delimiter = [';', '\t', '|', ','].find((one) => rows[0]?.includes(one)) ?? ';';
  const cells = rows.map((row) => cellsOf(row, delimiter));
  const column = (cells[0] ?? []).findIndex((heading) => HEADINGS.includes(plain(heading)));
  const logins = (column < 0 ? cells : cells.slice(1)).map((row) => row[Math.max(column, 0)] ?? '');
  return [...new Set(logins.filter(Boolean))];
}

/** Without the quotes of cells that have them; a quoted cell may hold the delimiter. */
function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < row.length; at++) {
    const char = row[at]!;
    if (char === '"' && isQuoted && row[at + 1] === '"') cell += row[at++];
    else if (char === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
}

function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** A text file as it was meant: UTF-8, UTF-16 by its mark or its zero bytes, else what Western spreadsheets write. */
export function decodeFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const is = (label: string) => new TextDecoder(label).decode(bytes);
  if (first === 0xff && second === 0xfe) return is('utf-16le');
  if (first === 0xfe && second === 0xff) return is('utf-16be');
  if (second === 0) return is('utf-16le');
  if (first === 0) return is('utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return is('windows-1252');
  }
}
