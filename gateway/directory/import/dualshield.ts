import { invalid } from '../../core/errors.ts';
import {
  algorithmOf,
  badLine,
  type FoundToken,
  numberOf,
  type SeedEncoding,
  STANDARD,
  seedOf,
  type TokenFile,
} from './found-token.ts';
import { typeOf } from './other-tokens.ts';
import { all, at, readXml, type XmlElement } from './xml.ts';

const ENCODINGS: Record<string, SeedEncoding> = { HEX: 'hex', BASE32: 'base32', BASE64: 'base64' };
/** What newer and older files call the interval of time-based tokens. */
const INTERVALS = ['timeWindow', 'synchronisation', 'interval'];

/**
 * Seed files of DualShield, `<data><header/><tokens><token><serial/><seed/>`: what stands in the header goes for all tokens
 * that do not say otherwise.
 * @throws GatewayError 422 SEEDS_ENCRYPTED, SEEDS_ENCODING
 */
export function readDualShield(root: XmlElement): TokenFile {
  const header = at(root, 'header');
  const encrypt = at(header, 'encrypt')?.text || 'NONE';
  if (encrypt.toUpperCase() !== 'NONE') {
    const message = `The seeds in this file are encrypted (${encrypt}); only clear ones can be read.`;
    const remedy = 'Get it without encryption, or as PSKC, which carries encrypted seeds in a way that is open to all.';
    throw invalid('SEEDS_ENCRYPTED', message, [{ path: 'file', message }], remedy);
  }
  const encoding = encodingOf(at(header, 'encode')?.text);
  const file: TokenFile = { tokens: [], bad: [], protection: null };
  for (const token of all(at(root, 'tokens'), 'token')) {
    const serial = at(token, 'serial')?.text || null;
    const say = (name: string) => at(token, name)?.text || at(header, name)?.text || null;
    try {
      const counter = say('counter');
      const interval = INTERVALS.map(say).find((text) => text !== null) ?? null;
      // A file says nothing of the kind where it is the product's: an interval means time, a counter means events.
      const type = typeOf(say('type'), interval === null && counter !== null ? 'hotp' : 'totp');
      file.tokens.push({
        ...{ line: token.line, serial, type, issuer: null, label: null },
        login: say('loginName') ?? say('login'),
        algorithm: algorithmOf(say('crypto')),
        digits: numberOf(say('digits'), 'number of digits', STANDARD.digits),
        period: numberOf(interval, 'interval', STANDARD.period),
        counter: numberOf(counter, 'counter', STANDARD.counter),
        seed: seedOf(at(token, 'seed')?.text ?? '', encoding),
        ...(type === 'totp' && interval === null && { isPeriodGuessed: true }),
      });
    } catch (error) {
      file.bad.push(badLine(token.line, serial, error));
    }
  }
  return file;
}

/** Of its forerunner, Unified Authentication 3: `<tokenList><tokenInfo>`, each with a document of its own in a CDATA section. */
export function readTokenList(root: XmlElement): TokenFile {
  const file: TokenFile = { tokens: [], bad: [], protection: null };
  for (const info of all(root, 'tokenInfo')) {
    const device = at(info, 'device');
    let serial = at(device, 'serial')?.text || null;
    try {
      const data = readXml(at(info, 'token')?.text ?? '');
      serial ??= at(data, 'deviceID')?.text || null;
      file.tokens.push(tokenInfo(data, info.line, serial));
    } catch (error) {
      file.bad.push(badLine(info.line, serial, error));
    }
  }
  return file;
}

function tokenInfo(data: XmlElement, line: number, serial: string | null): FoundToken {
  const secret = at(data, 'secret');
  const type = typeOf(at(data, 'type')?.text ?? null, 'totp');
  return {
    ...{ line, serial, type, login: null, issuer: null, label: null },
    algorithm: STANDARD.algorithm,
    digits: numberOf(at(data, 'digits')?.text, 'number of digits', STANDARD.digits),
    period: STANDARD.period,
    counter: type === 'hotp' ? numberOf(at(data, 'counter')?.text, 'counter', STANDARD.counter) : STANDARD.counter,
    seed: seedOf(secret?.text ?? '', encodingOf(secret?.attributes.enc)),
    ...(type === 'totp' && { isPeriodGuessed: true }),
  };
}

/** @throws GatewayError 422 SEEDS_ENCODING */
function encodingOf(name: string | undefined): SeedEncoding {
  const encoding = ENCODINGS[(name || 'HEX').toUpperCase()];
  if (encoding) return encoding;
  const message = `Seeds as ${name} are not known here, only HEX, BASE32 and BASE64.`;
  throw invalid('SEEDS_ENCODING', message, [{ path: 'file', message }]);
}
