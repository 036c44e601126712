import { formatMailbox } from '../core/mailbox.ts';
import { composeMail, describeMail, type Mail } from '../core/mime.ts';
import type { SmsPreview, SmtpPreview } from '../core/model/push.ts';
import { pngDataUrl } from './qr.ts';

/** How a text leaves as SMS; the codec is the business of another room. */
export interface SmsPlan {
  encoding: SmsPreview['encoding'];
  /** `units` used of `capacity`: septets or UTF-16 units. */
  parts: { text: string; units: number; capacity: number }[];
  forcedUcs2: { character: string; index: number; suggestion: string | null }[];
}

/** The mail as it would leave, and as a client would show it. */
export async function mailPreview(mail: Mail, warnings: string[]): Promise<SmtpPreview> {
  const source = composeMail(mail);
  return {
    from: formatMailbox(mail.from),
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html === null ? null : withPictures(mail.html, mail),
    source: source.toString('latin1'),
    bytes: source.length,
    structure: describeMail(mail),
    warnings,
  };
}

export function smsPreview(text: string, plan: SmsPlan, warnings: string[]): SmsPreview {
  return {
    text,
    encoding: plan.encoding,
    parts: plan.parts.map(({ text: part, units, capacity }) => ({ text: part, units, capacity })),
    forcedUcs2: plan.forcedUcs2.map(({ character, index, suggestion }) => ({ character, index, suggestion })),
    warnings,
  };
}

function withPictures(html: string, { images }: Mail): string {
  return images.reduce((shown, { cid, bytes }) => shown.replaceAll(`cid:${cid}`, pngDataUrl(bytes)), html);
}
