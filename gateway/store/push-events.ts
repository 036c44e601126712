import { newId } from '../core/id.ts';
import type { PushEventRow } from '../core/push-stores.ts';
import { insertAll, rowsOf } from './direct.ts';
import type { Direct } from './driver.ts';

/** Webhooks are told for so long (ms). */
const CALL_LIFETIME_MS = 24 * 3_600_000;

/** Notes what happened to pushes, and in the same commit whom to tell of it: neither is lost without the other. */
export async function recordEvents(at: Direct, events: readonly PushEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await insertAll(
    at,
    'push_events',
    events.map(({ pushId, at, event, evidence }) => ({ pushId, at, event, evidence })),
  );
  const webhooks = await rowsOf<{ id: string; events: string }>(
    at,
    `SELECT id, events FROM webhooks WHERE enabled = ?`,
    [true],
  );
  const calls = webhooks.flatMap((webhook) =>
    events
      .filter(({ event }) => webhook.events === ',' || webhook.events.includes(`,${event},`))
      .map(({ pushId, at, event, evidence }) => ({
        id: newId(at),
        webhookId: webhook.id,
        pushId,
        event,
        evidence,
        at,
        state: 'queued',
        attempts: 0,
        nextAttemptAt: at,
        expiresAt: at + CALL_LIFETIME_MS,
      })),
  );
  await insertAll(at, 'webhook_calls', calls);
}
