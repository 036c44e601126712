import type { SMTPServerAddress, SMTPServerEnvelope } from 'smtp-server';
import type { DsnRecipient, DsnRequest } from '../../core/ports.ts';
import { SmtpReply } from './smtp-reply.ts';

/** RFC 3461, 4.4 and 4.2; in decoded characters, which are fewer. */
const MAX_ENVID = 100;
const MAX_ORCPT = 500;
const PRINTABLE = /^[\x20-\x7e]+$/;

type Notify = NonNullable<DsnRecipient['notify']>;

/** @throws SmtpReply 501 where ENVID is none (RFC 3461, 4.4) */
export function checkEnvelopeId({ dsn }: SMTPServerEnvelope): void {
  const id = dsn?.envid;
  if (id && (id.length > MAX_ENVID || !PRINTABLE.test(id))) throw wrong('ENVID');
}

/** @throws SmtpReply 501 where ORCPT is none (RFC 3461, 4.2) */
export function checkOriginalRecipient({ dsn }: SMTPServerAddress): void {
  const original = dsn?.orcpt;
  if (original && (original.length > MAX_ORCPT || !PRINTABLE.test(original))) throw wrong('ORCPT');
}

/** What the client asked for; undefined where it asked for nothing. @param recipients those that get the mail */
export function dsnOf({ dsn, rcptTo }: SMTPServerEnvelope, recipients: readonly string[]): DsnRequest | undefined {
  const wanted = new Set(recipients);
  const request: DsnRequest = {};
  if (dsn?.ret) request.ret = dsn.ret.toLowerCase() as 'full' | 'hdrs';
  if (dsn?.envid) request.envid = dsn.envid;
  for (const { address, dsn: asked } of rcptTo) {
    if (!asked || !wanted.has(address)) continue;
    request.recipients ??= {};
    request.recipients[address] = {
      ...(asked.notify && { notify: [...new Set(asked.notify)].map((word) => word.toLowerCase()) as Notify }),
      ...(asked.orcpt && { orcpt: asked.orcpt }),
    };
  }
  return Object.keys(request).length > 0 ? request : undefined;
}

function wrong(parameter: string): SmtpReply {
  return new SmtpReply(501, '5.5.4', `The value of ${parameter} is none`, 'syntax');
}
