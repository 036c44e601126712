import { type FieldError, invalid } from '../core/errors.ts';
import { type Mailbox, parseMailbox } from '../core/mailbox.ts';
import type { SmsTemplateInput, SmtpTemplateInput } from '../core/model/push.ts';
import { plainTextOf } from './plain-text.ts';
import { compile, render, type Source, type Template, type Values, wordsOf } from './template.ts';
import type { Word } from './wildcards.ts';

/** What a mail template makes of one set of values. */
export interface MailText {
  from: Mailbox;
  subject: string;
  text: string;
  /** null without HTML Format. */
  html: string | null;
}

/** A checked mail template, compiled once and rendered many times. */
export interface CompiledMail {
  words: ReadonlySet<Word>;
  subjectWords: ReadonlySet<Word>;
  /** The words of the subject and the text; a sender never holds one that differs between pushes of a token. */
  render(values: Values): MailText;
  subject(values: Values): string;
}
export interface CompiledSms {
  words: ReadonlySet<Word>;
  render(values: Values): string;
}

const IN_SENDER: Source['refused'] = {
  LINK: 'cannot stand in the sender.',
  QRCODE: 'is a picture and cannot stand in the sender.',
  AUTHZCODE: 'cannot stand in the sender.',
  EXPIRY: 'cannot stand in the sender.',
};
const IN_SUBJECT: Source['refused'] = { QRCODE: 'is a picture and cannot stand in the subject.' };

/** @throws GatewayError 422 TEMPLATE_INVALID; `fields` has every error, with line and column */
export function compileMail(input: SmtpTemplateInput): CompiledMail {
  const errors: FieldError[] = [];
  const at = { channel: 'email', html: false } as const;
  const sender = compileSender(input.sender, errors);
  const subject = compile({ ...at, text: input.subject, path: 'subject', refused: IN_SUBJECT }, errors);
  const body = compile({ ...at, text: input.text, path: 'text', html: input.html }, errors);
  if (errors.length > 0 || !sender) throw templateInvalid(errors);
  const plain = input.html ? plainTextOf(body) : body;
  return {
    words: wordsOf(sender.name, subject, body),
    subjectWords: wordsOf(subject),
    subject: (values) => render(subject, values),
    render: (values) => ({
      from: { name: render(sender.name, values), address: sender.address },
      subject: render(subject, values),
      text: render(plain, values),
      html: input.html ? render(body, values) : null,
    }),
  };
}

/** @throws GatewayError 422 TEMPLATE_INVALID */
export function compileSms(input: SmsTemplateInput): CompiledSms {
  const errors: FieldError[] = [];
  const text = input.text.replace(/\r\n|\r/g, '\n').trim();
  if (!text) errors.push({ path: 'text', message: 'The text is empty.' });
  const template = compile({ text, path: 'text', channel: 'sms', html: false }, errors);
  if (errors.length > 0) throw templateInvalid(errors);
  return { words: wordsOf(template), render: (values) => render(template, values) };
}

function compileSender(text: string, errors: FieldError[]): { name: Template; address: string } | null {
  const before = errors.length;
  const source: Source = { text, path: 'sender', channel: 'email', html: false, refused: IN_SENDER };
  compile(source, errors);
  if (errors.length > before) return null;
  const mailbox = parseMailbox(text);
  if (!mailbox) {
    const address = /[<\s]?[^<\s]*\[\[[^<]*@|@[^>]*\[\[/.test(text);
    errors.push({
      path: 'sender',
      message: address
        ? 'Wildcards may stand in the name, not in the address.'
        : 'Must be one mailbox: Name <address>, or the address alone.',
    });
    return null;
  }
  return { name: compile({ ...source, text: mailbox.name }, errors), address: mailbox.address };
}

function templateInvalid(errors: FieldError[]) {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return invalid('TEMPLATE_INVALID', `The template has an error: ${first?.message}${more}`, errors);
}
