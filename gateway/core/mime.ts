import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox } from './mailbox.ts';
import type { MailContent } from './ports.ts';

/** A picture that the HTML shows as `<img src="cid:…">`. */
export interface InlineImage {
  /** Content-ID without the angle brackets; has an @. */
  cid: string;
  filename: string;
  /** image/png */
  type: string;
  bytes: Buffer;
}

/** A mail that the gateway composes itself: one recipient, text, perhaps HTML with pictures. */
export interface Mail {
  from: Mailbox;
  /** An ASCII address. */
  to: string;
  subject: string;
  text: string;
  html: string | null;
  images: InlineImage[];
  /** Without the angle brackets; the same at every attempt, so that a mail sent twice can be told. */
  messageId: string;
  /** Milliseconds. */
  date: number;
}

/**
 * The MIME bytes, CRLF line ends, 7-bit throughout (RFC 2045: other text travels as quoted-printable or base64), so no
 * relay on the way needs 8BITMIME. With HTML: multipart/alternative(plain, html), and with pictures the html sits in a
 * multipart/related (RFC 2387), which every client shows without asking the network and none lists as an attachment.
 * Equal mails give equal bytes.
 */
export function composeMail(mail: Mail): Promise<Buffer> {
  return mimeTree(mail).build();
}

/** The MIME tree of a mail, one line a part, indented by two spaces a level. */
export function describeMail(mail: Mail): string[] {
  const lines: string[] = [];
  const walk = (node: Node, depth: number) => {
    const type = String(node.getHeader('content-type')).split(';')[0]!;
    const cid = node.getHeader('content-id');
    const inline = String(node.getHeader('content-disposition') ?? '').startsWith('inline');
    lines.push('  '.repeat(depth) + type + (cid ? ` ${cid}` : '') + (inline ? ' inline' : ''));
    for (const child of node.childNodes) walk(child, depth + 1);
  };
  walk(mimeTree(mail), 0);
  return lines;
}

/** The bytes as an outbox worker hands them to a sender. @param from envelope sender */
export function mailContent(from: string, bytes: Buffer): MailContent {
  return { channel: 'email', from, size: bytes.length, open: () => Readable.from(bytes), eightBit: false };
}

const LONGEST_LINE = 990;

type Node = ReturnType<MailComposer['compile']>;

function mimeTree(mail: Mail): Node {
  return new MailComposer({
    from: { name: mail.from.name, address: mail.from.address },
    to: mail.to,
    subject: mail.subject,
    text: textPart(mail.text),
    html: mail.html === null ? undefined : textPart(mail.html),
    attachments: mail.images.map((image) => ({
      cid: image.cid,
      filename: image.filename,
      contentType: image.type,
      contentDisposition: 'inline',
      content: image.bytes,
    })),
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.date),
    // RFC 3834, 5; the second keeps Exchange from answering with out-of-office notes.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
}

/** ASCII with lines that fit RFC 5322 travels as it is; nodemailer would encode any line over 76 characters. */
function textPart(text: string) {
  const content = text.replace(/\r\n|\r|\n/g, '\r\n');
  const asItIs =
    /^[\t\r\n\x20-\x7e]*$/.test(content) && content.split('\n').every((line) => line.length <= LONGEST_LINE);
  return asItIs ? { content, contentTransferEncoding: '7bit' } : { content };
}
