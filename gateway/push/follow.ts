import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import { DeliveryState } from '../core/model/message.ts';
import type { PushFlowStore, PushMoved } from '../core/push-stores.ts';

export interface FollowDeps {
  flow: Pick<PushFlowStore, 'follow' | 'behind'>;
  clock: Clock;
  bus: EventBus;
  log: Log;
  /** Pushes that came to another state with their message. */
  onMoved(moved: PushMoved[]): void;
}

const MOST = 256;
/** Longer than any message of a push is under way, reports and bounces included (ms). */
const LOOK_BACK = 7 * 24 * 3_600_000;

/** Takes pushes where their messages go. Messages that change together are written together. */
export class Follower {
  readonly #deps: FollowDeps;
  /** Message → its latest state. */
  #changed = new Map<string, DeliveryState>();
  #running: Promise<void> | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: FollowDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe ??= this.#deps.bus.on('message', ({ id, state, kind }) => {
      if (kind !== undefined && kind !== 'push') return;
      const known = DeliveryState.safeParse(state);
      if (known.success && known.data !== 'sending') this.note(id, known.data);
    });
  }

  /** What messages came to while nobody listened: the last stop was no orderly one. */
  async catchUp(): Promise<void> {
    const { flow, clock } = this.#deps;
    const behind = await flow.behind(clock.now() - LOOK_BACK);
    // Not with what is heard meanwhile, which may be much and is waited for by nobody; what is newer stands.
    await this.#writeAll(new Map(behind.map(({ messageId, state }) => [messageId, state])));
  }

  /** Resolves when what was heard is written. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    await this.settled();
  }

  note(messageId: string, state: DeliveryState): void {
    this.#changed.set(messageId, state);
    this.#running ??= this.#run();
  }

  /** All that was heard so far is written. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#changed.size > 0) {
      const changed = this.#changed;
      this.#changed = new Map();
      await this.#writeAll(changed);
    }
    this.#running = null;
  }

  async #writeAll(changed: ReadonlyMap<string, DeliveryState>): Promise<void> {
    for (const [state, ids] of byState(changed)) {
      for (let from = 0; from < ids.length; from += MOST) await this.#write(ids.slice(from, from + MOST), state);
    }
  }

  async #write(messageIds: string[], state: DeliveryState): Promise<void> {
    const { flow, clock, bus, log, onMoved } = this.#deps;
    try {
      const moved = await flow.follow(messageIds, state, clock.now());
      for (const push of moved) bus.emit('push', { id: push.id, state: push.state });
      if (moved.length > 0) onMoved(moved);
    } catch (error) {
      // Whoever looks at such a push brings it up to date.
      log.error({ err: error, messages: messageIds.length, state }, 'the states of pushes could not be written');
    }
  }
}

function byState(changed: ReadonlyMap<string, DeliveryState>): Map<DeliveryState, string[]> {
  const groups = new Map<DeliveryState, string[]>();
  for (const [id, state] of changed) {
    const ids = groups.get(state);
    if (ids) ids.push(id);
    else groups.set(state, [id]);
  }
  return groups;
}
