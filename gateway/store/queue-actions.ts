import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { QueueAction } from '../core/model/queue-actions.ts';
import type { QueueActionStore, QueueBatch, QueueStep } from '../core/queue-actions.ts';
import type { Database } from './db.ts';
import { deleteFinished } from './delete-finished.ts';
import { insertAll, updateAll } from './direct.ts';
import { ACTIONS, type ActedOn } from './manual.ts';
import { selectQueue } from './queue-filter.ts';
import { sendPartsAgain } from './uncertain.ts';

interface Rule {
  from: DeliveryState[];
  state: DeliveryState;
  event: string;
  text: string;
}

const RULES: Record<Exclude<QueueAction, 'delete'>, Rule> = {
  hold: { ...ACTIONS.hold, state: 'held' },
  release: { ...ACTIONS.release, state: 'queued' },
  retry: { ...ACTIONS.retry, state: 'queued' },
  redirect: {
    from: ['queued', 'held', 'failed', 'expired', 'cancelled'],
    state: 'queued',
    event: 'redirected',
    text: 'Redirected',
  },
  cancel: { ...ACTIONS.cancel, state: 'cancelled' },
};

/** Acts on many deliveries, a step each commit, so that mails and pushes go on in between. */
export function queueActionStore(db: Database): QueueActionStore {
  return {
    async step(batch, cursor, limit) {
      const { rows, next } = await selectQueue(db.read, batch, cursor, limit);
      if (batch.action === 'delete') {
        const ids = [...new Set(rows.map(({ messageId }) => messageId))];
        const changed = await db.commit((trx) => deleteFinished(trx, ids, batch.dryRun));
        return { looked: ids.length, changed, skipped: ids.length - changed, changes: [], next };
      }
      const rule = RULES[batch.action];
      const fitting = rows.filter(({ state, channel }) => rule.from.includes(state) && suits(batch, channel));
      const looked = rows.length;
      if (batch.dryRun || fitting.length === 0) {
        return { looked, changed: fitting.length, skipped: looked - fitting.length, changes: [], next };
      }
      const changes = await db.commit((trx) => write(trx, batch, rule, fitting));
      return { looked, changed: changes.length, skipped: looked - changes.length, changes, next };
    },
  };
}

/** Another recipient or route is a thing of mails. */
function suits({ action }: QueueBatch, channel: Channel): boolean {
  return action !== 'redirect' || channel === 'email';
}

async function write(
  trx: Knex.Transaction,
  batch: QueueBatch,
  rule: Rule,
  rows: ActedOn[],
): Promise<QueueStep['changes']> {
  const { now, to, routeId, actor } = batch;
  const again = rule.state === 'queued';
  // What has changed since it was looked at is left alone.
  const done = (await trx('deliveries')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .whereIn('state', rule.from)
    .update({
      state: rule.state,
      nextAttemptAt: again ? now : null,
      finishedAt: rule.state === 'cancelled' ? now : null,
      updatedAt: now,
      ...(again && { noticeAt: null }),
      ...(to !== null && { recipient: to }),
      // A message that is past its time gets as long again: a person wants it sent now.
      ...(again && {
        expiresAt: trx.raw('CASE WHEN "expiresAt" <= ? THEN ? + "expiresAt" - "createdAt" ELSE "expiresAt" END', [
          now,
          now,
        ]),
      }),
    })
    .returning('id')) as { id: string }[];
  const changed = new Set(done.map(({ id }) => id));
  const own = rows.filter(({ id }) => changed.has(id));
  for (const { id, messageId, channel } of own) {
    if (again && channel === 'sms') await sendPartsAgain(trx, id, messageId);
  }
  if (routeId !== undefined) await setRoute(trx, [...new Set(own.map(({ messageId }) => messageId))], routeId);
  const text = to === null ? rule.text : `Redirected to ${to}`;
  await insertAll(
    trx,
    'events',
    own.map(({ id, messageId }) => ({
      ...{ id: newId(now), messageId, deliveryId: id, at: now },
      ...{ event: rule.event, text, actor: actor.name },
    })),
  );
  return own.map(({ messageId, channel, state: from }) => ({ messageId, channel, from, state: rule.state }));
}

async function setRoute(trx: Knex.Transaction, messageIds: string[], routeId: string | null): Promise<void> {
  const rows: { id: string; options: string }[] = await trx('messages')
    .whereIn('id', messageIds)
    .select('id', 'options');
  const changed = rows.map(({ id, options }) => {
    const { route: _, ...rest } = JSON.parse(options) as Record<string, unknown>;
    return [id, JSON.stringify(routeId === null ? rest : { ...rest, route: routeId })];
  });
  await updateAll(trx, 'messages', { options: 'text' }, changed);
}
