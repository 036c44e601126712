import type { DeliveryState } from '../core/model/message.ts';
import type { PushState } from '../core/model/push.ts';
import type { PushRow } from '../core/stores.ts';

/** States in which a one-time link still opens. */
export const OPENABLE: readonly PushState[] = ['queued', 'accepted', 'delivered', 'uncertain', 'opened'];
/** States that a newer push of the token ends. */
export const OPEN: readonly PushState[] = [...OPENABLE, 'revealed'];
/** Not yet opened, the message's fate not settled for good. */
export const UNSETTLED: readonly PushState[] = ['queued', 'accepted', 'uncertain'];

export interface Move {
  from: readonly PushState[];
  patch: Partial<PushRow>;
}

/** Ended with their message; they live again if it is retried. */
export const STOPPED: readonly PushState[] = ['failed', 'expired', 'cancelled'];

/**
 * Where a push goes when its message comes to a state; null = stays. Never back behind what the person has done with
 * the link, never out of `revoked`.
 */
export function moveFor(state: DeliveryState, row: PushRow, now: number): Move | null {
  switch (state) {
    case 'queued':
    case 'held':
      return { from: ['uncertain', ...STOPPED], patch: { state: 'queued', endedAt: null } };
    case 'sent':
      return {
        from: ['queued', 'uncertain', ...STOPPED],
        patch: { state: 'accepted', acceptedAt: row.acceptedAt ?? now, endedAt: null },
      };
    case 'delivered':
      return {
        from: [...UNSETTLED, ...STOPPED],
        patch: { state: 'delivered', acceptedAt: row.acceptedAt ?? now, deliveredAt: now, endedAt: null },
      };
    case 'failed':
    case 'expired':
    case 'cancelled':
      return { from: UNSETTLED, patch: { state, endedAt: now } };
    case 'uncertain':
      return { from: ['queued', 'accepted'], patch: { state } };
    case 'sending':
      return null;
  }
}

/** Times to note where the person was faster than the report: the state stays, the time is still true. */
export function lateTimes(state: DeliveryState, row: PushRow, now: number): Partial<PushRow> | null {
  if (state === 'sent' && row.acceptedAt === null) return { acceptedAt: now };
  if (state !== 'delivered' || row.deliveredAt !== null) return null;
  return { acceptedAt: row.acceptedAt ?? now, deliveredAt: now };
}
