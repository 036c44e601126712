import { invalid } from '../../core/errors.ts';
import { guessDelimiter, readCsv } from './csv.ts';
import { algorithmOf, badLine, type FoundToken, numberOf, STANDARD, seedOf, type TokenFile } from './found-token.ts';
import { isMigration, MigrationReader } from './otpauth-migration.ts';

type Column = 'serial' | 'seed' | 'type' | 'digits' | 'period' | 'counter' | 'login' | 'algorithm' | 'issuer' | 'label';

/** Headings of token lists, without case and signs. */
const HEADINGS: Record<Column, string[]> = {
  serial: ['serial', 'serialnumber', 'serialno', 'tokenserial'],
  seed: ['seed', 'secret', 'key', 'secretkey', 'otpkey', 'hexkey', 'seedhex', 'base32'],
  type: ['type', 'tokentype', 'otptype'],
  digits: ['digits', 'otplen', 'otplength', 'length'],
  period: ['period', 'interval', 'timestep', 'timeinterval', 'step'],
  counter: ['counter', 'eventcounter', 'movingfactor'],
  login: ['login', 'user', 'username', 'upn', 'userprincipalname', 'owner', 'assignedto', 'loginname'],
  algorithm: ['algorithm', 'hash', 'hashlib', 'crypto'],
  issuer: ['issuer', 'manufacturer', 'vendor'],
  label: ['label', 'description', 'model', 'account'],
};
/** Without a heading: the order of OATH token lists. The fifth is the time step of TOTP and the counter of HOTP. */
const ORDER: Column[] = ['serial', 'seed', 'type', 'digits', 'period', 'login'];

/** OATH token lists: serial, seed, type, digits, time step or counter, login; or by their headings. */
export function readOathCsv(text: string): TokenFile {
  const records = readCsv(text, guessDelimiter(text)).filter(({ cells }) => !cells[0]?.startsWith('#'));
  const headings = records[0]?.cells.map(columnOf) ?? [];
  const header = headings.includes('serial') && headings.includes('seed');
  const columns = header ? headings : ORDER;
  const file: TokenFile = { tokens: [], bad: [], protection: null };
  for (const { line, cells } of header ? records.slice(1) : records) {
    const cell = (column: Column) => cells[columns.indexOf(column)]?.trim() || null;
    const serial = cell('serial');
    try {
      const type = typeOf(cell('type'), header ? 'totp' : 'hotp');
      const fifth = header ? null : cell('period');
      file.tokens.push({
        ...{ line, serial, type, login: cell('login'), issuer: cell('issuer'), label: cell('label') },
        algorithm: algorithmOf(cell('algorithm')),
        digits: numberOf(cell('digits'), 'number of digits', STANDARD.digits),
        period: type === 'totp' ? numberOf(fifth ?? cell('period'), 'time step', STANDARD.period) : STANDARD.period,
        counter: type === 'hotp' ? numberOf(fifth ?? cell('counter'), 'counter', STANDARD.counter) : STANDARD.counter,
        seed: seedOf(cell('seed') ?? '', 'auto'),
      });
    } catch (error) {
      file.bad.push(badLine(line, serial, error));
    }
  }
  return file;
}

function columnOf(heading: string): Column | null {
  const plain = heading.toLowerCase().replace(/\(.*\)|[^a-z0-9]/g, '');
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(plain));
  return (found?.[0] as Column | undefined) ?? null;
}

/** @throws GatewayError 422 TYPE_UNKNOWN */
export function typeOf(text: string | null, otherwise: FoundToken['type']): FoundToken['type'] {
  const plain = text?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  if (plain === '') return otherwise;
  if (/^(oath)?(totp|time|timebased|tb)$/.test(plain)) return 'totp';
  if (/^(oath)?(hotp|event|eventbased|eb)$/.test(plain)) return 'hotp';
  throw invalid('TYPE_UNKNOWN', `Tokens of the kind ${JSON.stringify(text)} are not known here, only TOTP and HOTP.`);
}

/** A list of otpauth:// URIs, or exports of Google Authenticator, one a line. The account is the login where nothing else says who it is for. */
export function readKeyUris(text: string): TokenFile {
  const file: TokenFile = { tokens: [], bad: [], protection: null };
  const migration = new MigrationReader();
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    try {
      if (isMigration(raw.trim())) migration.read(raw.trim(), line, file);
      else file.tokens.push(keyUriToken(raw.trim(), line));
    } catch (error) {
      file.bad.push(badLine(line, null, error));
    }
  }
  migration.demandWhole(file);
  return file;
}

function keyUriToken(text: string, line: number): FoundToken {
  const uri = URL.canParse(text) ? new URL(text) : null;
  if (uri?.protocol !== 'otpauth:') throw invalid('URI_INVALID', 'This is no otpauth:// URI.');
  const { searchParams: given } = uri;
  const label = decoded(uri.pathname.replace(/^\//, ''));
  const [, before, after] = /^([^:]*):\s*(.*)$/s.exec(label) ?? [];
  const account = (after ?? label).trim();
  return {
    line,
    serial: given.get('serial'),
    login: account || null,
    issuer: given.get('issuer') || before?.trim() || null,
    label: account || null,
    type: typeOf(uri.hostname, 'totp'),
    algorithm: algorithmOf(given.get('algorithm')),
    digits: numberOf(given.get('digits'), 'number of digits', STANDARD.digits),
    period: numberOf(given.get('period'), 'period', STANDARD.period),
    counter: numberOf(given.get('counter'), 'counter', STANDARD.counter),
    seed: seedOf(given.get('secret') ?? '', 'base32'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('URI_INVALID', 'The label of the URI is encoded wrong.');
  }
}
