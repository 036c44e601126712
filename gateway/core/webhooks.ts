import type { Page } from './model/common.ts';
import type { Webhook, WebhookCall, WebhookCallQuery, WebhookInput, WebhookTest } from './model/webhooks.ts';
import type { StoredProblem } from './outbox-store.ts';

/* Webhooks that hear of pushes: what the room needs of the store, and what the web may ask. */

export interface WebhookRow {
  id: string;
  name: string;
  url: string;
  ca: string | null;
  /** Sealed, context `webhook:<id>`. */
  secret: Buffer;
  events: string[];
  enabled: boolean;
  health: 'unused' | 'ok' | 'failing';
  healthSince: number | null;
  lastError: StoredProblem | null;
  createdAt: number;
  updatedAt: number;
}

export interface DueCall {
  id: string;
  webhookId: string;
  pushId: string;
  event: string;
  evidence: string | null;
  at: number;
  attempts: number;
  expiresAt: number;
}
export interface CallOutcome {
  id: string;
  webhookId: string;
  state: 'queued' | 'delivered' | 'failed' | 'expired';
  at: number;
  nextAttemptAt: number | null;
  countAttempt: boolean;
  response: string | null;
  problem: StoredProblem | null;
}

export interface WebhookStore {
  list(): Promise<WebhookRow[]>;
  get(id: string): Promise<WebhookRow | null>;
  insert(row: WebhookRow): Promise<void>;
  update(id: string, patch: Partial<Omit<WebhookRow, 'id' | 'createdAt'>>): Promise<boolean>;
  delete(id: string): Promise<boolean>;
  /** Due calls, oldest first, `each` of one webhook; theirs until `leaseUntil`. */
  claim(limit: number, busy: string[], now: number, leaseUntil: number): Promise<DueCall[]>;
  settle(outcome: CallOutcome): Promise<void>;
  /** Calls past their end. @returns how many */
  expire(now: number): Promise<number>;
  nextDue(busy: string[]): Promise<number | null>;
  /** Deletes calls that were finished before. @returns how many */
  forget(finishedBefore: number): Promise<number>;
  calls(query: WebhookCallQuery): Promise<Page<WebhookCall>>;
  /** Sends again, whatever became of it. */
  replay(id: string, now: number): Promise<boolean>;
}

export interface WebhookService {
  list(): Promise<Webhook[]>;
  get(id: string): Promise<Webhook>;
  create(input: WebhookInput): Promise<Webhook>;
  update(id: string, input: Partial<WebhookInput>): Promise<Webhook>;
  remove(id: string): Promise<void>;
  /** Sends a trial at once. */
  test(id: string): Promise<WebhookTest>;
  calls(query: WebhookCallQuery): Promise<Page<WebhookCall>>;
  /** @throws GatewayError 404 */
  replay(callId: string): Promise<void>;
}
