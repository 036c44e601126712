import type { AuditChainStore } from '../core/audit-chain.ts';
import type { Clock } from '../core/clock.ts';
import type { InboxRetention } from '../core/inbound.ts';
import type { Log } from '../core/log.ts';
import type { BodyStore, OutboxStore } from '../core/outbox-store.ts';
import type { AdminStore } from '../core/stores.ts';
import type { Job } from './schedule.ts';

export interface RetentionDeps {
  outbox: OutboxStore;
  bodies: BodyStore;
  inbox: InboxRetention;
  admins: AdminStore;
  audit: AuditChainStore;
  clock: Clock;
  log: Log;
  bodiesDays: number;
  messagesDays: number;
  /** null = for ever. */
  auditDays: number | null;
}

const DAY_MS = 86_400_000;
/** Small enough that mail and pushes never wait for it. */
const AT_ONCE = 200;

/**
 * Hourly: wipes bodies of finished messages; deletes old finished messages, inbound ones, status reports that nothing
 * waits for, orphaned bodies, ended sessions, and audit entries where the settings say so.
 */
export function retention(deps: RetentionDeps): Job {
  return { name: 'retention', cron: '17 * * * *', run: () => sweep(deps) };
}

async function sweep(deps: RetentionDeps): Promise<void> {
  const { outbox, bodies, inbox, admins, clock, log, bodiesDays, messagesDays } = deps;
  const now = clock.now();
  const before = { bodies: now - bodiesDays * DAY_MS, messages: now - messagesDays * DAY_MS };
  const total = { bodies: 0, messages: 0 };
  for (;;) {
    const done = await outbox.clean(before, AT_ONCE);
    total.bodies += done.bodies;
    total.messages += done.messages;
    if (done.bodies < AT_ONCE && done.messages < AT_ONCE) break;
  }
  const inbound = await whole((limit) => inbox.clean(before.messages, now, limit));
  await whole((limit) => outbox.forgetReports(now, limit));
  const orphans = await bodies.sweepOrphans(now - DAY_MS);
  const audit = await forgetAudit(deps, now);
  await admins.deleteSessions({ expiredBefore: now });
  if (total.bodies + total.messages + inbound + orphans + audit === 0) return;
  log.info({ ...total, inbound, orphans, audit }, 'Retention: wiped and deleted.');
}

/** The chain goes on from a signed mark, so that what is left can still be verified. */
async function forgetAudit({ audit, auditDays }: RetentionDeps, now: number): Promise<number> {
  if (auditDays === null) return 0;
  return whole((limit) => audit.clean(now - auditDays * DAY_MS, limit));
}

/** Step by step until nothing is left. @returns how many in all */
async function whole(step: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = AT_ONCE; done === AT_ONCE; total += done) done = await step(AT_ONCE);
  return total;
}
