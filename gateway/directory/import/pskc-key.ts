import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { invalid } from '../../core/errors.ts';
import { at, type XmlElement } from './xml.ts';

/** What the admin gave to open the file. */
export interface PskcSecrets {
  /** Pre-shared key, hexadecimal or base64. */
  key?: string | undefined;
  password?: string | undefined;
  /** Take encrypted secrets that carry no MAC. */
  withoutMac: boolean;
}

const AES_CBC = /^http:\/\/www\.w3\.org\/2001\/04\/xmlenc#aes(128|192|256)-cbc$/;
const BLOCK = 16;
/** Bounds on what a file may make this machine compute. */
const MOST_ITERATIONS = 10_000_000;
const MACS: Record<string, string> = {
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha512': 'sha512',
};

/** Opens the encrypted values of a PSKC container (RFC 6030, 6). */
export class PskcKey {
  readonly #key: Buffer;
  readonly #mac: { hash: string; key: Buffer } | null;
  readonly #withoutMac: boolean;
  readonly protection: string;

  private constructor(key: Buffer, mac: { hash: string; key: Buffer } | null, withoutMac: boolean, how: string) {
    this.#key = key;
    this.#mac = mac;
    this.#withoutMac = withoutMac;
    this.protection = how;
  }

  /**
   * @returns null where the container says nothing of an encryption
   * @throws GatewayError 422 PSKC_KEY (missing, of a wrong size or kind), PSKC_UNSUPPORTED, PSKC_MAC
   */
  static of(container: XmlElement, secrets: PskcSecrets): PskcKey | null {
    const encryption = at(container, 'EncryptionKey');
    if (!encryption) return null;
    const derived = at(encryption, 'DerivedKey') ? at(encryption, 'DerivedKey') : undefined;
    const key = derived ? fromPassword(derived, secrets.password) : preShared(secrets.key);
    const method = at(container, 'MACMethod');
    const bits = key.length * 8;
    const how = derived ? `AES-${bits}, key from a password (PBKDF2)` : `AES-${bits}, pre-shared key`;
    if (!method) return new PskcKey(key, null, secrets.withoutMac, how);
    const hash = MACS[method.attributes.Algorithm ?? ''];
    if (!hash) throw unsupported('MAC method', method.attributes.Algorithm);
    const macKey = at(method, 'MACKey');
    // Without a MAC key of its own the encryption key serves (RFC 6030, 6.1.1).
    const sealed = macKey && decrypt(macKey, key, 'MAC key');
    return new PskcKey(key, { hash, key: sealed ?? key }, secrets.withoutMac, `${how}, ${hash.toUpperCase()} MAC`);
  }

  /**
   * @param data an element with `EncryptedValue` and `ValueMAC`
   * @throws GatewayError 422 PSKC_MAC, PSKC_KEY, PSKC_UNSUPPORTED
   */
  open(data: XmlElement, what: string): Buffer {
    const encrypted = at(data, 'EncryptedValue')!;
    this.#demandMac(data, encrypted, what);
    return decrypt(encrypted, this.#key, what);
  }

  #demandMac(data: XmlElement, encrypted: XmlElement, what: string): void {
    const given = at(data, 'ValueMAC')?.text ?? '';
    if (!this.#mac || given === '') {
      if (this.#withoutMac) return;
      throw invalid('PSKC_MAC', `The ${what} carries no MAC, so a change of it would not show.`);
    }
    const bytes = Buffer.from(cipherValue(encrypted), 'base64');
    const right = createHmac(this.#mac.hash, this.#mac.key).update(bytes).digest();
    const said = Buffer.from(given, 'base64');
    if (said.length === right.length && timingSafeEqual(said, right)) return;
    throw invalid('PSKC_MAC', `The MAC of the ${what} is wrong: it was changed, or the key is another.`);
  }
}

function preShared(text: string | undefined): Buffer {
  const message = 'The secrets in this file are encrypted with a pre-shared key.';
  if (!text?.trim()) throw invalid('PSKC_KEY', message, [{ path: 'key', message }], 'Enter the key that came with it.');
  const plain = text.replace(/\s/g, '');
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(plain);
  const candidates = [...(isHex ? [Buffer.from(plain, 'hex')] : []), Buffer.from(plain, 'base64')];
  const key = candidates.find(({ length }) => length === 16 || length === 24 || length === 32);
  if (key) return key;
  const wrong = 'The key must be 16, 24 or 32 bytes long, in hexadecimal or base64.';
  throw invalid('PSKC_KEY', wrong, [{ path: 'key', message: wrong }]);
}

/** PBKDF2 (RFC 6030, 6.2; PKCS #5). */
function fromPassword(derived: XmlElement, password: string | undefined): Buffer {
  const message = 'The secrets in this file are protected with a password.';
  if (!password) throw invalid('PSKC_KEY', message, [{ path: 'password', message }], 'Enter the password of the file.');
  const method = at(derived, 'KeyDerivationMethod');
  const algorithm = method?.attributes.Algorithm;
  if (!algorithm?.endsWith('#pbkdf2')) throw unsupported('key derivation', algorithm);
  const parameters = method?.children.find(({ name }) => /^PBKDF2-params$/i.test(name));
  const salt = Buffer.from(at(parameters, 'Salt', 'Specified')?.text ?? '', 'base64');
  const iterations = Number(at(parameters, 'IterationCount')?.text);
  const length = Number(at(parameters, 'KeyLength')?.text ?? 16);
  const prf = at(parameters, 'PRF')?.attributes.Algorithm ?? 'hmac-sha1';
  const [, bits] = /sha-?(1|256|512)$/i.exec(prf) ?? [];
  const isSane = iterations >= 1 && iterations <= MOST_ITERATIONS && [16, 24, 32].includes(length) && salt.length > 0;
  if (!isSane || !bits) throw unsupported('PBKDF2 with these parameters', prf);
  return pbkdf2Sync(password, salt, iterations, length, `sha${bits}`);
}

function decrypt(element: XmlElement, key: Buffer, what: string): Buffer {
  const algorithm = at(element, 'EncryptionMethod')?.attributes.Algorithm;
  const [, bits] = AES_CBC.exec(algorithm ?? '') ?? [];
  if (!bits) throw unsupported('encryption', algorithm);
  if (Number(bits) !== key.length * 8) {
    throw invalid('PSKC_KEY', `The ${what} is encrypted with AES-${bits}; the key has ${key.length * 8} bits.`);
  }
  const bytes = Buffer.from(cipherValue(element), 'base64');
  const wrong = () => invalid('PSKC_KEY', `The ${what} cannot be decrypted: the key or the password is wrong.`);
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) throw wrong();
  const decipher = createDecipheriv(`aes-${bits as '128'}-cbc`, key, bytes.subarray(0, BLOCK)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes.subarray(BLOCK)), decipher.final()]);
  // XML Encryption 5.2: the last byte tells how many are padding; the others may be anything.
  const padding = padded.at(-1)!;
  if (padding < 1 || padding > BLOCK) throw wrong();
  return padded.subarray(0, padded.length - padding);
}

function cipherValue(element: XmlElement): string {
  return at(element, 'CipherData', 'CipherValue')?.text.replace(/\s/g, '') ?? '';
}

function unsupported(what: string, name: string | undefined) {
  const message = `This gateway does not know the ${what} ${JSON.stringify(name ?? '(none)')}.`;
  return invalid('PSKC_UNSUPPORTED', message, undefined, 'Have the file made with AES-CBC and an HMAC.');
}
