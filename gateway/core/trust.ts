import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContext } from 'node:tls';

/** Where systems keep the CAs their administrator trusts; Node's own list knows nothing of an isolated network's CA. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** A client certificate with its key, PEM. */
export interface Identity {
  certificate: string;
  key: string;
}

/** Which CAs a server's certificate may come from. A context is made once and used for many connections. */
export class TrustStore {
  #system: Promise<string | null> | undefined;
  #plain: Promise<SecureContext> | undefined;

  /**
   * @param ca PEM, one or more certificates; null = what the system trusts
   * @param identity what we show of ourselves, PEM
   */
  async context(ca: string | null, identity: Identity | null = null): Promise<SecureContext> {
    if (ca === null && identity === null) {
      this.#plain ??= this.#make(null, null);
      return this.#plain;
    }
    return this.#make(ca, identity);
  }

  async #make(ca: string | null, identity: Identity | null): Promise<SecureContext> {
    this.#system ??= systemBundle();
    const trusted = ca ?? (await this.#system);
    return createSecureContext({
      minVersion: 'TLSv1.2',
      ...(trusted === null ? {} : { ca: trusted }),
      ...(identity && { cert: identity.certificate, key: identity.key }),
    });
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

/** What is wrong with a client certificate and its key; null when a server can be shown them. */
export function identityFault({
  certificate,
  key,
}: Identity): { field: 'certificate' | 'key'; message: string } | null {
  const message = pemFault(certificate);
  if (message) return { field: 'certificate', message };
  try {
    const isPair = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
    return isPair ? null : { field: 'key', message: 'belongs to another certificate' };
  } catch {
    return { field: 'key', message: 'must be a private key in PEM form that is not encrypted' };
  }
}

/** A SHA-256 fingerprint as Node writes it (upper case, with colons); null where it is none. */
export function fingerprintOf(text: string): string | null {
  const hex = text.replace(/^sha-?256[:=\s]*/i, '').replace(/[:\s-]/g, '');
  return /^[0-9a-f]{64}$/i.test(hex) ? hex.toUpperCase().match(/../g)!.join(':') : null;
}
