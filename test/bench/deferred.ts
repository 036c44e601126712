import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { openDatabase } from '../../gateway/store/db.ts';

/** Rows a commit. */
const AT_ONCE = 100_000;
const HOUR_MS = 3_600_000;
const DOMAINS = 1_000;

const PROBLEM = JSON.stringify({
  code: 'RELAY_UNREACHABLE',
  message: 'The mail server does not answer.',
  remedy: 'See whether it runs.',
  at: 0,
});

/**
 * Relayed mails that were tried and wait for their next turn, an hour and more from now, written by SQL alone: what an
 * outage of a mail server leaves behind. One in ten is bulk. The gateway must not run on the folder meanwhile.
 */
export async function fillDeferred(dataDir: string, count: number): Promise<void> {
  const db = await openDatabase({ url: 'sqlite:gateway.db', dataDir, log: silentLog, clock: systemClock });
  const now = Date.now();
  for (let first = 0; first < count; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE, count) - 1;
    // Spread over the last ten hours; ids sort by time, as those of the gateway do.
    const rows = `WITH RECURSIVE series(n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM series WHERE n < ${last}),
      mails AS (SELECT n, ${now - 10 * HOUR_MS} + n * ${10 * HOUR_MS} / ${count} AS at,
        CASE WHEN n % 10 = 0 THEN 2 ELSE 1 END AS lane FROM series),
      named AS (SELECT *, printf('%s-%s-7000-8000-%012x', substr(printf('%012x', at), 1, 8),
        substr(printf('%012x', at), 9), n) AS id, 'user' || n || '@d' || (n % ${DOMAINS}) || '.test' AS recipient FROM mails)`;
    await db.commit(async (trx) => {
      await trx.raw(
        `INSERT INTO messages (id, channel, kind, class, sender, subject, options, source, "actorKind", "actorName",
           "createdAt", "expiresAt", "bodySize", search)
         ${rows} SELECT id, 'email', 'relay', lane, 'app@sender.test', 'Report ' || n, '{}', 'smtp', 'smtp', 'app',
           at, at + ${120 * HOUR_MS}, 0, 'app@sender.test report ' || n || ' ' || recipient FROM named`,
      );
      await trx.raw(
        `INSERT INTO deliveries (id, "messageId", channel, recipient, lane, state, attempts, "nextAttemptAt",
           "expiresAt", via, problem, "createdAt", "updatedAt")
         ${rows} SELECT id, id, 'email', recipient, lane, 'queued', 3, ${now + HOUR_MS} + n % ${HOUR_MS},
           at + ${120 * HOUR_MS}, 'mx.test', ?, at, ${now} FROM named`,
        [PROBLEM],
      );
    });
  }
  await db.close();
}
