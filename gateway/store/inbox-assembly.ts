import type { Knex } from 'knex';
import type { InboundSms } from '../core/ports.ts';

/** Parts of one long message come within this, or never (ms). */
export const ASSEMBLY_MS = 24 * 3_600_000;

/** What stands for a part that is not there. */
const MISSING = '[…]';

interface Candidate {
  id: string;
  at: number;
}
interface KnownPart {
  inboxId: string;
  seq: number;
  sentAt: number | null;
}

/** `bits` of a concatenation reference: one of 8 and one of 16 bits with the same number are two. */
export const bitsOf = (concat: NonNullable<InboundSms['concat']>): number => concat.bits ?? 8;

/**
 * The long message that a part belongs to, null where it begins a new one. References are small numbers that come round
 * again, so two long messages of one sender may have the same: a part goes to the one that lacks it, and of several to
 * the one that was sent at nearly the same time.
 */
export async function messageOf(trx: Knex.Transaction, sms: InboundSms): Promise<string | null> {
  const { concat, sim, from, receivedAt } = sms;
  if (!concat) return null;
  const open: Candidate[] = await trx('inbox')
    .where({ sim, from, concatRef: concat.ref, concatBits: bitsOf(concat), parts: concat.total, state: 'assembling' })
    .where('at', '>', receivedAt - ASSEMBLY_MS)
    .orderBy(['at', 'id'])
    .select('id', 'at');
  if (open.length === 0) return null;
  const ids = open.map(({ id }) => id);
  const parts: KnownPart[] = await trx('inbox_parts').whereIn('inboxId', ids).select('inboxId', 'seq', 'sentAt');
  let nearest: { id: string; ms: number } | null = null;
  for (const { id, at } of open) {
    const own = parts.filter((part) => part.inboxId === id);
    if (own.some(({ seq }) => seq === concat.seq)) continue;
    const ms = apart(sms, own, at);
    // Equally near: the older one, as the network keeps the order more often than not.
    if (ms <= ASSEMBLY_MS && (nearest === null || ms < nearest.ms)) nearest = { id, ms };
  }
  return nearest?.id ?? null;
}

/** The text of a message with some of its parts. @param texts by number of the part, from 1 */
export function assembled(texts: ReadonlyMap<number, string>, total: number): string {
  return Array.from({ length: total }, (_, index) => texts.get(index + 1) ?? MISSING).join('');
}

/** How far apart in time; by the network's stamps, failing that by when they came here (ms). */
function apart({ sentAt, receivedAt }: InboundSms, parts: readonly KnownPart[], at: number): number {
  const stamps = parts.flatMap((part) => (part.sentAt === null ? [] : [Number(part.sentAt)]));
  if (sentAt === null || stamps.length === 0) return Math.abs(receivedAt - at);
  return Math.min(...stamps.map((stamp) => Math.abs(sentAt - stamp)));
}
