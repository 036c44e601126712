import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { NodemailerError } from 'nodemailer/lib/errors';
import { GatewayError } from '../../core/errors.ts';
import { NOTICES_HANDED_ON } from '../../core/notices.ts';
import type { MailContent } from '../../core/ports.ts';
import { wireAddress } from './address.ts';
import type { Mail } from './carrier.ts';
import { NO_NOTICES } from './client.ts';
import type { Dialogue } from './dialogue.ts';
import { hasNotices, noticeParameters } from './notice-parameters.ts';
import { lostConnection, refusal, uncertain } from './reply.ts';
import type { SentMail, Session } from './session.ts';

/** A mail up to so many octets is in memory whole, and leaves in one piece. */
const WHOLE_OCTETS = 128 * 1024;

/** One recipient's end on one session. */
export interface Verdict {
  response: string | null;
  error: GatewayError | null;
}

export interface TransactionEnd {
  /** By recipient as spelled in the mail. */
  verdicts: Map<string, Verdict>;
  /** The connection was gone before the server said anything: nothing of the mail has left, another may carry it. */
  untouched: boolean;
}

/** Sends one mail to its recipients over one session; every recipient gets a verdict. Never throws. */
export async function transact(session: Session, mail: Mail, dialogue: Dialogue): Promise<TransactionEnd> {
  const verdicts = new Map<string, Verdict>();
  const refuseAll = (error: GatewayError): TransactionEnd => {
    for (const recipient of mail.recipients) verdicts.set(recipient, { response: null, error });
    return { verdicts, untouched: false };
  };

  const unfit = unfitFor(session, mail);
  if (unfit) return refuseAll(unfit);
  const sender = mail.from === '' ? '' : wireAddress(mail.from);
  if (sender === null) return refuseAll(badAddress('sender', mail.from));
  const spelled = new Map<string, string[]>();
  for (const recipient of mail.recipients) {
    const address = wireAddress(recipient);
    if (!address) verdicts.set(recipient, { response: null, error: badAddress('recipient', recipient) });
    else if (address.needsUtf8 && !session.offer.extensions.has('SMTPUTF8')) {
      verdicts.set(recipient, { response: null, error: lacksUtf8(session.label, recipient) });
    } else spelled.set(address.text, [...(spelled.get(address.text) ?? []), recipient]);
  }
  if (spelled.size === 0) return { verdicts, untouched: false };

  let body: Buffer | Readable;
  try {
    body = await bodyOf(mail.content);
  } catch (error) {
    return refuseAll(unreadable(error));
  }
  let fault: GatewayError | null = null;
  if (!Buffer.isBuffer(body)) {
    // Ours first: nodemailer overwrites the code of the error it passes on.
    body.once('error', (error) => {
      fault = unreadable(error);
    });
  }
  const knowsDsn = session.offer.extensions.has('DSN');
  const notices = knowsDsn ? noticeParameters(mail.dsn, [...spelled.values()].flat()) : NO_NOTICES;
  if (hasNotices(notices)) dialogue.remark(NOTICES_HANDED_ON);
  const sent = await session.transact(
    {
      from: sender === '' ? '' : sender.text,
      to: [...spelled.keys()],
      size: mail.content.size,
      use8BitMime: mail.content.eightBit || mail.smtpUtf8,
      utf8: mail.smtpUtf8,
      notices,
      strictLineEnds: mail.content.strictLineEnds ?? false,
    },
    body,
    dialogue,
  );
  const common: Verdict = {
    response: sent.error?.response ?? sent.info?.response ?? null,
    error: sent.error && (fault ?? failure(sent.error, sent.handedOver, session.label)),
  };
  for (const [address, recipients] of spelled) {
    const verdict = ownRefusal(sent, address, session.label) ?? common;
    for (const recipient of recipients) verdicts.set(recipient, verdict);
  }
  const gone = sent.error !== null && (!sent.error.response || sent.error.responseCode === 421);
  return { verdicts, untouched: gone && !sent.begun };
}

/** Whole where it may be in memory: then it leaves in one piece. */
async function bodyOf(content: MailContent): Promise<Buffer | Readable> {
  if (content.size > WHOLE_OCTETS) return content.open();
  return content.atHand?.() ?? buffer(content.open());
}

function ownRefusal({ envelope, error }: SentMail, address: string, host: string): Verdict | null {
  // After a refused sender a pipelining server answers each RCPT with "no MAIL before": not the recipient's fault.
  if (error?.command === 'MAIL FROM') return null;
  const refused = envelope.rejectedErrors?.find(({ recipient }) => recipient === address);
  if (!refused) return null;
  const response = refused.response ?? '';
  return { response, error: refusal('recipient', response, host) };
}

/** @param complete the final dot was handed over: from then on silence proves nothing */
function failure(error: NodemailerError, complete: boolean, host: string): GatewayError {
  if (error.response) return refusal(stageOf(error), error.response, host);
  return complete ? uncertain(error, host) : lostConnection(error, host);
}

function stageOf(error: NodemailerError): 'sender' | 'recipient' | 'data' | 'message' {
  if (error.command === 'MAIL FROM') return 'sender';
  if (error.command === 'RCPT TO') return 'recipient';
  return error.code === 'EENVELOPE' ? 'data' : 'message';
}

/** What this server cannot take at all (RFC 6152, RFC 6531, RFC 1870). */
function unfitFor({ offer, label }: Session, mail: Mail): GatewayError | null {
  if (mail.smtpUtf8 && !offer.extensions.has('SMTPUTF8')) return lacksUtf8(label, null);
  if (mail.from !== '' && wireAddress(mail.from)?.needsUtf8 && !offer.extensions.has('SMTPUTF8')) {
    return lacksUtf8(label, mail.from);
  }
  if (mail.content.eightBit && !offer.extensions.has('8BITMIME')) {
    return new GatewayError('NEEDS_8BITMIME', `5.6.7 The mail has 8-bit text, and ${label} takes 7-bit mail only.`, {
      disposition: 'permanent',
      remedy: 'Send it encoded (quoted-printable or base64), or route it through a relay that knows 8BITMIME.',
    });
  }
  if (offer.maxSize !== null && mail.content.size > offer.maxSize) {
    return new GatewayError(
      'MAIL_TOO_LARGE',
      `5.3.4 The mail has ${mail.content.size} octets, and ${label} takes ${offer.maxSize} at most.`,
      { disposition: 'permanent', remedy: 'Send it smaller, or raise the limit at the relay.' },
    );
  }
  return null;
}

function lacksUtf8(host: string, address: string | null): GatewayError {
  const what = address === null ? 'The header of the mail' : `The address ${address}`;
  return new GatewayError('NEEDS_SMTPUTF8', `5.6.7 ${what} has non-ASCII characters, and ${host} lacks SMTPUTF8.`, {
    disposition: 'permanent',
    remedy: 'Use an ASCII address, or route it through a relay that knows SMTPUTF8.',
  });
}

function badAddress(what: string, address: string): GatewayError {
  return new GatewayError('BAD_ADDRESS', `5.1.3 ${JSON.stringify(address)} cannot be used as a ${what} address.`, {
    disposition: 'permanent',
    remedy: 'Correct the address.',
  });
}

/** The stored mail could not be read to its end. */
export function unreadable(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) {
    return new GatewayError(cause.code, cause.message, { disposition: cause.disposition, remedy: cause.remedy });
  }
  return new GatewayError('BODY_UNREADABLE', 'The stored text of the mail could not be read.', {
    disposition: 'local',
    remedy: 'Check the disk and the database; the log has the details.',
    cause,
  });
}
