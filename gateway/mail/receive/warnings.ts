import type { ListenerInput } from '../../core/model/mail-in.ts';
import { isLoopback } from './relay-connection.ts';

/** A block larger than this is hardly a list of one's own machines. */
const WIDE_V4 = 8;
const WIDE_V6 = 32;

/** What a listener allows, but is hardly meant so. */
export function warningsOf({ host, tls, requireAuth, allow }: ListenerInput): string[] {
  const warnings: string[] = [];
  for (const block of requireAuth ? [] : allow) {
    const [address = '', bits] = block.split('/');
    if (bits === undefined) continue;
    if (Number(bits) === 0) warnings.push(`${block} lets everybody relay: this is an open relay.`);
    else if (Number(bits) < (address.includes(':') ? WIDE_V6 : WIDE_V4)) {
      warnings.push(`${block} is a very large block of clients that relay without a login.`);
    }
  }
  const isLocal = isLoopback(host) || host === 'localhost';
  if (requireAuth && tls === 'none' && !isLocal) {
    warnings.push(
      'A login is required, but without TLS none is possible except from this machine and from old devices.',
    );
  }
  if (!requireAuth && allow.length === 0 && tls === 'none' && !isLocal) {
    warnings.push('Nobody can relay here: no client is allowed, and without TLS nobody can log in.');
  }
  return warnings;
}
