import { isAscii } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { Actor } from '../../core/actor.ts';
import { BOUNCE_OCTETS, type BounceSink } from '../../core/bounces.ts';
import type { Clock } from '../../core/clock.ts';
import { newId } from '../../core/id.ts';
import type { Log } from '../../core/log.ts';
import type { Acceptor, BodyWriter, Draft, DsnRequest } from '../../core/ports.ts';
import type { MailParser } from '../parse/parser.ts';
import { consume } from './consume.ts';
import type { DiskGuard } from './disk.ts';
import { type Arrival, groupTargets, relayDraft, smsDraft } from './draft.ts';
import { type Header, HeaderCollector, readHeader } from './header.ts';
import type { Exceptions } from './legacy-clients.ts';
import { LineMender, OctetScan } from './octets.ts';
import type { SmsTarget } from './sms-rules.ts';
import { LATER, noRoom, replyTo, SmtpReply } from './smtp-reply.ts';
import { BodySpool } from './spool.ts';
import { type Origin, stamp } from './stamp.ts';
import { readMailText, SMS_PREFIX, smsText } from './to-sms.ts';

export interface IntakeDeps {
  acceptor: Acceptor;
  bodies: BodyWriter;
  disk: DiskGuard;
  /** Reads mails that become texts. */
  parser: MailParser;
  bounces?: BounceSink;
  clock: Clock;
  log: Log;
  /** Our own name. */
  hostname: string;
}

/** The envelope of one transaction, already allowed. */
export interface Envelope {
  actor: Actor;
  origin: Origin;
  from: string;
  recipients: string[];
  /** Addresses that bounces of our own mails come to. */
  bounces: string[];
  /** From addresses that are phone numbers. */
  texts: SmsTarget[];
  /** The client announced SMTPUTF8. */
  smtpUtf8: boolean;
  dsn: DsnRequest | undefined;
  /** What the client is let off. */
  exceptions: Exceptions | null;
}

/** A mail that is safe. */
export interface Taken {
  /** After 250. */
  words: string;
  octets: number;
}

/** The message as it streams in; `sizeExceeded` turns true in the middle of it. */
export type DataStream = Readable & { readonly sizeExceeded: boolean; readonly byteLength: number };

const HEADER_MAX = 256 * 1024;

/**
 * Takes one message: looks at every octet, puts our header fields before it, hands it to the store chunk by chunk, and
 * answers only when the outbox has made it durable.
 */
export class Intake {
  readonly #deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /**
   * @param maxSize octets; a client that goes on and on past twice that is cut off with `abort`
   * @throws SmtpReply
   */
  async take(stream: DataStream, envelope: Envelope, maxSize: number, abort: () => void): Promise<Taken> {
    const message = new IncomingMessage(this.#deps, envelope);
    let failure: unknown = null;
    // What was refused is read to its end and dropped: the client hears the reply only after its final dot.
    const refuse = (error: unknown) => {
      failure = error;
      return this.#discard(message);
    };
    const add = (chunk: Buffer): Promise<void> | null => {
      if (stream.byteLength > 2 * maxSize) abort();
      if (failure || stream.sizeExceeded) return refuse(failure ?? tooLarge(maxSize));
      try {
        return message.add(chunk)?.catch(refuse) ?? null;
      } catch (error) {
        return refuse(error);
      }
    };
    try {
      await consume(stream, add);
    } catch (error) {
      await this.#discard(message);
      this.#deps.log.info({ err: error, client: envelope.origin.ip }, 'A client went away in the middle of a mail.');
      throw LATER; // to nobody
    }
    try {
      if (stream.sizeExceeded) throw tooLarge(maxSize);
      if (failure) throw failure;
      const drafts = await message.drafts();
      const ids = drafts.length > 0 ? await this.#deps.acceptor.accept(drafts) : [];
      await message.bounce();
      this.#deps.log.info({ message: ids[0], client: envelope.origin.ip, octets: stream.byteLength }, 'Mail taken in.');
      message.accepted();
      const words = ids.length > 0 ? `2.0.0 Queued as ${ids.join(', ')}` : '2.0.0 Taken';
      return { words, octets: stream.byteLength };
    } catch (error) {
      await this.#discard(message);
      const reply = replyTo(error);
      if (reply) {
        message.refused(reply);
        throw reply;
      }
      this.#deps.log.error({ err: error, client: envelope.origin.ip }, 'A mail could not be taken in.');
      throw LATER;
    }
  }

  async #discard(message: IncomingMessage): Promise<void> {
    await message.discard().catch((error: unknown) => {
      this.#deps.log.warn({ err: error }, 'A body that was not accepted could not be removed; it is swept later.');
    });
  }
}

/** One message between its first octet and its drafts. */
class IncomingMessage {
  readonly #deps: IntakeDeps;
  readonly #envelope: Envelope;
  readonly #id: string;
  readonly #spool: BodySpool | null;
  readonly #scan = new OctetScan();
  readonly #mender: LineMender | null;
  readonly #collector = new HeaderCollector(HEADER_MAX);
  #header: Header | null = null;
  #headerIsUtf8 = false;
  /** The start of the message as it came, for those who read it as an SMS or as a bounce. */
  #prefix: Buffer[] = [];
  #prefixLeft: number;

  constructor(deps: IntakeDeps, envelope: Envelope) {
    this.#deps = deps;
    this.#envelope = envelope;
    this.#id = newId(deps.clock.now());
    this.#spool = envelope.recipients.length > 0 ? new BodySpool(deps.bodies, this.#id) : null;
    this.#mender = envelope.exceptions?.row.bareLineEnds ? new LineMender() : null;
    const ofText = envelope.texts.length > 0 ? SMS_PREFIX : 0;
    this.#prefixLeft = envelope.bounces.length > 0 ? BOUNCE_OCTETS : ofText;
  }

  /** @returns what the next chunk is to wait for; null = nothing  @throws SmtpReply */
  add(chunk: Buffer): Promise<void> | null {
    return this.#add(this.#mender ? this.#mender.push(chunk) : chunk);
  }

  #add(chunk: Buffer): Promise<void> | null {
    this.#scan.push(chunk);
    if (!this.#deps.disk.take(chunk.length)) throw noRoom('disk-full');
    if (this.#prefixLeft > 0) {
      this.#prefix.push(chunk.subarray(0, this.#prefixLeft));
      this.#prefixLeft -= Math.min(chunk.length, this.#prefixLeft);
    }
    if (this.#header) return this.#spool?.add(chunk) ?? null;
    return this.#collector.push(chunk) ? this.#begin() : null;
  }

  async drafts(): Promise<Draft[]> {
    if (this.#mender) await this.#add(this.#mender.end());
    if (!this.#header) await this.#begin();
    const { recipients, texts, actor, from, smtpUtf8, dsn } = this.#envelope;
    const arrival: Arrival = { id: this.#id, actor, from, header: this.#header!, now: this.#deps.clock.now() };
    const drafts: Draft[] = [];
    if (this.#spool) {
      const options = { eightBit: this.#scan.eightBit, smtpUtf8: smtpUtf8 && this.#headerIsUtf8, dsn };
      drafts.push(relayDraft(arrival, recipients, await this.#spool.finish(), options));
    }
    if (texts.length > 0) {
      const read = await readMailText(Buffer.concat(this.#prefix).subarray(0, SMS_PREFIX), this.#deps.parser);
      for (const group of groupTargets(texts)) drafts.push(smsDraft(arrival, group, smsText(read, group.rule.row)));
    }
    return drafts;
  }

  async bounce(): Promise<void> {
    const start = Buffer.concat(this.#prefix);
    for (const address of this.#envelope.bounces) await this.#deps.bounces?.bounced(address, start);
  }

  accepted(): void {
    for (const { rule } of this.#envelope.texts) rule.tally.accepted += 1;
    if (this.#mender?.hasMended) this.#envelope.exceptions!.used.bareLineEnds += 1;
  }

  refused({ reason }: SmtpReply): void {
    for (const { rule } of this.#envelope.texts) rule.tally.refused.add(reason);
  }

  /** May be called more than once. */
  async discard(): Promise<void> {
    this.#prefix = [];
    await this.#spool?.discard();
  }

  /** The header is there: judge it, and write our own fields before it. */
  #begin(): Promise<void> | null {
    const { origin, recipients, texts } = this.#envelope;
    const start = this.#collector.text;
    const header = readHeader(start);
    if (header.length >= HEADER_MAX) {
      throw new SmtpReply(552, '5.3.4', `The header has more than ${HEADER_MAX} octets`, 'header');
    }
    this.#header = header;
    const recipient = recipients.length === 1 && texts.length === 0 ? recipients[0]! : null;
    const { hostname, clock } = this.#deps;
    const ours = stamp({ header, origin, hostname, id: this.#id, recipient, now: clock.now() });
    const head = start.subarray(0, header.length);
    const rest = start.subarray(header.length);
    this.#headerIsUtf8 = !isAscii(head);
    const gap = header.terminated || rest.length === 0 ? '' : '\r\n';
    return this.#spool?.add(Buffer.from(ours), head, Buffer.from(gap), rest) ?? null;
  }
}

function tooLarge(maxSize: number): SmtpReply {
  return new SmtpReply(552, '5.3.4', `The message exceeds the maximum size of ${maxSize} octets`, 'size');
}
