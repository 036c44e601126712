import { z } from 'zod';
import { Id, ListQuery, line, Problem, Time } from './common.ts';
import { WebhookUrl } from './inbound.ts';

/** What is noted of pushes, and of codes that go by a way of their own. */
const PUSH_EVENTS = new Set([
  ...['queued', 'accepted', 'delivered', 'fetched', 'opened', 'revealed', 'verified'],
  ...['failed', 'expired', 'uncertain', 'cancelled', 'revoked'],
  ...['code.accepted', 'code.delivered', 'code.failed', 'code.expired', 'code.uncertain'],
]);

export const WebhookInput = z.object({
  name: line(60).min(1),
  url: WebhookUrl.describe('http:// or https://; redirects are not followed'),
  secret: z
    .string()
    .min(16)
    .max(200)
    .optional()
    .describe('Key of the HMAC-SHA256 signature; write-only. Needed to create; absent on PATCH = unchanged'),
  ca: z.string().max(50_000).nullable().default(null).describe("PEM of the CA of the server; null = the system's"),
  events: z
    .array(z.string().refine((event) => PUSH_EVENTS.has(event), 'is no event of a push'))
    .max(20)
    .default([])
    .describe('States of a push: accepted, delivered, verified, failed …; [] = all'),
  enabled: z.boolean().default(true),
});
export type WebhookInput = z.infer<typeof WebhookInput>;

export const Webhook = WebhookInput.omit({ secret: true }).extend({
  id: Id,
  health: z.object({
    state: z.enum(['unused', 'ok', 'failing']),
    lastError: Problem.nullable(),
    since: Time.nullable(),
  }),
  createdAt: Time,
  updatedAt: Time,
});
export type Webhook = z.infer<typeof Webhook>;

/** One event on its way to one webhook. */
export const WebhookCall = z.object({
  id: z.string(),
  webhookId: Id,
  webhookName: z.string(),
  pushId: Id,
  userId: Id.nullable(),
  userLogin: z.string().nullable().describe('Whose push it is; null once it was deleted'),
  tokenSerial: z.string().nullable(),
  event: z.string(),
  at: Time,
  state: z.enum(['queued', 'delivered', 'failed', 'expired']),
  attempts: z.number().int(),
  nextAttemptAt: Time.nullable(),
  response: z.string().nullable().describe("The other side's own words"),
  problem: Problem.nullable(),
  finishedAt: Time.nullable(),
});
export type WebhookCall = z.infer<typeof WebhookCall>;
export const WebhookCallQuery = ListQuery.extend({
  webhookId: Id.optional(),
  state: WebhookCall.shape.state.optional(),
});
export type WebhookCallQuery = z.infer<typeof WebhookCallQuery>;

export const WebhookTest = z.object({
  ok: z.boolean(),
  ms: z.number().int(),
  text: z.string(),
  remedy: z.string().optional(),
});
export type WebhookTest = z.infer<typeof WebhookTest>;
