import { z } from 'zod';
import { Id, ListQuery, line, Time } from './common.ts';

export const Role = z.enum(['administrator']);
export type Role = z.infer<typeof Role>;

/** What an API key may do. `admin` is everything. */
export const Scope = z.enum(['admin', 'read', 'directory', 'push', 'send']);
export type Scope = z.infer<typeof Scope>;

export const Credentials = z.object({ username: line(100).min(1), password: z.string().min(1).max(1000) });
export const Admin = z.object({
  id: Id,
  username: z.string(),
  role: Role,
  mustChangePassword: z.boolean(),
  lastLoginAt: Time.nullable(),
  createdAt: Time,
});
export type Admin = z.infer<typeof Admin>;
export const Session = z.object({ admin: Admin });
export const AdminInput = z.object({
  username: line(100).min(1),
  password: z.string().min(12).max(1000),
  role: Role.default('administrator'),
});
export type AdminInput = z.infer<typeof AdminInput>;
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
export const AuditQuery = ListQuery.extend({
  action: z.string().max(60).optional(),
  target: z.string().max(100).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** One line of the dashboard: is it well, and if not, what to do. */
export const Check = z.object({
  id: z.string(),
  area: z.enum(['mail', 'sms', 'outbox', 'storage', 'clock', 'security']),
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
