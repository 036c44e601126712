import type { Actor } from './actor.ts';
import type { Within } from './domains.ts';
import type { Disposition } from './errors.ts';
import type { Channel, Page } from './model/common.ts';
import type {
  DeliveryState,
  DialogueLine,
  Message,
  MessageKind,
  MessageQuery,
  MessageSummary,
} from './model/message.ts';
import type { Draft, OutboxMessage, StatusReport } from './ports.ts';

/* What the outbox needs of the store. Every write resolves after its commit is durable; concurrent writes share one. */

export interface NewMessage extends Draft {
  id: string;
  createdAt: number;
  lane: number;
  /** Its deliveries are claimed with it; they are nobody else's until then. */
  lease?: Lease;
}

/** Whose a claimed delivery is, since when and until when (ms). */
export interface Lease {
  node: string;
  now: number;
  until: number;
}

export interface Accepted {
  id: string;
  isNew: boolean;
  /** Of a new one with a lease. */
  claimed: ClaimedDelivery[];
}

export interface ClaimedDelivery {
  id: string;
  to: string;
  /** Counted attempts so far. */
  attempts: number;
  startedAt: number;
  expiresAt: number;
  message: OutboxMessage;
}

/** A problem as it is kept: times in ms. */
export interface StoredProblem {
  code: string;
  message: string;
  remedy?: string;
  at: number;
}

/** The end of one attempt, and where it leaves the delivery. */
export interface Settlement {
  deliveryId: string;
  startedAt: number;
  endedAt: number;
  outcome: 'sent' | Disposition;
  via: string | null;
  response: string | null;
  dialogue: DialogueLine[];
  problem: StoredProblem | null;
  state: DeliveryState;
  nextAttemptAt: number | null;
  countAttempt: boolean;
}

/** A delivery whose state changed, for live listeners. From `sending` to `sending`: what it is to become was decided. */
export interface StateChange {
  messageId: string;
  channel: Channel;
  /** Absent where it would have to be looked up. */
  kind?: MessageKind;
  from: DeliveryState;
  state: DeliveryState;
  /** Of one that is queued again after an attempt (ms): it may have run out meanwhile. */
  expiresAt?: number;
}

/** Still to be dealt with: the queue's depth counts these. */
export const UNFINISHED: readonly DeliveryState[] = ['queued', 'sending', 'held'];

/** Unless the settings say otherwise. Reports come within seconds; a phone that is switched off reports when it is on again. */
export const UNCERTAIN_RESEND_MS = 10 * 60_000;

export interface OutboxCounts {
  queued: number;
  sentSince: number;
  deliveredSince: number;
  failedSince: number;
  uncertain: number;
  /** Since when (ms) the one that is due the longest waits for its turn. */
  oldestDue: number | null;
}

/** What a person asked for; `expiresAt` is the new expiry for retry and resend of a message past its own. */
export interface ManualAction {
  messageId: string;
  action: 'retry' | 'hold' | 'release' | 'cancel' | 'resolve-sent' | 'resolve-resend';
  actor: Actor;
  now: number;
}

export interface OutboxStore {
  /** In the drafts' order: the new id, or the id of the message that was accepted before under the same key. */
  accept(messages: NewMessage[]): Promise<Accepted[]>;
  /**
   * Marks up to `limit` due deliveries as sending, OTPs before notices before bulk, oldest first.
   * @param lanes only these; absent = all
   */
  claim(channel: Channel, limit: number, lease: Lease, lanes?: readonly number[]): Promise<ClaimedDelivery[]>;
  renew(deliveryIds: string[], until: number): Promise<void>;
  settle(settlements: Settlement[]): Promise<StateChange[]>;
  /** When the next queued delivery of the channel (in these lanes) is due (ms), null if none is queued. */
  nextDue(channel: Channel, lanes?: readonly number[]): Promise<number | null>;
  /** When the next delivery expires, or an uncertain one may be sent once more (ms). */
  nextSweep(): Promise<number | null>;
  /** Uncertain notices whose time has come are queued again, their unanswered parts with reject-duplicates. */
  resendUncertain(now: number, limit: number): Promise<StateChange[]>;
  /** Queued and held deliveries past their expiry become expired. */
  expire(now: number, limit: number): Promise<StateChange[]>;
  /** Deliveries left in `sending` by a process that is gone: ours (`node`), or any whose lease ran out. */
  recover(node: string | null, now: number): Promise<StateChange[]>;
  act(action: ManualAction): Promise<StateChange[]>;
  get(id: string): Promise<Omit<Message, 'waitingFor' | 'holdUp' | 'actions'> | null>;
  list(query: MessageQuery & Within): Promise<Page<MessageSummary>>;
  /** Deliveries that are not finished. */
  depth(): Promise<number>;
  counts(since: number): Promise<OutboxCounts>;
  /** Matches a status report to its part; keeps it when no part fits yet. */
  report(report: StatusReport): Promise<StateChange[]>;
  /** Deletes status reports that no part can wait for any more. @returns how many */
  forgetReports(now: number, limit: number): Promise<number>;
  /** Wipes bodies and deletes messages whose every delivery is finished. Returns how many of each. */
  clean(before: { bodies: number; messages: number }, limit: number): Promise<{ bodies: number; messages: number }>;
}

export interface BodyStore {
  write(messageId: string, seq: number, chunk: Buffer): Promise<void>;
  discard(messageId: string): Promise<void>;
  /** The whole body where it has just been written and is still in memory; handed out once. */
  atHand(messageId: string): Buffer | null;
  /**
   * Chunks in order, one in memory at a time.
   * @param size octets of the whole body
   * @throws GatewayError BODY_GONE when wiped, BODY_INCOMPLETE when there is less of it
   */
  read(messageId: string, size: number): AsyncIterable<Buffer>;
  /** Bodies no message owns (the sender broke off, the process died), begun before `before` ms. */
  sweepOrphans(before: number): Promise<number>;
}
