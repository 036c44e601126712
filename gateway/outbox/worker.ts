import type { Channel } from '../core/model/common.ts';
import type { ClaimedDelivery, NewMessage, StateChange } from '../core/outbox-store.ts';
import { type AttemptDeps, Attempts } from './attempts.ts';
import { LANE } from './lane.ts';
import type { Mover, Places } from './places.ts';

export interface WorkerDeps extends AttemptDeps {
  /** Name of this process among several that share one store. */
  node: string;
}

/** Longer than a submit of ten parts that each take the network's full time; renewed while we live. */
const LEASE_MS = 10 * 60_000;
const CLAIM_AT_ONCE = 50;
const READ_RETRY_MS = 1_000;
/** With several processes on one store, what another one accepted is found at the latest after this. */
const LONGEST_SLEEP_MS = 15_000;

/**
 * Moves one channel. What is accepted while nothing waits is handed to it at once; the rest it claims: woken by accepts, by
 * the sender's capacity and by the time the next delivery is due. It takes no more than the sender can at once, so what
 * waits, waits in the store.
 */
export class Worker implements Mover {
  readonly #deps: WorkerDeps;
  readonly #stop = new AbortController();
  readonly #attempts: Attempts;
  readonly #inFlight = new Map<string, Promise<void>>();
  /** Deliveries that the sender does not know of yet; those that places are kept for are some of them. */
  #preparing = 0;
  #reserved = 0;
  #onUnreserved: () => void = () => {};
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
    this.#attempts = new Attempts(deps, this.#stop.signal);
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
    while (this.#inFlight.size + this.#reserved > 0) {
      await Promise.all(this.#inFlight.values());
      if (this.#reserved > 0) await new Promise<void>((resolve) => (this.#onUnreserved = resolve));
    }
    cancel();
  }

  /** Deliveries handed to the sender and not yet settled. */
  get inFlight(): number {
    return this.#inFlight.size;
  }

  /**
   * Keeps places for a message, so that it need not be claimed afterwards. It must not overtake others: only while none
   * are due.
   */
  reserve({ lane, recipients: { length }, notBefore, expiresAt }: NewMessage): Places | null {
    const { sender, clock, node } = this.#deps;
    const now = clock.now();
    const lanes = this.#lanes();
    const isQuiet = !this.#stopping && !this.#pumping && this.#isDry(now, lanes);
    const mayGo = (lanes?.includes(lane) ?? true) && (notBefore ?? now) <= now && expiresAt > now;
    if (!isQuiet || !mayGo || sender.capacity() - this.#preparing < length) return null;
    this.#preparing += length;
    this.#reserved += length;
    const end = () => {
      this.#preparing -= length;
      this.#reserved -= length;
      if (this.#reserved === 0) this.#onUnreserved();
    };
    return {
      lease: { node, now, until: now + LEASE_MS },
      take: (claimed) => {
        this.#send(claimed);
        end();
      },
      giveBack: () => {
        end();
        this.#roomGrew();
      },
    };
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
        this.#wakeIn(READ_RETRY_MS);
      })
      .finally(() => {
        this.#pumping = false;
        if (this.#again) this.wake();
      });
  }

  /** More room is of no use while nothing is due: then each message that leaves would cost another look. */
  #roomGrew(): void {
    if (!this.#isDry(this.#deps.clock.now(), this.#lanes())) this.wake();
  }

  #isDry(now: number, lanes: readonly number[] | undefined): boolean {
    return now < this.#dry.until && this.#dry.lanes === String(lanes);
  }

  async #pump(): Promise<void> {
    const { store, sender, clock, node } = this.#deps;
    while (this.#again && !this.#stopping) {
      this.#again = false;
      const room = Math.min(sender.capacity() - this.#preparing, CLAIM_AT_ONCE);
      if (room <= 0) return; // onCapacity wakes us
      const now = clock.now();
      const claimed = await store.claim(sender.channel, room, { node, now, until: now + LEASE_MS }, this.#lanes());
      this.#send(claimed);
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

  #send(claimed: ClaimedDelivery[]): void {
    for (const group of groupsOf(this.#deps.sender.channel, claimed)) this.#begin(group);
    this.#deps.onChange(claimed.map(({ message }) => startedSending(message)));
  }

  #begin(group: ClaimedDelivery[]): void {
    this.#preparing += group.length;
    let preparing = true;
    const handedOver = () => {
      if (preparing) this.#preparing -= group.length;
      preparing = false;
    };
    const job = this.#attempts.run(group, handedOver).then((areSomeQueued) => {
      const neverHanded = preparing;
      handedOver();
      // What the sender never got makes no room there: nobody else tells us that we may claim again.
      if (areSomeQueued || neverHanded) this.wake();
      for (const { id } of group) this.#inFlight.delete(id);
    });
    for (const { id } of group) this.#inFlight.set(id, job);
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
