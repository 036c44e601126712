import { createHash } from 'node:crypto';
import { SYSTEM } from '../../../core/actor.ts';
import type { Clock } from '../../../core/clock.ts';
import { asGatewayError } from '../../../core/errors.ts';
import type { EventBus } from '../../../core/events.ts';
import { newId } from '../../../core/id.ts';
import type { Log } from '../../../core/log.ts';
import type { NoticeCase, NoticeStore, PostmasterStore } from '../../../core/notices.ts';
import type { BodyStore } from '../../../core/outbox-store.ts';
import type { Acceptor } from '../../../core/ports.ts';
import type { NoticeConfig } from './config.ts';
import { composeReport, type NoticeKind, reasonOf, SUBJECT } from './report-message.ts';
import { returnedPart, start } from './returned.ts';

export interface NoticesDeps {
  store: NoticeStore;
  postmaster: PostmasterStore;
  bodies: Pick<BodyStore, 'read'>;
  acceptor: Acceptor;
  events: EventBus;
  clock: Clock;
  log: Log;
  hostname: string;
  config: NoticeConfig;
  /** A notice was written. */
  made?(kind: NoticeKind | 'double-bounce'): void;
}

const AT_ONCE = 200;
const LOOK_MS = 60_000;
const RETRY_MS = 30_000;
const HOUR_MS = 3_600_000;
/** A notice is worth as much time as a mail. */
const LIFETIME_MS = 5 * 24 * HOUR_MS;
const POSTMASTER_OCTETS = 256 * 1024;

/**
 * Tells senders of relayed mail what became of it: failures, delays, and success where that was asked. What is untold is
 * found in the store, and marked as told in the very commit that accepts the notice; so an interruption at any point
 * neither loses a notice nor doubles one. Mails without a sender are never answered: they end in the postmaster's box.
 */
export class Notices {
  readonly #deps: NoticesDeps;
  #cancel: () => void = () => {};
  #unsubscribe: () => void = () => {};
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = true;
  #cursor: string | null = null;
  #cursorKeptAt = 0;

  constructor(deps: NoticesDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    const { events, store, clock } = this.#deps;
    this.#stopped = false;
    this.#cursor = await store.cursor();
    this.#cursorKeptAt = clock.now();
    this.#unsubscribe = events.on('message', ({ channel, state }) => {
      const ends = state === 'failed' || state === 'expired' || (state === 'sent' && this.#deps.config.successWanted);
      if (channel === 'email' && ends) this.wake();
    });
    this.wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancel();
    await this.#running;
  }

  /** Looks for what is untold, now. */
  wake(): void {
    this.#again = true;
    if (this.#running || this.#stopped) return;
    this.#running = this.#run()
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, 'Notices to senders could not be written; trying again.');
        return RETRY_MS;
      })
      .then((ms) => {
        this.#running = null;
        if (this.#stopped) return;
        this.#cancel();
        if (this.#again && ms === LOOK_MS) this.wake();
        else this.#cancel = this.#deps.clock.after(ms, () => this.wake());
      });
  }

  async #run(): Promise<number> {
    const { store, config } = this.#deps;
    this.#again = false;
    await this.#each(
      () => store.ended(AT_ONCE),
      (cases) => this.#ended(cases),
    );
    if (config.successWanted) {
      await this.#each(
        () => store.succeeded(AT_ONCE),
        (cases) =>
          this.#told(
            'success',
            cases.filter(({ handedOn }) => !handedOn),
            cases,
          ),
      );
    }
    await this.#lookForDelays();
    return LOOK_MS;
  }

  async #each(find: () => Promise<NoticeCase[]>, tell: (cases: NoticeCase[]) => Promise<void>): Promise<void> {
    for (let found = await find(); found.length > 0 && !this.#stopped; found = await find()) {
      for (const cases of byMessage(found)) await tell(cases);
      if (found.length < AT_ONCE) break;
    }
  }

  /** The failures of one message. */
  async #ended(cases: NoticeCase[]): Promise<void> {
    const { message } = cases[0]!;
    if (message.kind !== 'relay') return this.#settle(cases);
    if (message.from === '' || message.from === null) return this.#keep(cases);
    const { bounces } = this.#deps.config.current;
    await this.#told('failure', bounces ? cases.filter((one) => isWanted(one, 'failure')) : [], cases);
  }

  async #lookForDelays(): Promise<void> {
    const { store, clock, config } = this.#deps;
    const { delayHours } = config.current;
    if (delayHours === null) return;
    const before = clock.now() - delayHours * HOUR_MS;
    let isMoved = false;
    for (let more = true; more && !this.#stopped; ) {
      const { cases, cursor } = await store.delayed(before, this.#cursor, AT_ONCE);
      for (const some of byMessage(cases)) await this.#delayed(some);
      isMoved ||= cases.length > 0 || this.#cursor === null;
      more = cases.length === AT_ONCE;
      this.#cursor = cursor;
    }
    // Looking at some twice does no harm: a message's notice of delay is accepted once.
    if (this.#cursor === null || (!isMoved && clock.now() - this.#cursorKeptAt < HOUR_MS)) return;
    this.#cursorKeptAt = clock.now();
    await store.putCursor(this.#cursor);
  }

  async #delayed(cases: NoticeCase[]): Promise<void> {
    const { message } = cases[0]!;
    if (message.kind !== 'relay' || !message.from) return;
    const wanted = cases.filter((one) => isWanted(one, 'delay'));
    if (wanted.length > 0) await this.#write('delay', wanted, `notice:delay:${message.id}`, []);
  }

  /** @param all are marked as told, with the notice for `wanted` or without one */
  async #told(kind: NoticeKind, wanted: NoticeCase[], all: NoticeCase[]): Promise<void> {
    const { from } = all[0]!.message;
    if (wanted.length === 0 || !from) return this.#settle(all);
    const ids = all.map(({ deliveryId }) => deliveryId).sort();
    // A second end, after somebody had it tried again, is told of again.
    const at = Math.max(...all.map(({ updatedAt }) => updatedAt));
    const digest = createHash('sha256')
      .update([at, ...ids].join())
      .digest('hex')
      .slice(0, 32);
    await this.#write(kind, wanted, `notice:${kind}:${digest}`, ids);
  }

  async #write(kind: NoticeKind, cases: NoticeCase[], idempotencyKey: string, told: string[]): Promise<void> {
    const { acceptor, store, bodies, clock, log, hostname, config, made } = this.#deps;
    const { message } = cases[0]!;
    const to = message.from!;
    const at = clock.now();
    const id = newId(at);
    // Only a failure brings the whole mail back (RFC 3461, 4.3).
    const returned = await returnedPart(bodies, message, kind === 'failure', config.current.fullKb * 1024).catch(
      (error: unknown) => {
        log.warn({ err: error, message: message.id }, 'A mail cannot be read; its sender is told without it.');
        return null;
      },
    );
    const body = composeReport({ kind, cases, to, id, at, hostname, returned });
    await acceptor.accept([
      {
        ...({ channel: 'email', kind: 'relay', class: 'notice', source: 'notice', actor: SYSTEM } as const),
        ...{ id, recipients: [to], from: '', body, idempotencyKey, expiresAt: at + LIFETIME_MS },
        subject: SUBJECT[kind],
        options: body.some((octet) => octet > 127) ? { eightBit: true } : {},
        ...(told.length > 0 && { also: store.told(told, at) }),
      },
    ]);
    // Where the key was known already, another process wrote it: then the mark is its business, and this changes nothing.
    if (told.length > 0) await store.settle(told, at);
    made?.(kind);
  }

  /** Nobody can be told: the mail has no sender. */
  async #keep(cases: NoticeCase[]): Promise<void> {
    const { postmaster, bodies, clock, events, made } = this.#deps;
    const { message } = cases[0]!;
    const now = clock.now();
    const id = newId(now);
    const source = await start(bodies, message.id, message.bodySize, POSTMASTER_OCTETS).catch((error: unknown) =>
      Buffer.from(asGatewayError(error).message),
    );
    await postmaster.insert(
      {
        ...{ id, messageId: message.id, at: now, kind: 'double-bounce', from: message.from ?? '', source },
        to: cases.map(({ recipient }) => recipient).join(', '),
        subject: message.subject ?? '',
        reason: cases.map((one) => reasonOf(one, 'failure')).join(' '),
      },
      cases.map(({ deliveryId }) => deliveryId),
    );
    events.emit('postmaster', { id });
    made?.('double-bounce');
  }

  async #settle(cases: NoticeCase[]): Promise<void> {
    const ids = cases.map(({ deliveryId }) => deliveryId);
    await this.#deps.store.settle(ids, this.#deps.clock.now());
  }
}

/** RFC 3461, 4.1: without NOTIFY a sender hears of failures and of delays. */
function isWanted({ recipient, message }: NoticeCase, what: 'failure' | 'delay'): boolean {
  const notify = message.options.dsn?.recipients?.[recipient]?.notify;
  return notify === undefined || notify.includes(what);
}

function byMessage(cases: NoticeCase[]): NoticeCase[][] {
  const groups = new Map<string, NoticeCase[]>();
  for (const one of cases) {
    const group = groups.get(one.message.id);
    if (group) group.push(one);
    else groups.set(one.message.id, [one]);
  }
  return [...groups.values()];
}
