import {
  createHash,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';
import type { CertificateInfo } from '../../core/model/mail-in.ts';
import {
  bitString,
  boolean,
  integer,
  NULL,
  octetString,
  oid,
  pem,
  sequence,
  set,
  time,
  tlv,
  utf8String,
} from './der.ts';

/** A certificate with its key. RSA, since it is for old devices, too. */
export interface KeyPair {
  /** PEM. */
  certificate: string;
  privateKey: KeyObject;
}

interface Wanted {
  commonName: string;
  /** Milliseconds. */
  notBefore: number;
  notAfter: number;
}

const SHA256_RSA = sequence(oid('1.2.840.113549.1.1.11'), NULL);
const makeKeys = promisify(generateKeyPair);

/** An authority that signs itself (RFC 5280, 4.2). */
export async function makeAuthority(wanted: Wanted): Promise<KeyPair> {
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: 3072 });
  const name = nameOf(wanted.commonName);
  const extensions = [
    extension('2.5.29.19', sequence(boolean(true), integer(Buffer.from([0]))), true), // an authority, with none below
    extension('2.5.29.15', bitString(Buffer.from([0x06]), 1), true), // keyCertSign, cRLSign
    extension('2.5.29.14', octetString(keyId(publicKey))),
  ];
  return { certificate: signed({ ...wanted, issuer: name, publicKey, extensions }, privateKey), privateKey };
}

/** A server certificate for these host names and addresses, signed by the authority. */
export async function makeServerCertificate(
  wanted: Wanted & { names: readonly string[] },
  authority: KeyPair,
): Promise<KeyPair> {
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: 2048 });
  const issuerKey = createPublicKey(authority.privateKey);
  const issuer = nameOf(commonNameOf(new X509Certificate(authority.certificate)));
  const extensions = [
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', bitString(Buffer.from([0xa0]), 5), true), // digitalSignature, keyEncipherment
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))), // serverAuth
    extension('2.5.29.17', sequence(...wanted.names.map(generalName))),
    extension('2.5.29.14', octetString(keyId(publicKey))),
    extension('2.5.29.35', sequence(tlv(0x80, keyId(issuerKey)))),
  ];
  const leaf = signed({ ...wanted, issuer, publicKey, extensions }, authority.privateKey);
  return { certificate: leaf, privateKey };
}

/** What people want to know of a certificate. @param pemText the first one in it counts */
export function certificateInfo(pemText: string | Buffer): CertificateInfo {
  const certificate = new X509Certificate(pemText);
  const names = (certificate.subjectAltName ?? '').split(/,\s*/).filter(Boolean);
  return {
    subject: certificate.subject.replaceAll('\n', ', '),
    issuer: certificate.issuer.replaceAll('\n', ', '),
    names: names.map((name) => shortAddress(name.replace(/^(?:DNS|IP Address):/, ''))),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    fingerprint: certificate.fingerprint256,
  };
}

/** `0:0:0:0:0:0:0:1` as people write it: `::1`; a name stays as it is. */
function shortAddress(name: string): string {
  return isIP(name) === 6 ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name;
}

/** Whether the certificate is for this host name or address. */
export function isFor(pemText: string, name: string): boolean {
  const certificate = new X509Certificate(pemText);
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
}

function signed(
  {
    commonName,
    notBefore,
    notAfter,
    issuer,
    publicKey,
    extensions,
  }: Wanted & {
    issuer: Buffer;
    publicKey: KeyObject;
    extensions: Buffer[];
  },
  key: KeyObject,
): string {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40; // positive, and no leading zeros
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))), // v3
    integer(serial),
    SHA256_RSA,
    issuer,
    sequence(time(notBefore), time(notAfter)),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  return pem('CERTIFICATE', sequence(body, SHA256_RSA, bitString(sign('sha256', body, key))));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8String(commonName))));
}

function commonNameOf({ subject }: X509Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
}

function generalName(name: string): Buffer {
  return isIP(name) ? tlv(0x87, Buffer.from(ipaddr.parse(name).toByteArray())) : tlv(0x82, Buffer.from(name, 'ascii'));
}

/** RFC 5280, 4.2.1.2 (1): SHA-1 of the key as it stands in the certificate. @param key a public one */
function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'pkcs1', format: 'der' }))
    .digest();
}
