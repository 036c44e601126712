import { invalid } from '../../core/errors.ts';
import type { UserField } from '../../core/model/imports.ts';

/** How columns are called in files of other programs; compared without case, spaces and signs. */
const HEADINGS: Record<Exclude<UserField, 'skip'>, string[]> = {
  login: [
    ...['login', 'loginname', 'username', 'user', 'userid', 'uid', 'account', 'accountname', 'samaccountname'],
    ...['userprincipalname', 'upn', 'benutzername', 'benutzer', 'anmeldename', 'kennung'],
  ],
  displayName: ['displayname', 'name', 'fullname', 'cn', 'anzeigename', 'vollstandigername', 'vornamenachname'],
  givenName: ['givenname', 'firstname', 'forename', 'vorname'],
  surname: ['surname', 'lastname', 'familyname', 'sn', 'nachname', 'familienname'],
  email: ['email', 'mail', 'emailaddress', 'mailaddress', 'smtp', 'emailadresse', 'mailadresse'],
  mobile: [
    ...['mobile', 'mobilenumber', 'mobilephone', 'mobileno', 'cell', 'cellphone', 'phone', 'telephone', 'gsm', 'sms'],
    ...['handy', 'mobil', 'mobiltelefon', 'mobilnummer', 'handynummer', 'natel', 'telefon'],
  ],
  language: ['language', 'lang', 'preferredlanguage', 'locale', 'sprache'],
};

/** What a column is by its heading; `skip` for what nobody knows. */
export function fieldOf(heading: string): UserField {
  const plain = heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  for (const [field, names] of Object.entries(HEADINGS)) if (names.includes(plain)) return field as UserField;
  return 'skip';
}

/** A first line is a heading when it names a column that is known, and holds neither a mail address nor a number. */
export function looksLikeHeading(cells: string[]): boolean {
  return cells.some((cell) => fieldOf(cell) !== 'skip') && !cells.some((cell) => /@|\d{5}/.test(cell));
}

/** Columns of a file without a heading, by what stands in them. */
export function columnsByContent(rows: string[][]): UserField[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const most = (column: number, test: (cell: string) => boolean) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(test).length > cells.length / 2;
  };
  const columns: UserField[] = Array.from({ length: width }, () => 'skip');
  const take = (field: UserField, test: (cell: string) => boolean) => {
    const at = columns.findIndex((is, column) => is === 'skip' && most(column, test));
    if (at >= 0) columns[at] = field;
  };
  take('email', (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell));
  take('mobile', (cell) => /^[+(]?[\d\s()./-]{7,}$/.test(cell));
  take('language', (cell) => /^[a-z]{2}(-[A-Z]{2})?$/.test(cell));
  take('login', (cell) => /^\S+$/.test(cell));
  take('displayName', (cell) => /\p{L}/u.test(cell));
  return columns;
}

/** @throws GatewayError 422 COLUMNS_INVALID */
export function demandColumns(columns: UserField[]): void {
  const named = columns.filter((field) => field !== 'skip');
  const twice = named.find((field, at) => named.indexOf(field) !== at);
  const message = twice
    ? `Two columns are said to be ${twice}.`
    : named.includes('login')
      ? null
      : 'No column is the login.';
  if (message === null) return;
  throw invalid('COLUMNS_INVALID', message, [{ path: 'columns', message }], 'Say of each column what it is.');
}
