import { domainToASCII } from 'node:url';

/** An address as it stands in an SMTP envelope: the domain in lower-case A-labels (RFC 5890), the local part untouched. */
export interface WireAddress {
  text: string;
  local: string;
  /** '' for the bare `postmaster` of RFC 5321, 4.1.1.3. */
  domain: string;
  /** Non-ASCII characters are left (in the local part): the server needs SMTPUTF8. */
  needsUtf8: boolean;
}

/** Null where the text cannot stand in an envelope at all. */
export function wireAddress(address: string): WireAddress | null {
  const text = address.trim();
  if (text === '' || /[\p{Cc}\s<>]/u.test(text)) return null;
  const at = text.lastIndexOf('@');
  const local = at < 0 ? text : text.slice(0, at);
  const domain = at < 0 ? '' : wireDomain(text.slice(at + 1));
  if (local === '' || domain === null) return null;
  return {
    text: domain === '' ? local : `${local}@${domain}`,
    local,
    domain,
    needsUtf8: hasNonAscii(local),
  };
}

/** A domain in lower-case A-labels; null where it cannot be one. */
export function wireDomain(domain: string): string | null {
  if (domain === '') return null;
  if (!hasNonAscii(domain)) return domain.toLowerCase();
  return domainToASCII(domain) || null;
}

function hasNonAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text);
}
