import { z } from 'zod';
import { Id, line, Problem, Time } from './common.ts';

export const TlsMode = z.enum(['none', 'opportunistic', 'required', 'implicit']);
export type TlsMode = z.infer<typeof TlsMode>;
export const RouteKind = z
  .enum(['smarthost', 'mx', 'capture', 'discard'])
  .describe('discard: taken and thrown away, as if it had been sent');
export type RouteKind = z.infer<typeof RouteKind>;

const Port = z.number().int().min(1).max(65_535);
const Pem = z.string().max(50_000);
const AuthInput = z.object({
  username: line(254).min(1),
  password: z.string().max(1000).optional().describe('Write-only; absent on PATCH = unchanged'),
});
const Auth = z.object({ username: z.string(), hasPassword: z.boolean() });

export const SmarthostInput = z.object({
  id: Id.optional().describe('Of a smarthost that the route has: what is write-only and absent stays as it is'),
  host: line(253).min(1).describe('Name or address'),
  port: Port.default(25),
  tls: TlsMode.default('opportunistic'),
  auth: AuthInput.nullable().default(null),
  ca: Pem.nullable().default(null).describe("PEM of the CA that signed its certificate; null = the system's"),
  fingerprint: z
    .string()
    .trim()
    .max(120)
    .nullable()
    .default(null)
    .describe('SHA-256 of its certificate, hexadecimal: this one and no other, whoever signed it'),
  clientCertificate: z
    .object({
      certificate: Pem.describe('PEM, with intermediate certificates'),
      key: Pem.optional().describe('PEM, not encrypted; write-only. Absent on PATCH = unchanged'),
    })
    .nullable()
    .default(null)
    .describe('Shown to the smarthost when it asks who we are'),
});
export type SmarthostInput = z.infer<typeof SmarthostInput>;

export const MailRouteInput = z
  .object({
    match: line(254).min(1).describe('`*`, `domain`, `.domain` for sub-domains too, or `user@domain`'),
    kind: RouteKind,
    hosts: z
      .array(SmarthostInput)
      .max(10)
      .optional()
      .describe('Smarthosts in order of preference; the next is used while the one before does not work'),
    host: line(253).nullable().default(null).describe('Short for `hosts` with one entry, with the four fields below'),
    port: Port.default(25),
    tls: TlsMode.default('opportunistic'),
    auth: AuthInput.nullable().default(null),
    ca: Pem.nullable().default(null).describe("PEM of the CA that signed the certificate; null = the system's"),
    connections: z
      .number()
      .int()
      .min(1)
      .max(100)
      .nullable()
      .optional()
      .describe('At once to one destination: a smarthost, or with kind mx a domain; null = 10'),
    perMinute: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .nullable()
      .optional()
      .describe('Mails a minute to one destination; null = as many as it takes'),
    retrySeconds: z
      .array(z.number().int().min(1).max(86_400))
      .min(1)
      .max(30)
      .nullable()
      .optional()
      .describe(
        'Waiting times after the first, second … failure, the last one from then on; null = as the class has it',
      ),
    enabled: z.boolean().default(true),
  })
  .refine((route) => route.kind !== 'smarthost' || route.host || route.hosts?.length, {
    path: ['host'],
    message: 'a smarthost route needs a host',
  });
export type MailRouteInput = z.infer<typeof MailRouteInput>;

export const HostHealth = z.object({
  state: z
    .enum(['unused', 'ok', 'resting', 'probing'])
    .describe('resting: left alone after a failure; probing: one mail finds out whether it works again'),
  lastError: Problem.nullable(),
  nextTryAt: Time.nullable(),
  connections: z.number().int().describe('Open now'),
  allowed: z.number().int().describe('Connections it may have now: few at first, more with each mail that it takes'),
  waiting: z.number().int().describe('Mails that wait for a connection'),
});
export type HostHealth = z.infer<typeof HostHealth>;

export const Smarthost = z.object({
  id: Id,
  host: z.string(),
  port: z.number().int(),
  tls: TlsMode,
  auth: Auth.nullable(),
  ca: z.string().nullable(),
  fingerprint: z.string().nullable(),
  clientCertificate: z.object({ certificate: z.string(), subject: z.string(), validTo: Time }).nullable(),
  health: HostHealth,
});
export type Smarthost = z.infer<typeof Smarthost>;

export const MailRoute = z.object({
  id: Id,
  match: z.string(),
  kind: RouteKind,
  hosts: z.array(Smarthost).describe('In order of preference'),
  host: z.string().nullable().describe('Of the first smarthost, as are the four fields below'),
  port: z.number().int(),
  tls: TlsMode,
  auth: Auth.nullable(),
  ca: z.string().nullable(),
  connections: z.number().int().nullable(),
  perMinute: z.number().int().nullable(),
  retrySeconds: z.array(z.number().int()).nullable(),
  enabled: z.boolean(),
  health: z.object({
    state: z.enum(['unused', 'ok', 'failing']),
    lastError: Problem.nullable(),
    since: Time.nullable(),
  }),
});
export type MailRoute = z.infer<typeof MailRoute>;

export const RouteTestInput = z.object({
  from: z.email().max(254).optional().describe('Sender to ask with; absent = the null sender'),
  to: z.email().max(254).optional().describe('Recipient to ask for; absent = no RCPT is sent'),
});
export type RouteTestInput = z.infer<typeof RouteTestInput>;

export const PeerCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()).describe('Host names and addresses it is made for'),
  validFrom: Time.nullable(),
  validTo: Time.nullable(),
  fingerprint: z.string().describe('SHA-256, as a smarthost can be pinned to'),
  trusted: z.boolean().describe('Signed by a CA that is trusted, for this name'),
  fault: z.string().nullable().describe('Why it is not'),
  protocol: z.string(),
  cipher: z.string(),
});
export type PeerCertificate = z.infer<typeof PeerCertificate>;

/** One step of "Test this route": resolve, connect, tls, auth, mail, rcpt. */
export const RouteTestStep = z.object({
  step: z.string(),
  ok: z.boolean(),
  ms: z.number().int(),
  text: z.string(),
  remedy: z.string().optional(),
  host: z.string().optional().describe('Which host of the route it was'),
  certificate: PeerCertificate.optional(),
});
export const RouteTest = z.object({
  ok: z.boolean().describe('All hosts of the route work'),
  steps: z.array(RouteTestStep),
});
export type RouteTest = z.infer<typeof RouteTest>;

export const HostInput = z.object({
  name: line(253).min(1).describe('Host name'),
  addresses: z.array(line(45).min(2)).min(1).max(20).describe('IPv4 and IPv6 addresses, tried in this order'),
  note: line(200).nullable().default(null),
});
export type HostInput = z.infer<typeof HostInput>;
export const Host = HostInput.extend({ id: Id, createdAt: Time, updatedAt: Time });
export type Host = z.infer<typeof Host>;
