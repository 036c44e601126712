import { z } from 'zod';
import { Channel, Id, ListQuery, line, Time } from './common.ts';
import { AuthorizationPolicy } from './directory.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, 22:00');
const MINUTES = 525_600;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

export const CodeAlphabet = z.enum(['digits', 'letters', 'both']);
export type CodeAlphabet = z.infer<typeof CodeAlphabet>;

/** How a domain's tokens reach their owners. */
export const PushPolicyInput = z.object({
  authorization: AuthorizationPolicy.default('none').describe(
    'Asked for at least; a token may ask for more: none < send < withhold',
  ),
  code: z
    .object({
      length: z.number().int().min(4).max(12).default(8),
      alphabet: CodeAlphabet.default('digits').describe('Letters that look like digits are left out'),
      minutes: z.number().int().min(0).max(MINUTES).default(0).describe('Lifetime; 0 = as long as the link'),
      tries: z.number().int().min(1).max(50).default(10).describe('Wrong codes until the link is locked'),
      sameMessage: z
        .boolean()
        .default(false)
        .describe('true: link and code may travel in one message, so whoever reads it has both'),
    })
    .prefault({}),
  qrWithCode: z
    .enum(['warn', 'refuse'])
    .default('warn')
    .describe(
      '[[QRCODE]] in a message whose token asks for a code: the picture is the secret, and no code protects it',
    ),
  link: z
    .object({
      sentMinutes: z.number().int().min(0).max(MINUTES).default(1440).describe('Since it was sent; 0 = never ends'),
      visitedMinutes: z.number().int().min(0).max(MINUTES).default(0).describe('Since the first click; 0 = no limit'),
    })
    .prefault({}),
  automatic: z
    .object({
      enabled: z.boolean().default(false).describe('Push when a token is created or assigned'),
      channels: z.array(Channel).min(1).max(2).default(['email', 'sms']).describe('In this order'),
      fallbackMinutes: z
        .number()
        .int()
        .min(1)
        .max(MINUTES)
        .nullable()
        .default(null)
        .describe('Try the next channel if the link was not opened by then; null = only when the first one failed'),
      delayMinutes: z.number().int().min(0).max(MINUTES).default(0),
      groups: z
        .array(line(500).min(1))
        .max(50)
        .default([])
        .describe('Only members of one of these groups of the directory, as soon as they are; [] = everybody'),
    })
    .prefault({}),
  quietHours: z
    .object({ from: TimeOfDay, to: TimeOfDay })
    .nullable()
    .default(null)
    .describe('Nothing is pushed by itself between these times; null = at any time'),
  timeZone: line(60)
    .refine(isTimeZone, 'a time zone, Europe/Berlin')
    .nullable()
    .default(null)
    .describe('IANA name; null = the one of the gateway'),
  reminders: z
    .array(z.number().int().min(1).max(365))
    .max(10)
    .default([2, 10])
    .describe('Days after the push, until the token is verified; [] = none'),
  remind: z.enum(['automatic', 'all']).default('automatic').describe('Of pushes by policy and in bulk, or of all'),
  giveUpDays: z.number().int().min(1).max(365).default(14).describe('Days after which nobody waits any more'),
  suspend: z.boolean().default(false).describe('Suspend the token when its push failed for good'),
  tellExpiry: z.boolean().default(false).describe('Tell the owner when the time is over'),
  tellDisclosed: z
    .boolean()
    .default(true)
    .describe('Tell the owner when somebody here displayed the QR code, or read the withheld code'),
  tellVerified: z.boolean().default(false).describe('Tell the owner when the token was set up'),
});
export type PushPolicyInput = z.infer<typeof PushPolicyInput>;

export const PushPolicy = PushPolicyInput.extend({
  domainId: Id.nullable().describe('null = every domain that has no policy of its own'),
  inherited: z.boolean().describe('The domain has none of its own; this is the general one'),
  updatedAt: Time.nullable(),
  updatedBy: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type PushPolicy = z.infer<typeof PushPolicy>;

export const DEFAULT_PUSH_POLICY: PushPolicyInput = PushPolicyInput.parse({});

/** Why somebody has to look after a token. */
export const WorkItem = z.object({
  id: Id,
  tokenId: Id,
  tokenSerial: z.string(),
  userId: Id,
  userLogin: z.string(),
  domainName: z.string(),
  pushId: Id.nullable(),
  reason: z.string().describe('PUSH_FAILED, NOT_VERIFIED, NO_ADDRESS …'),
  message: z.string(),
  remedy: z.string().nullable(),
  suspended: z.boolean().describe('The token was suspended'),
  at: Time,
  doneAt: Time.nullable(),
  doneBy: z.string().nullable(),
});
export type WorkItem = z.infer<typeof WorkItem>;
export const WorkQuery = ListQuery.extend({ open: z.enum(['true', 'false']).default('true') });
export type WorkQuery = z.infer<typeof WorkQuery>;

/** One thing that is known about a push, and how. */
export const PushEvent = z.object({
  at: Time,
  event: z
    .string()
    .describe(
      'queued, accepted, delivered, fetched, opened, revealed, verified, failed, expired, uncertain, cancelled, revoked, code.accepted …',
    ),
  evidence: z.string().nullable().describe("What it is known by: the other side's words, an address"),
});
export type PushEvent = z.infer<typeof PushEvent>;

export const TemplateKind = z.enum(['token', 'code', 'reminder', 'expiry', 'notice']);
export type TemplateKind = z.infer<typeof TemplateKind>;
