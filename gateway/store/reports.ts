import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { PartState } from '../core/model/message.ts';
import type { StateChange, StoredProblem } from '../core/outbox-store.ts';
import type { StatusReport } from '../core/ports.ts';
import { rowsOf } from './direct.ts';
import { addEvent, settleFromParts } from './report-state.ts';

/** TP-MR is eight bits and comes round again: a report is looked for among the parts of this long (ms). */
const WINDOW_MS = 7 * 24 * 3_600_000;
/** National and international spellings of a number agree in their last digits. */
const COMPARED_DIGITS = 8;
/** A submit whose answer may still come (ms). */
const IN_FLIGHT_MS = 10 * 60_000;
/** A report about a part without TP-MR must be of its time, give or take what clocks differ (ms). */
const CLOCKS_APART_MS = 15 * 60_000;
/** The clocks of modem reports and of this box: a report may seem a little older than its submit. */
const EARLY_MS = 5_000;

interface PartRow {
  id: string;
  deliveryId: string;
  messageId: string;
  recipient: string;
  seq: number;
  total: number;
  state: PartState;
  reference: number | null;
  sim: string | null;
  submittedAt: number;
}

/**
 * Finds the part a status report speaks of: same SIM, TP-MR, recipient and time window; failing that, a part of that SIM
 * and recipient whose TP-MR is not known, as its submit was never answered. What fits no part is kept: our own commit may
 * be late. Networks repeat reports that nobody confirmed: a second copy changes nothing.
 */
export async function matchReport(trx: Knex.Transaction, report: StatusReport): Promise<StateChange[]> {
  if (await isRepeated(trx, report)) return [];
  const part = await partFor(trx, report);
  await trx('status_reports').insert({
    id: newId(report.receivedAt),
    modem: report.modem,
    sim: report.sim,
    reference: report.reference,
    number: report.number,
    status: report.status,
    acceptedAt: report.acceptedAt ?? null,
    dischargedAt: report.dischargedAt,
    receivedAt: report.receivedAt,
    partId: part?.id ?? null,
  });
  return part ? applyReport(trx, part, report) : [];
}

/** Called when a part's TP-MR became known, or its answer was given up: a report may be waiting for it. */
export async function matchWaitingReport(trx: Knex.Transaction, partId: string): Promise<StateChange[]> {
  const [part] = await rowsOf<PartRow>(trx, PART_BY_ID, [partId]);
  if (!part) return [];
  const { sim, reference } = part;
  const waiting = await rowsOf<StatusReport & { id: string }>(
    trx,
    `SELECT * FROM status_reports WHERE sim ${sim === null ? 'IS NULL' : '= ?'} AND "partId" IS NULL
     AND "receivedAt" >= ? ${reference === null ? '' : 'AND reference = ?'} ORDER BY "receivedAt"`,
    [sim, Number(part.submittedAt) - EARLY_MS, reference].filter((value) => value !== null),
  );
  const changes: StateChange[] = [];
  for (const report of waiting) {
    if (!sameNumber(report.number, part.recipient)) continue;
    if (part.reference === null && !isNear(part, report)) continue;
    await trx('status_reports').where({ id: report.id }).update({ partId });
    changes.push(...(await applyReport(trx, part, report)));
    if (part.reference === null) break; // the others may be about other parts
  }
  return changes;
}

/** Deletes reports that no part can wait for any more. @returns how many */
export async function forgetReports(trx: Knex.Transaction, now: number, limit: number): Promise<number> {
  const old = trx('status_reports')
    .select('id')
    .where('receivedAt', '<', now - WINDOW_MS)
    .limit(limit);
  return trx('status_reports').whereIn('id', old).delete();
}

const PART_COLUMNS = [
  ...['parts.id', 'parts.deliveryId', 'parts.seq', 'parts.total', 'parts.state', 'parts.submittedAt'],
  ...['parts.reference', 'parts.sim', 'deliveries.messageId', 'deliveries.recipient'],
];

const PART_BY_ID = `SELECT p.id, p."deliveryId", p.seq, p.total, p.state, p."submittedAt", p.reference, p.sim,
  d."messageId", d.recipient FROM parts p JOIN deliveries d ON d.id = p."deliveryId" WHERE p.id = ?`;

function partQuery(trx: Knex.Transaction) {
  return trx('parts').join('deliveries', 'deliveries.id', 'parts.deliveryId');
}

/** Only what says when can be told from a second report about another message. */
async function isRepeated(trx: Knex.Transaction, report: StatusReport): Promise<boolean> {
  const { sim, reference, number, status, acceptedAt = null, dischargedAt } = report;
  if (acceptedAt === null || dischargedAt === null) return false;
  const same = { sim, reference, number, status, acceptedAt, dischargedAt };
  return (await trx('status_reports').where(same).first('id')) !== undefined;
}

async function partFor(trx: Knex.Transaction, report: StatusReport): Promise<PartRow | null> {
  const since = report.receivedAt - WINDOW_MS;
  const candidates = async (columns: Record<string, unknown>): Promise<PartRow[]> => {
    const rows: PartRow[] = await partQuery(trx)
      .where(columns)
      .where((known) => known.whereNot('parts.state', 'pending').orWhere('parts.doubtful', true))
      .whereBetween('parts.submittedAt', [since, report.receivedAt + EARLY_MS])
      .orderBy('parts.submittedAt', 'desc')
      .select(...PART_COLUMNS);
    return rows.filter(({ recipient }) => sameNumber(report.number, recipient));
  };
  const exact = await candidates({ 'parts.sim': report.sim, 'parts.reference': report.reference });
  if (exact.length > 0) return ofRound(exact, report);
  const unknown = (await candidates({ 'parts.sim': report.sim, 'parts.reference': null })).reverse();
  // One is on its way this moment: its answer tells its TP-MR, and then finds the report.
  const justNow = report.receivedAt - IN_FLIGHT_MS;
  if (unknown.some(({ state, submittedAt }) => state === 'submitting' && Number(submittedAt) > justNow)) return null;
  const near = unknown.filter((part) => UNANSWERED.includes(part.state) && isNear(part, report));
  return nearest(near, report) ?? near[0] ?? null;
}

/** `sent` without a TP-MR: the service centre refused a second copy, having the first. `pending`: to be sent once more. */
const UNANSWERED: readonly PartState[] = ['submitting', 'uncertain', 'sent', 'pending'];

/** Of several parts with the same TP-MR, which comes round after 256 messages: the one sent at that time. Newest first. */
function ofRound(parts: PartRow[], report: StatusReport): PartRow {
  const open = parts.find(({ state }) => !FINAL.includes(state));
  return nearest(parts, report) ?? open ?? parts[0]!;
}

/** By the time stamp of the service centre; null where it gave none. */
function nearest(parts: readonly PartRow[], { acceptedAt = null }: StatusReport): PartRow | null {
  if (acceptedAt === null) return null;
  const apart = (part: PartRow) => Math.abs(Number(part.submittedAt) - acceptedAt);
  return parts.reduce<PartRow | null>((best, part) => (best && apart(best) <= apart(part) ? best : part), null);
}

/** Can it be about this submit, going by the clocks of service centre and box? */
function isNear({ submittedAt }: PartRow, { acceptedAt = null }: StatusReport): boolean {
  return acceptedAt === null || Math.abs(acceptedAt - Number(submittedAt)) <= CLOCKS_APART_MS;
}

const FINAL: readonly PartState[] = ['delivered', 'failed'];

async function applyReport(trx: Knex.Transaction, part: PartRow, report: StatusReport): Promise<StateChange[]> {
  const verdict = verdictOf(report.status);
  const at = report.receivedAt;
  const state = stateAfter(part.state, verdict);
  const doubtful = false; // what became of it is known now
  await trx('parts')
    .where({ id: part.id })
    .update({ reference: report.reference, reportedAt: at, status: report.status, state, doubtful });
  const which = part.total > 1 ? ` (part ${part.seq} of ${part.total})` : '';
  await addEvent(trx, {
    messageId: part.messageId,
    deliveryId: part.deliveryId,
    at,
    event: 'report',
    text: `Status report 0x${report.status.toString(16).padStart(2, '0')}: ${VERDICT_TEXT[verdict]}${which}`,
  });
  const problem: StoredProblem = {
    code: `SMS_STATUS_${report.status.toString(16).padStart(2, '0').toUpperCase()}`,
    message: `The network gave the message up: ${statusText(report.status)}.`,
    remedy: 'Check the number; the phone may be switched off or its storage full. Then retry.',
    at,
  };
  return settleFromParts(trx, part.deliveryId, at, verdict === 'failed' ? problem : null);
}

/** The network knows of it, so it was sent, whatever the modem failed to answer. What has arrived stays arrived. */
function stateAfter(before: PartState, verdict: Verdict): PartState {
  if (verdict === 'delivered' || before === 'delivered') return 'delivered';
  if (verdict !== 'failed' && before !== 'failed') return 'sent';
  return before === 'pending' ? 'pending' : 'failed'; // the second try may still succeed
}

type Verdict = 'delivered' | 'trying' | 'failed' | 'unknown';

const VERDICT_TEXT: Record<Verdict, string> = {
  delivered: 'delivered to the phone',
  trying: 'not delivered yet, the network keeps trying',
  failed: 'not delivered, the network has given up',
  unknown: 'reserved value, says nothing certain',
};

/** TP-Status (GSM 03.40, 9.2.3.15): below 0x20 done, below 0x40 trying, below 0x80 given up, the rest reserved. */
function verdictOf(status: number): Verdict {
  if (status < 0x20) return 'delivered';
  if (status < 0x40) return 'trying';
  return status < 0x80 ? 'failed' : 'unknown';
}

const STATUS_TEXT: Record<number, string> = {
  64: 'remote procedure error',
  65: 'incompatible destination',
  66: 'connection rejected by the phone',
  67: 'not obtainable',
  68: 'quality of service not available',
  69: 'no interworking available',
  70: 'its validity period expired',
  71: 'deleted by the sender',
  72: 'deleted by the service centre',
  73: 'the service centre does not know the message',
  96: 'the network was congested',
  97: 'the phone was busy',
  98: 'the phone did not answer',
  99: 'service rejected',
  100: 'quality of service not available',
  101: 'error in the phone',
};

function statusText(status: number): string {
  return STATUS_TEXT[status] ?? `status 0x${status.toString(16)}`;
}

function sameNumber(left: string, right: string): boolean {
  const tail = (number: string) => number.replace(/\D/g, '').slice(-COMPARED_DIGITS);
  return tail(left) === tail(right) && tail(left) !== '';
}
