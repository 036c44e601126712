import type { ClaimedDelivery, Lease, NewMessage } from '../core/outbox-store.ts';

/** What a worker keeps free for a message that is about to be accepted. One of the two must be called. */
export interface Places {
  lease: Lease;
  /** It is durable: send it. */
  take(claimed: ClaimedDelivery[]): void;
  /** It was not accepted, or had been before. */
  giveBack(): void;
}

/** Who moves the messages of a channel, as the outbox sees it. */
export interface Mover {
  /** null = the message has to wait its turn. */
  reserve(message: NewMessage): Places | null;
  /** There may be something to claim. */
  wake(): void;
}
