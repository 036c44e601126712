import { createHash } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import { invalid } from '../../core/errors.ts';
import type { EventBus } from '../../core/events.ts';
import { newId } from '../../core/id.ts';
import { TokenInput } from '../../core/model/directory.ts';
import type { TokenFormat, TokenImportInput, TokenImportReport } from '../../core/model/imports.ts';
import type { Sealer } from '../../core/seal.ts';
import type { KnownUser, UserBatchStore } from '../../core/sources.ts';
import type { TokenRow } from '../../core/stores.ts';
import { MAX_BYTES, MIN_BYTES } from '../seed.ts';
import { newSerial } from '../serial.ts';
import { decodeText } from './csv.ts';
import { readDualShield, readTokenList } from './dualshield.ts';
import type { FoundToken, TokenFile } from './found-token.ts';
import { readKeyUris, readOathCsv } from './other-tokens.ts';
import { readPskc } from './pskc.ts';
import { Report } from './report.ts';
import { readXml, type XmlElement } from './xml.ts';

export interface TokenImportDeps {
  users: UserBatchStore;
  sealer: Sealer;
  events: EventBus;
  clock: Clock;
}

const AT_ONCE = 200;
const GUESSED =
  'The file does not say its interval: taken as 30 seconds. Some devices have 60: verify a code before you hand it out.';
const Serial = /^[\x20-\x7e]{1,100}$/;

/**
 * Tokens of a file, each given to the user whom the file or `assignments` names; or only the report of what would
 * happen. What is wrong with one token leaves out this one.
 * @throws GatewayError 422 where the file as a whole cannot be read
 */
export async function importTokens(input: TokenImportInput, deps: TokenImportDeps): Promise<TokenImportReport> {
  const { format, file } = read(input);
  const report = new Report();
  for (const { line, serial, problem } of file.bad) report.add(line, 'error', serial, problem);
  const sound = unique(file.tokens, report);
  const logins = new Map(input.assignments.map(({ serial, login }) => [serial.toLowerCase(), login]));
  for (let at = 0; at < sound.length; at += AT_ONCE) {
    const some = sound.slice(at, at + AT_ONCE).map((token) => ({
      ...token,
      login: logins.get(token.serial?.toLowerCase() ?? '') ?? token.login,
    }));
    await take(some, input, report, deps);
  }
  for (const { seed } of file.tokens) seed.fill(0);
  return {
    ...{ dryRun: input.dryRun, format, protection: file.protection },
    counts: report.counts,
    lines: report.lines(),
  };
}

function read(input: TokenImportInput): { format: TokenFormat; file: TokenFile } {
  const { text } = decodeText(Buffer.from(input.file, 'base64'));
  const root = /^\s*</.test(text) ? readXml(text) : null;
  const format = input.format ?? formatOf(text, root);
  if ((format === 'pskc' || format === 'dualshield') !== (root !== null)) {
    const message = `This is no file of the kind ${format}.`;
    throw invalid('FORMAT_WRONG', message, [{ path: 'format', message }], 'Let the format be found out.');
  }
  if (format === 'otpauth') return { format, file: readKeyUris(text) };
  if (format === 'oath-csv') return { format, file: readOathCsv(text) };
  const { key, password, withoutMac } = input;
  if (format === 'pskc') return { format, file: readPskc(root!, { key, password, withoutMac }) };
  return { format, file: root!.name === 'tokenList' ? readTokenList(root!) : readDualShield(root!) };
}

function formatOf(text: string, root: XmlElement | null): TokenFormat {
  if (!root) return /^\s*otpauth(-migration)?:/im.test(text) ? 'otpauth' : 'oath-csv';
  if (root.name === 'KeyContainer') return 'pskc';
  if (root.name === 'data' || root.name === 'tokenList') return 'dualshield';
  const message = `A file that begins with <${root.name}> is neither PSKC nor one of DualShield.`;
  throw invalid('FORMAT_UNKNOWN', message, [{ path: 'file', message }]);
}

/** Leaves out what stands twice in the file: two people with one secret can sign in as each other. */
function unique(tokens: FoundToken[], report: Report): FoundToken[] {
  const serials = new Map<string, number>();
  const seeds = new Map<string, number>();
  return tokens.filter(({ line, serial, seed }) => {
    const print = createHash('sha256').update(seed).digest('base64');
    const sameSerial = serial === null ? undefined : serials.get(serial.toLowerCase());
    const sameSeed = seeds.get(print);
    if (sameSerial === undefined && sameSeed === undefined) {
      if (serial !== null) serials.set(serial.toLowerCase(), line);
      seeds.set(print, line);
      return true;
    }
    const what = sameSerial === undefined ? 'secret' : 'serial number';
    report.add(line, 'error', serial, `The same ${what} stands in line ${sameSerial ?? sameSeed} already.`);
    return false;
  });
}

async function take(tokens: FoundToken[], input: TokenImportInput, report: Report, deps: TokenImportDeps) {
  const { users, events } = deps;
  const [known, taken] = await Promise.all([
    users.byLogin(
      input.domainId,
      tokens.flatMap(({ login }) => login ?? []),
    ),
    users.tokensBySerial(tokens.flatMap(({ serial }) => serial ?? [])),
  ]);
  const rows: TokenRow[] = [];
  for (const token of tokens) {
    const { line, serial, login } = token;
    const user = login === null ? undefined : known.get(login);
    const problem = problemOf(token, user, taken);
    if (problem !== null) {
      report.add(line, 'error', serial, problem);
      continue;
    }
    const row = rowOf(token, user!, input, deps);
    rows.push(row);
    const isGuess = token.isPeriodGuessed && input.period === null;
    report.add(line, 'create', row.serial, `For ${user!.login}.${isGuess ? ` ${GUESSED}` : ''}`);
  }
  if (input.dryRun) return;
  await users.insertTokens(rows);
  for (const { id, userId } of rows) {
    events.emit('directory', { kind: 'token', id });
    events.emit('token', { id, userId, what: 'imported' });
  }
}

function problemOf({ serial, login, seed, ...rest }: FoundToken, user: KnownUser | undefined, taken: Set<string>) {
  if (serial !== null && !Serial.test(serial)) return 'The serial number is too long or holds odd characters.';
  if (serial !== null && taken.has(serial)) return 'There is a token with this serial number already.';
  if (login === null) return 'Nothing says whose token it is: give its serial number a login.';
  if (!user) return `There is no user ${login} in the domain.`;
  if (seed.length < MIN_BYTES || seed.length > MAX_BYTES) {
    return `The secret is ${seed.length} bytes long; it must be ${MIN_BYTES} to ${MAX_BYTES}.`;
  }
  const { type, algorithm, digits, period, counter } = rest;
  const checked = TokenInput.safeParse({ issuer: 'x', type, algorithm, digits, period, counter });
  if (checked.success) return null;
  const [issue] = checked.error.issues;
  return `Its value of ${issue?.path.join('.')} is not possible here: digits are 6 to 8, a period 10 to 300 seconds.`;
}

function rowOf(
  token: FoundToken,
  user: KnownUser,
  input: TokenImportInput,
  { sealer, clock }: TokenImportDeps,
): TokenRow {
  const now = clock.now();
  const id = newId(now);
  const { type, algorithm, digits } = token;
  return {
    ...{ id, type, algorithm, digits },
    serial: token.serial ?? newSerial(),
    userId: user.id,
    issuer: plain(token.issuer, 100) ?? input.issuer,
    label: plain(token.label, 200),
    period: type === 'totp' ? ((token.isPeriodGuessed && input.period) ?? token.period) : null,
    counter: type === 'hotp' ? token.counter : null,
    link: null,
    authorization: input.authorization,
    state: 'active',
    seed: sealer.seal(token.seed, `token:${id}`),
    lastStep: null,
    verifiedAt: null,
    seedWipedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Without the colon, at which authenticator apps cut it, and without control characters. */
function plain(text: string | null, most: number): string | null {
  return (
    text
      ?.replace(/[:\p{Cc}\u2028\u2029]+/gu, ' ')
      .trim()
      .slice(0, most) || null
  );
}
