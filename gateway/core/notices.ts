import type { Page } from './model/common.ts';
import type { DeliveryState, MessageKind } from './model/message.ts';
import type {
  NoticeSettings,
  PostmasterKind,
  PostmasterMail,
  PostmasterMailText,
  PostmasterQuery,
} from './model/notices.ts';
import type { StoredProblem } from './outbox-store.ts';
import type { AlsoCommit, MessageOptions } from './ports.ts';

/* Telling senders what became of their mail (RFC 3461, RFC 3464). Times in ms. */

/** In the dialogue of an attempt: the next server has promised to keep the sender informed (RFC 3461). */
export const NOTICES_HANDED_ON = 'The server takes over what its sender wants to hear of this mail (DSN).';

/** One recipient whose sender may have to be told. */
export interface NoticeCase {
  deliveryId: string;
  recipient: string;
  state: DeliveryState;
  expiresAt: number;
  updatedAt: number;
  problem: StoredProblem | null;
  /** Of the last attempt: the other side's words, its name, what was said. */
  response: string | null;
  via: string | null;
  handedOn: boolean;
  message: NoticeMessage;
}

export interface NoticeMessage {
  id: string;
  kind: MessageKind;
  /** Envelope sender; '' = null sender, null = written here. */
  from: string | null;
  subject: string | null;
  options: MessageOptions;
  createdAt: number;
  /** Octets; 0 where it has been wiped. */
  bodySize: number;
}

export interface NoticeStore {
  /** Mails that failed or expired and of which nobody has been told yet, oldest first. */
  ended(limit: number): Promise<NoticeCase[]>;
  /** Sent, and their sender asked to hear of that. */
  succeeded(limit: number): Promise<NoticeCase[]>;
  /**
   * Accepted after `cursor` and before `before`, and not delivered; without a cursor none.
   * @returns where the next look begins
   */
  delayed(before: number, cursor: string | null, limit: number): Promise<{ cases: NoticeCase[]; cursor: string }>;
  /** For the draft of a notice: these have been told of, in the commit that accepts it. */
  told(deliveryIds: string[], now: number): AlsoCommit;
  /** The same, where nobody is to be told. */
  settle(deliveryIds: string[], now: number): Promise<void>;
  /** For a draft whose sender asked to hear of success: it is remembered with it. */
  wantSuccess(recipients: string[]): AlsoCommit;
  /** Whether any such wish is open. */
  wantsSuccess(): Promise<boolean>;
  settings(): Promise<NoticeSettings | null>;
  putSettings(settings: NoticeSettings): Promise<void>;
  cursor(): Promise<string | null>;
  putCursor(cursor: string): Promise<void>;
}

/** What must become durable with a message because of what its sender wants to hear of it. */
export interface NoticeWishes {
  of(options: MessageOptions | undefined): AlsoCommit | null;
}

export interface PostmasterRow {
  id: string;
  messageId: string | null;
  at: number;
  kind: PostmasterKind;
  from: string;
  to: string;
  subject: string;
  reason: string;
  /** Sealed by the store. */
  source: Buffer;
}

/** The box for what can be sent to nobody. */
export interface PostmasterStore {
  /** @param told deliveries that are settled with it, in one commit */
  insert(row: PostmasterRow, told: string[]): Promise<void>;
  list(query: PostmasterQuery): Promise<Page<PostmasterMail>>;
  get(id: string): Promise<{ mail: PostmasterMail; source: Buffer } | null>;
  delete(id: string): Promise<boolean>;
  /** @returns how many there were */
  clear(): Promise<number>;
  /** Deletes what came before `before` ms. @returns how many */
  clean(before: number, limit: number): Promise<number>;
}

export interface NoticeService {
  settings(): Promise<NoticeSettings>;
  /** @throws GatewayError 422 BOUNCE_DOMAIN */
  update(input: Partial<NoticeSettings>): Promise<NoticeSettings>;
}

export interface PostmasterService {
  list(query: PostmasterQuery): Promise<Page<PostmasterMail>>;
  get(id: string): Promise<PostmasterMailText>;
  source(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
  clear(): Promise<number>;
}
