import type { Clock } from '../core/clock.ts';
import { DueLoop } from '../core/due-loop.ts';
import type { EventBus } from '../core/events.ts';
import type { Log } from '../core/log.ts';
import type { DueCall, WebhookStore } from '../core/webhooks.ts';
import type { Caller } from './caller.ts';

export interface QueueDeps {
  store: WebhookStore;
  caller: Caller;
  clock: Clock;
  bus: EventBus;
  log: Log;
}

/** Webhooks that are called at the same time; each hears of things one after the other. */
const MOST = 8;
/** Longer than any call takes (ms): after it a call is anybody's, as its process has died. */
const LEASE_MS = 60_000;
const LONGEST_SLEEP_MS = 60_000;
const AFTER_TROUBLE_MS = 5_000;
/** The log goes back so far, and is cut so often (ms). */
const LOG_MS = 30 * 24 * 3_600_000;
const CUT_EVERY_MS = 6 * 3_600_000;

/** Makes the calls that are due; woken by what happens to pushes, and by the time of the next try. */
export class CallQueue {
  readonly #deps: QueueDeps;
  /** Webhook → its call under way. */
  readonly #running = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  readonly #loop: DueLoop;
  #cutAt = Number.NEGATIVE_INFINITY;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: QueueDeps) {
    this.#deps = deps;
    this.#loop = new DueLoop({
      ...{ clock: deps.clock, log: deps.log, look: () => this.#look(), pauseMs: () => AFTER_TROUBLE_MS },
      trouble: 'The queue of webhook calls cannot be read; trying again.',
    });
  }

  start(): void {
    this.#unsubscribe = this.#deps.bus.on('push', () => this.wake());
    this.#loop.start();
  }

  /** Calls under way are broken off, and made again at the next start. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    const looked = this.#loop.stop();
    this.#stop.abort();
    await looked;
    await Promise.all(this.#running.values());
  }

  wake(): void {
    this.#loop.wake();
  }

  /** @returns how long nothing is due (ms) */
  async #look(): Promise<number> {
    const { store, clock } = this.#deps;
    const webhooks = await store.list();
    if (webhooks.length === 0) return LONGEST_SLEEP_MS;
    const at = clock.now();
    await store.expire(at);
    if (at - this.#cutAt >= CUT_EVERY_MS) {
      this.#cutAt = at;
      await store.forget(at - LOG_MS);
    }
    const busy = () => [...this.#running.keys(), ...webhooks.filter(({ enabled }) => !enabled).map(({ id }) => id)];
    while (!this.#loop.stopped && this.#running.size < MOST) {
      const now = clock.now();
      const [due] = await store.claim(1, busy(), now, now + LEASE_MS);
      if (!due) break;
      this.#begin(due);
    }
    const next = await store.nextDue(busy());
    return next === null ? LONGEST_SLEEP_MS : Math.min(Math.max(next - clock.now(), 0), LONGEST_SLEEP_MS);
  }

  #begin(due: DueCall): void {
    const run = this.#carry(due)
      .catch((error: unknown) => this.#deps.log.error({ err: error, call: due.id }, 'A call could not be settled.'))
      .finally(() => {
        this.#running.delete(due.webhookId);
        this.wake();
      });
    this.#running.set(due.webhookId, run);
  }

  async #carry(due: DueCall): Promise<void> {
    const { store, caller, log } = this.#deps;
    const webhook = await store.get(due.webhookId);
    if (!webhook) return; // deleted meanwhile, and its calls with it
    const outcome = await caller.call(due, webhook, this.#stop.signal);
    await store.settle(outcome);
    const { problem, state } = outcome;
    if (problem) {
      log.warn({ webhook: webhook.name, code: problem.code, reason: problem.message, state }, 'A webhook call failed.');
    }
  }
}
