import { z } from 'zod';
import { Id, ListQuery, line, Problem, Time } from './common.ts';

/** Where a webhook may point: http or https, without a login in it (it would be shown wherever the address is). */
export const WebhookUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => isWebUrl(text), 'must be an address that begins with http:// or https://')
  .refine((text) => !isWebUrl(text) || new URL(text).username === '', 'must not hold a user name or password');

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** One word, as people text it: no spaces, any case. */
export const Keyword = line(30)
  .min(1)
  .refine((word) => !/\s/.test(word), 'must be a single word');

const MailTargetInput = z.object({ kind: z.literal('mail'), to: z.email().max(254).describe('Mailbox') });
const WebhookTargetInput = z.object({
  kind: z.literal('webhook'),
  url: WebhookUrl.describe('http:// or https://; redirects are not followed'),
  secret: z
    .string()
    .min(16)
    .max(200)
    .optional()
    .describe('Key of the HMAC-SHA256 signature; write-only. Absent on PATCH = unchanged'),
  ca: z
    .string()
    .max(50_000)
    .nullable()
    .default(null)
    .describe("PEM of the CA that signed the server's certificate; null = the system's"),
});

/** What is passed on, and where to. Every condition that is set must fit. */
export const ForwardingRuleInput = z.object({
  name: line(60).min(1),
  enabled: z.boolean().default(true),
  modemId: Id.nullable().default(null).describe('Only what came in over this modem; null = any'),
  sim: line(22).min(1).nullable().default(null).describe('Only what came to this SIM (ICCID, else IMSI); null = any'),
  senders: z
    .array(line(40).min(1))
    .max(50)
    .default([])
    .describe("The sender's number (`+4917`) or name begins with one of these; [] = any"),
  keywords: z.array(Keyword).max(50).default([]).describe('The first word of the text is one of these; [] = any'),
  target: z.discriminatedUnion('kind', [MailTargetInput, WebhookTargetInput]),
});
export type ForwardingRuleInput = z.infer<typeof ForwardingRuleInput>;

export const ForwardingRule = z.object({
  id: Id,
  name: z.string(),
  enabled: z.boolean(),
  modemId: Id.nullable(),
  sim: z.string().nullable(),
  senders: z.array(z.string()),
  keywords: z.array(z.string()),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mail'), to: z.string() }),
    z.object({ kind: z.literal('webhook'), url: z.string(), hasSecret: z.boolean(), ca: z.string().nullable() }),
  ]),
  health: z.object({
    state: z.enum(['unused', 'ok', 'failing']),
    lastError: Problem.nullable(),
    since: Time.nullable().describe('Of this state'),
  }),
  createdAt: Time,
  updatedAt: Time,
});
export type ForwardingRule = z.infer<typeof ForwardingRule>;

/** queued → delivered (the webhook said 2xx) or mailed (the mail is in the outbox; see `messageId`); or failed, expired. */
export const ForwardState = z.enum(['queued', 'delivered', 'mailed', 'failed', 'expired']);
export type ForwardState = z.infer<typeof ForwardState>;

/** One inbound SMS on its way by one rule. */
export const Forward = z.object({
  id: Id,
  ruleId: Id,
  ruleName: z.string(),
  inboxId: Id,
  from: z.string().describe('Who sent the SMS'),
  kind: z.enum(['mail', 'webhook']),
  target: z.string().describe('Mailbox or URL'),
  state: ForwardState,
  attempts: z.number().int(),
  nextAttemptAt: Time.nullable(),
  expiresAt: Time,
  messageId: Id.nullable().describe('The mail it became'),
  response: z.string().nullable().describe("The other side's own words"),
  problem: Problem.nullable(),
  createdAt: Time,
  finishedAt: Time.nullable(),
});
export type Forward = z.infer<typeof Forward>;

export const ForwardQuery = ListQuery.extend({
  ruleId: Id.optional(),
  inboxId: Id.optional(),
  state: ForwardState.optional(),
});
export type ForwardQuery = z.infer<typeof ForwardQuery>;

/** What became of a trial. */
export const ForwardTest = z.object({
  ok: z.boolean(),
  ms: z.number().int(),
  text: z.string(),
  remedy: z.string().optional(),
  messageId: Id.nullable().describe('The mail it became'),
});
export type ForwardTest = z.infer<typeof ForwardTest>;

/** What a webhook is sent, as JSON. Fields may be added, none is taken away. */
export const WebhookEvent = z.object({
  event: z.enum(['sms.received', 'test']),
  deliveryId: z.string().describe('The same at every attempt'),
  rule: z.object({ id: z.string(), name: z.string() }),
  message: z.object({
    id: z.string(),
    from: z.string(),
    text: z.string(),
    receivedAt: Time,
    sentAt: Time.nullable(),
    modem: z.string().nullable(),
    sim: z.string().nullable(),
    parts: z.number().int(),
    complete: z.boolean(),
  }),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export const OptOutInput = z.object({
  number: line(40).min(3).describe('E.164, or national if a default country is set'),
  note: line(200).nullable().default(null).describe('Why, for those who look later'),
});
export type OptOutInput = z.infer<typeof OptOutInput>;

/** A number that is sent no notices and no bulk. */
export const OptOut = z.object({
  id: Id,
  number: z.string(),
  since: Time,
  source: z.enum(['sms', 'admin']),
  keyword: z.string().nullable().describe('The word they texted'),
  by: z.string().describe('The number itself, or the administrator'),
  note: z.string().nullable(),
});
export type OptOut = z.infer<typeof OptOut>;

const Words = z.array(Keyword).min(1).max(50);
const Reply = z.string().trim().min(1).max(320).nullable();

/** How people opt out and in by SMS. */
export const OptOutSettings = z.object({
  enabled: z.boolean().describe('false = words change nothing; the list itself stays in force'),
  stopWords: Words.describe('Any of these puts the sender on the list'),
  startWords: Words.describe('Any of these takes the sender off the list'),
  firstWord: z.boolean().describe('Also where the word only begins a longer text'),
  stopReply: Reply.describe('Confirmation that is sent once; null = none'),
  startReply: Reply.describe('Confirmation that is sent once; null = none'),
});
export type OptOutSettings = z.infer<typeof OptOutSettings>;
