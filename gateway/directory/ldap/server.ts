import type { Entry } from 'ldapts';
import type { LdapConnection } from './connection.ts';
import { texts } from './values.ts';

/** What a server says of itself (root DSE, RFC 4512, 5.1). */
export interface ServerFacts {
  kind: 'Active Directory' | 'OpenLDAP' | 'LDAP';
  /** What its users are under. */
  bases: string[];
  /** It counts changes (uSNChanged), each domain controller for itself. */
  usn: { highest: string; server: string } | null;
  /** It follows nested groups itself (LDAP_MATCHING_RULE_IN_CHAIN). */
  chain: boolean;
}

/** LDAP_CAP_ACTIVE_DIRECTORY_OID and …_ADAM_OID. */
const ACTIVE_DIRECTORY = ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1851'];

export async function serverFacts(connection: LdapConnection): Promise<ServerFacts> {
  const [root] = await connection.search('', {
    scope: 'base',
    filter: '(objectClass=*)',
    attributes: ['*', '+'],
  });
  return factsOf(root);
}

function factsOf(root: Entry | undefined): ServerFacts {
  if (!root) return { kind: 'LDAP', bases: [], usn: null, chain: false };
  const directory = texts(root, 'supportedCapabilities').some((oid) => ACTIVE_DIRECTORY.includes(oid));
  const [highest] = texts(root, 'highestCommittedUSN');
  const [service, host] = [texts(root, 'dsServiceName')[0], texts(root, 'dnsHostName')[0]];
  const isOpenLdap = texts(root, 'objectClass').some((name) => name.toLowerCase() === 'openldaprootdse');
  const [standard] = texts(root, 'defaultNamingContext');
  return {
    kind: directory ? 'Active Directory' : isOpenLdap ? 'OpenLDAP' : 'LDAP',
    bases: [...new Set([...(standard ? [standard] : []), ...texts(root, 'namingContexts')])],
    usn: directory && highest ? { highest, server: service ?? host ?? '' } : null,
    chain: directory,
  };
}
