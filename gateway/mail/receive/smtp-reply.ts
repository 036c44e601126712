import { GatewayError } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/model/mail-in.ts';

/**
 * What a client is to hear, thrown wherever it shows: code, RFC 3463 code and words. Says nothing of our inner life.
 */
export class SmtpReply extends Error {
  override readonly name = 'SmtpReply';
  readonly responseCode: number;
  /** As what it is counted. */
  readonly reason: RefusalReason;

  /** @param enhanced `5.7.1` */
  constructor(code: number, enhanced: string, words: string, reason: RefusalReason) {
    super(`${enhanced} ${words}`);
    this.responseCode = code;
    this.reason = reason;
  }
}

/** Ours to tell as it is; null where the cause is for the log and the client hears "later". */
export function replyTo(error: unknown): SmtpReply | null {
  if (error instanceof SmtpReply) return error;
  if (!(error instanceof GatewayError)) return null;
  if (error.code === 'OUTBOX_FULL') return noRoom('queue-full');
  if (error.code === 'DISK_FULL') return noRoom('disk-full');
  if (error.code === 'MAIL_UNREADABLE') {
    return new SmtpReply(554, '5.6.0', 'The text of the mail cannot be read', 'sms-text');
  }
  if (error.code === 'OPTED_OUT') {
    return new SmtpReply(550, '5.7.1', 'The recipient has opted out of text messages', 'opted-out');
  }
  return null;
}

/** Never a bounce: the client keeps its mail and comes again. */
export function noRoom(reason: 'queue-full' | 'disk-full'): SmtpReply {
  return new SmtpReply(452, '4.3.1', 'Insufficient system storage; try again later', reason);
}

export const LATER = new SmtpReply(451, '4.3.0', 'Local error in processing; try again later', 'local');
