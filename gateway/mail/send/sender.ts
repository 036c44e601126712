import type { Clock } from '../../core/clock.ts';
import { asGatewayError, GatewayError } from '../../core/errors.ts';
import type { MessageClass } from '../../core/model/message.ts';
import type { JobDelivery, MailContent, Outcome, Sender, SendJob } from '../../core/ports.ts';
import type { Mail, RecipientResult, Results } from './carrier.ts';
import { sameForAll } from './carrier.ts';
import type { LiveRoute, RouteTable } from './route-table.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface MailSenderDeps {
  table: RouteTable;
  clock: Clock;
  waitingRoom: WaitingRoom;
  /** Deliveries under way at once, over all routes. */
  concurrency?: number;
}

const CONCURRENCY = 20;
/** Of these, so many are kept for class otp. */
const RESERVED = 4;
/** Recipients that may wait for a limit of their destination without a place of their own. */
const MOST_WAITING = 200;
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
    const free = Math.min(this.#free, MOST_WAITING - this.#deps.waitingRoom.size);
    return Math.min(Math.max(free, 0), takes === 'all' ? free : 1);
  }

  /** The last places are kept for one-time passwords, which are of no use when they come late. */
  classes(): readonly MessageClass[] {
    return this.#free > Math.min(RESERVED, this.#concurrency / 4) ? EVERY_CLASS : OTP_ONLY;
  }

  onCapacity(listener: () => void): () => void {
    this.#listeners.add(listener);
    const unsubscribe = this.#deps.table.onChange(listener);
    return () => {
      this.#listeners.delete(listener);
      unsubscribe();
    };
  }

  waitingFor(): string | null {
    if (this.capacity() > 0) return null;
    const { takes, why } = this.#deps.table.readiness();
    return takes === 'none' ? why : `${this.#inFlight} mails are being sent right now; it is next in line.`;
  }

  holding(messageId: string): string | null {
    return this.#deps.waitingRoom.why(messageId);
  }

  /** Some that were being sent wait now: others may go meanwhile. */
  roomGrew(): void {
    for (const listener of this.#listeners) listener();
  }

  async send(job: SendJob, signal: AbortSignal): Promise<Outcome[]> {
    this.#inFlight += job.deliveries.length;
    try {
      const results = await this.#deliver(job, signal);
      return job.deliveries.map((delivery) => outcomeOf(delivery, results.get(delivery.to)!));
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

  async #deliver(job: SendJob, signal: AbortSignal): Promise<Results> {
    const recipients = [...new Set(job.deliveries.map(({ to }) => to))];
    const refused = refusalOf(job);
    if (refused) return sameForAll(recipients, unsent(refused));
    const content = job.content as MailContent;
    const groups = new Map<LiveRoute | null, string[]>();
    for (const recipient of recipients) {
      const route = this.#deps.table.find(recipient);
      groups.set(route, [...(groups.get(route) ?? []), recipient]);
    }
    const { id: messageId, class: messageClass, options } = job.message;
    const { smtpUtf8 = false, dsn } = options;
    const common = { ...{ messageId, smtpUtf8, dsn, content }, from: content.from, urgent: messageClass === 'otp' };
    const results = await Promise.all(
      [...groups].map(([route, some]) => byRoute(route, { ...common, recipients: some }, signal)),
    );
    return new Map(results.flatMap((some) => [...some]));
  }
}

async function byRoute(route: LiveRoute | null, mail: Mail, signal: AbortSignal): Promise<Results> {
  if (!route) return sameForAll(mail.recipients, unsent(noRoute(mail.recipients[0]!)));
  if (signal.aborted) return sameForAll(mail.recipients, unsent(stopping()));
  return route.carrier.deliver(mail, signal);
}

function outcomeOf({ id }: JobDelivery, { error, ...result }: RecipientResult): Outcome {
  return error
    ? { deliveryId: id, ...result, kind: 'failed', error: asGatewayError(error) }
    : { deliveryId: id, ...result, kind: 'sent' };
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

function stopping(): GatewayError {
  return new GatewayError('GATEWAY_STOPPING', 'The gateway was stopping; nothing was sent.', { disposition: 'local' });
}
