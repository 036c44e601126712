import type { Actor } from './actor.ts';
import type { QueueAction, QueueActionInput, QueueFilter, QueueRun } from './model/queue-actions.ts';
import type { StateChange } from './outbox-store.ts';

/** One act on many deliveries. Times in ms. */
export interface QueueBatch {
  action: QueueAction;
  actor: Actor;
  filter: QueueFilter | null;
  /** Of messages; null = whatever the filter finds. */
  ids: string[] | null;
  to: string | null;
  /** undefined = as it is. */
  routeId: string | null | undefined;
  dryRun: boolean;
  now: number;
}

export interface QueueStep {
  looked: number;
  changed: number;
  /** Of these, under way: it is noted, and done when the attempt ends without success. */
  underWay: number;
  skipped: number;
  changes: StateChange[];
  /** Where the next step begins; null = this was the last. */
  next: string | null;
}

export interface QueueActionStore {
  /** Works on up to `limit` deliveries behind `cursor`, in one commit of its own. */
  step(batch: QueueBatch, cursor: string | null, limit: number): Promise<QueueStep>;
}

/** Acts on many messages at once. */
export interface QueueActionService {
  /** Answers when it is done, or after some seconds with how far it has come; it goes on by itself then. */
  run(input: QueueActionInput, actor: Actor): Promise<QueueRun>;
  /** The last ones, newest first. */
  list(): QueueRun[];
  /** @throws GatewayError 404 */
  get(id: string): QueueRun;
  /** What is done stays done. @throws GatewayError 404 */
  stop(id: string): QueueRun;
}
