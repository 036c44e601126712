import type { Within } from './domains.ts';
import type { AuditEntry, AuditQuery, Role, Scope } from './model/administration.ts';
import type { ListQuery, Page } from './model/common.ts';
import type { Domain, DomainInput, UserQuery } from './model/directory.ts';
import type { CapturedSummary } from './model/gateways.ts';

/*
 * What the rooms need of the store. Rows carry times as integer milliseconds and secrets sealed (Buffer). `store/`
 * implements these; nobody else knows SQL. Every write resolves after its commit is durable.
 */

export interface UserRow {
  id: string;
  domainId: string;
  domainName: string;
  login: string;
  displayName: string;
  email: string | null;
  mobile: string | null;
  language: string | null;
  tokens: number;
  /** The identity source that the user comes from. */
  sourceId: string | null;
  sourceName: string | null;
  /** A disabled user gets no pushes. */
  disabledAt: number | null;
  disabledWhy: 'gone' | 'source' | 'admin' | null;
  createdAt: number;
  updatedAt: number;
}
export type NewUserRow = Omit<
  UserRow,
  'domainName' | 'tokens' | 'sourceId' | 'sourceName' | 'disabledAt' | 'disabledWhy'
>;

export type UserPatchRow = Partial<Omit<NewUserRow, 'id' | 'createdAt'> & Pick<UserRow, 'disabledAt' | 'disabledWhy'>>;

export interface TokenRow {
  id: string;
  serial: string;
  userId: string;
  type: 'totp' | 'hotp';
  issuer: string;
  label: string | null;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  period: number | null;
  counter: number | null;
  link: string | null;
  authorization: 'none' | 'send' | 'withhold';
  /** suspended: its push failed for good; active again once it is pushed anew. */
  state: 'active' | 'suspended' | 'revoked';
  /** Sealed seed bytes, context `token:<id>`; empty once it is wiped. */
  seed: Buffer;
  /** When a code of it was first accepted. */
  verifiedAt: number | null;
  seedWipedAt: number | null;
  /** Last time step (TOTP) that was accepted, so that a code is taken once. */
  lastStep: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface DirectoryStore {
  listDomains(query: ListQuery & Within): Promise<Page<Domain>>;
  getDomain(id: string): Promise<Domain | null>;
  insertDomain(id: string, input: DomainInput, now: number): Promise<void>;
  updateDomain(id: string, input: Partial<DomainInput>, now: number): Promise<boolean>;
  /** With its users and tokens. */
  deleteDomain(id: string): Promise<boolean>;
  listUsers(query: UserQuery & Within): Promise<Page<UserRow>>;
  getUser(id: string): Promise<UserRow | null>;
  /** By id; those that are gone are left out. */
  getUsers(ids: string[]): Promise<Map<string, UserRow>>;
  insertUser(row: NewUserRow): Promise<void>;
  updateUser(id: string, patch: UserPatchRow): Promise<boolean>;
  deleteUser(id: string): Promise<boolean>;
  listTokens(query: ListQuery & Within & { userId?: string }): Promise<Page<TokenRow>>;
  getToken(id: string): Promise<TokenRow | null>;
  insertToken(row: TokenRow): Promise<void>;
  updateToken(id: string, patch: Partial<Omit<TokenRow, 'id' | 'userId' | 'createdAt'>>): Promise<boolean>;
  deleteToken(id: string): Promise<boolean>;
  /**
   * Takes the code of time step (TOTP) or counter (HOTP) `step`: `lastStep` becomes it, a HOTP `counter` the one after.
   * Only if neither it nor a later one was taken before; true = this caller may use the code, and the token is verified.
   */
  consumeStep(tokenId: string, step: number, now: number): Promise<boolean>;
  counts(): Promise<{ users: number; tokens: number }>;
}

export type { PushRow, PushStore, TemplateStore, TemplateVersionRow } from './push-stores.ts';

export interface ModemRow {
  id: string;
  name: string;
  port: string;
  profile: string | null;
  /** Sealed, context `modem-pin:<id>`. */
  pin: Buffer | null;
  enabled: boolean;
  /** Whom this modem was met as; null until then. */
  imei: string | null;
  /** What its USB device looks like; null where it has none. */
  usb: ModemUsbMark | null;
  createdAt: number;
  updatedAt: number;
}
export interface ModemUsbMark {
  vid: string;
  pid: string;
  serial: string | null;
  interfaceNumber: number | null;
}
export interface ModemStore {
  list(): Promise<ModemRow[]>;
  get(id: string): Promise<ModemRow | null>;
  insert(row: ModemRow): Promise<void>;
  update(id: string, patch: Partial<Omit<ModemRow, 'id' | 'createdAt'>>): Promise<boolean>;
  delete(id: string): Promise<boolean>;
  /** Was this PIN (by its keyed hash) entered on this SIM before? Kept across restarts. */
  pinOutcome(iccid: string, pinHash: string): Promise<'entered' | 'right' | 'wrong' | null>;
  /** Durable before the PIN is sent to the SIM. */
  recordPin(iccid: string, pinHash: string, outcome: 'entered' | 'right' | 'wrong', now: number): Promise<void>;
  /** Parts submitted since `sinceMs`, by modem name. */
  sentSince(sinceMs: number): Promise<Map<string, number>>;
}

export type { MailRouteRow, MailRouteStore } from './mail-routes.ts';

export interface CapturedStore {
  /** `source` are the MIME bytes; sealed by the store. */
  insert(row: {
    id: string;
    messageId: string | null;
    at: number;
    from: string;
    to: string;
    subject: string;
    source: Buffer;
  }): Promise<void>;
  list(query: ListQuery): Promise<Page<CapturedSummary>>;
  get(id: string): Promise<{ summary: CapturedSummary; source: Buffer } | null>;
  delete(id: string): Promise<boolean>;
  clear(): Promise<number>;
}

export interface AdminRow {
  id: string;
  username: string;
  role: Role;
  /** Ids; of a help desk. */
  domains: string[];
  disabledAt: number | null;
  /** Of the second factor, sealed as `admin:<id>`; null = has none. */
  otpSeed: Buffer | null;
  /** One that was shown and not yet proved by a code. */
  otpPending: Buffer | null;
  /** The last time step that was used. */
  otpStep: number | null;
  /** scrypt, PHC string format. */
  passwordHash: string;
  mustChangePassword: boolean;
  lastLoginAt: number | null;
  createdAt: number;
}
export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  /** SHA-256 of the key (256 random bits need no slow hash). */
  keyHash: Buffer;
  scopes: Scope[];
  expiresAt: number | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}
export interface SessionRow {
  /** SHA-256 of the cookie's value. */
  idHash: Buffer;
  adminId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  ip: string | null;
}
export interface AdminStore {
  countAdmins(): Promise<number>;
  /** Those with the role `administrator` who are not disabled. */
  countAdministrators(): Promise<number>;
  listAdmins(): Promise<AdminRow[]>;
  getAdmin(id: string): Promise<AdminRow | null>;
  adminByName(username: string): Promise<AdminRow | null>;
  insertAdmin(row: AdminRow): Promise<void>;
  updateAdmin(id: string, patch: Partial<Omit<AdminRow, 'id'>>): Promise<boolean>;
  deleteAdmin(id: string): Promise<boolean>;
  insertSession(row: SessionRow): Promise<void>;
  getSession(idHash: Buffer): Promise<SessionRow | null>;
  touchSession(idHash: Buffer, lastSeenAt: number): Promise<void>;
  deleteSession(idHash: Buffer): Promise<void>;
  /** All of an admin (password change), or all that ended before `expiredBefore`. */
  deleteSessions(where: { adminId: string } | { expiredBefore: number }): Promise<void>;
  listApiKeys(): Promise<ApiKeyRow[]>;
  apiKeyByHash(keyHash: Buffer): Promise<ApiKeyRow | null>;
  insertApiKey(row: ApiKeyRow): Promise<void>;
  updateApiKey(id: string, patch: Partial<Pick<ApiKeyRow, 'name' | 'lastUsedAt' | 'revokedAt'>>): Promise<boolean>;
}

export interface AuditRow {
  id: string;
  at: number;
  actorKind: string;
  actorId: string | null;
  actor: string;
  ip: string | null;
  action: string;
  target: string | null;
  summary: string;
  detail: Record<string, unknown> | null;
}
export interface AuditStore {
  add(row: AuditRow): Promise<void>;
  list(query: AuditQuery): Promise<Page<AuditEntry>>;
}
