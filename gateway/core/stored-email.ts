import { GatewayError } from './errors.ts';
import { type Mailbox, parseMailbox } from './mailbox.ts';
import { composeMail } from './mime.ts';

/** A mail composed here, as it waits in the outbox: JSON in the sealed body of a message of kind `email`. */
export interface StoredEmail {
  /** `Name <address>`; null = the gateway's own sender. */
  from: string | null;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** Pictures that the HTML shows by `cid:`. */
  images?: { cid: string; filename: string; type: string; base64: string }[];
  /** Where answers go, unless to the sender. */
  replyTo?: string;
  /** The Message-ID that it is shown below, without the angle brackets. */
  thread?: string;
}

export interface OwnSender {
  /** Right side of the Message-ID. */
  hostname: string;
  mailbox: Mailbox;
}

/**
 * MIME bytes and envelope sender of a stored mail. Message-ID and Date come from the message, so they are the same at
 * every attempt. @throws GatewayError SENDER_INVALID
 */
export async function composeStoredEmail(
  email: StoredEmail,
  message: { id: string; createdAt: number },
  own: OwnSender,
): Promise<{ from: string; raw: Buffer }> {
  const from = email.from === null ? own.mailbox : parseMailbox(email.from);
  if (!from) {
    throw new GatewayError('SENDER_INVALID', `The sender ${JSON.stringify(email.from)} is not a mail address.`, {
      disposition: 'permanent',
      remedy: 'Write it as Name <address>.',
    });
  }
  const raw = composeMail({
    from,
    to: email.to,
    subject: email.subject,
    text: email.text,
    html: email.html,
    images: (email.images ?? []).map(({ base64, ...image }) => ({ ...image, bytes: Buffer.from(base64, 'base64') })),
    messageId: `${message.id}@${own.hostname}`,
    date: message.createdAt,
    ...(email.replyTo !== undefined && { replyTo: email.replyTo }),
    ...(email.thread !== undefined && { thread: email.thread }),
  });
  return { from: from.address, raw };
}
