import type { Knex } from 'knex';
import { iso } from '../core/model/common.ts';
import type { Attempt, TimelineEntry } from '../core/model/message.ts';
import type { DeliveryRow, MessageRow } from './message-rows.ts';

const SOURCE_TEXT: Record<string, string> = {
  console: 'Accepted from the console',
  api: 'Accepted from the API',
  smtp: 'Accepted by SMTP',
  schedule: 'Accepted from a schedule',
  push: 'Token push accepted',
  'template-test': 'Test of a message template accepted',
};

/** What happened to a message, oldest first: accepted, each attempt, what persons did, what the network reported. */
export async function readTimeline(
  read: Knex,
  row: MessageRow,
  deliveries: DeliveryRow[],
  attempts: Attempt[],
): Promise<TimelineEntry[]> {
  const events = (await read('events').where({ messageId: row.id }).orderBy('id')) as (TimelineEntry & {
    at: unknown;
  })[];
  const entries: TimelineEntry[] = [
    {
      at: iso(row.createdAt),
      event: 'accepted',
      text: SOURCE_TEXT[row.source] ?? `Accepted from ${row.source}`,
      actor: row.actorName,
    },
    ...attempts.map(attemptEntry),
    ...events.map(({ at, event, text, actor }) => ({ at: iso(Number(at)), event, text, actor })),
    ...deliveries.flatMap(endEntry),
  ];
  return entries.sort((a, b) => a.at.localeCompare(b.at));
}

function attemptEntry(attempt: Attempt): TimelineEntry {
  const via = attempt.via ? ` through ${attempt.via}` : '';
  const said = attempt.response ?? attempt.problem?.message ?? '';
  const event = attempt.outcome === 'sent' || attempt.outcome === 'uncertain' ? attempt.outcome : 'attempt';
  const what = attempt.outcome === 'sent' ? 'Sent' : `Attempt ${attempt.number}`;
  return {
    at: attempt.endedAt ?? attempt.startedAt,
    event,
    text: `${what}${via}${said ? `: ${said}` : ''}`,
    actor: null,
  };
}

/** Ends that no attempt and no event tells of. */
function endEntry({ state, updatedAt, recipient }: DeliveryRow): TimelineEntry[] {
  if (state === 'expired')
    return [
      { at: iso(updatedAt), event: 'expired', text: `Expired before it could be sent to ${recipient}`, actor: null },
    ];
  if (state === 'failed')
    return [{ at: iso(updatedAt), event: 'failed', text: `Given up for ${recipient}`, actor: null }];
  if (state === 'delivered')
    return [{ at: iso(updatedAt), event: 'delivered', text: `Delivered to ${recipient}`, actor: null }];
  return [];
}
