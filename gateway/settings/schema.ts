import { isIP } from 'node:net';
import { z } from 'zod';

const port = z.number().int().min(0).max(65_535);
const host = z.string().min(1).max(253);

const cidr = z.string().refine((text) => {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}, 'must be an address or CIDR block, 10.0.0.0/8');

const tlsFiles = z.strictObject({
  cert: z.string().min(1).describe('PEM file with the certificate chain'),
  key: z.string().min(1).describe('PEM file with the private key'),
});

const listener = z.strictObject({
  host: host.default('127.0.0.1'),
  port: port.default(2525),
  tls: z.enum(['none', 'starttls', 'implicit']).default('none'),
  requireAuth: z.boolean().default(false).describe('Refuse mail without AUTH, also from the allow list'),
  allow: z.array(cidr).default(['127.0.0.1/32']).describe('Clients that may relay without AUTH; [] = nobody'),
  cert: tlsFiles
    .nullable()
    .default(null)
    .describe("Read again when the files change; null = a certificate by the gateway's own authority"),
  maxSizeMb: z.number().min(1).max(200).default(25),
});

/** All settings of the program: type, check, JSON Schema and documentation come from here. */
export const Settings = z.strictObject({
  dataDir: z
    .string()
    .min(1)
    .default('./data')
    .describe('Database, master key and editable firmware profiles live here'),
  store: z
    .strictObject({
      url: z
        .string()
        .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<file> or postgres://user:password@host/database')
        .default('sqlite:gateway.db')
        .describe('sqlite:<file in dataDir> or postgres://user:pw@host/db'),
    })
    .prefault({}),
  web: z
    .strictObject({
      host: host.default('127.0.0.1'),
      port: port.default(8080).describe('0 = any free port'),
      publicUrl: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null)
        .describe('How people reach this gateway, for [[LINK]]; null = http(s)://host:port'),
      tls: tlsFiles.nullable().default(null),
      smsKeyInQuery: z
        .boolean()
        .default(false)
        .describe('/api/v1/sms takes the API key from the address too, where proxies and logs see it'),
      trustProxy: z.array(cidr).default([]).describe('Reverse proxies whose X-Forwarded-For and -Proto are believed'),
    })
    .prefault({}),
  smtp: z
    .strictObject({
      listeners: z.array(listener).prefault([{}]).describe('SMTP doors in; [] = none'),
      hostname: host
        .nullable()
        .default(null)
        .describe('Name in greeting, EHLO and Message-ID; null = the system host name'),
      diskReserveMb: z
        .number()
        .min(0)
        .max(1_000_000)
        .default(200)
        .describe('Mail is put off (452) before less than this is free on the disk of dataDir'),
    })
    .prefault({}),
  sms: z
    .strictObject({
      defaultCountry: z
        .string()
        .regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166-1)')
        .default('US')
        .describe('For national numbers in POST /messages'),
      resendUncertainMinutes: z
        .number()
        .min(0.01)
        .max(1440)
        .nullable()
        .default(10)
        .describe(
          'A notice that a modem took and never answered for is sent once more after this, asking the service centre to refuse a second copy; null = never. One-time passwords never are',
        ),
    })
    .prefault({}),
  admin: z
    .strictObject({
      username: z.string().min(1).max(100).default('admin'),
      password: z.string().min(12).nullable().default(null).describe('First start only; null = random, printed once'),
    })
    .prefault({}),
  masterKey: z
    .strictObject({
      file: z.string().min(1).default('master.key').describe('In dataDir; created (0600) if absent'),
      key: z
        .string()
        .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
        .nullable()
        .default(null)
        .describe('The key itself instead of a file; meant for GATEWAY__MASTERKEY__KEY__FILE'),
    })
    .prefault({}),
  log: z.strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') }).prefault({}),
  retention: z
    .strictObject({
      bodiesDays: z
        .number()
        .min(0)
        .max(3650)
        .default(7)
        .describe('Bodies of finished messages are wiped after this; of relayed mails once all have them'),
      messagesDays: z.number().min(1).max(3650).default(90).describe('Finished messages themselves, and inbound ones'),
      auditDays: z
        .number()
        .min(30)
        .max(36_500)
        .nullable()
        .default(null)
        .describe('Entries of the audit log; null = for ever'),
    })
    .prefault({}),
  demo: z
    .boolean()
    .default(true)
    .describe('While nothing else is configured: a simulated modem, and mail is captured instead of sent'),
});
export type Settings = z.infer<typeof Settings>;
export type SmtpListenerSettings = Settings['smtp']['listeners'][number];

/** JSON Schema (2020-12) of the settings file. */
export function settingsJsonSchema(): unknown {
  return z.toJSONSchema(Settings, { io: 'input', unrepresentable: 'any' });
}
