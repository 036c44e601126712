import { z } from 'zod';
import { Channel, Id, ListQuery, line, Problem, Time } from './common.ts';

export const DeliveryState = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'expired',
  'cancelled',
  'held',
  'uncertain',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** push: a reference, rendered at the last moment · sms, email: composed here · relay: original bytes from SMTP. */
export const MessageKind = z.enum(['push', 'sms', 'email', 'relay']);
export type MessageKind = z.infer<typeof MessageKind>;

/** The lane: OTPs overtake notices, notices overtake bulk. */
export const MessageClass = z.enum(['otp', 'notice', 'bulk']);
export type MessageClass = z.infer<typeof MessageClass>;

/** State of one SMS part in the ledger. `submitting` is written before Ctrl-Z. */
export const PartState = z.enum(['pending', 'submitting', 'sent', 'delivered', 'failed', 'uncertain']);
export type PartState = z.infer<typeof PartState>;

export const Part = z.object({
  seq: z.number().int().describe('1-based'),
  total: z.number().int(),
  state: PartState,
  modem: z.string().nullable(),
  sim: z.string().nullable().describe('ICCID or IMSI'),
  reference: z.number().int().nullable().describe('TP-MR, 0…255'),
  submittedAt: Time.nullable(),
  reportedAt: Time.nullable(),
  status: z.number().int().nullable().describe('TP-Status of the status report'),
});
export type Part = z.infer<typeof Part>;

export const DialogueLine = z.object({
  ms: z.number().int().describe('Since the attempt began'),
  dir: z.enum(['>', '<', '-']).describe('sent, received, remark'),
  text: z.string(),
});
export type DialogueLine = z.infer<typeof DialogueLine>;

export const Attempt = z.object({
  to: z.string().describe('Recipient'),
  number: z.number().int().describe('Of this recipient'),
  startedAt: Time,
  endedAt: Time.nullable(),
  via: z.string().nullable().describe('Mail route or modem'),
  outcome: z.enum(['sent', 'temporary', 'permanent', 'local', 'uncertain', 'interrupted']).nullable(),
  response: z.string().nullable().describe("The other side's own words"),
  problem: Problem.nullable(),
  dialogue: z.array(DialogueLine),
});
export type Attempt = z.infer<typeof Attempt>;

export const TimelineEntry = z.object({
  at: Time,
  event: z
    .string()
    .describe(
      'accepted, sending, sent, delivered, failed, retry, held, released, cancelled, expired, uncertain, report',
    ),
  text: z.string(),
  actor: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What a person decides while a message is being sent. */
export const AfterAttempt = z.enum(['held', 'cancelled']);
export type AfterAttempt = z.infer<typeof AfterAttempt>;

export const Delivery = z.object({
  id: Id,
  to: z.string(),
  state: DeliveryState,
  afterAttempt: AfterAttempt.nullable().describe(
    'Decided while it is being sent: what it becomes when this attempt ends without success',
  ),
  attempts: z.number().int(),
  nextAttemptAt: Time.nullable(),
  problem: Problem.nullable(),
  via: z.string().nullable(),
  updatedAt: Time,
});
export type Delivery = z.infer<typeof Delivery>;

export const MessageSummary = z.object({
  id: Id,
  channel: Channel,
  kind: MessageKind,
  class: MessageClass,
  state: DeliveryState,
  from: z.string().nullable(),
  to: z.string().describe('First recipient'),
  recipients: z.number().int(),
  subject: z.string().nullable().describe('Never holds a secret'),
  attempts: z.number().int(),
  error: Problem.nullable(),
  createdAt: Time,
  updatedAt: Time,
  expiresAt: Time,
  nextAttemptAt: Time.nullable(),
});
export type MessageSummary = z.infer<typeof MessageSummary>;

export const HoldUp = z.object({
  by: z
    .enum(['hold', 'schedule', 'route', 'circuit', 'rate', 'connections', 'capacity', 'quota', 'answer', 'turn'])
    .describe(
      'hold: a person · schedule: after a failure · route: none leads there · circuit: the server rests after failures · rate, connections: limits of its destination · capacity: as many are being sent as may be · quota: of the SIM · answer: handed over, nobody knows · turn: nothing, it is next',
    ),
  text: z.string().describe('In plain words'),
  until: Time.nullable().describe('When it is tried next; null = when what holds it is over'),
});
export type HoldUp = z.infer<typeof HoldUp>;

export const Message = MessageSummary.extend({
  actor: z.string(),
  source: z.string(),
  pushId: Id.nullable(),
  waitingFor: z.string().nullable().describe('Why it is still here, in plain words'),
  holdUp: HoldUp.nullable().describe('The same, told apart; null once it has left'),
  actions: z
    .array(z.enum(['retry', 'hold', 'release', 'cancel', 'resolve-sent', 'resolve-resend']))
    .describe('What its state allows now'),
  deliveries: z.array(Delivery),
  parts: z.array(Part),
  attemptLog: z.array(Attempt),
  timeline: z.array(TimelineEntry),
});
export type Message = z.infer<typeof Message>;

export const MessageQuery = ListQuery.extend({
  channel: Channel.optional(),
  state: DeliveryState.optional(),
  kind: MessageKind.optional(),
});
export type MessageQuery = z.infer<typeof MessageQuery>;

const common = {
  class: MessageClass.optional().describe('Default: notice'),
  priority: z
    .enum(['high', 'normal', 'low'])
    .optional()
    .describe('high = otp, normal = notice, low = bulk; `class` wins'),
  expiresIn: z
    .number()
    .int()
    .min(10)
    .max(7 * 86_400)
    .optional()
    .describe('Seconds'),
};
export const SmsInput = z.object({
  channel: z.literal('sms'),
  to: line(40).min(3).describe('E.164, or national if a default country is set'),
  text: z.string().min(1).max(2000),
  flash: z.boolean().default(false).describe('Message class 0: shown at once, not stored'),
  modem: line(60).min(1).optional().describe('Id or name of the modem that is to send it; absent = as routes say'),
  ...common,
});
export type SmsInput = z.infer<typeof SmsInput>;
export const EmailInput = z.object({
  channel: z.literal('email'),
  to: z.email().max(254),
  from: line(320).optional(),
  subject: line(900),
  text: z.string().max(1_000_000),
  html: z.string().max(1_000_000).optional(),
  ...common,
});
export type EmailInput = z.infer<typeof EmailInput>;
export const MessageInput = z.discriminatedUnion('channel', [SmsInput, EmailInput]);
export type MessageInput = z.infer<typeof MessageInput>;
