import type { DsnRequest } from '../../core/ports.ts';
import { wireAddress } from './address.ts';
import { NO_NOTICES, type Notices } from './client.ts';

/**
 * What a sender wants to hear of its mail as parameters of MAIL and RCPT (RFC 3461, 4): handed on to the next server,
 * who has to keep the promise from there on.
 */
export function noticeParameters(dsn: DsnRequest | undefined, recipients: readonly string[]): Notices {
  if (!dsn) return NO_NOTICES;
  const ret = dsn.ret ? ` RET=${dsn.ret.toUpperCase()}` : '';
  const envid = dsn.envid ? ` ENVID=${xtext(dsn.envid)}` : '';
  const rcpt = new Map<string, string>();
  for (const recipient of recipients) {
    const wish = dsn.recipients?.[recipient];
    const address = wireAddress(recipient)?.text;
    if (!wish || address === undefined) continue;
    const notify = wish.notify?.length ? ` NOTIFY=${wish.notify.join(',').toUpperCase()}` : '';
    rcpt.set(address, `${notify}${wish.orcpt ? ` ORCPT=${original(wish.orcpt)}` : ''}`);
  }
  return { mail: `${ret}${envid}`, rcpt };
}

/** Whether there is anything in them. */
export function hasNotices({ mail, rcpt }: Notices): boolean {
  return mail !== '' || [...rcpt.values()].some((parameters) => parameters !== '');
}

/** `rfc822;user@example.com`: the type as it is, the address as xtext. */
function original(orcpt: string): string {
  const end = orcpt.indexOf(';');
  return end < 0 ? `rfc822;${xtext(orcpt)}` : `${orcpt.slice(0, end)};${xtext(orcpt.slice(end + 1))}`;
}

/** RFC 3461, 4: printable ASCII but + and =; the rest as +HH. */
function xtext(text: string): string {
  return [...Buffer.from(text)]
    .map((octet) =>
      octet > 32 && octet < 127 && octet !== 43 && octet !== 61
        ? String.fromCharCode(octet)
        : `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}
