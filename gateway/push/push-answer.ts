import { iso, isoOrNull } from '../core/model/common.ts';
import type { Push } from '../core/model/push.ts';
import type { PushRow, TokenRow, UserRow } from '../core/stores.ts';

const GONE = '(deleted)';

/** A push as the API speaks of it. */
export function spokenPush(row: PushRow, token: TokenRow | null, user: UserRow | null): Push {
  return {
    id: row.id,
    tokenId: row.tokenId,
    tokenSerial: token?.serial ?? GONE,
    userId: row.userId,
    userLogin: user?.login ?? GONE,
    channel: row.channel,
    to: row.to,
    state: row.state,
    messageId: row.messageId,
    template: { channel: row.channel, version: row.templateVersion },
    authorization: row.authorization,
    by: row.by,
    times: {
      queued: iso(row.queuedAt),
      accepted: isoOrNull(row.acceptedAt),
      delivered: isoOrNull(row.deliveredAt),
      opened: isoOrNull(row.openedAt),
      revealed: isoOrNull(row.revealedAt),
      verified: isoOrNull(row.verifiedAt),
      ended: isoOrNull(row.endedAt),
      linkExpires: isoOrNull(row.linkExpiresAt),
    },
  };
}
