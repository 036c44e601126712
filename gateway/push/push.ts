import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { Log } from '../core/log.ts';
import { type Channel, iso } from '../core/model/common.ts';
import { DeliveryState } from '../core/model/message.ts';
import type { AuthorizationCode, Push, PushAccepted } from '../core/model/push.ts';
import type { Acceptor } from '../core/ports.ts';
import type { PushService } from '../core/services.ts';
import type { PushRow, PushStore, TokenRow, UserRow } from '../core/stores.ts';
import type { ExpiryText } from './expiry.ts';
import { type Directory, languageOf, publicFacts } from './facts.ts';
import type { OneTime } from './one-time.ts';
import { spokenPush } from './push-answer.ts';
import { lateTimes, moveFor, OPEN, OPENABLE, STOPPED, UNSETTLED } from './push-state.ts';
import type { TemplateLibrary } from './template-library.ts';
import { valuesOf } from './values.ts';

/** How long things are of use, in ms. */
export interface Lifetimes {
  link: number;
  /** From accept to the last attempt to send it. */
  message: Record<Channel, number>;
}
const MINUTE = 60_000;
export const DEFAULT_LIFETIMES: Lifetimes = {
  link: 24 * 60 * MINUTE,
  message: { email: 60 * MINUTE, sms: 15 * MINUTE },
};

export interface PushDeps {
  directory: Directory;
  pushes: PushStore;
  templates: TemplateLibrary;
  oneTime: OneTime;
  expiry: ExpiryText;
  acceptor: Acceptor;
  /** A message's state in the outbox, null once it is gone; asked when somebody looks at a push that is under way. */
  messageState(messageId: string): Promise<DeliveryState | null>;
  lifetimes: Lifetimes;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

const LISTED = 50;

interface Recipient {
  token: TokenRow;
  user: UserRow;
  to: string;
}

/** Pushes a token to its user: decides policy, link, template version and expiry, and hands the outbox a reference. */
export class Pushes implements PushService {
  readonly #deps: PushDeps;
  #addressWarned = false;

  constructor(deps: PushDeps) {
    this.#deps = deps;
  }

  async issue(
    request: { tokenId: string; channel: Channel; idempotencyKey?: string },
    actor: Actor,
  ): Promise<PushAccepted> {
    const { channel, idempotencyKey } = request;
    const { acceptor, pushes, clock, lifetimes } = this.#deps;
    const recipient = await this.#recipient(request.tokenId, channel);
    const now = clock.now();
    const { row, subject } = await this.#prepare(recipient, channel, actor, now);
    const [messageId] = await acceptor.accept([
      {
        channel,
        kind: 'push',
        class: 'otp',
        actor,
        source: 'push',
        recipients: [row.to],
        subject,
        ref: row.id,
        options: { domain: recipient.user.domainId },
        expiresAt: now + lifetimes.message[channel],
        idempotencyKey,
        also: pushes.insertWith(row),
      },
    ]);
    // Under a key that was used before, the outbox answers with the first message, and this row was not written.
    const stored = idempotencyKey === undefined ? null : await pushes.byMessage(messageId!);
    if (stored && stored.id !== row.id) return { pushId: stored.id, messageId: messageId! };
    await this.#revokeOlder(row.tokenId, now);
    this.#deps.bus.emit('push', { id: row.id, state: row.state });
    return { pushId: row.id, messageId: messageId! };
  }

  async get(id: string): Promise<Push> {
    const row = await this.#current(await this.#stored(id));
    const { directory } = this.#deps;
    return spokenPush(row, await directory.getToken(row.tokenId), await directory.getUser(row.userId));
  }

  async listByToken(tokenId: string): Promise<Push[]> {
    const { directory, pushes } = this.#deps;
    const rows = await pushes.listByToken(tokenId, LISTED);
    const token = await directory.getToken(tokenId);
    if (!token) throw notFound('token', tokenId);
    const user = await directory.getUser(token.userId);
    const current = await Promise.all(rows.map((row) => this.#current(row)));
    return current.map((row) => spokenPush(row, token, user));
  }

  /** Also where the policy is `send` but the template used had no place for the code. */
  async authorizationCode(pushId: string): Promise<AuthorizationCode> {
    const row = await this.#stored(pushId);
    if (row.authorization === 'none' || (row.authorization === 'send' && (await this.#carriedCode(row)))) {
      throw conflict('CODE_NOT_WITHHELD', 'The authorization code of this push is not withheld from the message.');
    }
    const expiresAt = row.linkExpiresAt ?? row.queuedAt + this.#deps.lifetimes.link;
    if (!OPENABLE.includes(row.state) || expiresAt <= this.#deps.clock.now()) {
      throw conflict('PUSH_OVER', 'This push is over, so its code opens nothing.', 'Push the token again.');
    }
    return { code: this.#deps.oneTime.code(row.id), expiresAt: iso(expiresAt) };
  }

  /** Follows a message: call it with every state its message comes to. Messages that are no push are ignored. */
  async onMessageState(messageId: string, state: DeliveryState): Promise<void> {
    if (state === 'sending') return;
    const row = await this.#deps.pushes.byMessage(messageId);
    if (row) await this.#apply(row, state);
  }

  /** Subscribes `onMessageState` to the outbox's events. Returns the unsubscribe function. */
  follow(bus: EventBus): () => void {
    return bus.on('message', ({ id, state }) => {
      const known = DeliveryState.safeParse(state);
      if (!known.success) return;
      this.onMessageState(id, known.data).catch((error: unknown) => {
        this.#deps.log.error({ err: error, messageId: id }, 'the state of a push could not be written');
      });
    });
  }

  async #recipient(tokenId: string, channel: Channel): Promise<Recipient> {
    const token = await this.#deps.directory.getToken(tokenId);
    if (!token) throw notFound('token', tokenId);
    if (token.state === 'revoked') {
      throw conflict('TOKEN_REVOKED', 'The token is revoked.', 'Create a new token for the user and push that one.');
    }
    const user = await this.#deps.directory.getUser(token.userId);
    if (!user) throw notFound('user', token.userId);
    const to = channel === 'email' ? user.email : user.mobile;
    if (to) return { token, user, to };
    const missing = channel === 'email' ? 'e-mail address' : 'mobile number';
    const remedy = `Enter one for ${user.login} under Directory, Users, or push the token by ${channel === 'email' ? 'SMS' : 'e-mail'}.`;
    throw invalid(
      'NO_ADDRESS',
      `The user ${user.login} has no ${missing}.`,
      [{ path: 'channel', message: remedy }],
      remedy,
    );
  }

  async #prepare({ token, user, to }: Recipient, channel: Channel, actor: Actor, now: number) {
    const { templates, oneTime, lifetimes, directory, expiry } = this.#deps;
    const id = newId(now);
    const version = await templates.latestVersion(channel);
    const mail = channel === 'email' ? await templates.mail(version) : null;
    const words = (mail ?? (await templates.sms(version))).words;
    const ownLink = token.link === null && words.has('LINK');
    if (ownLink) this.#warnOfAddress();
    const row: Omit<PushRow, 'messageId'> = {
      id,
      tokenId: token.id,
      userId: user.id,
      channel,
      to,
      templateVersion: version,
      authorization: token.authorization,
      by: actor.name,
      state: 'queued',
      linkHash: ownLink ? oneTime.linkHash(id) : null,
      tries: 0,
      queuedAt: now,
      acceptedAt: null,
      deliveredAt: null,
      openedAt: null,
      revealedAt: null,
      verifiedAt: null,
      endedAt: null,
      linkExpiresAt: ownLink ? now + lifetimes.link : null,
    };
    if (!mail) return { row, subject: null };
    const facts = publicFacts(row, token, user, await languageOf(user, directory));
    return { row, subject: mail.subject(valuesOf(facts, channel, expiry, null, ownLink)) };
  }

  /**
   * Ends all pushes of the token but the newest. Only what is older than a push in the same look is touched, so of
   * pushes issued at one moment exactly one is left, in whatever order their commits come.
   */
  async #revokeOlder(tokenId: string, now: number): Promise<void> {
    const { pushes, bus } = this.#deps;
    const [, ...older] = await pushes.listByToken(tokenId, LISTED);
    for (const { id, state, linkExpiresAt } of older) {
      const ends = linkExpiresAt === null ? null : Math.min(linkExpiresAt, now);
      if (OPEN.includes(state)) {
        const revoked = await pushes.advance(id, OPEN, { state: 'revoked', endedAt: now, linkExpiresAt: ends });
        if (revoked) bus.emit('push', { id, state: 'revoked' });
      } else if (STOPPED.includes(state) && ends !== linkExpiresAt) {
        // Its message may be tried again, or may have arrived all the same.
        await pushes.update(id, { linkExpiresAt: ends });
      }
    }
  }

  async #stored(id: string): Promise<PushRow> {
    const row = await this.#deps.pushes.get(id);
    if (!row) throw notFound('push', id);
    return row;
  }

  /** After a crash between the outbox's commit and ours the push lags behind its message: caught up here. */
  async #current(row: PushRow): Promise<PushRow> {
    if (!UNSETTLED.includes(row.state)) return row;
    const state = await this.#deps.messageState(row.messageId);
    return state ? this.#apply(row, state) : row;
  }

  async #apply(row: PushRow, state: DeliveryState): Promise<PushRow> {
    const { pushes, clock, bus } = this.#deps;
    const now = clock.now();
    const move = moveFor(state, row, now);
    if (move?.from.includes(row.state) && (await pushes.advance(row.id, move.from, move.patch))) {
      const moved = { ...row, ...move.patch };
      bus.emit('push', { id: row.id, state: moved.state });
      return moved;
    }
    const times = lateTimes(state, row, now);
    if (times) await pushes.update(row.id, times);
    return { ...row, ...times };
  }

  async #carriedCode(row: PushRow): Promise<boolean> {
    const { templates } = this.#deps;
    const template = await (row.channel === 'email'
      ? templates.mail(row.templateVersion)
      : templates.sms(row.templateVersion));
    return template.words.has('AUTHZCODE');
  }

  #warnOfAddress(): void {
    if (this.#addressWarned || this.#deps.oneTime.isPublic) return;
    this.#addressWarned = true;
    this.#deps.log.warn(
      { link: this.#deps.oneTime.urlOf('…') },
      'web.publicUrl is not set: links begin with the address the gateway listens on, which people may not reach',
    );
  }
}
