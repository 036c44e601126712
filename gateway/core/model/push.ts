import { z } from 'zod';
import { Channel, Id, line, Time } from './common.ts';
import { AppWarning } from './directory.ts';
import { PushEvent } from './push-policy.ts';

/** queued → accepted (by relay or network) → delivered → opened → revealed → verified; or failed, uncertain, expired, cancelled, revoked. */
export const PushState = z.enum([
  'queued',
  'accepted',
  'delivered',
  'opened',
  'revealed',
  'verified',
  'failed',
  'uncertain',
  'expired',
  'cancelled',
  'revoked',
]);
export type PushState = z.infer<typeof PushState>;

export const PushRequest = z.object({ channel: Channel });
export const PushAccepted = z.object({
  pushId: Id,
  messageId: Id,
  warnings: z.array(z.string()).optional().describe('What was done, but is not wise'),
});
export type PushAccepted = z.infer<typeof PushAccepted>;

export const Push = z.object({
  id: Id,
  tokenId: Id,
  tokenSerial: z.string(),
  userId: Id,
  userLogin: z.string(),
  channel: Channel,
  to: z.string(),
  state: PushState,
  messageId: Id,
  template: z
    .object({ channel: Channel, version: z.number().int() })
    .describe('Which version of the message template was used'),
  authorization: z.enum(['none', 'send', 'withhold']),
  kind: z.enum(['token', 'reminder']),
  code: z
    .object({ channel: Channel, to: z.string(), messageId: Id.nullable() })
    .nullable()
    .describe('Where the authorization code went by a way of its own'),
  by: z.string(),
  times: z.object({
    queued: Time,
    accepted: Time.nullable(),
    delivered: Time.nullable(),
    seen: Time.nullable().describe('The page was fetched, by the person or by a mail scanner: nobody can tell'),
    opened: Time.nullable().describe('Somebody clicked on the page'),
    revealed: Time.nullable(),
    verified: Time.nullable(),
    ended: Time.nullable().describe('failed, expired, cancelled or revoked'),
    linkExpires: Time.nullable(),
  }),
  events: z.array(PushEvent).nullable().describe('All that is known, oldest first; null in lists'),
});
export type Push = z.infer<typeof Push>;

/** Read out by the help desk when the policy withholds it from the message; audited. */
export const AuthorizationCode = z.object({ code: z.string(), expiresAt: Time });
export type AuthorizationCode = z.infer<typeof AuthorizationCode>;

export const SmtpTemplateInput = z.object({
  sender: line(320).min(3).describe('`Name <address>`'),
  subject: line(900).min(1),
  text: z.string().min(1).max(200_000).describe('HTML when `html` is set'),
  html: z.boolean().describe('HTML Format; needed for [[QRCODE]]'),
});
export type SmtpTemplateInput = z.infer<typeof SmtpTemplateInput>;
export const SmsTemplateInput = z.object({ text: z.string().min(1).max(1600) });
export type SmsTemplateInput = z.infer<typeof SmsTemplateInput>;

const versioned = { version: z.number().int(), updatedAt: Time, updatedBy: z.string() };
export const SmtpTemplate = SmtpTemplateInput.extend(versioned);
export type SmtpTemplate = z.infer<typeof SmtpTemplate>;
export const SmsTemplate = SmsTemplateInput.extend(versioned);
export type SmsTemplate = z.infer<typeof SmsTemplate>;
export const TemplateVersion = z.object({ version: z.number().int(), at: Time, by: z.string() });
export type TemplateVersion = z.infer<typeof TemplateVersion>;

export const Wildcard = z.object({
  name: z.string().describe('Without the brackets'),
  meaning: z.string(),
  example: z.string(),
  channels: z.array(Channel),
});
export type Wildcard = z.infer<typeof Wildcard>;

export const SmtpPreview = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string().describe('The plain part'),
  html: z.string().nullable().describe('The HTML part with cid: images as data: URLs, for a sandboxed frame'),
  source: z.string().describe('The MIME message as it would leave'),
  bytes: z.number().int(),
  structure: z.array(z.string()).describe('MIME tree, one line a part, indented'),
  warnings: z.array(z.string()),
});
export type SmtpPreview = z.infer<typeof SmtpPreview>;

export const SmsPreview = z.object({
  text: z.string(),
  encoding: z.enum(['GSM-7', 'UCS-2']),
  parts: z.array(z.object({ text: z.string(), units: z.number().int(), capacity: z.number().int() })),
  forcedUcs2: z.array(z.object({ character: z.string(), index: z.number().int(), suggestion: z.string().nullable() })),
  warnings: z.array(z.string()),
});
export type SmsPreview = z.infer<typeof SmsPreview>;

export const TestSend = z.object({ to: line(320).min(3).describe('E-mail address, or mobile number in E.164') });
export const KeyUriWarnings = z.array(AppWarning);
