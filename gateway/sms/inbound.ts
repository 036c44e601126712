import type { InboundSink } from '../core/ports.ts';
import type { Origin } from './modem/sim-inbox.ts';
import type { Deliver } from './pdu/deliver.ts';
import { readable } from './pdu/user-data.ts';

/** Hands an SMS-DELIVER on; parts of a long one go one by one, the inbox puts them together. Durable when it resolves. */
export async function storeDeliver(sink: InboundSink, deliver: Deliver, origin: Origin, now: number): Promise<void> {
  const { concat } = deliver;
  await sink.receive({
    modem: origin.modem,
    sim: origin.sim,
    from: deliver.from.number,
    text: readable(deliver),
    sentAt: deliver.sentAt?.ms ?? null,
    receivedAt: now,
    concat: concat && { ref: concat.ref, total: concat.total, seq: concat.seq, bits: concat.bits },
  });
}
