import type { BulkStore } from './bulk-store.ts';
import type { Within } from './domains.ts';
import type { LinkPageStore } from './link-page-store.ts';
import type { Channel, Page } from './model/common.ts';
import type { DeliveryState } from './model/message.ts';
import type { PushState } from './model/push.ts';
import type { CodeAlphabet, PushPolicyInput, TemplateKind, WorkItem, WorkQuery } from './model/push-policy.ts';
import type { AlsoCommit } from './ports.ts';
import type { TokenRow } from './stores.ts';

/* What the push room needs of the store; the rules of stores.ts hold. */

/** What the policy said when the push was made, as JSON in `PushRow.rules`. */
export interface PushRules {
  length: number;
  alphabet: CodeAlphabet;
  tries: number;
  /** End of the authorization code; null = that of the link. */
  codeExpiresAt: number | null;
  visitedMinutes: number;
  /** Link and code travel together because the policy says so. */
  sameMessage: boolean;
  origin: 'manual' | 'automatic' | 'bulk';
  /** Which of the policy's channels this is; automatic pushes only. */
  step: number;
}

export interface PushRow {
  id: string;
  tokenId: string;
  userId: string;
  channel: Channel;
  to: string;
  messageId: string;
  kind: 'token' | 'reminder';
  /** Of template_versions, or of `templateId` where there is one. */
  templateVersion: number;
  templateId: string | null;
  authorization: 'none' | 'send' | 'withhold';
  /** JSON of PushRules; null in pushes that are older than policies. */
  rules: string | null;
  /** Where the code goes by a way of its own; null = in the message, or read out. */
  codeChannel: Channel | null;
  codeTo: string | null;
  codeMessageId: string | null;
  codeTemplateId: string | null;
  /** The bulk run that it is part of. */
  runId: string | null;
  by: string;
  state: PushState;
  /** SHA-256 of the one-time link's secret; null when the token has its own link. */
  linkHash: Buffer | null;
  /** Wrong authorization codes typed so far. */
  tries: number;
  queuedAt: number;
  acceptedAt: number | null;
  deliveredAt: number | null;
  /** The page was fetched, by the person or by a mail scanner. */
  seenAt: number | null;
  openedAt: number | null;
  revealedAt: number | null;
  verifiedAt: number | null;
  endedAt: number | null;
  linkExpiresAt: number | null;
}

/** What is known to have happened, and how. */
export interface PushEventRow {
  pushId: string;
  at: number;
  event: string;
  evidence: string | null;
}

export interface PushMoved {
  id: string;
  tokenId: string;
  state: PushState;
}

export interface PushStore {
  /** For `Draft.also`: the push becomes durable with its message. */
  insertWith(row: Omit<PushRow, 'messageId'>): AlsoCommit;
  get(id: string): Promise<PushRow | null>;
  byMessage(messageId: string): Promise<PushRow | null>;
  byLinkHash(hash: Buffer): Promise<PushRow | null>;
  /** Newest first. */
  listByToken(tokenId: string, limit: number): Promise<PushRow[]>;
  latestByTokens(tokenIds: string[]): Promise<Map<string, PushRow>>;
  update(id: string, patch: Partial<Omit<PushRow, 'id' | 'tokenId'>>): Promise<boolean>;
  /** `update`, but only while the state is still one of `from`, in one atomic step; false = it had moved on. */
  advance(
    id: string,
    from: readonly PushState[],
    patch: Partial<Omit<PushRow, 'id' | 'tokenId'>> & { state: PushState },
    event: { at: number; evidence: string | null },
  ): Promise<boolean>;
  /** The first time that the page was fetched. */
  noteSeen(id: string, at: number, evidence: string | null): Promise<void>;
  /** Counts a try if still below `max`, atomically; false = no try left. */
  countTry(id: string, max: number): Promise<boolean>;
  /** All open pushes of the token but `exceptId`: state revoked, links dead. Returns their ids. */
  revokeOthers(tokenId: string, exceptId: string | null, now: number): Promise<string[]>;
}

/** Many pushes at once: what follows messages, and what bulk runs need. */
export interface PushFlowStore {
  /** As `insertWith`, with what is due later; `replace`: in place of what was due for the token. */
  plan(row: Omit<PushRow, 'messageId'>, tasks: PushTaskRow[], replace: boolean): AlsoCommit;
  /** Pushes go where their messages went; those behind it, or ended otherwise, stay. Notes evidence of codes too. */
  follow(messageIds: string[], state: DeliveryState, now: number): Promise<PushMoved[]>;
  /** Pushes made since then that lag behind their message: the last stop came in between. */
  behind(since: number): Promise<{ messageId: string; state: DeliveryState }[]>;
  /** Of each token all pushes but the newest. */
  revokeOlder(tokenIds: string[], now: number): Promise<PushMoved[]>;
  /** What rendering needs, by push id. */
  forRender(ids: string[]): Promise<Map<string, PushToRender>>;
  /** Tokens with their owners, by token id. */
  recipients(tokenIds: string[]): Promise<Map<string, Recipient>>;
  events(pushId: string): Promise<PushEventRow[]>;
  record(rows: PushEventRow[]): Promise<void>;
}

/** The owner of a token, as far as pushes are concerned. */
export interface Owner {
  id: string;
  domainId: string;
  domainName: string;
  login: string;
  displayName: string;
  email: string | null;
  mobile: string | null;
  /** BCP 47: the person's, else the domain's. */
  language: string;
  disabledAt: number | null;
}
export type PushedToken = Pick<
  TokenRow,
  | 'id'
  | 'serial'
  | 'userId'
  | 'type'
  | 'issuer'
  | 'label'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'counter'
  | 'link'
  | 'authorization'
  | 'state'
  | 'seed'
  | 'verifiedAt'
>;
export interface Recipient {
  token: PushedToken;
  owner: Owner;
}
export interface PushToRender {
  push: PushRow;
  /** null where it was deleted meanwhile. */
  token: PushedToken | null;
  owner: Owner | null;
}

// ---- policies and templates ----

export interface PolicyRow {
  /** '' = general. */
  domainId: string;
  value: PushPolicyInput;
  updatedAt: number;
  updatedBy: string;
}
export interface PolicyStore {
  all(): Promise<PolicyRow[]>;
  put(row: PolicyRow): Promise<void>;
  remove(domainId: string): Promise<boolean>;
}

export interface PushTemplateRow {
  id: string;
  domainId: string;
  language: string;
  kind: TemplateKind;
  channel: Channel;
  version: number;
  /** JSON of the template input of its channel; null = removed. */
  content: unknown;
  at: number;
  by: string;
}
export interface PushTemplateStore {
  get(id: string): Promise<PushTemplateRow | null>;
  /** The newest version of every one that was not removed. */
  current(): Promise<PushTemplateRow[]>;
  /** Versions count up from 1. */
  add(row: Omit<PushTemplateRow, 'version'>): Promise<PushTemplateRow>;
}

export interface TemplateVersionRow {
  channel: Channel;
  version: number;
  /** JSON of the template input of its channel. */
  content: unknown;
  at: number;
  by: string;
}
export interface TemplateStore {
  latest(channel: Channel): Promise<TemplateVersionRow | null>;
  get(channel: Channel, version: number): Promise<TemplateVersionRow | null>;
  list(channel: Channel): Promise<TemplateVersionRow[]>;
  /** Versions count up from 1; returns the new one. */
  add(channel: Channel, content: unknown, by: string, at: number): Promise<TemplateVersionRow>;
}

// ---- what is due ----

/** automatic: first push · fallback: the next channel, `step` into the list · remind · give-up. */
export type PushTaskKind = 'automatic' | 'fallback' | 'remind' | 'give-up';
export interface PushTaskRow {
  id: string;
  kind: PushTaskKind;
  tokenId: string;
  /** The push it is about; null before there is one. */
  pushId: string | null;
  /** Which channel of the list, or which reminder. */
  step: number;
  dueAt: number;
}
export interface PushTaskStore {
  add(rows: PushTaskRow[]): Promise<void>;
  due(now: number, limit: number): Promise<PushTaskRow[]>;
  /** When the next is due (ms), null if none is. */
  nextDue(): Promise<number | null>;
  /** Takes a task: false = somebody else has done it. Later tasks of its own are added in the same commit. */
  finish(id: string, more?: PushTaskRow[]): Promise<boolean>;
  postpone(id: string, dueAt: number): Promise<void>;
  /** Nothing more is due for these tokens. */
  forget(tokenIds: string[]): Promise<void>;
  /** Tokens that no policy has looked at since they were made or assigned, in these domains and groups. */
  unpushed(
    domains: { domainId: string; groups: string[] }[],
    limit: number,
  ): Promise<{ tokenId: string; userId: string; domainId: string }[]>;
  /** Looked at: with the tasks that came of it, in one commit. */
  considered(tokens: { tokenId: string; userId: string }[], tasks: PushTaskRow[]): Promise<void>;
  /** All tokens outside these domains count as looked at. */
  considerOthers(domains: string[]): Promise<void>;
}

export interface WorkListStore {
  /** An open entry of the token is replaced. `suspend`: the token goes from active to suspended in the same commit. */
  add(row: {
    id: string;
    tokenId: string;
    pushId: string | null;
    reason: string;
    message: string;
    remedy: string | null;
    suspend: boolean;
    at: number;
  }): Promise<void>;
  list(query: WorkQuery & Within): Promise<Page<WorkItem>>;
  get(id: string): Promise<WorkItem | null>;
  done(id: string, by: string, at: number): Promise<boolean>;
  /** The token was verified or pushed anew: its open entries are done, and a suspended token is active again. */
  settle(tokenIds: string[], by: string, at: number): Promise<void>;
  openCount(): Promise<number>;
}

/** All of them, as the push room is handed them. */
export interface PushRoomStores {
  flow: PushFlowStore;
  policies: PolicyStore;
  templates: PushTemplateStore;
  tasks: PushTaskStore;
  workList: WorkListStore;
  bulk: BulkStore;
  linkPages: LinkPageStore;
}
