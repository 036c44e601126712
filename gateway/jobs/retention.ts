import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { BodyStore, OutboxStore } from '../core/outbox-store.ts';
import type { AdminStore } from '../core/stores.ts';
import type { Job } from './schedule.ts';

export interface RetentionDeps {
  outbox: OutboxStore;
  bodies: BodyStore;
  admins: AdminStore;
  clock: Clock;
  log: Log;
  bodiesDays: number;
  messagesDays: number;
}

const DAY_MS = 86_400_000;
/** Small enough that mail and pushes never wait for it. */
const AT_ONCE = 200;

/** Hourly: wipes bodies of finished messages, deletes old finished messages, orphaned bodies and ended sessions. */
export function retention(deps: RetentionDeps): Job {
  return { name: 'retention', cron: '17 * * * *', run: () => sweep(deps) };
}

async function sweep({ outbox, bodies, admins, clock, log, bodiesDays, messagesDays }: RetentionDeps): Promise<void> {
  const now = clock.now();
  const before = { bodies: now - bodiesDays * DAY_MS, messages: now - messagesDays * DAY_MS };
  const total = { bodies: 0, messages: 0 };
  for (;;) {
    const done = await outbox.clean(before, AT_ONCE);
    total.bodies += done.bodies;
    total.messages += done.messages;
    if (done.bodies < AT_ONCE && done.messages < AT_ONCE) break;
  }
  const orphans = await bodies.sweepOrphans(now - DAY_MS);
  await admins.deleteSessions({ expiredBefore: now });
  if (total.bodies + total.messages + orphans > 0) log.info({ ...total, orphans }, 'Retention: wiped and deleted.');
}
