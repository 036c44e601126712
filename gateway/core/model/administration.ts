import { z } from 'zod';
import { Id, ListQuery, line, Time } from './common.ts';

export const Role = z
  .enum(['administrator', 'operator', 'help-desk', 'auditor'])
  .describe(
    'administrator: everything · operator: see and push · help-desk: see and push to users of its own domains, and read withheld codes to them · auditor: see and export',
  );
export type Role = z.infer<typeof Role>;

/** What an API key may do. `admin` is everything. */
export const Scope = z.enum(['admin', 'read', 'directory', 'push', 'send']);
export type Scope = z.infer<typeof Scope>;

export const Credentials = z.object({
  username: line(100).min(1),
  password: z.string().min(1).max(1000),
  code: z
    .string()
    .max(40)
    .optional()
    .describe('Of the authenticator app, or a recovery code, where the administrator has a second factor'),
});
export const Admin = z.object({
  id: Id,
  username: z.string(),
  role: Role,
  domains: z.array(Id).describe('Which domains a help desk looks after; [] for every other role'),
  enabled: z.boolean(),
  secondFactor: z.boolean().describe('Signs in with a code of an authenticator app, too'),
  mustChangePassword: z.boolean(),
  lastLoginAt: Time.nullable(),
  createdAt: Time,
});
export type Admin = z.infer<typeof Admin>;
export const Session = z.object({
  admin: Admin,
  mustEnrol: z.boolean().describe('Nothing else may be done until a second factor is set up'),
  may: z.array(z.string()).describe('The operationIds that the role allows: what a console shows goes by it'),
});
const roleAndDomains = {
  role: Role.default('administrator'),
  domains: z.array(Id).max(500).default([]).describe('Of a help desk, at least one; else none'),
};
export const AdminInput = z.object({
  username: line(100).min(1),
  password: z.string().min(12).max(1000),
  ...roleAndDomains,
});
export type AdminInput = z.infer<typeof AdminInput>;
export const AdminChange = z.object({ ...roleAndDomains, enabled: z.boolean().default(true) });
export type AdminChange = z.infer<typeof AdminChange>;
export const PasswordChange = z.object({ current: z.string().max(1000), next: z.string().min(12).max(1000) });

export const ApiKeyInput = z.object({
  name: line(100).min(1),
  scopes: z.array(Scope).min(1),
  expiresAt: Time.nullable().default(null),
});
export type ApiKeyInput = z.infer<typeof ApiKeyInput>;
export const ApiKey = ApiKeyInput.extend({
  id: Id,
  prefix: z.string(),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
  revokedAt: Time.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyCreated = ApiKey.extend({ key: z.string().describe('Shown once') });
export type ApiKeyCreated = z.infer<typeof ApiKeyCreated>;

export const AuditEntry = z.object({
  id: Id,
  at: Time,
  actor: z.string(),
  actorKind: z.string(),
  ip: z.string().nullable(),
  action: z.string().describe('`token.push`, `user.update`, `session.login`'),
  target: z.string().nullable().describe('`token/0190…`'),
  summary: z.string(),
  detail: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditHead = z.object({
  seq: z.number().int().describe('Number of the last entry'),
  hash: z.string().describe('SHA-256 over it and all before it, hexadecimal'),
  at: z.number().int().describe('Time of that entry, milliseconds since 1970'),
  signature: z.string().nullable().describe('Ed25519, base64; null while there is no signed entry'),
  publicKey: z.string().describe('PEM, with which anybody can check the signature'),
});
export type AuditHead = z.infer<typeof AuditHead>;
export const AuditExportQuery = z.enum(['csv', 'jsonl']).default('csv');
export const AuditQuery = ListQuery.extend({
  action: z.string().max(60).optional(),
  target: z.string().max(100).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** One line of the dashboard: is it well, and if not, what to do. */
export const Check = z.object({
  id: z.string(),
  area: z.enum(['mail', 'sms', 'outbox', 'storage', 'clock', 'security', 'directory']),
  level: z.enum(['ok', 'info', 'warning', 'error']),
  title: z.string(),
  text: z.string(),
  remedy: z.string().nullable(),
  link: z.string().nullable().describe('Page of the UI where it can be mended'),
});
export type Check = z.infer<typeof Check>;
export const Status = z.object({
  version: z.string(),
  demo: z.boolean(),
  startedAt: Time,
  checks: z.array(Check),
  counts: z.object({
    queued: z.number().int(),
    sentToday: z.number().int(),
    deliveredToday: z.number().int(),
    failedToday: z.number().int(),
    uncertain: z.number().int(),
    users: z.number().int(),
    tokens: z.number().int(),
  }),
});
export type Status = z.infer<typeof Status>;
