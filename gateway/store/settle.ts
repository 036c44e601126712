import { newId } from '../core/id.ts';
import type { Channel } from '../core/model/common.ts';
import type { AfterAttempt, DeliveryState, PartState } from '../core/model/message.ts';
import type { Settlement, StateChange } from '../core/outbox-store.ts';
import { type Decided, settleDecisions } from './after-attempt.ts';
import { inList, insertAll, rowsOf, updateAll } from './direct.ts';
import type { Direct } from './driver.ts';
import { wipeHandedOn } from './handed-on.ts';
import { stateOfParts } from './report-state.ts';
import { backToDoubt } from './uncertain.ts';

const FINISHED: readonly DeliveryState[] = ['sent', 'delivered', 'failed', 'expired', 'cancelled'];

interface Row {
  id: string;
  messageId: string;
  channel: Channel;
  state: DeliveryState;
  attempts: number;
  firstSentAt: number | null;
  expiresAt: number;
  afterAttempt: AfterAttempt | null;
}

/** As the batch takes it: its lists as the text in which they are kept, which travels between threads for less. */
export interface WrittenSettlement extends Omit<Settlement, 'dialogue' | 'problem'> {
  /** JSON. */
  dialogue: string;
  /** JSON. */
  problem: string | null;
  /** Somebody was spoken to. */
  wasTried: boolean;
}

export function writtenSettlement(settlement: Settlement): WrittenSettlement {
  const { dialogue, problem, outcome } = settlement;
  return {
    ...settlement,
    dialogue: JSON.stringify(dialogue),
    problem: problem && JSON.stringify(problem),
    // What a limit or a rest of ours sent back is no attempt: a long wait would be full of them.
    wasTried: outcome !== 'local' || dialogue.length > 0,
  };
}

/**
 * Writes the ends of attempts, of several calls together. A delivery that is no longer `sending` (its lease ran out)
 * keeps its state.
 * @returns what changed, by call
 */
export async function settleAll(
  at: Direct,
  calls: readonly (readonly WrittenSettlement[])[],
): Promise<StateChange[][]> {
  const settled = calls.flatMap((settlements) => settlements.map(({ deliveryId }) => deliveryId));
  if (settled.length === 0) return calls.map(() => []);
  const ids = inList(at, settled);
  const rows = await rowsOf<Row>(
    at,
    `SELECT id, "messageId", channel, state, attempts, "firstSentAt", "expiresAt", "afterAttempt"
     FROM deliveries WHERE id IN ${ids.sql}`,
    ids.values,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parts = await partsOf(at, rows);
  const attempts: object[] = [];
  const updates: unknown[][] = [];
  const decided: Decided[] = [];
  const changes: StateChange[][] = [];
  for (const settlements of calls) {
    const own: StateChange[] = [];
    for (const settlement of settlements) {
      const row = byId.get(settlement.deliveryId);
      if (!row) continue;
      if (settlement.wasTried) attempts.push(attemptRow(row, settlement));
      if (row.state !== 'sending') continue;
      const settled = await stateAfter(at, row, settlement.state, parts.get(row.id));
      const { afterAttempt } = row;
      const state = settled === 'queued' ? (afterAttempt ?? settled) : settled;
      if (afterAttempt) decided.push({ ...row, state, afterAttempt, at: settlement.endedAt });
      updates.push(deliveryValues(row, settlement, state));
      const again = state === 'queued' ? { expiresAt: row.expiresAt } : {};
      own.push({ messageId: row.messageId, channel: row.channel, from: 'sending', state, ...again });
      row.state = state;
    }
    changes.push(own);
  }
  await Promise.all([
    insertAll(at, 'attempts', attempts),
    updateAll(at, 'deliveries', UPDATED, updates),
    settleDecisions(at, decided),
    wipeHandedOn(at, reachedMails(changes), calls.flat()[0]!.endedAt),
  ]);
  return changes;
}

function reachedMails(changes: readonly StateChange[][]): string[] {
  const reached = changes.flat().filter(({ channel, state }) => channel === 'email' && state === 'sent');
  return [...new Set(reached.map(({ messageId }) => messageId))];
}

function attemptRow(row: Row, settlement: WrittenSettlement) {
  return {
    id: newId(settlement.endedAt),
    deliveryId: row.id,
    number: row.attempts + 1,
    startedAt: settlement.startedAt,
    endedAt: settlement.endedAt,
    via: settlement.via,
    outcome: settlement.outcome,
    response: settlement.response,
    problem: settlement.problem,
    dialogue: settlement.dialogue,
  };
}

/** In the order of `deliveryValues`. */
const UPDATED = {
  state: 'text',
  attempts: 'bigint',
  nextAttemptAt: 'bigint',
  leasedUntil: 'bigint',
  node: 'text',
  via: 'text',
  problem: 'text',
  firstSentAt: 'bigint',
  finishedAt: 'bigint',
  updatedAt: 'bigint',
} as const;

function deliveryValues(row: Row, settlement: WrittenSettlement, state: DeliveryState): unknown[] {
  const { endedAt } = settlement;
  const isExplained = state === settlement.state || settlement.state === 'failed' || row.afterAttempt !== null;
  return [
    row.id,
    state,
    row.attempts + Number(settlement.countAttempt),
    nextAttempt(row, settlement, state),
    null,
    null,
    settlement.via,
    isExplained ? settlement.problem : null,
    settlement.outcome === 'sent' ? endedAt : row.firstSentAt,
    FINISHED.includes(state) ? endedAt : null,
    endedAt,
  ];
}

function nextAttempt(row: Row, settlement: WrittenSettlement, state: DeliveryState): number | null {
  // Who wants it back does not want it sent once more by itself.
  if (row.afterAttempt !== null) return null;
  // Where reports made another state of it, the time of the settled one means nothing.
  if (state !== settlement.state) return state === 'queued' ? settlement.endedAt : null;
  return settlement.nextAttemptAt;
}

/** The states of the parts of those that go by SMS. */
async function partsOf(at: Direct, rows: readonly Row[]): Promise<Map<string, PartState[]>> {
  const parts = new Map<string, PartState[]>();
  const texts = rows.filter(({ channel, state }) => channel === 'sms' && state === 'sending').map(({ id }) => id);
  if (texts.length === 0) return parts;
  const ids = inList(at, texts);
  const found = await rowsOf<{ deliveryId: string; state: PartState }>(
    at,
    `SELECT "deliveryId", state FROM parts WHERE "deliveryId" IN ${ids.sql}`,
    ids.values,
  );
  for (const { deliveryId, state } of found) parts.set(deliveryId, [...(parts.get(deliveryId) ?? []), state]);
  return parts;
}

/**
 * What the parts make of an outcome: status reports may be faster than our own commit, may answer for a modem that did
 * not, and a second try that was refused says nothing of the first one.
 */
async function stateAfter(
  at: Direct,
  { id, channel }: Row,
  settled: DeliveryState,
  parts: PartState[] | undefined,
): Promise<DeliveryState> {
  if (channel !== 'sms' || !parts) return settled;
  if (settled === 'sent' || settled === 'uncertain') return stateOfParts(parts, settled);
  if (settled === 'failed' && (await backToDoubt(at, [id])).size > 0) return 'uncertain';
  return settled;
}
