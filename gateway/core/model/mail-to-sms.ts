import { z } from 'zod';
import { Id, line, Time } from './common.ts';
import { AddressRules, AddressRulesInput, Refusals } from './mail-in.ts';

/** A domain whose mails become text messages. */
export const MailToSmsInput = z.object({
  domain: line(253)
    .min(1)
    .refine((text) => /^[^\s@<>*]+$/.test(text), 'must be a domain')
    .describe('Mail to <number>@<domain> becomes an SMS'),
  enabled: z.boolean().default(true),
  allowListed: z.boolean().default(true).describe("Clients on the listener's allow list may use it without a login"),
  accounts: z
    .array(Id)
    .max(1000)
    .nullable()
    .default(null)
    .describe('Relay accounts and API keys that may use it; null = every one, [] = none'),
  senders: AddressRulesInput.prefault({}).describe('MAIL FROM'),
  text: z
    .enum(['body', 'subject', 'subject-body'])
    .default('body')
    .describe('body: the text, or the subject where there is none · subject: only it · subject-body: both'),
  cutQuotes: z.boolean().default(true).describe('Leave out what is quoted of an earlier mail'),
  maxLength: z.number().int().min(1).max(2000).default(2000).describe('Characters'),
  tooLong: z.enum(['refuse', 'cut']).default('refuse'),
  flash: z.boolean().default(false).describe('Message class 0, unless the mail says otherwise'),
  expiresInMinutes: z
    .number()
    .int()
    .min(1)
    .max(10_080)
    .nullable()
    .default(null)
    .describe('Unless the mail says otherwise; null = by its priority: 15 minutes, a day, three days'),
  reports: z
    .enum(['none', 'failed', 'all'])
    .default('none')
    .describe("What became of each SMS is mailed to the mail's sender"),
});
export type MailToSmsInput = z.infer<typeof MailToSmsInput>;

export const MailToSms = MailToSmsInput.extend({
  id: Id,
  senders: AddressRules,
  counters: z
    .object({ accepted: z.number().int().describe('SMS'), refused: Refusals })
    .describe('Since the gateway started'),
  createdAt: Time,
  updatedAt: Time,
});
export type MailToSms = z.infer<typeof MailToSms>;
