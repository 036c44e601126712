import type { Readable } from 'node:stream';
import type { Actor } from './actor.ts';
import type { GatewayError } from './errors.ts';
import type { Channel } from './model/common.ts';
import type { DialogueLine, MessageClass, MessageKind } from './model/message.ts';
import type { RetrySchedule } from './retry.ts';

/** What leaves by SMS. The text is Unicode; the codec chooses the alphabet and the parts. */
export interface SmsContent {
  channel: 'sms';
  text: string;
  /** Message class 0. */
  flash: boolean;
}

/** What leaves by SMTP: MIME bytes, exactly as they will be sent, and the envelope sender ('' = null sender). */
export interface MailContent {
  channel: 'email';
  from: string;
  /** Octets that `open()` yields. */
  size: number;
  /** The bytes from the start (bodyStream); may be called again for another attempt. */
  open(): Readable;
  /** All of them, where they are in memory; they may be given away, and have to be read the next time. */
  atHand?(): Buffer | null;
  /** The body has octets above 127 (8BITMIME is needed). */
  eightBit: boolean;
  /** CR and LF come only together; absent = nobody has looked. */
  strictLineEnds?: boolean;
}
export type Content = SmsContent | MailContent;

/** A message as the outbox holds it, without its body. Times in ms. */
export interface OutboxMessage {
  id: string;
  channel: Channel;
  kind: MessageKind;
  class: MessageClass;
  /** Envelope sender of a relayed mail; else null. */
  from: string | null;
  subject: string | null;
  /** kind push: the push id. */
  ref: string | null;
  createdAt: number;
  expiresAt: number;
  /** Octets of its stored body; 0 = it has none. */
  bodySize: number;
  /** Small settings of its kind: `{flash: true}`. */
  options: MessageOptions;
}
export interface MessageOptions {
  flash?: boolean;
  /** Id of the one modem that is to send it. */
  modem?: string;
  /** Id of the domain of the user it is for; routes may go by it. */
  domain?: string;
  /** It may have been sent before: TP-RD asks the service centre to refuse a second copy (GSM 03.40, 9.2.3.25). */
  rejectDuplicates?: boolean;
  /** kind push: which of its messages this is; absent = the push itself. */
  text?: 'code' | 'expiry' | 'notice';
  /** The confirmation of an opt-out: sent although its recipient has just opted out. */
  despiteOptOut?: boolean;
  eightBit?: boolean;
  smtpUtf8?: boolean;
  /** Id of the mail route that a person chose for it; while that one is enabled no other is taken. */
  route?: string;
  /** What becomes of it is mailed to its envelope sender: every end, or the bad ones. */
  mailReport?: 'failed' | 'all';
  /** What the client of a relayed mail asked for. */
  dsn?: DsnRequest;
}

/** Delivery status notifications as a client asked for them (RFC 3461); what is absent was not asked. */
export interface DsnRequest {
  /** RET: the whole message comes back with a failure, or its header. */
  ret?: 'full' | 'hdrs';
  /** ENVID, as printable ASCII: its xtext is decoded. */
  envid?: string;
  /** By recipient, as the deliveries are addressed. */
  recipients?: Record<string, DsnRecipient>;
}
export interface DsnRecipient {
  /** `never` stands alone. */
  notify?: ('never' | 'success' | 'failure' | 'delay')[];
  /** ORCPT: `rfc822;user@example.com`, its xtext decoded. */
  orcpt?: string;
}

/** Turns a claimed message of its kind into content, at the last moment. Throws GatewayError. */
export interface Renderer {
  render(message: OutboxMessage): Promise<Content>;
}

/** One claimed recipient. */
export interface JobDelivery {
  id: string;
  /** Address or E.164 number. */
  to: string;
  /** 1 for the first attempt. */
  attempt: number;
}

export interface SendJob {
  message: OutboxMessage;
  /** At least one; all share the content. SMS jobs always have one. */
  deliveries: JobDelivery[];
  content: Content;
}

/** What became of one recipient. `sent` = taken by the next hop or the network. */
export type Outcome = {
  deliveryId: string;
  /** Route or modem that was used, for people; null if none was reached. */
  via: string | null;
  /** The other side's own words. */
  response: string | null;
  /** Secrets already redacted. */
  dialogue: DialogueLine[];
} & (
  | { kind: 'sent' }
  | { kind: 'failed'; error: GatewayError /** Absent: as its class has it. */; retry?: RetrySchedule }
);

/**
 * A door out. The worker claims no more than `capacity()` and is woken by `onCapacity`; so a message waits in the
 * outbox, not inside a sender. `send` never throws for what the other side does: it returns an outcome per delivery.
 */
export interface Sender {
  readonly channel: Channel;
  /** How many more deliveries may be handed over right now. 0 while no modem or route can take any. */
  capacity(): number;
  /** Called when capacity may have grown. Returns the unsubscribe function. */
  onCapacity(listener: () => void): () => void;
  /** In plain words why it takes no message (of this class) now, null when it does. */
  waitingFor(messageClass?: MessageClass): string | null;
  /** What a message that it was handed waits for, in plain words; null when it does not wait. */
  holding?(messageId: string): string | null;
  /** A person wants this message back: if it only waits, it comes back now, as not sent. */
  withdraw?(messageId: string): void;
  /** The classes it takes at all at present; absent = every one. What it does not take stays in the outbox. */
  classes?(): readonly MessageClass[];
  /** @param signal aborted when the gateway must stop now; a submit in flight still gets its answer */
  send(job: SendJob, signal: AbortSignal): Promise<Outcome[]>;
}

/** A message as a door in hands it to the outbox. */
export interface Draft {
  channel: Channel;
  kind: MessageKind;
  class: MessageClass;
  actor: Actor;
  /** Where it came in: console, api, smtp, schedule, template-test, push. */
  source: string;
  recipients: string[];
  from?: string | null;
  subject?: string | null;
  ref?: string | null;
  options?: MessageOptions;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** Not before; absent = now. */
  notBefore?: number;
  /** Body: small ones here, sealed with the same commit; large ones were written chunk by chunk under `id` before. */
  body?: Buffer | { stored: true; size: number };
  /** Id chosen by the caller (needed for a stored body). */
  id?: string;
  /** Same key by the same actor = the same message, accepted once. */
  idempotencyKey?: string;
  /** Rows of the caller that must become durable in the very same commit (a push, say). */
  also?: AlsoCommit;
}

/** Opaque to the outbox: made by a store (`pushes.insertWith(row)`), written inside the accepting transaction. */
export interface AlsoCommit {
  /** Which of the store's tables, and how: the rows of one kind in one commit are written together. */
  readonly kind: 'push' | 'planned' | 'told' | 'success';
  /** Plain data: it may travel between threads. */
  readonly row: object;
}

/** A row with the message that it came with. */
export interface AlsoRow {
  messageId: string;
  row: object;
}

/** The door every way in uses. Durable (fsync) before it resolves; concurrent calls share a commit. */
export interface Acceptor {
  /** @returns message ids in the drafts' order  @throws GatewayError OUTBOX_FULL, DISK_FULL */
  accept(drafts: Draft[]): Promise<string[]>;
}

/** Chunks of a large body, durable before accept. */
export interface BodyWriter {
  /** @param seq from 0, ascending. Resolves when the chunk may be forgotten by the caller. */
  write(messageId: string, seq: number, chunk: Buffer): Promise<void>;
  /** The sender gave up before the end. */
  discard(messageId: string): Promise<void>;
}

// ---- the ledger of SMS parts ----

export interface LedgerPart {
  id: string;
  seq: number;
  total: number;
  state: 'pending' | 'submitting' | 'sent' | 'delivered' | 'failed' | 'uncertain';
  /** Concatenation reference (GSM 03.40, 9.2.3.24.1); the same for all parts and all attempts. */
  concatRef: number;
  /** SIM it was handed to; the parts of one message must come from one number. */
  sim?: string | null;
}

/** Written before Ctrl-Z, so that a crash can tell "may have been sent" from "was not". */
export interface PartLedger {
  /** The parts as they stand; [] = never begun. */
  load(deliveryId: string): Promise<LedgerPart[]>;
  /** Creates `total` pending parts. @param replace in place of earlier ones, none of which was handed to a modem */
  begin(deliveryId: string, total: number, concatRef: number, replace?: boolean): Promise<LedgerPart[]>;
  /** Durable before it resolves: from here on the part may be on the air. */
  submitting(partId: string, where: { modem: string; sim: string | null }): Promise<void>;
  /** +CMGS came. @param reference TP-MR 0…255; null where the service centre has it from an earlier submit */
  sent(partId: string, reference: number | null): Promise<void>;
  /** The modem refused it: not sent. Back to `pending` unless permanent. */
  refused(partId: string, permanent: boolean): Promise<void>;
  /** No answer after Ctrl-Z. */
  uncertain(partId: string): Promise<void>;
}

/** A status report (GSM 03.40, 9.2.2.3) as it came from a modem. */
export interface StatusReport {
  modem: string;
  sim: string | null;
  /** TP-MR 0…255 */
  reference: number;
  /** TP-RA, E.164 or as the network wrote it. */
  number: string;
  /** TP-Status 0…255. */
  status: number;
  /** TP-SCTS: when the service centre took the message, in ms; null or absent when unreadable. */
  acceptedAt?: number | null;
  /** TP-DT in ms, null when unreadable. */
  dischargedAt: number | null;
  receivedAt: number;
}

/** Takes reports; early ones (before our own commit) are kept and matched later. */
export interface ReportSink {
  report(report: StatusReport): Promise<void>;
}

/** An inbound SMS, assembled or a single part. */
export interface InboundSms {
  modem: string;
  sim: string | null;
  from: string;
  text: string;
  /** SCTS in ms. */
  sentAt: number | null;
  receivedAt: number;
  /** `bits` of the reference, 8 unless told. */
  concat: { ref: number; total: number; seq: number; bits?: 8 | 16 } | null;
}
export interface InboundSink {
  /** Durable before it resolves; only then may the SIM forget the message. Same message twice = stored once. */
  receive(sms: InboundSms): Promise<void>;
}
