import type { Actor } from './actor.ts';
import type { ListQuery, Page } from './model/common.ts';
import type { InboxSms } from './model/gateways.ts';
import type {
  Forward,
  ForwardingRule,
  ForwardingRuleInput,
  ForwardQuery,
  ForwardState,
  ForwardTest,
  OptOut,
  OptOutInput,
  OptOutSettings,
} from './model/inbound.ts';
import type { StoredProblem } from './outbox-store.ts';

/* What becomes of an inbound SMS after it is safe: opt-outs, forwarding. Times in ms; every write is durable when it resolves. */

/** The inbox, as those see it who act on what comes in. */
export interface InboxQueue {
  /** Ids of messages nobody has acted on yet, whole or given up, oldest first. @param after the last id of the call before */
  unhandled(limit: number, after: string | null): Promise<string[]>;
  /** @throws GatewayError 404 */
  get(id: string): Promise<InboxSms>;
  /** Long messages whose parts have not all come in time are given up. @returns their ids */
  giveUp(now: number): Promise<string[]>;
  /** When the next one is to be given up; null = none waits for parts. */
  nextGiveUp(): Promise<number | null>;
}

export interface InboxRetention {
  /** Deletes messages that came before `before` ms, and forgets what no SIM holds any more. @returns how many messages */
  clean(before: number, now: number, limit: number): Promise<number>;
}

export interface ForwardingRuleRow {
  id: string;
  name: string;
  enabled: boolean;
  modemId: string | null;
  sim: string | null;
  senders: string[];
  keywords: string[];
  kind: 'mail' | 'webhook';
  /** Mailbox or URL. */
  target: string;
  /** PEM. */
  ca: string | null;
  /** Sealed, context `webhook:<id>`. */
  secret: Buffer | null;
  health: 'unused' | 'ok' | 'failing';
  healthSince: number | null;
  lastError: StoredProblem | null;
  createdAt: number;
  updatedAt: number;
}

export interface ForwardingRuleStore {
  /** Oldest first. */
  list(): Promise<ForwardingRuleRow[]>;
  get(id: string): Promise<ForwardingRuleRow | null>;
  insert(row: ForwardingRuleRow): Promise<void>;
  update(id: string, patch: Partial<Omit<ForwardingRuleRow, 'id' | 'createdAt'>>): Promise<boolean>;
  /** With its log. */
  delete(id: string): Promise<boolean>;
}

/** A forward whose turn it is. */
export interface DueForward {
  id: string;
  ruleId: string;
  inboxId: string;
  /** Failed attempts so far. */
  attempts: number;
  createdAt: number;
  expiresAt: number;
}

/** How an attempt ended. */
export interface ForwardOutcome {
  id: string;
  ruleId: string;
  at: number;
  state: ForwardState;
  nextAttemptAt: number | null;
  countAttempt: boolean;
  messageId: string | null;
  response: string | null;
  problem: StoredProblem | null;
}

export interface ForwardStore {
  /** The message was acted on: forwards of these rules begin, in one commit with that mark. @returns how many began */
  begin(inboxId: string, ruleIds: string[], times: { now: number; expiresAt: number }): Promise<number>;
  /**
   * Due forwards, the oldest first; nobody else gets them before `leaseUntil`.
   * @param busy rules that are not to be asked now
   */
  claim(limit: number, busy: string[], now: number, leaseUntil: number): Promise<DueForward[]>;
  settle(outcome: ForwardOutcome): Promise<void>;
  /** Queued ones past their expiry end. @returns their ids */
  expire(now: number): Promise<string[]>;
  /** When the next queued one is due; null = none. @param busy rules that are left out */
  nextDue(busy: string[]): Promise<number | null>;
  /** Tries a failed or expired one anew, or a queued one at once. @returns false where its state forbids it */
  retry(id: string, now: number, expiresAt: number): Promise<boolean>;
  get(id: string): Promise<Forward | null>;
  list(query: ForwardQuery): Promise<Page<Forward>>;
}

export interface OptOutRow {
  id: string;
  /** E.164. */
  number: string;
  since: number;
  source: 'sms' | 'admin';
  keyword: string | null;
  by: string;
  note: string | null;
  /** The SMS that did it. */
  inboxId: string | null;
}

/** Who may not be sent notices and bulk. */
export interface OptOutList {
  /** Those of `numbers` (E.164) that are on the list. */
  among(numbers: readonly string[]): Promise<Map<string, OptOutRow>>;
}

export interface OptOutStore extends OptOutList {
  list(query: ListQuery): Promise<Page<OptOut>>;
  get(id: string): Promise<OptOutRow | null>;
  /** @returns false where the number is on the list already */
  add(row: OptOutRow): Promise<boolean>;
  /** @returns whether it was on the list */
  remove(id: string): Promise<boolean>;
  /** Null while nobody has changed them. */
  settings(): Promise<OptOutSettings | null>;
  putSettings(settings: OptOutSettings): Promise<void>;
}

export interface ForwardingService {
  list(): Promise<ForwardingRule[]>;
  get(id: string): Promise<ForwardingRule>;
  create(input: ForwardingRuleInput): Promise<ForwardingRule>;
  update(id: string, input: Partial<ForwardingRuleInput>): Promise<ForwardingRule>;
  remove(id: string): Promise<void>;
  /** Passes a made-up SMS on, now. */
  test(id: string, actor: Actor): Promise<ForwardTest>;
  forwards(query: ForwardQuery): Promise<Page<Forward>>;
  /** @throws GatewayError 409 where it has arrived already */
  retry(forwardId: string): Promise<Forward>;
}

export interface OptOutService {
  list(query: ListQuery): Promise<Page<OptOut>>;
  get(id: string): Promise<OptOut>;
  /** @throws GatewayError 409 where the number is on the list already, 422 MOBILE_INVALID */
  add(input: OptOutInput, actor: Actor): Promise<OptOut>;
  remove(id: string): Promise<void>;
  settings(): Promise<OptOutSettings>;
  putSettings(settings: OptOutSettings): Promise<OptOutSettings>;
}
