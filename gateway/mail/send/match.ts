import { type WireAddress, wireAddress, wireDomain } from './address.ts';

const LABELS = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;

/** The one spelling a route's `match` is kept and compared in; null where it is none of `*`, domain, .domain, user@domain. */
export function normalizeMatch(text: string): string | null {
  const match = text.trim();
  if (match === '*') return match;
  if (match.includes('@')) {
    const address = wireAddress(match);
    return address && isDomain(address.domain) ? address.text.toLowerCase() : null;
  }
  const dot = match.startsWith('.') ? '.' : '';
  const domain = wireDomain(match.slice(dot.length));
  return domain && isDomain(domain) ? dot + domain : null;
}

/**
 * The spellings that would match this address, most specific first: the address, its domain, `.domain` of itself and of
 * each parent, `*`.
 */
export function matchesOf(address: WireAddress): string[] {
  if (address.domain === '') return [address.local.toLowerCase(), '*'];
  const matches = [address.text.toLowerCase(), address.domain];
  for (let rest = address.domain; rest !== ''; rest = rest.slice(rest.indexOf('.') + 1)) {
    matches.push(`.${rest}`);
    if (!rest.includes('.')) break;
  }
  return [...matches, '*'];
}

function isDomain(domain: string): boolean {
  return LABELS.test(domain) || /^\[[0-9a-fA-F.:IPv]+\]$/.test(domain);
}
