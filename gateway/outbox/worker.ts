import type { Clock } from '../core/clock.ts';
import { asGatewayError, GatewayError } from '../core/errors.ts';
import type { OptOutList } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { Channel } from '../core/model/common.ts';
import type { MessageKind } from '../core/model/message.ts';
import {
  type ClaimedDelivery,
  type OutboxStore,
  type Settlement,
  type StateChange,
  UNCERTAIN_RESEND_MS,
} from '../core/outbox-store.ts';
import type { Content, Outcome, Renderer, Sender } from '../core/ports.ts';
import { LANE } from './lane.ts';
import { isBound, optedOut } from './opt-out.ts';
import { settlementOf } from './outcome.ts';

export interface WorkerDeps {
  store: OutboxStore;
  sender: Sender;
  renderer: Renderer;
  clock: Clock;
  log: Log;
  /** Name of this process among several that share one store. */
  node: string;
  /** Hears every change of state, after its commit. */
  onChange(changes: StateChange[]): void;
  /** Who may not be sent notices and bulk; absent = nobody has opted out. */
  optOuts?: OptOutList;
  /** When an uncertain notice is sent once more; null = never. */
  resendUncertainMs?: number | null;
}

/** Longer than a submit of ten parts that each take the network's full time; renewed while we live. */
const LEASE_MS = 10 * 60_000;
const CLAIM_AT_ONCE = 50;
const SETTLE_RETRY_MS = 1_000;
/** With several processes on one store, what another one accepted is found at the latest after this. */
const LONGEST_SLEEP_MS = 15_000;

/**
 * Moves one channel: claim → render → send → settle. Woken by accepts, by the sender's capacity and by the time the
 * next delivery is due. It claims no more than the sender can take at once, so what waits, waits in the store.
 */
export class Worker {
  readonly #deps: WorkerDeps;
  readonly #stop = new AbortController();
  readonly #inFlight = new Map<string, Promise<void>>();
  #preparing = 0;
  #pumping = false;
  #again = false;
  /** Nothing in these lanes is due before this time (ms), as far as we were told; 0 = look. */
  #dry: { until: number; lanes: string } = { until: 0, lanes: '' };
  /** Also before start and after stop it claims nothing. */
  #stopping = true;
  #cancelTimer: () => void = () => {};
  #cancelRenewal: () => void = () => {};
  #unsubscribe: () => void = () => {};

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopping = false;
    this.#unsubscribe = this.#deps.sender.onCapacity(() => this.#roomGrew());
    this.#renewLater();
    this.wake();
  }

  /** Claims nothing more, gives what is on its way its time, then aborts the rest. @param graceMs for submits in flight */
  async stop(graceMs: number): Promise<void> {
    this.#unsubscribe();
    this.#cancelTimer();
    this.#cancelRenewal();
    const { clock } = this.#deps;
    this.#stopping = true;
    const cancel = clock.after(graceMs, () => this.#stop.abort());
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight.values());
    cancel();
  }

  /** Deliveries handed to the sender and not yet settled. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Looks for work now; calls while it looks make it look once more. */
  wake(): void {
    this.#again = true;
    this.#dry.until = 0;
    if (this.#pumping || this.#stopping) return;
    this.#pumping = true;
    this.#pump()
      .catch((error: unknown) => {
        this.#deps.log.error(
          { err: error, channel: this.#deps.sender.channel },
          'The outbox cannot be read; trying again.',
        );
        this.#wakeIn(SETTLE_RETRY_MS);
      })
      .finally(() => {
        this.#pumping = false;
        if (this.#again) this.wake();
      });
  }

  /** More room is of no use while nothing is due: then each message that leaves would cost another look. */
  #roomGrew(): void {
    const { until, lanes } = this.#dry;
    if (this.#deps.clock.now() >= until || lanes !== String(this.#lanes())) this.wake();
  }

  async #pump(): Promise<void> {
    const { store, sender, clock, node } = this.#deps;
    while (this.#again && !this.#stopping) {
      this.#again = false;
      const room = Math.min(sender.capacity() - this.#preparing, CLAIM_AT_ONCE);
      if (room <= 0) return; // onCapacity wakes us
      const now = clock.now();
      const claimed = await store.claim(sender.channel, room, { node, now, until: now + LEASE_MS }, this.#lanes());
      for (const group of groupsOf(sender.channel, claimed)) this.#begin(group);
      this.#deps.onChange(claimed.map(({ message }) => startedSending(message)));
      if (claimed.length === room) this.#again = true;
      else if (!this.#again) await this.#sleepUntilDue();
    }
  }

  async #sleepUntilDue(): Promise<void> {
    const lanes = this.#lanes();
    const due = await this.#deps.store.nextDue(this.#deps.sender.channel, lanes);
    const now = this.#deps.clock.now();
    const until = due === null ? now + LONGEST_SLEEP_MS : Math.min(due, now + LONGEST_SLEEP_MS);
    if (!this.#again) this.#dry = { until, lanes: String(lanes) };
    this.#wakeIn(until - now);
  }

  #lanes(): readonly number[] | undefined {
    return this.#deps.sender.classes?.().map((name) => LANE[name]);
  }

  #wakeIn(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#deps.clock.after(ms, () => this.wake());
  }

  #begin(group: ClaimedDelivery[]): void {
    this.#preparing += group.length;
    let preparing = true;
    const handedOver = () => {
      if (preparing) this.#preparing -= group.length;
      preparing = false;
    };
    const job = this.#deliver(group, handedOver).finally(() => {
      const neverHanded = preparing;
      handedOver();
      // What the sender never got makes no room there: nobody else tells us that we may claim again.
      if (neverHanded) this.wake();
      for (const { id } of group) this.#inFlight.delete(id);
    });
    for (const { id } of group) this.#inFlight.set(id, job);
  }

  async #deliver(group: ClaimedDelivery[], handedOver: () => void): Promise<void> {
    const outcomes = await this.#outcomes(group, handedOver);
    const { clock, resendUncertainMs = UNCERTAIN_RESEND_MS } = this.#deps;
    const endedAt = clock.now();
    await this.#settle(
      group[0]!.message.kind,
      group.map((claimed) => {
        const outcome = outcomes.find(({ deliveryId }) => deliveryId === claimed.id);
        return settlementOf(claimed, outcome ?? failed(claimed, noOutcome()), endedAt, resendUncertainMs);
      }),
    );
  }

  async #outcomes(group: ClaimedDelivery[], handedOver: () => void): Promise<Outcome[]> {
    const { renderer, sender } = this.#deps;
    const message = group[0]!.message;
    let content: Content;
    try {
      await this.#demandConsent(group);
      content = await renderer.render(message);
    } catch (error) {
      return group.map((claimed) => failed(claimed, asGatewayError(error))); // nothing was handed to anybody
    }
    try {
      const deliveries = group.map(({ id, to, attempts }) => ({ id, to, attempt: attempts + 1 }));
      const sending = sender.send({ message, deliveries, content }, this.#stop.signal);
      handedOver();
      return await sending;
    } catch (error) {
      this.#deps.log.error({ err: error, message: message.id }, 'A sender broke off without an outcome.');
      return group.map((claimed) => failed(claimed, noOutcome(error)));
    }
  }

  /** Recipients may have opted out while the message waited. @throws GatewayError OPTED_OUT */
  async #demandConsent([claimed]: ClaimedDelivery[]): Promise<void> {
    const { optOuts } = this.#deps;
    if (!optOuts || !claimed || !isBound(claimed.message)) return;
    const listed = (await optOuts.among([claimed.to])).get(claimed.to);
    if (listed) throw optedOut(listed);
  }

  /** The outcome is a fact: it is kept until the store takes it. */
  async #settle(kind: MessageKind, settlements: Settlement[]): Promise<void> {
    for (let told = false; ; told = true) {
      try {
        const changes = await this.#deps.store.settle(settlements);
        this.#deps.onChange(changes.map((change) => ({ ...change, kind })));
        if (changes.some(({ state }) => state === 'queued')) this.wake();
        return;
      } catch (error) {
        if (!told)
          this.#deps.log.error(
            { err: error, deliveries: settlements.length },
            'Outcomes cannot be stored; trying until it works.',
          );
        if (this.#stop.signal.aborted) return; // recovery at the next start tells what is known
        await new Promise<void>((resolve) => this.#deps.clock.after(SETTLE_RETRY_MS, resolve));
      }
    }
  }

  #renewLater(): void {
    this.#cancelRenewal = this.#deps.clock.after(LEASE_MS / 3, () => {
      const ids = [...this.#inFlight.keys()];
      if (ids.length > 0) {
        this.#deps.store.renew(ids, this.#deps.clock.now() + LEASE_MS).catch((error: unknown) => {
          this.#deps.log.warn({ err: error, deliveries: ids.length }, 'Leases could not be renewed.');
        });
      }
      this.#renewLater();
    });
  }
}

function failed({ id }: ClaimedDelivery, error: GatewayError): Outcome {
  return { deliveryId: id, via: null, response: null, dialogue: [], kind: 'failed', error };
}

/** A sender that breaks its promise: it may have sent, so nobody sends again by himself. */
function noOutcome(cause?: unknown): GatewayError {
  return new GatewayError('NO_OUTCOME', 'The sender broke off without saying what became of the message.', {
    disposition: 'uncertain',
    remedy: 'Ask the recipient, then mark it as sent or send it again; the log has the details.',
    cause,
  });
}

function startedSending({ id, channel, kind }: ClaimedDelivery['message']): StateChange {
  return { messageId: id, channel, kind, from: 'queued', state: 'sending' };
}

/** What is sent in one go: a mail to all its recipients, a text to one. */
function groupsOf(channel: Channel, claimed: ClaimedDelivery[]): ClaimedDelivery[][] {
  if (channel === 'sms') return claimed.map((delivery) => [delivery]);
  const groups = new Map<string, ClaimedDelivery[]>();
  for (const delivery of claimed) {
    const group = groups.get(delivery.message.id);
    if (group) group.push(delivery);
    else groups.set(delivery.message.id, [delivery]);
  }
  return [...groups.values()];
}
