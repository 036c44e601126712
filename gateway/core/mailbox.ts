import { domainToASCII } from 'node:url';

/** One mailbox of a header (RFC 5322, 3.4): a name for people, '' for none, and an ASCII address. */
export interface Mailbox {
  name: string;
  address: string;
}

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
const LITERAL = /^\[(\d{1,3}(\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]$/;

/**
 * Reads `Name <address>`, `"Name" <address>` or a bare address. The domain may be a single label, as on networks of
 * their own; an internationalised one becomes its ASCII form. null = not exactly one mailbox.
 */
export function parseMailbox(text: string): Mailbox | null {
  const angle = /^([^<>]*)<([^<>]*)>$/.exec(text.trim());
  const address = asciiAddress((angle ? angle[2]! : text).trim());
  if (!address) return null;
  const name = angle ? displayName(angle[1]!.trim()) : '';
  return name === null ? null : { name, address };
}

/** The text form; the name is quoted where its characters need it (RFC 5322, 3.2.4). */
export function formatMailbox({ name, address }: Mailbox): string {
  if (!name) return address;
  const plain = /^[\p{L}\p{N} !#$%&'*+/=?^_`{|}~-]+$/u.test(name);
  return `${plain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`;
}

function displayName(text: string): string | null {
  if (!text.startsWith('"')) return text.includes('"') ? null : text;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(text);
  return quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : null;
}

function asciiAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (at < 1 || local.length > 64 || !LOCAL_PART.test(local)) return null;
  if (LITERAL.test(domain)) return text;
  const ascii = domainToASCII(domain);
  return ascii.length <= 253 && DOMAIN.test(ascii) ? `${local}@${ascii}` : null;
}
