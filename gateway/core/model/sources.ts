import { z } from 'zod';
import { Id, line, Problem, Time } from './common.ts';
import { RouteTestStep } from './gateways.ts';

/** Names of one or more attributes, parted by commas: the first that has a value is taken. */
const attribute = (use: string) =>
  line(200)
    .nullable()
    .describe(`${use}. One or more names parted by commas, the first with a value counts; empty = not taken over`);

export const AttributeMap = z.object({
  id: line(100).nullable().describe('What never changes; null = objectGUID or entryUUID'),
  login: attribute('Login; null = sAMAccountName or uid'),
  displayName: attribute('Name; null = displayName, cn'),
  email: attribute('Mail address; null = mail'),
  mobile: attribute('Mobile number in any notation; null = mobile'),
  language: attribute('Language; null = preferredLanguage'),
});
export type AttributeMap = z.infer<typeof AttributeMap>;
/** The same as it is given: what is absent is null. */
export const AttributeMapInput = z.object({
  id: AttributeMap.shape.id.default(null),
  login: AttributeMap.shape.login.default(null),
  displayName: AttributeMap.shape.displayName.default(null),
  email: AttributeMap.shape.email.default(null),
  mobile: AttributeMap.shape.mobile.default(null),
  language: AttributeMap.shape.language.default(null),
});

export const SourceInput = z.object({
  name: line(100).min(1),
  domainId: Id.describe('The domain its users belong to'),
  enabled: z.boolean().default(true).describe('Off: no sync by schedule'),
  host: line(253).min(1).describe('Name or address of the LDAP server'),
  port: z.number().int().min(1).max(65_535).nullable().default(null).describe('null = 636 for ldaps, else 389'),
  security: z
    .enum(['ldaps', 'starttls', 'none'])
    .default('ldaps')
    .describe('none: passwords and numbers cross the network in clear'),
  ca: z
    .string()
    .max(50_000)
    .nullable()
    .default(null)
    .describe("PEM of the CA that signed the server's certificate; null = the system's"),
  bindDn: line(500).nullable().default(null).describe('Who to sign in as (DN, or user@domain); null = anonymous'),
  password: z.string().max(1000).optional().describe('Write-only; absent on PATCH = unchanged'),
  baseDn: line(500).describe('Where its users are; empty = the root of the server'),
  scope: z.enum(['sub', 'one']).default('sub'),
  filter: line(2000).default('(objectClass=person)').describe('RFC 4515'),
  groups: z
    .array(line(500).min(1))
    .max(50)
    .default([])
    .describe(
      'DNs of groups; only their members are taken, through nested groups too. None = all that the filter finds',
    ),
  attributes: AttributeMapInput.prefault({}),
  pageSize: z.number().int().min(10).max(1000).default(500),
  everyMinutes: z.number().int().min(5).max(10_080).nullable().default(60).describe('null = only on demand'),
  fullEveryHours: z
    .number()
    .int()
    .min(1)
    .max(720)
    .default(24)
    .describe('Between full passes, which alone find users that are gone'),
  mostGonePercent: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(10)
    .describe('A sync that would disable more than this share (and more than 5 users) stops and asks'),
});
export type SourceInput = z.infer<typeof SourceInput>;

export const SyncCounts = z.object({
  seen: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  returned: z.number().int().describe('Enabled again'),
  disabled: z.number().int(),
  skipped: z.number().int().describe('Entries that could not be taken; `notes` says why'),
});
export type SyncCounts = z.infer<typeof SyncCounts>;
export const SyncNote = z.object({ entry: z.string(), message: z.string() });
export type SyncNote = z.infer<typeof SyncNote>;

export const SyncRun = z.object({
  id: Id,
  sourceId: Id,
  kind: z.enum(['full', 'incremental']),
  by: z.string().describe('Who started it; `schedule` for the clock'),
  state: z
    .enum(['running', 'done', 'failed', 'stopped', 'rejected'])
    .describe('stopped: it waits for an approval; rejected: nobody was disabled'),
  startedAt: Time,
  finishedAt: Time.nullable(),
  counts: SyncCounts,
  expected: z.number().int().nullable().describe('Users of the source when it began, for a progress bar'),
  gone: z.number().int().nullable().describe('How many it would disable; while stopped'),
  problem: Problem.nullable(),
  notes: z.array(SyncNote).describe('The first hundred entries with something to say about'),
});
export type SyncRun = z.infer<typeof SyncRun>;

export const Source = SourceInput.omit({ password: true }).extend({
  id: Id,
  attributes: AttributeMap,
  domainName: z.string(),
  hasPassword: z.boolean(),
  users: z.number().int(),
  disabled: z.number().int().describe('Of these users'),
  lastRun: SyncRun.nullable(),
  nextAt: Time.nullable().describe('Of the next sync by schedule'),
  createdAt: Time,
  updatedAt: Time,
});
export type Source = z.infer<typeof Source>;

export const SyncRequest = z.object({
  full: z.boolean().default(false).describe('A full pass; the first always is one'),
});
export type SyncRequest = z.infer<typeof SyncRequest>;

/** What an entry of the directory would become. */
export const EntryPreview = z.object({
  dn: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      attribute: z.string().nullable().describe('Where the value came from; null = no attribute had one'),
      value: z.string().nullable().describe('As it stands in the directory'),
      becomes: z.string().nullable(),
      problem: z.string().nullable(),
    }),
  ),
  disabled: z.boolean(),
  groups: z.array(z.string()),
});
export type EntryPreview = z.infer<typeof EntryPreview>;

/** One step of a source's test: resolve, connect, tls, bind, search, entry, groups, count. */
export const SourceTest = z.object({
  ok: z.boolean(),
  steps: z.array(RouteTestStep),
  entry: EntryPreview.nullable(),
  server: z.string().nullable().describe('What kind of server answers'),
  bases: z.array(z.string()).describe('Naming contexts of the server, to choose the base from'),
});
export type SourceTest = z.infer<typeof SourceTest>;
export const SourceTestInput = SourceInput.extend({
  id: Id.optional().describe('Of a saved source, whose password is used where none is given'),
  login: line(200).optional().describe('Preview the entry of this login; absent = the first one'),
});
export type SourceTestInput = z.infer<typeof SourceTestInput>;
