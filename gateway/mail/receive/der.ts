/*
 * Just enough of DER (X.690) to write a certificate (RFC 5280, 4.1): Node's own crypto makes keys, signs and reads
 * certificates, but writes none. Nothing is parsed here.
 */

export const NULL = Buffer.from([0x05, 0x00]);

/** @param tag identifier octet: 0x30 = SEQUENCE */
export function tlv(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

export const sequence = (...content: Buffer[]): Buffer => tlv(0x30, ...content);
export const set = (...content: Buffer[]): Buffer => tlv(0x31, ...content);
export const octetString = (content: Buffer): Buffer => tlv(0x04, content);
export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text));
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]));

/** @param magnitude unsigned, big-endian */
export function integer(magnitude: Buffer): Buffer {
  return tlv(0x02, magnitude[0]! > 0x7f ? Buffer.concat([Buffer.from([0]), magnitude]) : magnitude);
}

/** @param unused bits at the end that do not count */
export function bitString(content: Buffer, unused = 0): Buffer {
  return tlv(0x03, Buffer.from([unused]), content);
}

/** @param dotted `2.5.29.17` */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** RFC 5280, 4.1.2.5: two digits of the year until 2049. */
export function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  const isLate = new Date(ms).getUTCFullYear() >= 2050;
  return tlv(isLate ? 0x18 : 0x17, Buffer.from(isLate ? text : text.slice(2)));
}

/** @param type PEM label */
export function pem(type: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${type}-----\n${lines.join('\n')}\n-----END ${type}-----\n`;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left & 0xff);
  return Buffer.from([0x80 | octets.length, ...octets]);
}

function base128(value: number): number[] {
  const octets = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) octets.unshift((left & 0x7f) | 0x80);
  return octets;
}
