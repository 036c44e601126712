import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { makeCertificates } from './smtp-certs.ts';

const run = promisify(execFile);
const SLAPD = '/usr/sbin/slapd';
const START_MS = 20_000;

export const BASE = 'dc=example,dc=com';
export const READER = `cn=reader,${BASE}`;
export const READER_PASSWORD = 'reader secret';
const ROOT = `cn=root,${BASE}`;
const ROOT_PASSWORD = 'root secret';

export interface TestSlapd {
  /** ldap and StartTLS. */
  port: number;
  tlsPort: number;
  /** PEM of the CA that signed its certificate, which is for localhost. */
  ca: string;
  /** Signed in as the one who may change everything. */
  admin: Client;
  close(): Promise<void>;
}

/** OpenLDAP's own server with these entries (LDIF) below `BASE`; null where it is not installed. */
export async function startSlapd(ldif: string): Promise<TestSlapd | null> {
  const isThere = await access(SLAPD).then(
    () => true,
    () => false,
  );
  const certificates = isThere ? await makeCertificates() : null;
  if (!certificates) {
    console.info('slapd or openssl is not installed: LDAP is not tested here.');
    return null;
  }
  const dir = await mkdtemp(join(tmpdir(), 'gateway-slapd-'));
  await mkdir(join(dir, 'db'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const config = join(dir, 'slapd.conf');
  await writeFile(config, configuration(dir, certificates.files));
  await writeFile(join(dir, 'data.ldif'), `${TOP}\n${ldif}`);
  await run('/usr/sbin/slapadd', ['-q', '-f', config, '-l', join(dir, 'data.ldif')], { maxBuffer: 10_000_000 });
  const urls = `ldap://localhost:${port} ldaps://localhost:${tlsPort}`;
  const child = spawn(SLAPD, ['-f', config, '-h', urls, '-d', '256'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const admin = await started(child)
    .then(() => signedIn(port))
    .catch((error: unknown) => {
      child.kill();
      throw error;
    });
  return {
    ...{ port, tlsPort, ca: certificates.ca, admin },
    async close() {
      await admin.unbind();
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
      await certificates.remove();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const TOP = `dn: ${BASE}
objectClass: dcObject
objectClass: organization
o: Example
dc: example

dn: ${READER}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${READER_PASSWORD}

dn: ou=People,${BASE}
objectClass: organizationalUnit
ou: People

dn: ou=Groups,${BASE}
objectClass: organizationalUnit
ou: Groups
`;

function configuration(dir: string, files: { key: string; cert: string }): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${dir}/slapd.pid
TLSCertificateFile ${files.cert}
TLSCertificateKeyFile ${files.key}
sizelimit 1000
database mdb
maxsize 268435456
suffix "${BASE}"
rootdn "${ROOT}"
rootpw "${ROOT_PASSWORD}"
directory ${dir}/db
dbnosync
index objectClass,uid,entryUUID,modifyTimestamp,member,memberOf eq
limits dn.exact="${READER}" size.prtotal=unlimited size.soft=1000
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER}" read by * none
overlay memberof
`;
}

/** It says that it starts a moment before it listens. */
async function signedIn(port: number, tries = 50): Promise<Client> {
  const admin = new Client({ url: `ldap://localhost:${port}`, strictDN: false });
  try {
    await admin.bind(ROOT, ROOT_PASSWORD);
    return admin;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED' || tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return signedIn(port, tries - 1);
  }
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const timer = setTimeout(() => reject(new Error(`slapd did not start:\n${said.join('\n')}`)), START_MS);
    child.once('exit', (code) => reject(new Error(`slapd ended with ${code}:\n${said.join('\n')}`)));
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (said.length < 50) said.push(line);
      if (!line.includes('slapd starting')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
