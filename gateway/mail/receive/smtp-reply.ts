import { GatewayError } from '../../core/errors.ts';

/**
 * What a client is to hear, thrown wherever it shows: code, RFC 3463 code and words. Says nothing of our inner life.
 */
export class SmtpReply extends Error {
  override readonly name = 'SmtpReply';
  readonly responseCode: number;

  /** @param enhanced `5.7.1` */
  constructor(code: number, enhanced: string, words: string) {
    super(`${enhanced} ${words}`);
    this.responseCode = code;
  }
}

/** Ours to tell as it is; null where the cause is for the log and the client hears "later". */
export function replyTo(error: unknown): SmtpReply | null {
  if (error instanceof SmtpReply) return error;
  if (error instanceof GatewayError && (error.code === 'OUTBOX_FULL' || error.code === 'DISK_FULL')) {
    return new SmtpReply(452, '4.3.1', 'Insufficient system storage; try again later');
  }
  if (error instanceof GatewayError && error.code === 'OPTED_OUT') {
    return new SmtpReply(550, '5.7.1', 'The recipient has opted out of text messages');
  }
  return null;
}

export const LATER = new SmtpReply(451, '4.3.0', 'Local error in processing; try again later');
