import type { Clock } from '../core/clock.ts';
import { DueLoop } from '../core/due-loop.ts';
import { asGatewayError } from '../core/errors.ts';
import type { EventBus } from '../core/events.ts';
import type { ForwardingRuleStore, ForwardStore, InboxQueue } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import type { ModemStore } from '../core/stores.ts';
import { FORWARD_LIFETIME_MS } from './forward-outcome.ts';
import { fits } from './match.ts';
import type { OptOuts } from './opt-outs.ts';

export interface InboundHandlerDeps {
  inbox: InboxQueue;
  optOuts: OptOuts;
  rules: ForwardingRuleStore;
  forwards: ForwardStore;
  modems: Pick<ModemStore, 'get'>;
  events: EventBus;
  clock: Clock;
  log: Log;
  /** Forwards have begun. */
  wake: () => void;
}

const AT_ONCE = 100;
/** Doubles while it does not help (ms). */
const AFTER_TROUBLE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Acts once on every message that came in whole, or whose missing parts were given up: opt-out words first, then the
 * rules. Nothing is lost by a crash: what was not acted on is found in the inbox again.
 */
export class InboundHandler {
  readonly #deps: InboundHandlerDeps;
  readonly #loop: DueLoop;
  #unsubscribe: () => void = () => {};
  /** Looks in a row that left something undone. */
  #troubles = 0;

  constructor(deps: InboundHandlerDeps) {
    this.#deps = deps;
    this.#loop = new DueLoop({
      ...{ clock: deps.clock, log: deps.log, look: () => this.#look(), pauseMs: () => this.#pauseMs() },
      trouble: 'Inbound messages cannot be looked through; trying again.',
    });
  }

  start(): void {
    this.#unsubscribe = this.#deps.events.on('inbox', () => this.#loop.wake());
    this.#loop.start();
  }

  stop(): Promise<void> {
    this.#unsubscribe();
    return this.#loop.stop();
  }

  /** @returns when to look again without being told (ms); null = never */
  async #look(): Promise<number | null> {
    const { inbox, clock } = this.#deps;
    await inbox.giveUp(clock.now());
    const isAllDone = await this.#handleAll();
    if (!isAllDone) return this.#pauseMs();
    this.#troubles = 0;
    const next = await inbox.nextGiveUp();
    return next === null ? null : Math.max(next - clock.now(), 0);
  }

  #pauseMs(): number {
    return Math.min(AFTER_TROUBLE_MS * 2 ** this.#troubles++, LONGEST_PAUSE_MS);
  }

  /** @returns false where some could not be dealt with now */
  async #handleAll(): Promise<boolean> {
    // START after STOP must not be done before it.
    const stuck = new Set<string>();
    let last: string | null = null;
    let isAllDone = true;
    for (;;) {
      const ids: string[] = await this.#deps.inbox.unhandled(AT_ONCE, last);
      for (const id of ids) {
        if (this.#loop.stopped) return true;
        isAllDone = (await this.#handle(id, stuck)) && isAllDone;
      }
      last = ids.at(-1) ?? null;
      if (ids.length < AT_ONCE) return isAllDone;
    }
  }

  async #handle(id: string, stuck: Set<string>): Promise<boolean> {
    const { inbox, optOuts, forwards, clock, wake, log } = this.#deps;
    let from: string | null = null;
    try {
      const sms = await inbox.get(id);
      from = sms.from;
      if (stuck.has(from)) return false;
      await optOuts.hear(sms);
      const now = clock.now();
      const begun = await forwards.begin(id, await this.#rulesFor(sms), { now, expiresAt: now + FORWARD_LIFETIME_MS });
      if (begun > 0) wake();
      return true;
    } catch (error) {
      if (asGatewayError(error).code === 'NOT_FOUND') return true; // deleted meanwhile
      if (from !== null) stuck.add(from);
      log.error({ err: error, inbound: id }, 'An inbound message cannot be acted on; trying again.');
      return false;
    }
  }

  async #rulesFor(sms: InboxSms): Promise<string[]> {
    const { rules, modems } = this.#deps;
    const fitting: string[] = [];
    for (const rule of await rules.list()) {
      const modem = rule.modemId === null ? null : await modems.get(rule.modemId);
      if (fits(rule, sms, modem?.name ?? null)) fitting.push(rule.id);
    }
    return fitting;
  }
}
