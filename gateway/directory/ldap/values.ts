import { type Entry, FilterParser } from 'ldapts';
import { invalid } from '../../core/errors.ts';

/** The values of an attribute as text; its name in any case, as LDAP has it. */
export function texts(entry: Entry, attribute: string): string[] {
  const wanted = attribute.toLowerCase();
  const key = Object.keys(entry).find((name) => name.toLowerCase() === wanted);
  if (key === undefined || key === 'dn') return [];
  const value = entry[key]!;
  return (Array.isArray(value) ? value : [value])
    .map((one) => (Buffer.isBuffer(one) ? one.toString('utf8') : one))
    .filter((one) => one !== '');
}

/**
 * An entry's unchanging id as text: a GUID of Active Directory the way its tools write it, other bytes in hexadecimal.
 * null where the entry has no such attribute.
 */
export function externalId(entry: Entry, attribute: string): string | null {
  const wanted = attribute.toLowerCase();
  const key = Object.keys(entry).find((name) => name.toLowerCase() === wanted);
  const value = key === undefined ? undefined : entry[key];
  const first = Array.isArray(value) ? value[0] : value;
  if (first === undefined || first.length === 0) return null;
  if (!Buffer.isBuffer(first)) return first.toLowerCase();
  if (wanted === 'objectguid' && first.length === 16) return guid(first);
  const text = first.toString('utf8');
  return /^[\x21-\x7e]+$/.test(text) ? text.toLowerCase() : first.toString('hex');
}

/** The first three fields of a GUID are little-endian on the wire. */
function guid(bytes: Buffer): string {
  const hex = Buffer.concat([
    Buffer.from(bytes.subarray(0, 4)).reverse(),
    Buffer.from(bytes.subarray(4, 6)).reverse(),
    Buffer.from(bytes.subarray(6, 8)).reverse(),
    bytes.subarray(8),
  ]).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Finds the entry of an id that `externalId` gave; null where such an id cannot be searched for. */
export function idFilter(attribute: string, id: string): string | null {
  if (attribute.toLowerCase() !== 'objectguid') return `(${attribute}=${escaped(id)})`;
  const [, a, b, c, rest] = /^(.{8})-(.{4})-(.{4})-(.{4}-.{12})$/.exec(id) ?? [];
  if (!a || !b || !c || !rest) return null;
  const swapped = [a, b, c].map((hex) => Buffer.from(hex, 'hex').reverse().toString('hex')).join('');
  return `(${attribute}=${`${swapped}${rest.replace('-', '')}`.replace(/../g, '\\$&')})`;
}

/** A value inside a filter (RFC 4515, 3). */
export function escaped(value: string): string {
  return value.replace(/[\\*()\0]/g, (char) => `\\${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** All of these must hold; empty ones are left out. */
export function allOf(...filters: (string | null)[]): string {
  const given = filters.filter((filter) => filter);
  return given.length === 1 ? given[0]! : `(&${given.join('')})`;
}

/** @throws GatewayError 422 FILTER_INVALID */
export function demandFilter(filter: string): void {
  try {
    FilterParser.parseString(filter);
  } catch (cause) {
    const message = `The filter cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`;
    throw invalid('FILTER_INVALID', message, [{ path: 'filter', message }], 'Write it like (objectClass=person).');
  }
}

/** A DN as it can be compared: spaces around commas and equal signs mean nothing, nor does case. */
export function sameDn(dn: string): string {
  return dn
    .toLowerCase()
    .replace(/\s*([,=+])\s*/g, '$1')
    .trim();
}
