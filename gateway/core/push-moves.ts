import type { DeliveryState } from './model/message.ts';
import type { PushState } from './model/push.ts';

/** States in which a one-time link still opens. */
export const OPENABLE: readonly PushState[] = ['queued', 'accepted', 'delivered', 'uncertain', 'opened'];
/** States that a newer push of the token ends. */
export const OPEN: readonly PushState[] = [...OPENABLE, 'revealed'];
/** Not yet opened, the message's fate not settled for good. */
export const UNSETTLED: readonly PushState[] = ['queued', 'accepted', 'uncertain'];
/** Ended with their message; they live again if it is retried. */
export const STOPPED: readonly PushState[] = ['failed', 'expired', 'cancelled'];

/**
 * Where a push goes when its message comes to a state; null = stays. Never back behind what the person has done with
 * the link, never out of `revoked`.
 */
export const MOVES: Record<DeliveryState, { from: readonly PushState[]; to: PushState } | null> = {
  queued: { from: ['uncertain', ...STOPPED], to: 'queued' },
  held: { from: ['uncertain', ...STOPPED], to: 'queued' },
  sending: null,
  sent: { from: ['queued', 'uncertain', ...STOPPED], to: 'accepted' },
  delivered: { from: [...UNSETTLED, ...STOPPED], to: 'delivered' },
  failed: { from: UNSETTLED, to: 'failed' },
  expired: { from: UNSETTLED, to: 'expired' },
  cancelled: { from: UNSETTLED, to: 'cancelled' },
  uncertain: { from: ['queued', 'accepted'], to: 'uncertain' },
};
