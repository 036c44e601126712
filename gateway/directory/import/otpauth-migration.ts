import { invalid } from '../../core/errors.ts';
import { badLine, type FoundToken, STANDARD, type TokenFile } from './found-token.ts';

/* What Google Authenticator's "Transfer accounts" shows: otpauth-migration://offline?data=, base64 of a protobuf. */

const ALGORITHMS: Record<number, FoundToken['algorithm']> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };
const DIGITS: Record<number, number> = { 0: 6, 1: 6, 2: 8 };
const TYPES: Record<number, FoundToken['type']> = { 1: 'hotp', 2: 'totp' };

/** One export may be shown as several QR codes; which of them a line is. */
interface Batch {
  line: number;
  id: number;
  size: number;
  index: number;
}

export const isMigration = (text: string) => /^otpauth-migration:/i.test(text);

/** Reads lines of exports, and remembers which of their QR codes were there. */
export class MigrationReader {
  readonly #batches: Batch[] = [];

  /** Adds the tokens of one QR code. @throws GatewayError 422 MIGRATION_INVALID */
  read(text: string, line: number, file: TokenFile): void {
    const payload = fieldsOf(dataOf(text));
    this.#batches.push({ line, id: numberAt(payload, 5), size: numberAt(payload, 3), index: numberAt(payload, 4) });
    for (const [field, value] of payload) {
      if (field !== 1 || !Buffer.isBuffer(value)) continue;
      try {
        file.tokens.push(tokenOf(fieldsOf(value), line));
      } catch (error) {
        file.bad.push(badLine(line, null, error));
      }
    }
  }

  /** An export of which a part is missing: its other tokens would be left out without a word. */
  demandWhole(file: TokenFile): void {
    for (const { line, id, size } of this.#batches) {
      const own = this.#batches.filter((other) => other.id === id && other.size === size);
      if (own[0]!.line !== line) continue;
      const there = new Set(own.map(({ index }) => index));
      const missing = Array.from({ length: size }, (_, index) => index).filter((index) => !there.has(index));
      if (missing.length === 0) continue;
      const which = missing.map((index) => index + 1).join(', ');
      const problem = `This export consists of ${size} QR codes; number ${which} is not in the file.`;
      file.bad.push({ line, serial: null, problem });
    }
  }
}

function dataOf(text: string): Buffer {
  const given = URL.canParse(text) ? new URL(text).searchParams.get('data') : null;
  // A plus that nobody encoded has become a space.
  const data = (given ?? '').replaceAll(' ', '+').replace(/=+$/, '');
  if (!/^[\w+/-]+$/.test(data)) throw wrong('has no data in base64');
  return Buffer.from(data, 'base64');
}

function tokenOf(fields: Field[], line: number): FoundToken {
  const [algorithm, digits, type] = [4, 5, 6].map((field) => numberAt(fields, field));
  const name = textAt(fields, 2);
  const [, before, after] = /^([^:]*):\s*(.*)$/s.exec(name) ?? [];
  const account = (after ?? name).trim();
  const kind = TYPES[type!];
  const hash = ALGORITHMS[algorithm!];
  const length = DIGITS[digits!];
  if (!kind || !hash || !length) throw wrong(`has an account (${account}) of a kind that is not known here`);
  return {
    ...{ line, serial: null, login: account || null, label: account || null },
    issuer: textAt(fields, 3) || before?.trim() || null,
    ...{ type: kind, algorithm: hash, digits: length },
    // The app knows only this one.
    period: STANDARD.period,
    counter: kind === 'hotp' ? numberAt(fields, 7) : STANDARD.counter,
    seed: bytesAt(fields, 1) ?? Buffer.alloc(0),
  };
}

type Field = [number: number, value: bigint | Buffer];

/** The fields of a protobuf message in their order; fixed-size ones are passed over. @throws GatewayError 422 */
function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw wrong('is cut off');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw wrong('cannot be read');
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const [field, wire] = [Math.floor(tag / 8), tag % 8];
    if (wire === 0) fields.push([field, varint()]);
    else if (wire === 1 || wire === 5) at += wire === 1 ? 8 : 4;
    else if (wire === 2) {
      const length = Number(varint());
      fields.push([field, bytes.subarray(at, at + length)]);
      at += length;
    } else throw wrong('cannot be read');
    if (at > bytes.length) throw wrong('is cut off');
  }
  return fields;
}

/** Signed numbers of 32 bits come as 64. */
function numberAt(fields: Field[], wanted: number): number {
  const found = fields.findLast(([field]) => field === wanted)?.[1];
  return typeof found === 'bigint' ? Number(BigInt.asIntN(64, found)) : 0;
}

function bytesAt(fields: Field[], wanted: number): Buffer | null {
  const found = fields.findLast(([field]) => field === wanted)?.[1];
  return Buffer.isBuffer(found) ? Buffer.from(found) : null;
}

const textAt = (fields: Field[], wanted: number) => bytesAt(fields, wanted)?.toString('utf8') ?? '';

function wrong(what: string) {
  return invalid(
    'MIGRATION_INVALID',
    `This export of Google Authenticator ${what}.`,
    undefined,
    'Read the QR code of the app again, and put its whole text on one line.',
  );
}
