import { setMaxListeners } from 'node:events';
import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { MailMeter } from '../../core/mail-meter.ts';
import type { MessageClass } from '../../core/model/message.ts';
import type { JobDelivery, MailContent, Outcome, Sender, SendJob } from '../../core/ports.ts';
import { type Mail, type RecipientResult, type Results, sameForAll, stopping } from './carrier.ts';
import type { DkimSigner } from './dkim/signer.ts';
import type { LiveRoute, RouteTable } from './route-table.ts';
import { unreadable } from './transaction.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface MailSenderDeps {
  table: RouteTable;
  clock: Clock;
  waitingRoom: WaitingRoom;
  meter: MailMeter;
  log: Log;
  /** Signs what leaves; absent = nothing is signed. */
  signer?: Pick<DkimSigner, 'sign'>;
  /** Where bounces of a mail that was written here are to go; null = to its sender as it is. */
  envelopeSender?(deliveryId: string): string | null;
  /** Deliveries under way at once, over all routes. */
  concurrency?: number;
}

/** Deliveries under way at once, over all routes, unless said otherwise. */
export const CONCURRENCY = 50;
/** Of these, so many are kept for class otp. */
const RESERVED = 4;
/** Recipients that may wait for a limit of their destination without a place of their own; beyond these, only urgent ones. */
const MOST_WAITING = 200;
const MOST_URGENT_WAITING = 100;
const EVERY_CLASS: readonly MessageClass[] = ['otp', 'notice', 'bulk'];
const OTP_ONLY: readonly MessageClass[] = ['otp'];
const NO_ROUTE_RETRY_MS = 60_000;

/** The door out for mail: each recipient takes its most specific route, one transaction per message and route. */
export class MailSender implements Sender {
  readonly channel = 'email';
  readonly #deps: MailSenderDeps;
  readonly #listeners = new Set<() => void>();
  #inFlight = 0;

  constructor(deps: MailSenderDeps) {
    this.#deps = deps;
  }

  capacity(): number {
    const { takes } = this.#deps.table.readiness();
    if (takes === 'none') return 0;
    const free = Math.min(this.#free, MOST_WAITING + MOST_URGENT_WAITING - this.#deps.waitingRoom.size);
    return Math.min(Math.max(free, 0), takes === 'one' ? 1 : free);
  }

  /** The last places are kept for one-time passwords, which are of no use when they come late. */
  classes(): readonly MessageClass[] {
    const { waitingRoom, table } = this.#deps;
    const hasRoom = this.#free > Math.min(RESERVED, this.#concurrency / 4) && waitingRoom.size < MOST_WAITING;
    return hasRoom && table.readiness().takes !== 'urgent' ? EVERY_CLASS : OTP_ONLY;
  }

  onCapacity(listener: () => void): () => void {
    this.#listeners.add(listener);
    const unsubscribe = this.#deps.table.onChange(listener);
    return () => {
      this.#listeners.delete(listener);
      unsubscribe();
    };
  }

  waitingFor(messageClass: MessageClass = 'notice'): string | null {
    if (this.capacity() > 0 && this.classes().includes(messageClass)) return null;
    const { takes, why } = this.#deps.table.readiness();
    return takes === 'none' || takes === 'urgent'
      ? why
      : `${this.#inFlight} mails are being sent right now; it is next in line.`;
  }

  holding(messageId: string): string | null {
    return this.#deps.waitingRoom.why(messageId);
  }

  withdraw(messageId: string): void {
    this.#deps.waitingRoom.withdraw(messageId);
  }

  /** Some that were being sent wait now: others may go meanwhile. */
  roomGrew(): void {
    for (const listener of this.#listeners) listener();
  }

  async send(job: SendJob, signal: AbortSignal): Promise<Outcome[]> {
    this.#inFlight += job.deliveries.length;
    setMaxListeners(0, signal); // each mail that waits listens to it
    try {
      return await this.#deliver(job, signal);
    } finally {
      this.#inFlight -= job.deliveries.length;
      this.roomGrew();
    }
  }

  get #concurrency(): number {
    return this.#deps.concurrency ?? CONCURRENCY;
  }

  get #free(): number {
    return this.#concurrency - this.#inFlight + this.#deps.waitingRoom.size;
  }

  async #deliver(job: SendJob, signal: AbortSignal): Promise<Outcome[]> {
    const refused = refusalOf(job);
    if (refused) return job.deliveries.map((delivery) => this.#outcome(job, delivery, null, unsent(refused)));
    const outcomes = await Promise.all(this.#envelopes(job).map((envelope) => this.#send(job, envelope, signal)));
    return outcomes.flat();
  }

  /** A mail that was written here has an envelope for each recipient, where its bounces are to name the recipient. */
  #envelopes({ message, deliveries, content }: SendJob): MailEnvelope[] {
    const { from } = content as MailContent;
    const own = message.kind === 'push' || message.kind === 'email';
    const returnTo = own ? this.#deps.envelopeSender : undefined;
    const one = deliveries[0] && returnTo?.(deliveries[0].id);
    if (!returnTo || !one) return [{ from, deliveries }];
    return deliveries.map((delivery) => ({ from: returnTo(delivery.id) ?? from, deliveries: [delivery] }));
  }

  async #send(job: SendJob, { from, deliveries }: MailEnvelope, signal: AbortSignal): Promise<Outcome[]> {
    const { id: messageId, class: messageClass, options } = job.message;
    const { smtpUtf8 = false, dsn } = options;
    const content = job.content as MailContent;
    const common = { messageId, smtpUtf8, dsn, content, from, urgent: messageClass === 'otp' };
    const groups = new Map<LiveRoute | null, Set<string>>();
    for (const { to } of deliveries) {
      const route = this.#route(job, to);
      groups.set(route, (groups.get(route) ?? new Set()).add(to));
    }
    const outcomes = await Promise.all(
      [...groups].map(async ([route, recipients]) => {
        const results = await this.#byRoute(route, { ...common, recipients: [...recipients] }, signal);
        const own = deliveries.filter(({ to }) => recipients.has(to));
        return own.map((delivery) => this.#outcome(job, delivery, route, results.get(delivery.to)!));
      }),
    );
    return outcomes.flat();
  }

  /** The route that a person chose for it, or else the most specific one. */
  #route({ message }: SendJob, recipient: string): LiveRoute | null {
    const { table } = this.#deps;
    const chosen = message.options.route;
    return (chosen === undefined ? null : table.byId(chosen)) ?? table.find(recipient);
  }

  async #byRoute(route: LiveRoute | null, mail: Mail, signal: AbortSignal): Promise<Results> {
    if (!route) return sameForAll(mail.recipients, unsent(noRoute(mail.recipients[0]!)));
    if (signal.aborted) return sameForAll(mail.recipients, unsent(stopping()));
    const leaves = route.row.kind === 'smarthost' || route.row.kind === 'mx';
    const { signer } = this.#deps;
    if (!signer || !leaves) return route.carrier.deliver(mail, signal);
    try {
      return await route.carrier.deliver({ ...mail, content: await signer.sign(mail.content) }, signal);
    } catch (error) {
      return sameForAll(mail.recipients, unsent(unreadable(error)));
    }
  }

  #outcome({ message }: SendJob, { id, to }: JobDelivery, route: LiveRoute | null, result: RecipientResult): Outcome {
    const { error, via, response, dialogue } = result;
    const { meter, clock, log } = this.#deps;
    note(log, message.id, to, result);
    meter.attempt(route?.row.match ?? 'none', error ? error.disposition : 'sent');
    if (!error) {
      meter.queued(message.class, clock.now() - message.createdAt);
      return { deliveryId: id, via, response, dialogue, kind: 'sent' };
    }
    const steps = route?.row.retrySeconds;
    const retry = steps ? { retry: { stepsMs: steps.map((seconds) => seconds * 1000) } } : {};
    return { deliveryId: id, via, response, dialogue, kind: 'failed', error, ...retry };
  }
}

/** A line for each outcome. What waits for a limit or a rest of ours comes again and again, and is none. */
function note(log: Log, message: string, to: string, { error, via, response, dialogue }: RecipientResult): void {
  if (!error) {
    log.info({ message, to, via, response }, 'Mail sent.');
    return;
  }
  const fields = { message, to, via, code: error.code, reason: error.message };
  if (error.disposition === 'permanent') log.info(fields, 'Mail refused for good.');
  else if (error.disposition === 'uncertain') log.warn(fields, 'Mail handed over without an answer: uncertain.');
  else if (dialogue.length > 0) log.info(fields, 'Mail not sent; to be tried again.');
}

/** Recipients that share an envelope sender. */
interface MailEnvelope {
  from: string;
  deliveries: JobDelivery[];
}

function unsent(error: GatewayError): RecipientResult {
  return { via: null, response: null, dialogue: [], error };
}

/** What can be no mail at all; a broken content must not leave as an empty one. */
function refusalOf({ content }: SendJob): GatewayError | null {
  if (content.channel !== 'email') {
    return new GatewayError('WRONG_CHANNEL', 'This message is no mail.', { disposition: 'permanent' });
  }
  if (content.size > 0) return null;
  return new GatewayError('BODY_GONE', 'The text of this mail is no longer there.', {
    disposition: 'permanent',
    remedy: 'Send it anew from where it came.',
  });
}

function noRoute(recipient: string): GatewayError {
  return new GatewayError('NO_MAIL_ROUTE', `No mail route leads to ${recipient}.`, {
    disposition: 'local',
    remedy: 'Add a mail route for its domain, or one for * that takes everything.',
    retryAfterMs: NO_ROUTE_RETRY_MS,
  });
}
