import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { asGatewayError, invalid } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import { line as oneLine } from '../../core/model/common.ts';
import type { Domain } from '../../core/model/directory.ts';
import type { UserField, UserImportInput, UserImportReport } from '../../core/model/imports.ts';
import type { KnownUser, UserBatch, UserBatchStore } from '../../core/sources.ts';
import { canonicalLanguage } from '../language.ts';
import { normaliseMobile } from '../mobile.ts';
import { type CsvRecord, decodeText, fromCell, guessDelimiter, readCsv } from './csv.ts';
import { Report } from './report.ts';
import { columnsByContent, demandColumns, fieldOf, looksLikeHeading } from './user-columns.ts';

export interface UserImportDeps {
  users: UserBatchStore;
  events: EventBus;
  clock: Clock;
}

const AT_ONCE = 250;
const SAMPLES = 5;

type Fields = Partial<Record<Exclude<UserField, 'skip' | 'givenName' | 'surname'>, string | null>> & { login: string };
interface Row {
  line: number;
  fields: Fields;
}

const Login = oneLine(200).min(1);
const Name = oneLine(200);
const Email = z.email().max(254);

/**
 * Users of a CSV file into a domain, or only the report of what would happen. Lines with errors are left out, all others
 * are taken. An emptied cell empties the field; a column that the file lacks leaves it as it is.
 * @throws GatewayError 422 where the file cannot be read at all
 */
export async function importUsers(
  input: UserImportInput,
  domain: Domain,
  deps: UserImportDeps,
): Promise<UserImportReport> {
  const { text, encoding } = decodeText(Buffer.from(input.file, 'base64'));
  const delimiter = input.delimiter ?? guessDelimiter(text);
  const records = readCsv(text, delimiter);
  const [first] = records;
  if (!first) throw invalid('FILE_EMPTY', 'The file holds no lines.', [{ path: 'file', message: 'is empty' }]);
  const header = input.header ?? looksLikeHeading(first.cells);
  const data = header ? records.slice(1) : records;
  const columns = columnsOf(input, header ? first.cells : null, data);
  demandColumns(columns);

  const report = new Report();
  const rows = readRows(data, columns, domain, report);
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await take(rows.slice(at, at + AT_ONCE), input, report, deps);
  }
  const width = columns.length;
  return {
    dryRun: input.dryRun,
    counts: report.counts,
    lines: report.lines(),
    encoding,
    delimiter,
    header,
    headings: Array.from({ length: width }, (_, at) => (header && first.cells[at]) || `Column ${at + 1}`),
    columns,
    samples: data.slice(0, SAMPLES).map(({ cells }) => Array.from({ length: width }, (_, at) => cells[at] ?? '')),
  };
}

function columnsOf(input: UserImportInput, headings: string[] | null, data: CsvRecord[]): UserField[] {
  const width = Math.max(headings?.length ?? 0, ...data.slice(0, 100).map(({ cells }) => cells.length));
  const guessed = headings
    ? headings.map(fieldOf).map((field, at, all) => (all.indexOf(field) === at ? field : 'skip'))
    : columnsByContent(data.slice(0, 50).map(({ cells }) => cells));
  const given = input.columns ?? guessed;
  return Array.from({ length: width }, (_, at) => given[at] ?? 'skip');
}

function readRows(data: CsvRecord[], columns: UserField[], domain: Domain, report: Report): Row[] {
  const rows: Row[] = [];
  const lines = new Map<string, number>();
  for (const { line, cells } of data) {
    const given: Partial<Record<UserField, string>> = {};
    for (const [at, field] of columns.entries()) if (field !== 'skip') given[field] = fromCell(cells[at] ?? '').trim();
    const login = given.login ?? '';
    try {
      const fields = checked(given, domain);
      const before = lines.get(fields.login.toLowerCase());
      if (before !== undefined) {
        report.add(line, 'error', login, `The same login stands in line ${before} already.`);
        continue;
      }
      lines.set(fields.login.toLowerCase(), line);
      rows.push({ line, fields });
    } catch (error) {
      const { message, remedy } = asGatewayError(error);
      report.add(line, 'error', login || null, remedy ? `${message} ${remedy}` : message);
    }
  }
  return rows;
}

/** Many files have it in two columns. */
function nameOf({ displayName, givenName, surname }: Partial<Record<UserField, string>>): string | undefined {
  if (displayName || (givenName === undefined && surname === undefined)) return displayName;
  return [givenName, surname].filter(Boolean).join(' ');
}

/** @throws GatewayError 422 */
function checked(given: Partial<Record<UserField, string>>, domain: Domain): Fields {
  const { login = '', email, mobile, language } = given;
  const displayName = nameOf(given);
  if (login === '') throw invalid('LOGIN_MISSING', 'There is no login.');
  if (!Login.safeParse(login).success)
    throw invalid('LOGIN_INVALID', 'The login is too long or holds control characters.');
  if (!Name.safeParse(displayName ?? '').success)
    throw invalid('NAME_INVALID', 'The name is too long or holds line breaks.');
  if (email && !Email.safeParse(email).success) {
    throw invalid('EMAIL_INVALID', `${JSON.stringify(email)} is not an e-mail address.`);
  }
  return {
    login,
    ...(displayName !== undefined && { displayName }),
    ...(email !== undefined && { email: email || null }),
    ...(mobile !== undefined && { mobile: mobile ? normaliseMobile(mobile, domain.defaultCountry) : null }),
    ...(language !== undefined && { language: language ? canonicalLanguage(language) : null }),
  };
}

async function take(rows: Row[], input: UserImportInput, report: Report, { users, events, clock }: UserImportDeps) {
  const known = await users.byLogin(
    input.domainId,
    rows.map(({ fields }) => fields.login),
  );
  const now = clock.now();
  const batch: UserBatch = { insert: [], update: [] };
  for (const { line, fields } of rows) {
    const before = known.get(fields.login);
    if (!before) {
      const { displayName, ...rest } = fields;
      const empty = { email: null, mobile: null, language: null };
      const user = { ...empty, ...rest, displayName: displayName ?? '' };
      batch.insert.push({ ...user, id: newId(now), domainId: input.domainId, createdAt: now, updatedAt: now });
      report.add(line, 'create', fields.login, unreachable({ ...empty, ...fields }));
    } else if (input.existing === 'skip') {
      report.add(line, 'skip', fields.login, 'There is such a user already.');
    } else if (before.sourceId !== null) {
      report.add(line, 'skip', fields.login, 'The user comes from an identity source, which would change it back.');
    } else {
      const patch = differing(fields, before);
      if (Object.keys(patch).length === 0) report.add(line, 'same', fields.login);
      else {
        batch.update.push({ id: before.id, patch: { ...patch, updatedAt: now } });
        report.add(line, 'update', fields.login, `Changes ${Object.keys(patch).join(', ')}.`);
      }
    }
  }
  if (input.dryRun) return;
  await users.apply(batch);
  for (const { id } of [...batch.insert, ...batch.update]) events.emit('directory', { kind: 'user', id });
}

function unreachable({ email, mobile }: { email?: string | null; mobile?: string | null }): string | null {
  return email || mobile ? null : 'Has neither a mail address nor a mobile number.';
}

function differing(fields: Fields, before: KnownUser): Record<string, string> {
  const differ = Object.entries(fields).filter(
    ([field, value]) => (before[field as keyof Fields] ?? null) !== value && !(field === 'login'),
  );
  return Object.fromEntries(differ) as Record<string, string>;
}
