import { z } from 'zod';
import { Id, line, Problem, Time } from './common.ts';
import { MessageClass } from './message.ts';

const limit = (max: number) => z.number().int().min(1).max(max).nullable().default(null);

/** What the operator allows this SIM. It counts parts, so do we. */
export const SimQuota = z.object({
  partsPerDay: limit(1_000_000).describe('Parts from midnight to midnight; null = no limit'),
  partsPerMonth: limit(10_000_000).describe('Parts from the first of the month; null = no limit'),
  recipientsPerMonth: limit(1_000_000).describe('Different numbers from the first of the month; null = no limit'),
  otpReserve: z.number().int().min(0).max(100_000).default(0).describe('Parts of each limit that are kept for OTPs'),
});
export type SimQuota = z.infer<typeof SimQuota>;

/** How fast this SIM may send. */
export const SimPace = z.object({
  minIntervalMs: z.number().int().min(0).max(600_000).default(0).describe('Between the beginnings of two parts'),
  partsPerMinute: z.number().int().min(1).max(6_000).nullable().default(null).describe('null = as fast as it can'),
});
export type SimPace = z.infer<typeof SimPace>;

function hasOneGroup(source: string): boolean {
  try {
    return new RegExp(`${source}|`).exec('')!.length === 2;
  } catch {
    return false;
  }
}

/** How the credit of a prepaid SIM is asked for. */
export const SimBalanceQuery = z.object({
  code: z
    .string()
    .regex(/^[*#][*#\d]{1,40}$/, 'a code such as *100#')
    .describe('USSD code'),
  pattern: z
    .string()
    .max(200)
    .refine(hasOneGroup, 'must be a regular expression with exactly one group, around the amount')
    .nullable()
    .default(null)
    .describe('Regular expression whose one group is the amount; null = the first number with decimals'),
  lowBelow: z.number().min(0).max(1_000_000).nullable().default(null).describe('Alarm below this amount; null = none'),
  everyHours: z.number().int().min(1).max(720).nullable().default(null).describe('null = only when asked by hand'),
});
export type SimBalanceQuery = z.infer<typeof SimBalanceQuery>;

/** What an administrator sets for a SIM; it goes with the SIM from modem to modem. */
export const SimSettings = z.object({
  name: line(60).nullable().default(null).describe('What people call it'),
  roaming: z.enum(['allow', 'deny']).default('allow').describe('deny: it sends nothing in a foreign network'),
  smsc: z
    .string()
    .regex(/^\+\d{5,15}$/, 'a number such as +491722270333')
    .nullable()
    .default(null)
    .describe('Service centre number to write to the SIM; null = as the SIM had it'),
  quota: SimQuota.prefault({}),
  pace: SimPace.prefault({}),
  balanceQuery: SimBalanceQuery.nullable().default(null),
});
export type SimSettings = z.infer<typeof SimSettings>;

export const SimUsage = z.object({
  partsToday: z.number().int(),
  partsThisMonth: z.number().int(),
  recipientsThisMonth: z.number().int(),
});
export type SimUsage = z.infer<typeof SimUsage>;

/** The last answer about the credit. */
export const SimBalance = z.object({
  at: Time,
  text: z.string().nullable().describe("The network's own words; null when there was no answer"),
  amount: z.number().nullable().describe('null where the pattern found none'),
  low: z.boolean(),
  problem: Problem.nullable(),
});
export type SimBalance = z.infer<typeof SimBalance>;

export const Sim = SimSettings.extend({
  iccid: z.string().describe('Serial number; the IMSI where a modem does not tell it'),
  modem: z.object({ id: Id, name: z.string(), stateText: z.string() }).nullable().describe('Where it is now'),
  lastModem: z.string().nullable(),
  operator: z.string().nullable().describe('Where it was registered last'),
  serviceCentre: z.object({
    current: z.string().nullable().describe('On the SIM, as the modem read it last'),
    original: z.string().nullable().describe('As it was when the SIM was first seen'),
  }),
  usage: SimUsage.extend({
    reached: z.string().nullable().describe('The limit that is reached, in words; null = none'),
    dayEndsAt: Time,
    monthEndsAt: Time,
  }),
  balance: SimBalance.nullable(),
  firstSeenAt: Time,
  lastSeenAt: Time,
});
export type Sim = z.infer<typeof Sim>;

/** Where the network's time stands against the clock of this box. */
export const ClockReading = z.object({
  offsetMs: z.number().int().describe("Network minus box: negative = the box's clock is fast"),
  source: z.enum(['network', 'report']).describe('Asked of the modem, or from the time stamp of a status report'),
  at: Time,
});
export type ClockReading = z.infer<typeof ClockReading>;

export const SignalQuery = z.object({
  hours: z.coerce.number().int().min(1).max(168).default(24).describe('How far back'),
  points: z.coerce.number().int().min(10).max(1000).default(300).describe('At most so many samples'),
});
export type SignalQuery = z.infer<typeof SignalQuery>;
/** Signal over time, in even steps; a step without a sample is left out: the modem was away. */
export const SignalHistory = z.object({
  from: Time,
  to: Time,
  stepMs: z.number().int(),
  samples: z.array(
    z.object({
      at: Time.describe('Begin of the step'),
      dbm: z.number().nullable().describe('Mean; null = no signal'),
      min: z.number().nullable(),
      max: z.number().nullable(),
      registered: z.boolean().describe('In a network during the whole step'),
    }),
  ),
});
export type SignalHistory = z.infer<typeof SignalHistory>;

export const SmsRouteInput = z.object({
  name: line(60).min(1),
  position: z.number().int().min(0).max(100_000).default(100).describe('The lowest is looked at first'),
  prefixes: z
    .array(z.string().regex(/^\+\d{1,15}$/, 'a beginning of a number, such as +49'))
    .max(200)
    .default([])
    .describe('Of the recipient, E.164; empty = any number'),
  domains: z.array(Id).max(200).default([]).describe('Domains of the pushed user; empty = any message'),
  classes: z.array(MessageClass).max(3).default([]).describe('empty = any class'),
  modems: z.array(Id).max(50).default([]).describe('In order of preference; empty = all modems'),
  strategy: z
    .enum(['least-loaded', 'round-robin', 'failover'])
    .default('least-loaded')
    .describe('failover: the first in order that serves; the next ones are spares'),
  otherwise: z
    .enum(['wait', 'any'])
    .default('wait')
    .describe('While none of its modems can take it: wait for them, or let any other modem'),
  enabled: z.boolean().default(true),
});
export type SmsRouteInput = z.infer<typeof SmsRouteInput>;
export const SmsRoute = SmsRouteInput.extend({ id: Id });
export type SmsRoute = z.infer<typeof SmsRoute>;
