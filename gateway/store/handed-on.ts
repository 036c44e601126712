import { inList, write } from './direct.ts';
import type { Direct } from './driver.ts';

/** A mail that every recipient's server has, and whose sender need not be told so. States are spelled out for the index. */
const IS_HANDED_ON = `m.kind = 'relay' AND m."bodySize" > 0 AND m."bodyWipedAt" IS NULL
  AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d."messageId" = m.id
    AND d.state IN ('queued', 'sending', 'held', 'uncertain', 'failed', 'expired', 'cancelled'))
  AND NOT EXISTS (SELECT 1 FROM success_notices s WHERE s."messageId" = m.id)`;

/**
 * Wipes the bodies of relayed mails that have been handed on to everybody: nobody can ask for them any more, and a disk
 * would soon be full of them. Of all others the retention time decides.
 * @param ids of messages of which some recipient was just reached  @param now in ms
 */
export async function wipeHandedOn(at: Direct, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const { sql, values } = inList(at, ids);
  const handedOn = `SELECT m.id FROM messages m WHERE m.id IN ${sql} AND ${IS_HANDED_ON}`;
  await Promise.all([
    write(at, `DELETE FROM bodies WHERE "messageId" IN (${handedOn})`, values),
    write(at, `UPDATE messages SET "bodyWipedAt" = ? WHERE id IN (${handedOn})`, [now, ...values]),
  ]);
}
