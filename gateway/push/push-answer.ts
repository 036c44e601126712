import { iso, isoOrNull } from '../core/model/common.ts';
import type { Push } from '../core/model/push.ts';
import type { PushEventRow } from '../core/push-stores.ts';
import type { PushRow, TokenRow, UserRow } from '../core/stores.ts';
import { NEVER } from './rules.ts';

const GONE = '(deleted)';

/** A push as the API speaks of it. @param events null = not asked for */
export function spokenPush(
  row: PushRow,
  token: TokenRow | null,
  user: UserRow | null,
  events: PushEventRow[] | null,
): Push {
  const { codeChannel, codeTo } = row;
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
    kind: row.kind,
    code: codeChannel && { channel: codeChannel, to: codeTo ?? '', messageId: row.codeMessageId },
    by: row.by,
    times: {
      queued: iso(row.queuedAt),
      accepted: isoOrNull(row.acceptedAt),
      delivered: isoOrNull(row.deliveredAt),
      seen: isoOrNull(row.seenAt),
      opened: isoOrNull(row.openedAt),
      revealed: isoOrNull(row.revealedAt),
      verified: isoOrNull(row.verifiedAt),
      ended: isoOrNull(row.endedAt),
      linkExpires: row.linkExpiresAt === NEVER ? null : isoOrNull(row.linkExpiresAt),
    },
    events: events === null ? null : events.map(({ at, event, evidence }) => ({ at: iso(at), event, evidence })),
  };
}
