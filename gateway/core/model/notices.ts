import { z } from 'zod';
import { Id, ListQuery, line, Time } from './common.ts';

export const NoticeSettings = z.object({
  bounces: z.boolean().describe('Senders of relayed mail are told when it could not be delivered'),
  delayHours: z
    .number()
    .min(0.1)
    .max(96)
    .nullable()
    .describe('After so long senders are told that their mail still waits; null = they are not'),
  fullKb: z
    .number()
    .int()
    .min(0)
    .max(10_240)
    .describe('Up to this size the whole mail comes back where that was asked'),
  bounceDomain: line(253)
    .nullable()
    .describe(
      'Domain of the sender address of mails that the gateway writes itself; its mail must come to a listener of this gateway, so that bounces are recognised. null = they are not',
    ),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

export const NOTICE_DEFAULTS: NoticeSettings = { bounces: true, delayHours: 4, fullKb: 256, bounceDomain: null };

/** double-bounce: a notice, or another mail without a sender, that could not be delivered. */
export const PostmasterKind = z
  .enum(['double-bounce', 'stray-bounce', 'answer'])
  .describe('stray-bounce: came back for a mail that is no longer known; answer: came back, but is no bounce');
export type PostmasterKind = z.infer<typeof PostmasterKind>;

export const PostmasterMail = z.object({
  id: Id,
  messageId: Id.nullable().describe('The message that it is about'),
  at: Time,
  kind: PostmasterKind,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  reason: z.string().describe('What went wrong, in plain words'),
  bytes: z.number().int(),
});
export type PostmasterMail = z.infer<typeof PostmasterMail>;
export const PostmasterMailText = PostmasterMail.extend({
  source: z.string().describe('The mail as it is, or its beginning; octets above 127 as UTF-8 or replaced'),
});
export type PostmasterMailText = z.infer<typeof PostmasterMailText>;
export const PostmasterQuery = ListQuery.extend({ kind: PostmasterKind.optional() });
export type PostmasterQuery = z.infer<typeof PostmasterQuery>;
