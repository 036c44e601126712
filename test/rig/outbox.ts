import { randomBytes } from 'node:crypto';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { type Clock, systemClock } from '../../gateway/core/clock.ts';
import { EventBus, type GatewayEvents } from '../../gateway/core/events.ts';
import { silentLog } from '../../gateway/core/log.ts';
import type { Channel } from '../../gateway/core/model/common.ts';
import type { Draft, Outcome, Renderer, Sender, SendJob } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { Expiry } from '../../gateway/outbox/expiry.ts';
import { Outbox } from '../../gateway/outbox/outbox.ts';
import { Worker } from '../../gateway/outbox/worker.ts';
import { Bodies } from '../../gateway/store/bodies.ts';
import { Fresh } from '../../gateway/store/fresh.ts';
import { Ledger } from '../../gateway/store/ledger.ts';
import { MessageStore } from '../../gateway/store/messages.ts';
import { createStores } from '../../gateway/store/stores.ts';
import { type Dialect, openTestDatabase } from './store.ts';

/** A door out whose answers the test gives: the other side of the wire. */
export class ScriptedSender implements Sender {
  readonly channel: Channel;
  readonly jobs: SendJob[] = [];
  room = 10;
  reason: string | null = null;
  answer: (job: SendJob) => Promise<Outcome[]> | Outcome[] = (job) => job.deliveries.map(({ id }) => sentOutcome(id));
  readonly #listeners = new Set<() => void>();

  constructor(channel: Channel) {
    this.channel = channel;
  }

  capacity(): number {
    return this.room;
  }

  onCapacity(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  waitingFor(): string | null {
    return this.reason;
  }

  setRoom(room: number): void {
    this.room = room;
    for (const listener of this.#listeners) listener();
  }

  async send(job: SendJob): Promise<Outcome[]> {
    this.jobs.push(job);
    this.room -= job.deliveries.length;
    try {
      return await this.answer(job);
    } finally {
      this.setRoom(this.room + job.deliveries.length);
    }
  }
}

export function sentOutcome(deliveryId: string): Outcome {
  return { deliveryId, via: 'test', response: '250 ok', dialogue: [], kind: 'sent' };
}

export function smsDraft(to: string, now: number, more: Partial<Draft> = {}): Draft {
  return {
    channel: 'sms',
    kind: 'sms',
    class: 'notice',
    actor: SYSTEM,
    source: 'api',
    recipients: [to],
    expiresAt: now + 3_600_000,
    body: Buffer.from('hello'),
    ...more,
  };
}

/** The outbox over a real database, its senders scripted. Reopen with the same `place` to play a restart. */
export async function openTestOutbox(
  options: { clock?: Clock; dialect?: Dialect; renderer?: Renderer; limit?: number } = {},
) {
  const clock = options.clock ?? systemClock;
  const database = await openTestDatabase({ clock, ...(options.dialect ? { dialect: options.dialect } : {}) });
  const { db } = database;
  const sealer = new Sealer(randomBytes(32));
  const events = new EventBus((error) => {
    throw error;
  });
  const fresh = new Fresh();
  const store = new MessageStore({ db, sealer, clock, fresh });
  const bodies = new Bodies({ db, sealer, fresh });
  const sender = new ScriptedSender('sms');
  const stores = createStores(db, sealer);
  const { optOuts } = stores;
  const outbox = new Outbox({
    store,
    clock,
    events,
    senders: [sender],
    normalizeMobile: (text) => text,
    optOuts,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  });
  await outbox.start();
  const ledger = new Ledger({ db, clock, onChange: (changes) => outbox.changed(changes) });
  const renderer = options.renderer ?? {
    render: async () => ({ channel: 'sms' as const, text: 'hello', flash: false }),
  };
  const common = { store, clock, log: silentLog, node: 'test', onChange: outbox.changed.bind(outbox), optOuts };
  const worker = new Worker({ ...common, sender, renderer });
  const expiry = new Expiry(common);
  outbox.movedBy(sender.channel, worker);
  outbox.onQueued((expiresAt) => expiry.expect(expiresAt));
  return {
    clock,
    db,
    sealer,
    stores,
    events,
    store,
    bodies,
    sender,
    outbox,
    ledger,
    worker,
    expiry,
    /** Resolves when a message event fits. */
    until(fits: (event: GatewayEvents['message']) => boolean): Promise<GatewayEvents['message']> {
      return new Promise((resolve) => {
        const off = events.on('message', (event) => {
          if (!fits(event)) return;
          off();
          resolve(event);
        });
      });
    },
    async close() {
      await worker.stop(0);
      await expiry.stop();
      await database.close();
    },
  };
}
