import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestCertificates {
  /** PEM of the CA. */
  ca: string;
  /** For localhost and 127.0.0.1, signed by the CA. */
  good: { key: string; cert: string };
  /** Signed by the same CA, for another host. */
  other: { key: string; cert: string };
  /** Files of `good`, for settings that name files. */
  files: { key: string; cert: string };
  remove(): Promise<void>;
}

/** A small CA made with openssl; null where the machine has none. */
export async function makeCertificates(): Promise<TestCertificates | null> {
  const dir = await mkdtemp(join(tmpdir(), 'gateway-certs-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  const path = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: dir });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const leaf = async (name: string, hosts: string) => {
    await writeFile(path(`${name}.ext`), `subjectAltName=${hosts}\n`);
    await openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30'];
    await openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-extfile', `${name}.ext`, '-out', `${name}.crt`);
    return { key: await readFile(path(`${name}.key`), 'utf8'), cert: await readFile(path(`${name}.crt`), 'utf8') };
  };
  try {
    await openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Test CA', '-days', '30');
    return {
      ca: await readFile(path('ca.crt'), 'utf8'),
      good: await leaf('localhost', 'DNS:localhost,IP:127.0.0.1'),
      other: await leaf('other.example', 'DNS:other.example'),
      files: { key: path('localhost.key'), cert: path('localhost.crt') },
      remove,
    };
  } catch (error) {
    await remove();
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.info('openssl is not installed: TLS of SMTP is not tested here.');
    return null;
  }
}
