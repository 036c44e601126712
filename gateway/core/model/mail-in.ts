import { isIP } from 'node:net';
import { z } from 'zod';
import { Id, line, Problem, Time } from './common.ts';

/** An address, or a block of addresses. */
export const Cidr = z.string().trim().max(60).refine(isCidr, 'must be an address or CIDR block, 10.0.0.0/8');

function isCidr(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

export const AddressPattern = z
  .string()
  .trim()
  .max(254)
  .refine(
    (text) => text === '*' || text === '<>' || /^(?:[^\s@<>*]+@|\.)?[^\s@<>*.](?:[^\s@<>*]*[^\s@<>*.])?$/.test(text),
    'must be *, user@domain, domain, .domain (it and all below), or <> for the null sender',
  );

/** Which addresses pass. What is on `deny` never does. */
export const AddressRulesInput = z.object({
  allow: z.array(AddressPattern).max(1000).default([]).describe('[] = every address; else only these'),
  deny: z.array(AddressPattern).max(1000).default([]).describe('Never these, whatever `allow` says'),
});
export const AddressRules = z.object({ allow: z.array(z.string()), deny: z.array(z.string()) });
export type AddressRules = z.infer<typeof AddressRules>;

const MailsPerMinute = z.number().int().min(1).max(1_000_000).nullable().default(null);

export const ListenerLimitsInput = z.object({
  connections: z.number().int().min(1).max(20_000).default(500).describe('At the same time'),
  connectionsPerAddress: z.number().int().min(1).max(20_000).default(100).describe('At the same time'),
  mailsPerMinute: MailsPerMinute.describe('Of one client address; null = no limit'),
  recipients: z.number().int().min(1).max(10_000).default(1_000).describe('Of one mail'),
  idleSeconds: z.number().int().min(5).max(3_600).default(300).describe('A client may be silent so long'),
});
export const ListenerLimits = z.object({
  connections: z.number().int(),
  connectionsPerAddress: z.number().int(),
  mailsPerMinute: z.number().int().nullable(),
  recipients: z.number().int(),
  idleSeconds: z.number().int(),
});
export type ListenerLimits = z.infer<typeof ListenerLimits>;

const CertificateFiles = z.object({
  cert: z.string().trim().min(1).max(1000).describe('PEM file with the certificate chain'),
  key: z.string().trim().min(1).max(1000).describe('PEM file with the private key'),
});

export const ListenerInput = z.object({
  name: line(60).min(1),
  enabled: z.boolean().default(true),
  host: line(253).min(1).default('0.0.0.0').describe('Address to listen on; 0.0.0.0 = every IPv4 one, :: = every one'),
  port: z.number().int().min(0).max(65_535).describe('0 = any free port'),
  tls: z.enum(['none', 'starttls', 'implicit']).default('none'),
  cert: CertificateFiles.nullable()
    .default(null)
    .describe("Files, read again when they change; null = a certificate by the gateway's own authority"),
  requireAuth: z.boolean().default(false).describe('Refuse mail without AUTH, also from the allow list'),
  allow: z.array(Cidr).max(1000).default([]).describe('Clients that may relay without AUTH; [] = nobody'),
  maxSizeMb: z.number().min(1).max(200).default(25),
  senders: AddressRulesInput.prefault({}).describe('MAIL FROM'),
  recipients: AddressRulesInput.prefault({}).describe('RCPT TO'),
  limits: ListenerLimitsInput.prefault({}),
});
export type ListenerInput = z.infer<typeof ListenerInput>;

/** Why something was refused; the labels of the metrics, too. */
export const RefusalReason = z.enum([
  'connections',
  'banned',
  'early-talker',
  'tls',
  'auth-failed',
  'auth-required',
  'relay-denied',
  'sender',
  'recipient',
  'recipients',
  'rate',
  'syntax',
  'size',
  'header',
  'octets',
  'loop',
  'disk-full',
  'queue-full',
  'sms-denied',
  'sms-number',
  'sms-text',
  'opted-out',
  'local',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

export const Refusals = z.array(z.object({ reason: RefusalReason, count: z.number().int() }));
export type Refusals = z.infer<typeof Refusals>;

export const ListenerCounters = z.object({
  since: Time.describe('Counted since'),
  open: z.number().int().describe('Connections at this moment'),
  connections: z.number().int(),
  accepted: z.number().int().describe('Mails'),
  octets: z.number().int().describe('Of accepted mails'),
  logins: z.number().int(),
  loginFailures: z.number().int(),
  refused: Refusals.describe('The most frequent first'),
  lastMailAt: Time.nullable(),
});
export type ListenerCounters = z.infer<typeof ListenerCounters>;

export const CertificateInfo = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()).describe('Host names and addresses that it is for'),
  notBefore: Time,
  notAfter: Time,
  fingerprint: z.string().describe('SHA-256, as openssl prints it'),
});
export type CertificateInfo = z.infer<typeof CertificateInfo>;

export const Listener = ListenerInput.extend({
  id: Id,
  senders: AddressRules,
  recipients: AddressRules,
  limits: ListenerLimits,
  source: z.enum(['settings', 'api']).describe('settings: from the settings file, and only to be changed there'),
  state: z.enum(['open', 'failed', 'disabled', 'closed']),
  address: z.string().nullable().describe('host:port where it is open'),
  since: Time.describe('Of this state'),
  lastError: Problem.nullable().describe('Why it cannot be opened, or why a new certificate is not used'),
  certificate: CertificateInfo.nullable().describe('In use; null without TLS'),
  warnings: z.array(z.string()).describe('What is allowed, but hardly meant so'),
  counters: ListenerCounters,
});
export type Listener = z.infer<typeof Listener>;

export const RelayAccountInput = z.object({
  login: line(254).min(1).describe('Any case'),
  password: z
    .string()
    .min(8)
    .max(200)
    .optional()
    .describe('Write-only. Absent on POST = the gateway makes one and answers it once; absent on PATCH = unchanged'),
  enabled: z.boolean().default(true),
  note: line(200).nullable().default(null),
  senders: AddressRulesInput.prefault({}).describe('MAIL FROM'),
  recipients: AddressRulesInput.prefault({}).describe('RCPT TO'),
  mailsPerMinute: MailsPerMinute.describe('null = no limit'),
});
export type RelayAccountInput = z.infer<typeof RelayAccountInput>;

export const RelayAccount = RelayAccountInput.omit({ password: true }).extend({
  id: Id,
  senders: AddressRules,
  recipients: AddressRules,
  lastUsedAt: Time.nullable(),
  counters: z
    .object({ accepted: z.number().int(), loginFailures: z.number().int(), refused: Refusals })
    .describe('Since the gateway started'),
  createdAt: Time,
  updatedAt: Time,
});
export type RelayAccount = z.infer<typeof RelayAccount>;
export const RelayAccountCreated = RelayAccount.extend({
  password: z.string().nullable().describe('The one that the gateway made; never shown again'),
});
export type RelayAccountCreated = z.infer<typeof RelayAccountCreated>;

export const SmtpBanInput = z.object({
  kind: z.enum(['address', 'account']),
  value: line(254).min(1).describe('IP address, or login of a relay account'),
  minutes: z.number().int().min(1).max(525_600).nullable().default(null).describe('null = until it is lifted'),
  reason: line(200).nullable().default(null),
});
export type SmtpBanInput = z.infer<typeof SmtpBanInput>;

export const SmtpBan = z.object({
  id: Id,
  kind: z.enum(['address', 'account']),
  value: z.string(),
  reason: z.string(),
  by: z.string().describe('gateway, or the administrator'),
  failures: z.number().int().describe('Wrong passwords that led to it; 0 = by hand'),
  since: Time,
  until: Time.nullable().describe('null = until it is lifted'),
  hits: z.number().int().describe('Refused by it since the gateway started'),
});
export type SmtpBan = z.infer<typeof SmtpBan>;

/** When wrong passwords lead to a ban. */
export const SmtpBanSettings = z.object({
  addressFailures: z.number().int().min(1).max(1000).describe('Wrong passwords of one address, within an hour'),
  accountFailures: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .describe(
      'Wrong passwords for one account, within an hour; addresses where it logged in lately are let in all the same',
    ),
  firstBanSeconds: z.number().int().min(1).max(86_400).describe('Doubles with every further failure'),
  longestBanMinutes: z.number().int().min(1).max(10_080),
  never: z.array(Cidr).max(1000).describe('Addresses that are never banned by wrong passwords'),
});
export type SmtpBanSettings = z.infer<typeof SmtpBanSettings>;
export const DEFAULT_BAN_SETTINGS: SmtpBanSettings = {
  addressFailures: 5,
  accountFailures: 20,
  firstBanSeconds: 30,
  longestBanMinutes: 15,
  never: [],
};

export const LegacyClientInput = z.object({
  name: line(60).min(1),
  block: Cidr.describe('Address or block of the old devices'),
  enabled: z.boolean().default(true),
  lenientAddresses: z
    .boolean()
    .default(false)
    .describe('Takes `user.@x`, `a..b@x`, `u@host_name`, `"john doe"@x`, a bare `root`, and odd HELO names'),
  bareLineEnds: z
    .boolean()
    .default(false)
    .describe('CR or LF alone ends a line of the mail and is mended; the end of the mail stays CR LF . CR LF'),
  oldTls: z.boolean().default(false).describe('TLS 1.0 and 1.1, with the ciphers of their time'),
  plainLogin: z.boolean().default(false).describe('AUTH without TLS'),
});
export type LegacyClientInput = z.infer<typeof LegacyClientInput>;

export const LegacyClient = LegacyClientInput.extend({
  id: Id,
  counters: z
    .object({
      connections: z.number().int(),
      lenientAddresses: z.number().int(),
      bareLineEnds: z.number().int().describe('Mails'),
      oldTls: z.number().int().describe('Connections'),
      plainLogins: z.number().int(),
    })
    .describe('How often each exception was needed since the gateway started'),
  lastSeenAt: Time.nullable().describe('Since the gateway started'),
  createdAt: Time,
  updatedAt: Time,
});
export type LegacyClient = z.infer<typeof LegacyClient>;

/** The gateway's own small certificate authority. */
export const RelayAuthority = z.object({
  authority: CertificateInfo,
  pem: z.string().describe('Certificate of the authority, to be trusted by clients'),
  server: CertificateInfo.nullable().describe('The certificate it made for the listeners; null while none needs it'),
  renewsAt: Time.nullable().describe('When the server certificate is made anew'),
});
export type RelayAuthority = z.infer<typeof RelayAuthority>;
