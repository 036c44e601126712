import type { Certificate, TLSSocket } from 'node:tls';
import { isoOrNull } from '../../core/model/common.ts';
import type { PeerCertificate } from '../../core/model/mail-routes.ts';
import { certificateFault } from './reply.ts';

/** What the other side shows of itself on a TLS connection. */
export function peerCertificate(socket: TLSSocket): PeerCertificate {
  const { subject, issuer, subjectaltname, valid_from: from, valid_to: to, ...rest } = socket.getPeerCertificate();
  const code = socket.authorized ? null : String(socket.authorizationError);
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    names: (subjectaltname ?? '').split(', ').flatMap((name) => name.match(/^(?:DNS|IP Address):(.+)$/)?.[1] ?? []),
    validFrom: timeOf(from),
    validTo: timeOf(to),
    fingerprint: rest.fingerprint256,
    trusted: socket.authorized,
    fault: code && (certificateFault(code) ?? code),
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher()?.name ?? '',
  };
}

/** In one line: protocol, subject, issuer and end. */
export function describeCertificate({ protocol, subject, issuer, validTo }: PeerCertificate): string {
  const until = validTo === null ? '' : `, valid until ${validTo.slice(0, 10)}`;
  return `${protocol}, certificate of ${subject}, issued by ${issuer}${until}`;
}

function nameOf(name: Certificate | undefined): string {
  return String(name?.CN ?? name?.O ?? '(no name)');
}

function timeOf(text: string): string | null {
  const time = Date.parse(text);
  return isoOrNull(Number.isNaN(time) ? null : time);
}
