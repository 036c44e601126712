import type { Knex } from 'knex';
import { newId } from '../core/id.ts';
import type { StateChange, StoredProblem } from '../core/outbox-store.ts';
import type { StatusReport } from '../core/ports.ts';
import { addEvent, settleFromParts } from './report-state.ts';

/** TP-MR is eight bits and comes round again: a report is looked for among the parts of this long (ms). */
const WINDOW_MS = 7 * 24 * 3_600_000;
/** National and international spellings of a number agree in their last digits. */
const COMPARED_DIGITS = 8;
/** The clocks of modem reports and of this box: a report may seem a little older than its submit. */
const EARLY_MS = 5_000;

interface PartRow {
  id: string;
  deliveryId: string;
  messageId: string;
  recipient: string;
  seq: number;
  total: number;
  state: string;
  submittedAt: number;
}

/**
 * Finds the part a status report speaks of: same SIM, TP-MR, recipient and time window, newest first; failing that, a
 * part of that SIM and recipient whose submit was never answered. What fits no part is kept: our own commit may be late.
 */
export async function matchReport(trx: Knex.Transaction, report: StatusReport): Promise<StateChange[]> {
  const part = await partFor(trx, report);
  await trx('status_reports').insert({
    id: newId(report.receivedAt),
    modem: report.modem,
    sim: report.sim,
    reference: report.reference,
    number: report.number,
    status: report.status,
    dischargedAt: report.dischargedAt,
    receivedAt: report.receivedAt,
    partId: part?.id ?? null,
  });
  return part ? applyReport(trx, part, report) : [];
}

/** Called when a part's TP-MR became known, or its answer was given up: a report may be waiting for it. */
export async function matchWaitingReport(trx: Knex.Transaction, partId: string): Promise<StateChange[]> {
  const part = await partQuery(trx)
    .where('parts.id', partId)
    .first('parts.reference', 'parts.sim', ...PART_COLUMNS);
  if (!part) return [];
  const waiting = await trx('status_reports')
    .where({ sim: part.sim, partId: null })
    .where('receivedAt', '>=', Number(part.submittedAt) - EARLY_MS)
    .modify((query) => {
      if (part.reference !== null) query.where({ reference: part.reference });
    })
    .orderBy('receivedAt');
  const changes: StateChange[] = [];
  for (const report of waiting as (StatusReport & { id: string })[]) {
    if (!sameNumber(report.number, part.recipient)) continue;
    await trx('status_reports').where({ id: report.id }).update({ partId });
    changes.push(...(await applyReport(trx, part, report)));
  }
  return changes;
}

const PART_COLUMNS = [
  'parts.id',
  'parts.deliveryId',
  'parts.seq',
  'parts.total',
  'parts.state',
  'parts.submittedAt',
  'deliveries.messageId',
  'deliveries.recipient',
];

function partQuery(trx: Knex.Transaction) {
  return trx('parts').join('deliveries', 'deliveries.id', 'parts.deliveryId');
}

async function partFor(trx: Knex.Transaction, report: StatusReport): Promise<PartRow | null> {
  const since = report.receivedAt - WINDOW_MS;
  const candidates = (columns: Record<string, unknown>): Promise<PartRow[]> =>
    partQuery(trx)
      .where(columns)
      .whereBetween('parts.submittedAt', [since, report.receivedAt + EARLY_MS])
      .orderBy('parts.submittedAt', 'desc')
      .select(...PART_COLUMNS);
  const byReference = await candidates({ 'parts.sim': report.sim, 'parts.reference': report.reference });
  const exact = byReference.find(({ recipient, state }) => state !== 'pending' && sameNumber(report.number, recipient));
  if (exact) return exact;
  const unanswered = await candidates({ 'parts.sim': report.sim, 'parts.state': 'uncertain' });
  return unanswered.reverse().find(({ recipient }) => sameNumber(report.number, recipient)) ?? null;
}

async function applyReport(trx: Knex.Transaction, part: PartRow, report: StatusReport): Promise<StateChange[]> {
  const verdict = verdictOf(report.status);
  const at = report.receivedAt;
  await trx('parts')
    .where({ id: part.id })
    .update({
      reference: report.reference,
      reportedAt: at,
      status: report.status,
      // The network knows of it: whatever the modem failed to answer, the part was sent.
      state: verdict === 'delivered' || verdict === 'failed' ? verdict : 'sent',
    });
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
