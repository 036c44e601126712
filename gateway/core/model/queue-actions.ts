import { z } from 'zod';
import { Channel, Id, line, Time } from './common.ts';
import { DeliveryState, MessageClass, MessageKind } from './message.ts';

export const QueueAction = z
  .enum(['hold', 'release', 'retry', 'redirect', 'cancel', 'delete'])
  .describe(
    'retry: now, failed ones too · redirect: another route or recipient, and retry · delete: finished ones only',
  );
export type QueueAction = z.infer<typeof QueueAction>;

/** Which messages. All that is given must fit; at least one thing must be. */
export const QueueFilter = z.object({
  channel: Channel.optional(),
  states: z.array(DeliveryState).min(1).optional(),
  kind: MessageKind.optional(),
  class: MessageClass.optional(),
  q: line(200).optional().describe('Search text, as in the list'),
  to: line(254).optional().describe('Recipient, or `@domain` for all of a domain'),
  from: line(254).optional().describe('Envelope sender'),
  via: line(254).optional().describe('Host or modem that was tried last'),
  problem: line(60).optional().describe('Code of the last problem'),
  before: Time.optional().describe('Accepted before'),
  after: Time.optional().describe('Accepted at or after'),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueActionInput = z
  .object({
    action: QueueAction,
    filter: QueueFilter.optional(),
    ids: z.array(Id).min(1).max(10_000).optional().describe('Of messages'),
    to: line(254).min(3).optional().describe('For redirect: the new recipient'),
    routeId: Id.nullable().optional().describe('For redirect: the mail route to take; null = as routes say'),
    dryRun: z.boolean().default(false).describe('Only count'),
  })
  .refine(({ filter, ids }) => ids !== undefined || Object.values(filter ?? {}).some((value) => value !== undefined), {
    path: ['filter'],
    message: 'needs ids, or a filter with at least one condition',
  })
  .refine(({ action, to, routeId }) => action !== 'redirect' || to !== undefined || routeId !== undefined, {
    path: ['to'],
    message: 'a redirection needs a recipient or a route',
  });
export type QueueActionInput = z.infer<typeof QueueActionInput>;

export const QueueRun = z.object({
  id: Id,
  action: QueueAction,
  dryRun: z.boolean(),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  looked: z.number().int().describe('Deliveries that fit so far; with delete: messages'),
  changed: z.number().int().describe('Of these, so many were changed (with dryRun: would be)'),
  underWay: z
    .number()
    .int()
    .describe('Of the changed, those being sent at that moment: held or cancelled when that ends without success'),
  skipped: z.number().int().describe('Their state did not allow it'),
  error: z.string().nullable(),
  startedAt: Time,
  endedAt: Time.nullable(),
});
export type QueueRun = z.infer<typeof QueueRun>;
