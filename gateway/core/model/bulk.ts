import { z } from 'zod';
import { Channel, Id, ListQuery, line, Time } from './common.ts';

/** Whose tokens. All that is given must fit. */
export const BulkSelection = z.object({
  domainId: Id.nullable().default(null),
  group: line(500).nullable().default(null).describe('Name of a group of the directory'),
  q: z.string().max(200).default('').describe('Search text, as in the list of users'),
  logins: z.array(line(200)).max(100_000).default([]).describe('Only these; [] = no list'),
  unverified: z.boolean().default(false).describe('Only users without a verified token'),
  channels: z
    .array(Channel)
    .min(1)
    .max(2)
    .default(['email'])
    .describe('The first one for which the user has an address'),
});
export type BulkSelection = z.infer<typeof BulkSelection>;

export const BulkInput = BulkSelection.extend({ name: line(100).default('') });
export type BulkInput = z.infer<typeof BulkInput>;

/** What a run would do; nothing is sent. */
export const BulkPlan = z.object({
  users: z.number().int(),
  pushes: z.number().int().describe('Tokens that would be pushed'),
  byEmail: z.number().int(),
  bySms: z.number().int(),
  noEmail: z.number().int().describe('Users without an e-mail address'),
  noMobile: z.number().int().describe('Users without a mobile number'),
  unreachable: z.number().int().describe('Users with no address for any chosen channel'),
  noToken: z.number().int().describe('Users without an active token'),
  unknown: z.array(z.string()).describe('Logins of the list that nobody has; the first 100'),
  unknownCount: z.number().int(),
  examples: z
    .object({
      noEmail: z.array(z.string()),
      noMobile: z.array(z.string()),
      noToken: z.array(z.string()),
    })
    .describe('Logins, the first 20 of each'),
  smsMinutes: z.number().nullable().describe('How long the modems need; null = no modem is at work'),
  smsPace: z
    .object({
      modems: z.number().int().describe('At work'),
      measured: z.number().int().describe('Of these, how many were measured; 5 s are assumed for the others'),
      secondsEach: z.number().describe('What an SMS takes one of them'),
    })
    .nullable()
    .describe('What `smsMinutes` goes by'),
  warnings: z.array(z.string()),
});
export type BulkPlan = z.infer<typeof BulkPlan>;

export const BulkState = z.enum(['running', 'paused', 'cancelled', 'done']);
export type BulkState = z.infer<typeof BulkState>;

export const BulkRun = z.object({
  id: Id,
  name: z.string(),
  state: BulkState,
  by: z.string(),
  channels: z.array(Channel),
  total: z.number().int(),
  waiting: z.number().int(),
  pushed: z.number().int().describe('Handed to the outbox'),
  skipped: z.number().int(),
  outstanding: z.number().int().describe('In the outbox, not yet taken by relay or network'),
  accepted: z.number().int().describe('Taken by relay or network, or further'),
  verified: z.number().int(),
  failed: z.number().int(),
  createdAt: Time,
  endedAt: Time.nullable(),
});
export type BulkRun = z.infer<typeof BulkRun>;
export const BulkQuery = ListQuery;

export const BulkItem = z.object({
  seq: z.number().int(),
  login: z.string(),
  channel: Channel.nullable(),
  state: z.enum(['waiting', 'pushed', 'skipped', 'cancelled']),
  reason: z.string().nullable(),
  pushId: Id.nullable(),
  pushState: z.string().nullable(),
});
export type BulkItem = z.infer<typeof BulkItem>;
