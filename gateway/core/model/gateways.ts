import { z } from 'zod';
import { Id, line, Problem, Time } from './common.ts';
import { ClockReading, SimBalance } from './sims.ts';

export { MailRoute, MailRouteInput, RouteTest, RouteTestStep } from './mail-routes.ts';

/** `/dev/…`, `tcp://host:port` or `simulator`. */
export const ModemPort = z
  .string()
  .max(300)
  .refine(
    (port) =>
      port === 'simulator' ||
      /^\/dev\/[\w./:-]+$/.test(port) ||
      /^tcp:\/\/(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}$/.test(port),
    'must be /dev/…, tcp://host:port or simulator',
  );

export const ModemInput = z.object({
  name: line(60).min(1),
  port: ModemPort,
  profile: z
    .string()
    .max(60)
    .nullable()
    .default(null)
    .describe('Id of a firmware profile; null = chosen by what the modem says of itself'),
  pin: z
    .string()
    .regex(/^\d{4,8}$/, '4 to 8 digits')
    .nullable()
    .optional()
    .describe('SIM PIN; write-only. Absent on PATCH = unchanged, null = removed'),
  enabled: z.boolean().default(true),
});
export type ModemInput = z.infer<typeof ModemInput>;

export const ModemState = z.enum([
  'disabled',
  'connecting',
  'starting',
  'ready',
  'busy',
  'waiting',
  'recovering',
  'disconnected',
  'parked',
]);
export type ModemState = z.infer<typeof ModemState>;

/** What is done about a modem that fails, from the mildest to the last. */
export const LadderStep = z
  .enum(['drain', 'reopen', 'soft', 'vendor', 'usb', 'parked'])
  .describe(
    'drain: wait for silence and ask anew · reopen: close and open the port · soft: radio off and on · vendor: restart the modem · usb: off the bus and on again · parked: given up, until somebody restarts or replugs it',
  );
export type LadderStep = z.infer<typeof LadderStep>;

export const ModemLadder = z.object({
  step: LadderStep.nullable().describe('null: all is well'),
  since: Time.nullable().describe('On this step since'),
  failures: z.number().int().describe('In a row'),
  next: LadderStep.nullable().describe('What comes if it does not help'),
  nextAt: Time.nullable().describe('When the port is opened again'),
  events: z
    .array(z.object({ at: Time, step: LadderStep.nullable(), text: z.string() }))
    .describe('The last twenty, newest first'),
});
export type ModemLadder = z.infer<typeof ModemLadder>;

export const Modem = z.object({
  id: Id,
  name: z.string(),
  port: z.string().describe('As configured'),
  currentPort: z
    .string()
    .nullable()
    .describe(
      'Where it was found: a modem is known by its IMEI and may sit at another port than configured; null = nowhere',
    ),
  profile: z.string().nullable().describe('As configured'),
  enabled: z.boolean(),
  hasPin: z.boolean(),
  state: ModemState,
  stateText: z.string().describe('The state in plain words: "waiting for the network"'),
  identity: z
    .object({
      manufacturer: z.string().nullable(),
      model: z.string().nullable(),
      firmware: z.string().nullable(),
      imei: z.string().nullable(),
      iccid: z.string().nullable(),
      imsi: z.string().nullable(),
      profile: z.string().nullable().describe('The profile in use'),
      profileWhy: z.string().nullable().describe('What matched'),
    })
    .nullable(),
  signal: z
    .object({ dbm: z.number().int().nullable(), quality: z.enum(['none', 'weak', 'fair', 'good', 'excellent']) })
    .nullable(),
  registration: z
    .object({
      status: z.enum(['home', 'roaming', 'searching', 'denied', 'not-registered', 'unknown']),
      operator: z.string().nullable(),
    })
    .nullable(),
  smsc: z.string().nullable().describe('Service centre number'),
  sim: z
    .object({
      iccid: z.string(),
      name: z.string().nullable(),
      limit: z.string().nullable().describe('The limit that is reached, in words: it sends nothing'),
      partsToday: z.number().int(),
      balance: SimBalance.nullable(),
    })
    .nullable()
    .describe('What is known of the SIM in it; more under /api/v1/sims'),
  clock: ClockReading.nullable().describe('The time of its network against the clock of this box'),
  sentToday: z.number().int(),
  queue: z.number().int().describe('Messages handed to this modem and not yet answered'),
  lastError: Problem.nullable(),
  since: Time.describe('In this state since'),
  ladder: ModemLadder,
});
export type Modem = z.infer<typeof Modem>;

export const ProfileSummary = z.object({ id: z.string(), label: z.string(), extends: z.string().nullable() });
export type ProfileSummary = z.infer<typeof ProfileSummary>;

/** Faults of the simulated modem, all off by default. Counters apply to the next n submits. */
export const SimulatorFaults = z.object({
  submitMs: z.number().int().min(0).max(300_000).default(300).describe('Time from Ctrl-Z to +CMGS'),
  noPrompt: z.number().int().min(0).default(0).describe('Next n submits get no prompt'),
  silence: z.number().int().min(0).default(0).describe('Next n submits are never answered after Ctrl-Z, though sent'),
  plainError: z.number().int().min(0).default(0).describe('Next n submits are answered ERROR'),
  cmsError: z
    .object({ code: z.number().int().min(0).max(999), times: z.number().int().min(0) })
    .default({ code: 38, times: 0 }),
  unplugged: z.boolean().default(false),
  registration: z.number().int().min(0).max(7).default(1).describe('CREG stat'),
  csq: z.number().int().min(0).max(99).default(21),
  reports: z.enum(['delivered', 'failed', 'none', 'late']).default('delivered'),
  reportMs: z.number().int().min(0).max(3_600_000).default(800),
  pin: z.string().nullable().default(null).describe('SIM asks for this PIN'),
  echo: z.boolean().default(false),
  noise: z.boolean().default(false).describe('Unsolicited lines in the middle of replies'),
});
export type SimulatorFaults = z.infer<typeof SimulatorFaults>;

/** What arrived at the simulated phones: the other side of the air. */
export const SimulatedSms = z.object({
  id: z.string(),
  at: Time,
  to: z.string(),
  text: z.string(),
  parts: z.number().int(),
  complete: z.boolean(),
  encoding: z.string(),
});
export type SimulatedSms = z.infer<typeof SimulatedSms>;

export const CapturedSummary = z.object({
  id: Id,
  messageId: Id.nullable(),
  at: Time,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  bytes: z.number().int(),
});
export type CapturedSummary = z.infer<typeof CapturedSummary>;
export const Captured = CapturedSummary.extend({
  text: z.string().nullable(),
  html: z.string().nullable().describe('cid: images as data: URLs, for a sandboxed frame'),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  parts: z.array(
    z.object({
      type: z.string(),
      filename: z.string().nullable(),
      contentId: z.string().nullable(),
      bytes: z.number().int(),
      inline: z.boolean(),
    }),
  ),
});
export type Captured = z.infer<typeof Captured>;

export const InboxSms = z.object({
  id: Id,
  at: Time,
  from: z.string(),
  text: z.string(),
  modem: z.string().nullable(),
  sim: z.string().nullable(),
  parts: z.number().int(),
  complete: z.boolean(),
  state: z
    .enum(['complete', 'assembling', 'incomplete'])
    .describe('assembling: parts of it are still to come; incomplete: they did not within 24 hours'),
  sentAt: Time.nullable().describe("The network's time stamp (SCTS)"),
});
export type InboxSms = z.infer<typeof InboxSms>;
