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

interface Entry extends TimelineEntry {
  /** UUIDv7: also within one millisecond in the order in which things happened. */
  id: string;
}

/** What happened to a message, oldest first: accepted, each attempt, what persons did, what the network reported. */
export async function readTimeline(
  read: Knex,
  row: MessageRow,
  deliveries: DeliveryRow[],
  attempts: (Attempt & { id: string })[],
): Promise<TimelineEntry[]> {
  const events = (await read('events').where({ messageId: row.id })) as (Omit<Entry, 'at'> & { at: number })[];
  const happened: Entry[] = [
    ...attempts.map(attemptEntry),
    ...events.map(({ id, at, event, text, actor }) => ({ id, at: iso(at), event, text, actor })),
  ];
  return [
    {
      at: iso(row.createdAt),
      event: 'accepted',
      text: SOURCE_TEXT[row.source] ?? `Accepted from ${row.source}`,
      actor: row.actorName,
    },
    ...inOrder([
      ...happened.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id: _, ...entry }) => entry),
      ...deliveries.flatMap(endEntry),
    ]),
  ];
}

/** By time; what happened in the same millisecond stays as it stands. */
function inOrder(entries: TimelineEntry[]): TimelineEntry[] {
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function attemptEntry(attempt: Attempt & { id: string }): Entry {
  const said = attempt.response ?? attempt.problem?.message ?? '';
  const event = attempt.outcome === 'sent' || attempt.outcome === 'uncertain' ? attempt.outcome : 'attempt';
  return {
    id: attempt.id,
    at: attempt.endedAt ?? attempt.startedAt,
    event,
    text: said ? `${attemptText(attempt)}: ${said}` : attemptText(attempt),
    actor: null,
  };
}

function attemptText({ outcome, number, via }: Attempt): string {
  if (outcome === 'sent') return via ? `Sent through ${via}` : 'Sent';
  return via ? `Attempt ${number} through ${via}` : `Attempt ${number}`;
}

/** Ends that no attempt and no event tells of. */
function endEntry({ state, updatedAt, recipient }: DeliveryRow): TimelineEntry[] {
  const text = END_TEXT[state];
  return text ? [{ at: iso(updatedAt), event: state, text: `${text} ${recipient}`, actor: null }] : [];
}

const END_TEXT: Partial<Record<DeliveryRow['state'], string>> = {
  expired: 'Expired before it could be sent to',
  failed: 'Given up for',
  delivered: 'Delivered to',
};
