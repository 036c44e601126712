import { invalid } from '../../core/errors.ts';
import { algorithmOf, badLine, type FoundToken, numberOf, STANDARD, seedOf, type TokenFile } from './found-token.ts';
import { PskcKey, type PskcSecrets } from './pskc-key.ts';
import { all, at, type XmlElement } from './xml.ts';

const TYPES: Record<string, FoundToken['type']> = {
  'urn:ietf:params:xml:ns:keyprov:pskc:hotp': 'hotp',
  'urn:ietf:params:xml:ns:keyprov:pskc:totp': 'totp',
  // Of the drafts before the RFC, which older files still carry.
  'http://www.ietf.org/keyprov/pskc#hotp': 'hotp',
  'http://www.ietf.org/keyprov/pskc#totp': 'totp',
};

/**
 * Tokens of a PSKC container (RFC 6030): secrets in clear, or encrypted with AES-CBC under a pre-shared key or a password.
 * @throws GatewayError 422 where the container as a whole cannot be opened
 */
export function readPskc(container: XmlElement, secrets: PskcSecrets): TokenFile {
  const key = PskcKey.of(container, secrets);
  const file: TokenFile = { tokens: [], bad: [], protection: key?.protection ?? null };
  for (const entry of all(container, 'KeyPackage')) {
    const device = at(entry, 'DeviceInfo');
    for (const one of all(entry, 'Key')) {
      const serial = at(device, 'SerialNo')?.text || one.attributes.Id || null;
      try {
        file.tokens.push(tokenOf(one, device, serial, key));
      } catch (error) {
        file.bad.push(badLine(one.line, serial, error));
      }
    }
  }
  return file;
}

function tokenOf(
  one: XmlElement,
  device: XmlElement | undefined,
  serial: string | null,
  key: PskcKey | null,
): FoundToken {
  const { Algorithm: algorithm = '' } = one.attributes;
  const type = TYPES[algorithm.toLowerCase()];
  if (!type) throw invalid('PSKC_ALGORITHM', `Tokens of the kind ${JSON.stringify(algorithm)} are not known here.`);
  const parameters = at(one, 'AlgorithmParameters');
  const format = at(parameters, 'ResponseFormat')?.attributes;
  const encoding = format?.Encoding ?? 'DECIMAL';
  if (encoding !== 'DECIMAL') throw invalid('PSKC_FORMAT', `Codes as ${encoding} are not known here, only DECIMAL.`);
  const data = at(one, 'Data');
  return {
    line: one.line,
    serial,
    login: loginOf(at(one, 'UserId')?.text || at(device, 'UserId')?.text || null),
    issuer: at(one, 'Issuer')?.text || at(device, 'Manufacturer')?.text || null,
    label: at(one, 'FriendlyName')?.text || null,
    type,
    algorithm: algorithmOf(at(parameters, 'Suite')?.text),
    digits: numberOf(format?.Length, 'length of a code', STANDARD.digits),
    period: numberData(at(data, 'TimeInterval'), 'time interval', key, STANDARD.period),
    counter: numberData(at(data, 'Counter'), 'counter', key, STANDARD.counter),
    seed: secretOf(at(data, 'Secret'), key),
  };
}

function secretOf(secret: XmlElement | undefined, key: PskcKey | null): Buffer {
  const plain = at(secret, 'PlainValue');
  if (plain) {
    const bytes = Buffer.from(plain.text, 'base64');
    if (bytes.length > 0) return bytes;
  }
  if (secret && at(secret, 'EncryptedValue')) {
    if (key) return key.open(secret, 'secret');
    throw invalid('PSKC_KEY', 'The secret is encrypted, but the file does not say with which key.');
  }
  return seedOf('', 'hex');
}

/** Counter and interval are texts of digits; encrypted ones are 4 or 8 bytes, or such a text. */
function numberData(element: XmlElement | undefined, what: string, key: PskcKey | null, otherwise: number): number {
  if (!element || !at(element, 'EncryptedValue')) return numberOf(at(element, 'PlainValue')?.text, what, otherwise);
  if (!key) throw invalid('PSKC_KEY', `The ${what} is encrypted, but the file does not say with which key.`);
  const bytes = key.open(element, what);
  if (bytes.length === 8) return numberOf(bytes.readBigUInt64BE().toString(), what, otherwise);
  if (bytes.length === 4) return bytes.readUInt32BE();
  return numberOf(bytes.toString('utf8'), what, otherwise);
}

/** `UID=anna,DC=example,DC=com` (RFC 6030, 4.2 has distinguished names) or the login itself. */
function loginOf(user: string | null): string | null {
  const [, first] = /^\s*(?:UID|CN|USERID)\s*=\s*((?:\\.|[^,\\])+)/i.exec(user ?? '') ?? [];
  return first?.replace(/\\(.)/g, '$1').trim() || user;
}
