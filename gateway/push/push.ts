import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { asGatewayError, conflict, type GatewayError, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import { type Channel, iso } from '../core/model/common.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { AuthorizationCode, Push, PushAccepted } from '../core/model/push.ts';
import type { Acceptor } from '../core/ports.ts';
import { OPENABLE, UNSETTLED } from '../core/push-moves.ts';
import type { PushFlowStore, PushRow, PushStore } from '../core/push-stores.ts';
import type { PushService } from '../core/services.ts';
import type { DirectoryStore } from '../core/stores.ts';
import type { OneTime } from './one-time.ts';
import type { Preparation, Prepared, PushOrder } from './prepare.ts';
import { spokenPush } from './push-answer.ts';
import { rulesOf } from './rules.ts';
import type { TemplateLibrary } from './template-library.ts';

export interface PushDeps {
  directory: Pick<DirectoryStore, 'getToken' | 'getUser'>;
  pushes: PushStore;
  flow: PushFlowStore;
  templates: TemplateLibrary;
  preparation: Preparation;
  oneTime: OneTime;
  acceptor: Acceptor;
  /** A message's state in the outbox, null once it is gone; asked when somebody looks at a push that is under way. */
  messageState(messageId: string): Promise<DeliveryState | null>;
  /** Something is due later. */
  onPlanned(): void;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

const LISTED = 50;

export type Issued = { accepted: PushAccepted } | { error: GatewayError };

/** Pushes tokens to their users, and tells what became of it. */
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
    const [issued] = await this.issueMany([request], actor);
    if ('error' in issued!) throw issued.error;
    return issued!.accepted;
  }

  /** In the order of the orders; one that cannot be pushed does not keep the others from it. @throws what accept throws */
  async issueMany(orders: readonly PushOrder[], actor: Actor): Promise<Issued[]> {
    const { flow, templates, preparation, clock, onPlanned } = this.#deps;
    const now = clock.now();
    const [recipients, choose] = await Promise.all([
      flow.recipients([...new Set(orders.map(({ tokenId }) => tokenId))]),
      templates.chooser(),
    ]);
    const results = await Promise.all(
      orders.map(async (order): Promise<Prepared | { error: GatewayError }> => {
        const recipient = recipients.get(order.tokenId);
        try {
          if (!recipient) throw notFound('token', order.tokenId);
          return await preparation.prepare(recipient, order, actor, now, choose);
        } catch (error) {
          return { error: asGatewayError(error) };
        }
      }),
    );
    const prepared = results.filter((result): result is Prepared => !('error' in result));
    if (prepared.some(({ row }) => row.linkHash !== null)) this.#warnOfAddress();
    const accepted = await this.#accept(prepared, now);
    onPlanned();
    return results.map((result) => ('error' in result ? result : { accepted: accepted.get(result)! }));
  }

  async get(id: string): Promise<Push> {
    const row = await this.#current(await this.#stored(id));
    const { directory, flow } = this.#deps;
    const [token, user, events] = await Promise.all([
      directory.getToken(row.tokenId),
      directory.getUser(row.userId),
      flow.events(id),
    ]);
    return spokenPush(row, token, user, events);
  }

  async listByToken(tokenId: string): Promise<Push[]> {
    const { directory, pushes } = this.#deps;
    const rows = await pushes.listByToken(tokenId, LISTED);
    const token = await directory.getToken(tokenId);
    if (!token) throw notFound('token', tokenId);
    const user = await directory.getUser(token.userId);
    const current = await Promise.all(rows.map((row) => this.#current(row)));
    return current.map((row) => spokenPush(row, token, user, null));
  }

  /** Also where the policy is `send` but the template used had no place for the code. */
  async authorizationCode(pushId: string): Promise<AuthorizationCode> {
    const row = await this.#stored(pushId);
    if (row.authorization === 'none' || (row.authorization === 'send' && (await this.#carriedCode(row)))) {
      throw conflict('CODE_NOT_WITHHELD', 'The authorization code of this push is not withheld from the message.');
    }
    const rules = rulesOf(row);
    const expiresAt = Math.min(
      row.linkExpiresAt ?? Number.MAX_SAFE_INTEGER,
      rules.codeExpiresAt ?? Number.MAX_SAFE_INTEGER,
    );
    if (!OPENABLE.includes(row.state) || expiresAt <= this.#deps.clock.now()) {
      throw conflict('PUSH_OVER', 'This push is over, so its code opens nothing.', 'Push the token again.');
    }
    const { clock, oneTime } = this.#deps;
    const known = expiresAt < Number.MAX_SAFE_INTEGER ? expiresAt : clock.now() + 24 * 3_600_000;
    return { code: oneTime.code(row.id, rules), expiresAt: iso(known) };
  }

  async #accept(prepared: Prepared[], now: number): Promise<Map<Prepared, PushAccepted>> {
    const { acceptor, pushes, flow, bus } = this.#deps;
    const accepted = new Map<Prepared, PushAccepted>();
    if (prepared.length === 0) return accepted;
    const ids = await acceptor.accept(prepared.flatMap(({ drafts }) => drafts));
    let at = 0;
    const fresh: Prepared[] = [];
    for (const each of prepared) {
      const messageId = ids[at]!;
      at += each.drafts.length;
      // Under a key that was used before, the outbox answers with the first message, and this row was not written.
      const earlier = messageId === each.drafts[0]!.id ? null : await pushes.byMessage(messageId);
      if (!earlier) fresh.push(each);
      accepted.set(each, { pushId: earlier?.id ?? each.row.id, messageId, warnings: each.warnings });
    }
    for (const { id } of await flow.revokeOlder([...new Set(fresh.map(({ row }) => row.tokenId))], now)) {
      bus.emit('push', { id, state: 'revoked' });
    }
    for (const { row } of fresh) bus.emit('push', { id: row.id, state: row.state });
    return accepted;
  }

  async #stored(id: string): Promise<PushRow> {
    const row = await this.#deps.pushes.get(id);
    if (!row) throw notFound('push', id);
    return row;
  }

  /** After a crash between the outbox's commit and ours the push lags behind its message: caught up here. */
  async #current(row: PushRow): Promise<PushRow> {
    const { messageState, flow, clock, bus, pushes } = this.#deps;
    if (!UNSETTLED.includes(row.state)) return row;
    const state = await messageState(row.messageId);
    const moved = state ? await flow.follow([row.messageId], state, clock.now()) : [];
    for (const push of moved) bus.emit('push', { id: push.id, state: push.state });
    return moved.length > 0 ? ((await pushes.get(row.id)) ?? row) : row;
  }

  async #carriedCode(row: PushRow): Promise<boolean> {
    if (row.codeChannel !== null) return true;
    const ref = { id: row.templateId, version: row.templateVersion };
    const { mail, sms } = await this.#deps.templates.compiled(row.kind, row.channel, 'en', ref);
    return (mail ?? sms)!.words.has('AUTHZCODE');
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
