import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import type { Within } from '../core/domains.ts';
import { GatewayError, notFound } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import { newId } from '../core/id.ts';
import type { OptOutList } from '../core/inbound.ts';
import type { Channel, Page } from '../core/model/common.ts';
import type { DeliveryState, Message, MessageInput, MessageQuery, MessageSummary } from '../core/model/message.ts';
import type { NoticeWishes } from '../core/notices.ts';
import {
  type NewMessage,
  type OutboxCounts,
  type OutboxStore,
  type StateChange,
  UNFINISHED,
} from '../core/outbox-store.ts';
import type { Draft, ReportSink, Sender, StatusReport } from '../core/ports.ts';
import type { MessageAction, OutboxService } from '../core/services.ts';
import { LANE } from './lane.ts';
import { refuseOptedOut } from './opt-out.ts';
import type { Mover, Places } from './places.ts';
import { allowedActions, holdUpOf } from './reading.ts';
import { draftOf } from './submit.ts';

export interface OutboxDeps {
  store: OutboxStore;
  clock: Clock;
  events: EventBus;
  senders: readonly Sender[];
  /** Any usual notation → E.164. @throws GatewayError 422 */
  normalizeMobile(text: string): string;
  /** Who may not be sent notices and bulk; absent = nobody has opted out. */
  optOuts?: OptOutList;
  /** What senders want to hear of their mail; absent = nobody is told. */
  wishes?: NoticeWishes;
  /** Unfinished deliveries the queue may hold; beyond it `accept` says no. */
  limit?: number;
}

/** @param expiresAt ms; Infinity where unknown */
export type QueuedListener = (expiresAt: number) => void;

const DEFAULT_LIMIT = 2_000_000;

/**
 * The hall every message passes. `accept` is durable before it resolves; then the channel's worker has it or is woken, and
 * listeners hear every change of state through the bus, after its commit.
 */
export class Outbox implements OutboxService, ReportSink {
  readonly #deps: OutboxDeps;
  readonly #listeners = new Set<QueuedListener>();
  readonly #movers = new Map<Channel, Mover>();
  /** Unfinished deliveries: counted at start, kept up by what we accept and settle ourselves. */
  #depth = 0;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  async start(): Promise<void> {
    this.#depth = await this.#deps.store.depth();
  }

  /** From here on this one is handed, or told of, all that is accepted for the channel. */
  movedBy(channel: Channel, mover: Mover): void {
    this.#movers.set(channel, mover);
  }

  /** Called whenever something is queued. */
  onQueued(listener: QueuedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async accept(drafts: Draft[]): Promise<string[]> {
    const now = this.#deps.clock.now();
    const messages = drafts.map((draft) => this.#admit(draft, now));
    if (this.#deps.optOuts) await refuseOptedOut(drafts, this.#deps.optOuts);
    const wanted = messages.reduce((sum, message) => sum + message.recipients.length, 0);
    if (this.#depth + wanted > (this.#deps.limit ?? DEFAULT_LIMIT)) {
      throw new GatewayError('OUTBOX_FULL', `The queue holds ${this.#depth} messages and takes no more.`, {
        status: 503,
        remedy: 'See under Messages what holds them up; cancel what is not needed any more.',
        retryAfterMs: 60_000,
      });
    }
    this.#depth += wanted;
    const places = messages.map((message) => this.#reserve(message));
    const accepted = await this.#deps.store.accept(messages).catch((error: unknown) => {
      this.#depth -= wanted;
      for (const kept of places) kept?.giveBack();
      throw error;
    });
    accepted.forEach(({ id, isNew, claimed }, index) => {
      const message = messages[index]!;
      const kept = places[index];
      if (isNew) this.#emit(id, 'queued', message);
      else this.#depth -= message.recipients.length;
      if (!kept) this.#movers.get(message.channel)?.wake();
      else if (isNew) kept.take(claimed);
      else kept.giveBack();
      this.#queued(message.expiresAt);
    });
    return accepted.map(({ id }) => id);
  }

  /** Where it can leave at once it is claimed as it is accepted. */
  #reserve(message: NewMessage): Places | null {
    const places = this.#movers.get(message.channel)?.reserve(message) ?? null;
    if (places) message.lease = places.lease;
    return places;
  }

  async submit(input: MessageInput, actor: Actor, idempotencyKey?: string): Promise<string> {
    const draft = draftOf(input, actor, this.#deps.clock.now(), this.#deps.normalizeMobile);
    const [id] = await this.accept([idempotencyKey ? { ...draft, idempotencyKey } : draft]);
    return id!;
  }

  async get(id: string): Promise<Message> {
    const message = await this.#deps.store.get(id);
    if (!message) throw notFound('message', id);
    const sender = this.#senderOf(message.channel);
    const words = { waitsFor: sender?.waitingFor(message.class) ?? null, holding: sender?.holding?.(id) ?? null };
    const holdUp = holdUpOf(message, words, this.#deps.clock.now());
    return { ...message, waitingFor: holdUp?.text ?? null, holdUp, actions: allowedActions(message) };
  }

  list(query: MessageQuery & Within): Promise<Page<MessageSummary>> {
    return this.#deps.store.list(query);
  }

  async act(id: string, action: MessageAction, actor: Actor): Promise<Message> {
    const before = await this.get(id);
    const changes = before.actions.includes(action)
      ? await this.#deps.store.act({ messageId: id, action, actor, now: this.#deps.clock.now() })
      : [];
    // Nothing changed although it was allowed: the worker was faster.
    if (changes.length === 0) {
      throw new GatewayError('STATE_FORBIDS', `A message that is ${before.state} cannot be changed by "${action}".`, {
        status: 409,
        disposition: 'permanent',
        remedy:
          before.actions.length > 0
            ? `Possible now: ${before.actions.join(', ')}.`
            : 'Reload to see its present state.',
      });
    }
    this.changed(changes);
    const after = await this.get(id);
    this.#wake(after.channel, Date.parse(after.expiresAt));
    return after;
  }

  async report(report: StatusReport): Promise<void> {
    this.changed(await this.#deps.store.report(report));
  }

  counts(since: number): Promise<OutboxCounts> {
    return this.#deps.store.counts(since);
  }

  /** Tells the bus, keeps the depth, wakes the workers for what is queued again, and calls back what only waits. */
  changed(changes: readonly StateChange[]): void {
    for (const { messageId, channel, kind, from, state } of changes) {
      if (from === 'sending' && state === 'sending') this.#senderOf(channel)?.withdraw?.(messageId);
      this.#depth += Number(UNFINISHED.includes(state)) - Number(UNFINISHED.includes(from));
      this.#emit(messageId, state, { channel, kind });
    }
    const again = new Map<Channel, number>();
    for (const { state, channel, expiresAt = Number.POSITIVE_INFINITY } of changes) {
      if (state === 'queued') again.set(channel, Math.min(again.get(channel) ?? expiresAt, expiresAt));
    }
    for (const [channel, expiresAt] of again) this.#wake(channel, expiresAt);
  }

  #emit(id: string, state: DeliveryState, { channel, kind }: Pick<StateChange, 'channel' | 'kind'>): void {
    this.#deps.events.emit('message', { id, state, channel, ...(kind && { kind }) });
  }

  #senderOf(wanted: Channel): Sender | undefined {
    return this.#deps.senders.find(({ channel }) => channel === wanted);
  }

  #wake(channel: Channel, expiresAt: number): void {
    this.#movers.get(channel)?.wake();
    this.#queued(expiresAt);
  }

  #queued(expiresAt: number): void {
    for (const listener of this.#listeners) listener(expiresAt);
  }

  #admit(draft: Draft, now: number): NewMessage {
    if (draft.recipients.length === 0) {
      throw new GatewayError('NO_RECIPIENT', 'A message needs at least one recipient.', {
        status: 422,
        disposition: 'permanent',
      });
    }
    const also = draft.also ?? this.#deps.wishes?.of(draft.options);
    const message: NewMessage = { ...draft, id: draft.id ?? newId(now), createdAt: now, lane: LANE[draft.class] };
    if (also) message.also = also;
    return message;
  }
}
