import type { BounceReport, BounceStore } from '../core/bounces.ts';
import type { Channel } from '../core/model/common.ts';
import type { DeliveryState } from '../core/model/message.ts';
import type { StoredProblem } from '../core/outbox-store.ts';
import type { Database } from './db.ts';
import { addEvent } from './report-state.ts';

/** A mail that was handed over, for sure or perhaps, may come back. */
const RETURNABLE: readonly DeliveryState[] = ['sent', 'delivered', 'uncertain'];

/** What bounces make of mails that were written here. */
export function bounceStore(db: Database): BounceStore {
  return {
    bounced: (deliveryId, report, now) =>
      db.commit(async (trx) => {
        const delivery: { messageId: string; channel: Channel; state: DeliveryState } | undefined = await trx(
          'deliveries',
        )
          .where({ id: deliveryId })
          .first('messageId', 'channel', 'state');
        if (!delivery) return null;
        const { messageId, channel, state: from } = delivery;
        await addEvent(trx, { messageId, deliveryId, at: now, event: 'report', text: textOf(report) });
        if (report.action !== 'failed' || !RETURNABLE.includes(from)) return [];
        const problem: StoredProblem = {
          code: 'BOUNCED',
          message: textOf(report),
          remedy: 'Correct the address, then send it again.',
          at: now,
        };
        await trx('deliveries')
          .where({ id: deliveryId })
          .update({
            state: 'failed',
            problem: JSON.stringify(problem),
            nextAttemptAt: null,
            finishedAt: now,
            updatedAt: now,
          });
        return [{ messageId, channel, from, state: 'failed' as const }];
      }),
  };
}

function textOf({ action, status, words, reporter }: BounceReport): string {
  const who = reporter ?? 'A mail server';
  const what = {
    failed: 'sent it back',
    delayed: 'has not been able to deliver it so far and goes on trying',
    other: 'reports on it',
  }[action];
  const said = [status !== null && !words.includes(status) ? status : '', words].filter(Boolean).join(' ');
  return said === '' ? `${who} ${what}.` : `${who} ${what}: ${said}`;
}
