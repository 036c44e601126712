import { z } from 'zod';
import { Channel, Id, line, Time } from './common.ts';
import { SmsTemplateInput, SmtpTemplateInput } from './push.ts';
import { TemplateKind } from './push-policy.ts';

/** Which message: absent domain or language = any. The most particular one that there is goes out. */
export const MessageTemplateKey = z.object({
  kind: TemplateKind,
  channel: Channel,
  domainId: Id.nullable().default(null),
  language: line(20).nullable().default(null).describe('BCP 47'),
});
export type MessageTemplateKey = z.infer<typeof MessageTemplateKey>;

/** What a draft is for: what it lacks depends on that. */
export const PreviewQuery = z.object({ kind: TemplateKind.default('token') });

/** The same as a query: `domain` and `language` absent = any. */
export const AppliedQuery = z.object({
  kind: TemplateKind.default('token'),
  channel: Channel.default('email'),
  domain: Id.optional(),
  language: line(20).optional().describe('BCP 47'),
});
export type AppliedQuery = z.infer<typeof AppliedQuery>;

export const MessageTemplateInput = MessageTemplateKey.extend({
  content: z.union([SmtpTemplateInput, SmsTemplateInput]).describe('As its channel needs it'),
});
export type MessageTemplateInput = z.infer<typeof MessageTemplateInput>;

export const MessageTemplate = MessageTemplateInput.extend({
  shipped: z.boolean().describe('The one that the gateway came with; nobody has changed it'),
  version: z.number().int(),
  updatedAt: Time.nullable(),
  updatedBy: z.string().nullable(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;
