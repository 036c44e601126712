import type { MailToSmsInput } from '../../core/model/mail-to-sms.ts';
import { isSmsThread } from '../../core/sms-thread.ts';
import type { MailParser } from '../parse/parser.ts';
import { type Header, readHeader, valuesOf } from './header.ts';
import { withoutQuotes, withoutSignature } from './quotes.ts';
import { lifetimeOf, type SmsWishes } from './sms-address.ts';
import { SmtpReply } from './smtp-reply.ts';

/** As much of a mail as is read for an SMS. */
export const SMS_PREFIX = 64 * 1024;
/** The fields that parsing needs; others only cost time. */
const PARSED_FIELDS = ['subject', 'mime-version', 'content-type', 'content-transfer-encoding'];
const MAX_FIELD = 4_000;

/** Subject and text of a mail, as people read them. */
export interface MailText {
  subject: string;
  /** Its lines end in LF. */
  body: string;
  /** It answers a text that was forwarded as mail. */
  isReply: boolean;
}

/**
 * Reads the first SMS_PREFIX octets of a mail: its plain text part, or its HTML as text.
 * @throws GatewayError MAIL_UNREADABLE
 */
export async function readMailText(prefix: Buffer, parser: MailParser): Promise<MailText> {
  const header = readHeader(prefix);
  const mail = await parser.parse(Buffer.concat([fewFields(header), prefix.subarray(header.length)]), {
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: SMS_PREFIX,
  });
  const isReply = ['in-reply-to', 'references'].some((name) => valuesOf(header, name).some(isSmsThread));
  return { subject: mail.subject.trim(), body: (mail.text ?? '').replace(/\r\n?/g, '\n'), isReply };
}

export type TextRules = Pick<MailToSmsInput, 'text' | 'cutQuotes' | 'maxLength' | 'tooLong'>;

/**
 * The text for a phone, by the rules of its domain: without signature, and the subject where there is nothing else.
 * @throws SmtpReply 554 5.6.0 where nothing is left, or too much
 */
export function smsText({ subject, body, isReply }: MailText, rules: TextRules): string {
  const unsigned = withoutSignature(body);
  const said = tidy(rules.cutQuotes || isReply ? withoutQuotes(unsigned) : unsigned);
  const text = chosen(rules.text, isReply ? '' : subject, said);
  if (text === '') throw new SmtpReply(554, '5.6.0', 'The mail has neither text nor subject', 'sms-text');
  const characters = [...text];
  if (characters.length <= rules.maxLength) return text;
  if (rules.tooLong === 'cut') return `${characters.slice(0, rules.maxLength - 1).join('')}…`;
  const words = `The text is too long for an SMS: at most ${rules.maxLength} characters`;
  throw new SmtpReply(554, '5.6.0', words, 'sms-text');
}

/** X-SMS-Flash: yes · X-SMS-Expires-In: 15m */
export function wishesOf(header: Header): SmsWishes {
  const flash = valuesOf(header, 'x-sms-flash')[0];
  const lifetimeMs = lifetimeOf(valuesOf(header, 'x-sms-expires-in')[0] ?? '');
  return {
    ...(flash === undefined ? {} : { flash: /^(yes|true|1|on)$/i.test(flash) }),
    ...(lifetimeMs === null ? {} : { lifetimeMs }),
  };
}

function chosen(rule: TextRules['text'], subject: string, said: string): string {
  if (rule === 'body' || (rule === 'subject' && subject === '')) return said || subject;
  if (rule === 'subject') return subject;
  return [subject, said].filter(Boolean).join('\n');
}

function fewFields(header: Header): Buffer {
  const fields = header.fields
    .filter(({ name, value }) => PARSED_FIELDS.includes(name) && value.length <= MAX_FIELD)
    .map(({ name, value }) => `${name}:${value}\r\n`);
  return Buffer.from(`${fields.join('')}\r\n`, 'latin1');
}

/** Spaces of print would halve what a text holds (UCS-2): they become plain ones, and those without width go. */
function tidy(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
