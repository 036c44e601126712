import type { Clock } from '../core/clock.ts';
import { DueLoop } from '../core/due-loop.ts';
import { asGatewayError } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import type { DueForward, ForwardingRuleStore, ForwardStore, InboxQueue } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { Carrier } from './carrier.ts';

export interface ForwardQueueDeps {
  rules: ForwardingRuleStore;
  forwards: ForwardStore;
  inbox: InboxQueue;
  carrier: Carrier;
  events: EventBus;
  clock: Clock;
  log: Log;
}

/** Calls at the same time, of all rules and of one: a webhook that is slow keeps nobody else waiting. */
const MOST = 8;
const MOST_OF_ONE = 2;
/** Longer than any call takes: after it a forward is anybody's, as its process has died (ms). */
const LEASE_MS = 60_000;
const LONGEST_SLEEP_MS = 60_000;
const AFTER_TROUBLE_MS = 5_000;

/** Takes queued forwards to their targets when they are due; sleeps until the next one is. */
export class ForwardQueue {
  readonly #deps: ForwardQueueDeps;
  readonly #running = new Map<string, Promise<void>>();
  /** Rule → calls of it under way. */
  readonly #perRule = new Map<string, number>();
  readonly #stop = new AbortController();
  readonly #loop: DueLoop;

  constructor(deps: ForwardQueueDeps) {
    this.#deps = deps;
    this.#loop = new DueLoop({
      ...{ clock: deps.clock, log: deps.log, look: () => this.#look(), pauseMs: () => AFTER_TROUBLE_MS },
      trouble: 'The queue of forwards cannot be read; trying again.',
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Calls under way are broken off, and made again at the next start. */
  async stop(): Promise<void> {
    const looked = this.#loop.stop();
    this.#stop.abort();
    await looked;
    await Promise.all(this.#running.values());
  }

  /** Looks now for what is due. */
  wake(): void {
    this.#loop.wake();
  }

  /** @returns how long nothing is due (ms) */
  async #look(): Promise<number> {
    const { forwards, clock, events } = this.#deps;
    for (const id of await forwards.expire(clock.now())) events.emit('forward', { id, state: 'expired' });
    while (!this.#loop.stopped && this.#running.size < MOST) {
      const now = clock.now();
      const [due] = await forwards.claim(1, await this.#busy(), now, now + LEASE_MS);
      if (!due) break;
      this.#begin(due);
    }
    // Whatever ends wakes us; so only what nobody is busy with counts.
    const next = this.#running.size < MOST ? await forwards.nextDue(await this.#busy()) : null;
    return next === null ? LONGEST_SLEEP_MS : Math.min(Math.max(next - clock.now(), 0), LONGEST_SLEEP_MS);
  }

  /** Rules that are at work already, and those that are switched off: what they hold waits. */
  async #busy(): Promise<string[]> {
    const rules = await this.#deps.rules.list();
    return rules
      .filter(({ id, enabled }) => !enabled || (this.#perRule.get(id) ?? 0) >= MOST_OF_ONE)
      .map(({ id }) => id);
  }

  #begin(due: DueForward): void {
    const { id, ruleId } = due;
    this.#perRule.set(ruleId, (this.#perRule.get(ruleId) ?? 0) + 1);
    const run = this.#carry(due)
      .catch((error: unknown) => {
        if (asGatewayError(error).code === 'NOT_FOUND') return; // its message was deleted, and it went with it
        // Its lease brings it back.
        this.#deps.log.error({ err: error, forward: id }, 'A forward could not be settled.');
      })
      .finally(() => {
        this.#running.delete(id);
        const left = this.#perRule.get(ruleId)! - 1;
        if (left > 0) this.#perRule.set(ruleId, left);
        else this.#perRule.delete(ruleId);
        this.wake();
      });
    this.#running.set(id, run);
  }

  async #carry(due: DueForward): Promise<void> {
    const { rules, forwards, inbox, carrier, events, log } = this.#deps;
    const rule = await rules.get(due.ruleId);
    if (!rule) return; // deleted meanwhile, and its forwards with it
    const sms = await inbox.get(due.inboxId);
    const outcome = await carrier.carry(due, rule, sms, this.#stop.signal);
    await forwards.settle(outcome);
    events.emit('forward', { id: due.id, state: outcome.state });
    const { problem, state } = outcome;
    if (problem) {
      log.warn(
        { rule: rule.name, code: problem.code, reason: problem.message, state },
        'A forward did not get through.',
      );
    }
  }
}
