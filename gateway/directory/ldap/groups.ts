import type { Entry } from 'ldapts';
import type { LdapConnection } from './connection.ts';
import type { ServerFacts } from './server.ts';
import { allOf, escaped, sameDn, texts } from './values.ts';

/** LDAP_MATCHING_RULE_IN_CHAIN of Active Directory: it follows nested groups itself. */
const IN_CHAIN = '1.2.840.113556.1.4.1941';
const MEMBER = ['member', 'uniqueMember', 'memberUid'];
/** Terms in one filter: servers refuse very long ones. */
const MOST_TERMS = 100;

/** How the members of one group are found. */
export interface GroupSearch {
  group: string;
  /** One search each; their results together are the members. */
  filters: string[];
  /** Where the server cannot filter by membership: which of the entries found are members. */
  isMember(entry: Entry): boolean;
  /** Groups inside it, itself included, by DN. */
  nested: string[];
}

/**
 * Resolves groups with the groups inside them. Active Directory follows the chain itself; elsewhere the groups are read
 * and followed here, each once, so that groups that contain each other do no harm.
 * @throws GatewayError LDAP_NO_SUCH_BASE where there is no such group
 */
export async function groupSearch(group: string, connection: LdapConnection, facts: ServerFacts): Promise<GroupSearch> {
  if (facts.chain) {
    await readGroup(group, connection);
    const filters = [`(memberOf:${IN_CHAIN}:=${escaped(group)})`];
    return { group, filters, isMember: () => true, nested: [group] };
  }
  const { nested, members } = await follow(group, connection);
  if (await offersMemberOf(nested, members, connection)) {
    const terms = nested.map((dn) => `(memberOf=${escaped(dn)})`);
    return { group, filters: inParts(terms), isMember: () => true, nested };
  }
  const isMember = (entry: Entry) =>
    members.has(sameDn(entry.dn)) || texts(entry, 'uid').some((uid) => members.has(uid.toLowerCase()));
  return { group, filters: [''], isMember, nested };
}

/** A group's members and those of the groups inside it: DNs, and uids of POSIX groups. */
async function follow(group: string, connection: LdapConnection): Promise<{ nested: string[]; members: Set<string> }> {
  const nested: string[] = [];
  const members = new Set<string>();
  const seen = new Set<string>([sameDn(group)]);
  const first = await readGroup(group, connection);
  const waiting: Entry[] = [first];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    nested.push(next.dn);
    const found = MEMBER.flatMap((attribute) => texts(next!, attribute));
    for (const member of found) members.add(member.includes('=') ? sameDn(member) : member.toLowerCase());
    for (const inner of await groupsInside(next.dn, found, connection)) {
      if (seen.has(sameDn(inner.dn))) continue;
      seen.add(sameDn(inner.dn));
      waiting.push(inner);
    }
  }
  return { nested, members };
}

const GROUP_CLASSES = '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=group))';

/** Those members that are groups themselves. Members are asked one by one only where they look like groups. */
async function groupsInside(dn: string, members: string[], connection: LdapConnection): Promise<Entry[]> {
  const wanted = new Set(members.map(sameDn));
  const groups: Entry[] = [];
  for (const base of new Set(members.filter((member) => member.includes('=')).map(parentOf))) {
    const options = { scope: 'one' as const, filter: GROUP_CLASSES, attributes: MEMBER };
    for await (const page of connection.pages(base, options, 500)) {
      groups.push(...page.filter((entry) => wanted.has(sameDn(entry.dn)) && sameDn(entry.dn) !== sameDn(dn)));
    }
  }
  return groups;
}

/** The DN above; an escaped comma belongs to the name. */
function parentOf(dn: string): string {
  return dn.replace(/^(?:\\.|[^,\\])*,/, '').trim();
}

async function readGroup(group: string, connection: LdapConnection): Promise<Entry> {
  const [entry] = await connection.search(group, {
    scope: 'base',
    filter: '(objectClass=*)',
    attributes: MEMBER,
  });
  return entry ?? { dn: group };
}

/** Does the server keep memberOf? Asked of one who must have it. */
async function offersMemberOf(nested: string[], members: Set<string>, connection: LdapConnection): Promise<boolean> {
  const [someone] = [...members].filter((member) => member.includes('='));
  if (someone === undefined) return false;
  const filter = `(|${nested
    .slice(0, MOST_TERMS)
    .map((dn) => `(memberOf=${escaped(dn)})`)
    .join('')})`;
  const missing = { code: 'LDAP_NO_SUCH_BASE' };
  return connection.search(someone, { scope: 'base', filter, attributes: ['1.1'] }).then(
    (entries) => entries.length > 0,
    (error: { code?: string }) => {
      // A member that is no longer there says nothing.
      if (error.code === missing.code) return false;
      throw error;
    },
  );
}

function inParts(terms: string[]): string[] {
  const parts: string[] = [];
  for (let at = 0; at < terms.length; at += MOST_TERMS) parts.push(`(|${terms.slice(at, at + MOST_TERMS).join('')})`);
  return parts;
}

/** Were any of these groups changed since? Then their members must be found anew. */
export async function groupsChanged(
  searches: GroupSearch[],
  since: string,
  connection: LdapConnection,
): Promise<boolean> {
  for (const { nested } of searches) {
    for (const dn of nested) {
      const filter = allOf('(objectClass=*)', since);
      if ((await connection.search(dn, { scope: 'base', filter, attributes: ['1.1'] })).length > 0) return true;
    }
  }
  return false;
}
