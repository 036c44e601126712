import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import type { EventBus } from '../core/events.ts';
import type { PushState } from '../core/model/push.ts';
import type { PushRow, PushStore } from '../core/push-stores.ts';

export interface VerifiedDeps {
  pushes: Pick<PushStore, 'listByToken' | 'advance'>;
  clock: Clock;
  bus: EventBus;
  /** @param push the one that is now verified; null = none was open */
  onVerified(tokenId: string, push: PushRow | null): void;
}

/** States from which a code that was checked elsewhere takes a push to its end. */
const OPEN: readonly PushState[] = ['queued', 'accepted', 'delivered', 'opened', 'revealed', 'uncertain'];

/**
 * A code of the token was checked outside its link. The newest push, where it is still open, is verified by that: its
 * owner has the token, however it came there. Resolves when this is written.
 */
export function verifiedOutside({ pushes, clock, bus, onVerified }: VerifiedDeps) {
  return async (tokenId: string, actor: Actor): Promise<void> => {
    const at = clock.now();
    const evidence = actor.kind === 'admin' ? `in the console by ${actor.name}` : `over the API by ${actor.name}`;
    const [latest] = await pushes.listByToken(tokenId, 1);
    const moved =
      latest !== undefined &&
      (await pushes.advance(
        latest.id,
        OPEN,
        { state: 'verified', verifiedAt: at },
        { at, evidence: `verified ${evidence}` },
      ));
    if (moved) bus.emit('push', { id: latest.id, state: 'verified' });
    onVerified(tokenId, moved ? latest : null);
  };
}
