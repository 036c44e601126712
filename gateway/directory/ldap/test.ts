import { lookup } from 'node:dns/promises';
import type { PeerCertificate } from 'node:tls';
import type { Entry } from 'ldapts';
import type { Clock } from '../../core/clock.ts';
import type { EntryPreview, SourceTest, SourceTestInput } from '../../core/model/sources.ts';
import type { TrustStore } from '../../core/trust.ts';
import { LdapConnection, portOf } from './connection.ts';
import { isDisabled, previewFields, type ReadMap, readMap, userOf, wantedAttributes } from './entry.ts';
import { ldapError } from './errors.ts';
import { type GroupSearch, groupSearch } from './groups.ts';
import { type ServerFacts, serverFacts } from './server.ts';
import { allOf, escaped, texts } from './values.ts';

export interface TestDeps {
  trust: TrustStore;
  clock: Clock;
}

/** Counting stops here, or after this time: an admin waits for it. */
const MOST_COUNTED = 200_000;
const COUNT_MS = 20_000;

type Step = SourceTest['steps'][number];

/**
 * Goes the way of a sync, and tells each step: resolve, connect (with TLS), bind, search, entry, groups, count. Changes
 * nothing; the first step that fails is the last.
 * @param country that national numbers of the previewed entry belong to
 */
export async function testSource(
  input: SourceTestInput,
  password: string | null,
  country: string,
  { trust, clock }: TestDeps,
): Promise<SourceTest> {
  const result: SourceTest = { ok: false, steps: [], entry: null, server: null, bases: [] };
  const step = async <T>(name: string, work: () => Promise<{ text: string; value: T }>): Promise<T> => {
    const startedAt = clock.now();
    const add = (rest: Omit<Step, 'step' | 'ms'>) =>
      result.steps.push({ step: name, ms: Math.max(0, clock.now() - startedAt), ...rest });
    try {
      const { text, value } = await work();
      add({ ok: true, text });
      return value;
    } catch (error) {
      const { message, remedy } = ldapError(error);
      add({ ok: false, text: message, ...(remedy && { remedy }) });
      throw error;
    }
  };
  const connection = await LdapConnection.prepare(input, trust);
  try {
    await walk({ input, password, country, clock, connection, step, result });
    result.ok = true;
  } catch {
    // The step that failed says why.
    result.ok = false;
  } finally {
    await connection.close();
  }
  return result;
}

interface Walk {
  input: SourceTestInput;
  password: string | null;
  country: string;
  clock: Clock;
  connection: LdapConnection;
  result: SourceTest;
  step<T>(name: string, work: () => Promise<{ text: string; value: T }>): Promise<T>;
}

async function walk({ input, password, country, clock, connection, step, result }: Walk): Promise<void> {
  await step('resolve', async () => {
    const found = await lookup(input.host, { all: true });
    return { text: `${input.host}: ${found.map(({ address }) => address).join(', ')}`, value: null };
  });
  const facts = await step('connect', async () => {
    await connection.secure();
    const value = await rootOf(connection);
    const security = connection.encryption;
    const encryption = security ? `${security.protocol}, ${told(security.certificate)}` : 'not encrypted';
    return { text: `${value.kind} at ${input.host}:${portOf(input)}; ${encryption}.`, value };
  });
  result.server = facts.kind;
  await step('bind', async () => {
    await connection.bind(password);
    return {
      text: input.bindDn === null ? 'Goes on as nobody (anonymous).' : `Signed in as ${input.bindDn}.`,
      value: null,
    };
  });
  // Some servers tell more of themselves to those who signed in.
  const full = await serverFacts(connection);
  result.bases = full.bases;
  result.server = full.kind;
  const map = readMap(input.attributes, full);
  const entry = await step('search', async () => {
    const value = await firstEntry(input, map, connection);
    if (value) return { text: `Found ${value.dn}.`, value };
    return { text: 'The search works, but finds nobody. Check base, filter and login.', value: null };
  });
  const groups = await step('groups', async () => {
    const value: GroupSearch[] = [];
    for (const group of input.groups) value.push(await groupSearch(group, connection, full));
    const inner = value.reduce((sum, { nested }) => sum + nested.length, 0) - value.length;
    if (value.length === 0) return { text: 'No groups are set: all that the filter finds are taken.', value };
    const how = full.chain ? 'the server follows groups inside them' : `${inner} groups inside them`;
    return { text: `${value.length} groups, ${how}.`, value };
  });
  if (entry) {
    result.entry = await step('entry', async () => {
      const value = preview(entry, map, country);
      const user = userOf(entry, map, country);
      const text = 'problem' in user ? `It cannot be a user: ${user.problem}` : `Becomes the user ${user.login}.`;
      return { text, value };
    });
  }
  await step('count', async () => {
    const startedAt = clock.now();
    const { n, complete } = await count(input, groups, connection, () => clock.now() - startedAt > COUNT_MS);
    return { text: complete ? `${n} users match.` : `At least ${n} users match; counting was cut short.`, value: null };
  });
}

/** Active Directory shows its root to anybody, others may not: then it is asked again after the sign-in. */
async function rootOf(connection: LdapConnection): Promise<ServerFacts> {
  try {
    return await serverFacts(connection);
  } catch (error) {
    if (/^LDAP_(REFUSED|ACCESS|STRONGER_AUTH|CREDENTIALS)$/.test(ldapError(error).code)) {
      return { kind: 'LDAP', bases: [], usn: null, chain: false };
    }
    throw error;
  }
}

async function firstEntry(input: SourceTestInput, map: ReadMap, connection: LdapConnection): Promise<Entry | null> {
  const { login } = input;
  const named = login ? `(|${map.login.map((name) => `(${name}=${escaped(login)})`).join('')})` : null;
  const options = {
    scope: input.scope,
    filter: allOf(input.filter, named),
    attributes: wantedAttributes(map, 'memberOf'),
    explicitBufferAttributes: [map.id, 'objectGUID'],
    sizeLimit: 1,
  };
  const [entry] = await connection.search(input.baseDn, options);
  return entry ?? null;
}

function preview(entry: Entry, map: ReadMap, country: string): EntryPreview {
  return {
    dn: entry.dn,
    fields: previewFields(entry, map, country),
    disabled: isDisabled(entry),
    groups: texts(entry, 'memberOf'),
  };
}

async function count(
  input: SourceTestInput,
  groups: GroupSearch[],
  connection: LdapConnection,
  isLate: () => boolean,
): Promise<{ n: number; complete: boolean }> {
  const seen = new Set<string>();
  const searches = groups.length > 0 ? groups : [null];
  for (const group of searches) {
    for (const part of group?.filters ?? ['']) {
      const options = { scope: input.scope, filter: allOf(input.filter, part), attributes: group ? ['uid'] : ['1.1'] };
      for await (const page of connection.pages(input.baseDn, options, input.pageSize)) {
        for (const entry of page) if (!group || group.isMember(entry)) seen.add(entry.dn);
        if (seen.size >= MOST_COUNTED || isLate()) return { n: seen.size, complete: false };
      }
    }
  }
  return { n: seen.size, complete: true };
}

function told({ subject, issuer, valid_to: validTo }: PeerCertificate): string {
  const end = Date.parse(validTo);
  const until = Number.isNaN(end) ? '' : `, valid until ${new Date(end).toISOString().slice(0, 10)}`;
  const name = (of: { CN?: string | string[]; O?: string | string[] } | undefined) =>
    String(of?.CN ?? of?.O ?? '(no name)');
  return `certificate of ${name(subject)}, issued by ${name(issuer)}${until}`;
}
