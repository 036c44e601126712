import { createHash } from 'node:crypto';
import { bodyStream } from './body-stream.ts';
import type { Mailbox } from './mailbox.ts';
import { addressHeader, base64Lines, encodedBody, header } from './mime-encoding.ts';
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
  /** Where answers go, unless to the sender. */
  replyTo?: string;
  /** The Message-ID that it is shown below, without the angle brackets (RFC 5322, 3.6.4). */
  thread?: string;
}

/**
 * The MIME bytes, CRLF line ends, 7-bit throughout (RFC 2045: other text travels as quoted-printable or base64), so no
 * relay on the way needs 8BITMIME. With HTML: multipart/alternative(plain, html), and with pictures the html sits in a
 * multipart/related (RFC 2387), which every client shows without asking the network and none lists as an attachment.
 * Equal mails give equal bytes.
 */
export function composeMail(mail: Mail): Buffer {
  const headers =
    addressHeader('From', mail.from) +
    addressHeader('To', { name: '', address: mail.to }) +
    header('Subject', mail.subject) +
    header('Message-ID', `<${mail.messageId}>`) +
    header('Date', new Date(mail.date).toUTCString().replace('GMT', '+0000')) +
    (mail.replyTo === undefined ? '' : addressHeader('Reply-To', { name: '', address: mail.replyTo })) +
    (mail.thread === undefined ? '' : `In-Reply-To: <${mail.thread}>\r\nReferences: <${mail.thread}>\r\n`) +
    // RFC 3834, 5; the second keeps Exchange from answering with out-of-office notes.
    'Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n';
  return Buffer.from(headers + written(treeOf(mail), mail.messageId), 'latin1');
}

/** The MIME tree of a mail, one line a part, indented by two spaces a level. */
export function describeMail(mail: Mail): string[] {
  const lines: string[] = [];
  const walk = (part: Part, depth: number) => {
    lines.push('  '.repeat(depth) + part.type + ('image' in part ? ` <${part.image.cid}> inline` : ''));
    for (const child of 'parts' in part ? part.parts : []) walk(child, depth + 1);
  };
  walk(treeOf(mail), 0);
  return lines;
}

/** The bytes as an outbox worker hands them to a sender. @param from envelope sender */
export function mailContent(from: string, bytes: Buffer): MailContent {
  const open = () => bodyStream(bytes);
  return { channel: 'email', from, size: bytes.length, open, atHand: () => bytes, eightBit: false };
}

type Part = { type: string } & ({ text: string } | { image: InlineImage } | { parts: Part[] });

function treeOf({ text, html, images }: Mail): Part {
  const plain: Part = { type: 'text/plain', text };
  if (html === null) return plain;
  const page: Part = { type: 'text/html', text: html };
  const pictures = images.map((image) => ({ type: image.type, image }));
  const shown: Part = pictures.length > 0 ? { type: 'multipart/related', parts: [page, ...pictures] } : page;
  return { type: 'multipart/alternative', parts: [plain, shown] };
}

/** Headers of the part and its body. @param seed makes the boundaries of one mail: the same at every attempt */
function written(part: Part, seed: string): string {
  if ('text' in part) {
    const { encoding, body } = encodedBody(part.text);
    return `Content-Type: ${part.type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
  }
  if ('image' in part) {
    const { type, filename, cid, bytes } = part.image;
    return (
      `Content-Type: ${type}; name=${filename}\r\nContent-ID: <${cid}>\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: inline; filename=${filename}\r\n\r\n${base64Lines(bytes)}\r\n`
    );
  }
  // Out of a hash: no text holds it by chance.
  const boundary = `-_${createHash('sha256').update(`${part.type} ${seed}`).digest('hex').slice(0, 24)}`;
  const kind = part.type === 'multipart/related' ? '; type="text/html"' : '';
  const inner = part.parts.map((each) => `--${boundary}\r\n${written(each, seed)}`).join('');
  return `Content-Type: ${part.type}${kind};\r\n boundary="${boundary}"\r\n\r\n${inner}--${boundary}--\r\n`;
}
