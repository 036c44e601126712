import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';

/** Where systems keep the CAs their administrator trusts; Node's own list knows nothing of an isolated network's CA. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** Which CAs a relay's certificate may come from. A context is made once and used for all connections of a route. */
export class TrustStore {
  #system: Promise<SecureContext> | undefined;

  /** @param ca PEM, one or more certificates; null = what the system trusts */
  async context(ca: string | null): Promise<SecureContext> {
    if (ca !== null) return createSecureContext({ ca, minVersion: 'TLSv1.2' });
    this.#system ??= systemBundle().then((bundle) =>
      createSecureContext({ minVersion: 'TLSv1.2', ...(bundle === null ? {} : { ca: bundle }) }),
    );
    return this.#system;
  }
}

async function systemBundle(): Promise<string | null> {
  for (const file of SYSTEM_BUNDLES) {
    const bundle = await readFile(file, 'utf8').catch(() => null);
    if (bundle?.includes('BEGIN CERTIFICATE')) return bundle;
  }
  return null;
}

/** What is wrong with a PEM text that should hold CA certificates; null when it is right. */
export function pemFault(pem: string): string | null {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  if (!blocks) return 'must hold at least one certificate in PEM form (-----BEGIN CERTIFICATE-----)';
  try {
    for (const block of blocks) new X509Certificate(block);
    return null;
  } catch {
    return 'holds a certificate that cannot be read'; // the parser's words are of no use to a person
  }
}
