import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { QueueAction } from '../core/model/queue-actions.ts';
import type { StateChange } from '../core/outbox-store.ts';
import type { QueueActionStore, QueueBatch, QueueStep } from '../core/queue-actions.ts';
import { canDecide, decide } from './after-attempt.ts';
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
        return { looked: ids.length, changed, underWay: 0, skipped: ids.length - changed, changes: [], next };
      }
      const rule = RULES[batch.action];
      const fitting = rows.filter(
        ({ state, channel, afterAttempt }) =>
          (rule.from.includes(state) || canDecide(batch.action, state, afterAttempt)) && suits(batch, channel),
      );
      const looked = rows.length;
      const outOf = (states: DeliveryState[], changes: StateChange[]): QueueStep => ({
        ...{ looked, changed: states.length, underWay: states.filter((state) => state === 'sending').length },
        ...{ skipped: looked - states.length, changes, next },
      });
      if (batch.dryRun || fitting.length === 0)
        return outOf(
          fitting.map(({ state }) => state),
          [],
        );
      const changes = await db.commit((trx) => write(trx, batch, rule, fitting));
      return outOf(
        changes.map(({ from }) => from),
        changes,
      );
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
  // Some may have been taken out of the queue since they were looked at.
  const others = rows.filter(({ id }) => !changed.has(id)).map(({ id }) => id);
  return [
    ...own.map(({ messageId, channel, state: from }) => ({ messageId, channel, from, state: rule.state })),
    ...(await decide(trx, batch, others)),
  ];
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
