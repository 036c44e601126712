import type { Readable } from 'node:stream';
import type { Actor } from './actor.ts';
import type * as imports from './model/imports.ts';
import type * as model from './model/sources.ts';
import type { NewUserRow, TokenRow } from './stores.ts';

/* Users and tokens that come from elsewhere: what the rooms need of the store, and what the web may ask. */

export interface SourceRow extends Omit<model.SourceInput, 'password'> {
  id: string;
  /** Sealed, context `source:<id>`. */
  password: Buffer | null;
  cursor: SyncCursor | null;
  /** Of the next sync by schedule. */
  nextAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** From where the next incremental sync goes on; null = a full pass is due. */
export interface SyncCursor {
  /** `usn`: uSNChanged, counted by each domain controller for itself; `time`: modifyTimestamp. */
  kind: 'usn' | 'time';
  value: string;
  /** The server that counted. */
  server: string | null;
  fullAt: number;
}

export interface SyncRunRow extends Omit<model.SyncRun, 'startedAt' | 'finishedAt'> {
  startedAt: number;
  finishedAt: number | null;
  /** The gateway that does it. */
  node: string;
}

/** A user as a sync or an import compares it. */
export interface KnownUser {
  id: string;
  domainId: string;
  login: string;
  displayName: string;
  email: string | null;
  mobile: string | null;
  language: string | null;
  sourceId: string | null;
  externalId: string | null;
  disabledAt: number | null;
  disabledWhy: DisabledWhy | null;
}
/** gone: no longer in the source; source: disabled there; admin: by hand. */
export type DisabledWhy = 'gone' | 'source' | 'admin';

/** What a source says of a user besides the fields: which run saw it, and whether it is disabled there. */
export interface Traced {
  sourceId: string | null;
  externalId: string | null;
  syncRun: string | null;
  sourceDisabled: boolean;
  disabledAt: number | null;
  disabledWhy: DisabledWhy | null;
}

export interface UserBatch {
  insert: (NewUserRow & Partial<Traced>)[];
  update: { id: string; patch: Partial<Omit<NewUserRow, 'id' | 'createdAt'> & Traced> }[];
  /** Users that are as they were: only the run that saw them is noted. */
  seen?: { ids: string[]; run: string };
}

/** Users in bulk: a few hundred at a time share one commit. */
export interface UserBatchStore {
  byExternalId(sourceId: string, ids: string[]): Promise<Map<string, KnownUser>>;
  /** By login whatever its case, keyed as it was asked for. */
  byLogin(domainId: string, logins: string[]): Promise<Map<string, KnownUser>>;
  /** All or nothing. @throws GatewayError 409 CONFLICT where a login is taken meanwhile */
  apply(batch: UserBatch): Promise<void>;
  tokensBySerial(serials: string[]): Promise<Set<string>>;
  /** All or nothing. */
  insertTokens(rows: TokenRow[]): Promise<void>;
}

export interface SourceStore {
  list(): Promise<SourceRow[]>;
  get(id: string): Promise<SourceRow | null>;
  insert(row: SourceRow): Promise<void>;
  update(id: string, patch: Partial<Omit<SourceRow, 'id' | 'createdAt'>>): Promise<boolean>;
  /** Its users stay, as users of their domain. */
  delete(id: string): Promise<boolean>;
  /** By source. */
  counts(): Promise<Map<string, { users: number; disabled: number }>>;
  latestRuns(): Promise<Map<string, SyncRunRow>>;
  /** Newest first. */
  runs(sourceId: string, limit: number): Promise<SyncRunRow[]>;
  getRun(id: string): Promise<SyncRunRow | null>;
  /** Claims the source until `leaseUntil`. @returns false while another sync of it runs */
  beginRun(run: SyncRunRow, leaseUntil: number): Promise<boolean>;
  /** With `leaseUntil` the claim is renewed; null gives it back. */
  updateRun(id: string, patch: Partial<Omit<SyncRunRow, 'id' | 'sourceId'>>, leaseUntil?: number | null): Promise<void>;
  /** Runs that this node left running when it ended: failed, with this problem. */
  endInterrupted(node: string, now: number, problem: NonNullable<SyncRunRow['problem']>): Promise<void>;
  /** Enabled users of the source, and those of them that a run would disable. */
  leavers(sourceId: string, run: string, full: boolean): Promise<{ enabled: number; leaving: number }>;
  /** External ids of some of those whom a full run did not see. */
  unseen(sourceId: string, run: string, limit: number): Promise<string[]>;
  /** Disables up to `limit` of the leavers. @returns their ids */
  disableLeavers(leavers: {
    sourceId: string;
    run: string;
    full: boolean;
    now: number;
    limit: number;
  }): Promise<string[]>;
  /** Notes members that the run found in the group. @returns ids of those who are new in it */
  join(sourceId: string, run: string, group: string, externalIds: string[]): Promise<string[]>;
  /** Forgets memberships that the run did not find. */
  leave(sourceId: string, run: string): Promise<{ userId: string; group: string }[]>;
  /** The groups of its source that a user is in. */
  groupsOf(userId: string): Promise<string[]>;
}

export interface SourceService {
  list(): Promise<model.Source[]>;
  get(id: string): Promise<model.Source>;
  create(input: model.SourceInput): Promise<model.Source>;
  update(id: string, input: Partial<model.SourceInput>): Promise<model.Source>;
  /** Its users stay. */
  remove(id: string): Promise<void>;
  /** Goes through every step; never throws for what the server says. */
  test(input: model.SourceTestInput): Promise<model.SourceTest>;
  testSaved(id: string): Promise<model.SourceTest>;
  /** Starts a sync and does not wait for it. @throws GatewayError 409 SYNC_RUNNING */
  sync(id: string, request: model.SyncRequest, by: string): Promise<model.SyncRun>;
  runs(id: string): Promise<model.SyncRun[]>;
  /** Of a stopped run: disables whom it would have, or nobody. @throws GatewayError 409 SYNC_NOT_STOPPED */
  decide(runId: string, approve: boolean): Promise<model.SyncRun>;
  /** Starts what is due by schedule. */
  runDue(): Promise<void>;
}

export interface ImportService {
  importUsers(input: imports.UserImportInput): Promise<imports.UserImportReport>;
  /** CSV, a page of users at a time. */
  exportUsers(query: imports.UserExportQuery): { type: string; fileName: string; body: Readable };
  importTokens(input: imports.TokenImportInput): Promise<imports.TokenImportReport>;
}

export interface SeedService {
  /** Takes a one-time password once. @throws GatewayError 422 OTP_WRONG, OTP_USED; 429 OTP_LOCKED; 409 */
  verify(tokenId: string, code: string, actor: Actor): Promise<imports.Verified>;
  /** @param elsewhere the caller says that the MFA server has verified it @throws GatewayError 409 NOT_VERIFIED */
  wipe(tokenId: string, elsewhere: boolean): Promise<void>;
}
