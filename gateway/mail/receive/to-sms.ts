import { simpleParser } from 'mailparser';
import { GatewayError } from '../../core/errors.ts';
import { SmtpReply } from './smtp-reply.ts';

/** As much of a mail as is read for an SMS: parsing has no limit on time, so its input has one on size. */
export const SMS_PREFIX = 64 * 1024;
/** Characters; the same as for a text given to the API. */
const MAX_TEXT = 2_000;

export interface MailToSmsDeps {
  /** Domains whose local parts are phone numbers, lower case. */
  domains: readonly string[];
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
}

/** Mail to `<number>@sms.gateway` becomes an SMS. */
export class MailToSms {
  readonly #deps: MailToSmsDeps;

  constructor(deps: MailToSmsDeps) {
    this.#deps = deps;
  }

  handles(address: string): boolean {
    return this.#deps.domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
  }

  /** The number in the local part, as E.164. @throws SmtpReply 550 5.1.3 with the reason */
  number(address: string): string {
    const local = address.slice(0, address.lastIndexOf('@'));
    const spellings = /^\d{8,15}$/.test(local) ? [local, `+${local}`] : [local];
    let reason = 'not a phone number';
    for (const spelling of spellings) {
      try {
        return this.#deps.normalizeMobile(spelling);
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        reason = error.message;
      }
    }
    throw new SmtpReply(550, '5.1.3', reason.replace(/[^\x20-\x7e]/g, '?'));
  }
}

/**
 * The text of a mail for a phone: its plain text part (or its HTML as text) without the signature; the subject where
 * there is no text.
 * @param prefix the mail's first SMS_PREFIX octets
 * @throws SmtpReply 554 5.6.0 where nothing is left, or too much
 */
export async function smsText(prefix: Buffer): Promise<string> {
  const mail = await simpleParser(prefix, {
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: SMS_PREFIX,
  });
  const text = withoutSignature(mail.text ?? '') || (mail.subject ?? '').trim();
  if (text === '') throw new SmtpReply(554, '5.6.0', 'The mail has neither text nor subject');
  if ([...text].length > MAX_TEXT) {
    throw new SmtpReply(554, '5.6.0', `The text is too long for an SMS: at most ${MAX_TEXT} characters`);
  }
  return text;
}

/** RFC 3676, 4.3: a line `-- ` begins the signature; many leave out the space. */
function withoutSignature(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => /^-- ?$/.test(line));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
