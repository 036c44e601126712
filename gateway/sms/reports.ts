import type { ReportSink } from '../core/ports.ts';
import type { Origin } from './modem/sim-inbox.ts';
import type { StatusReportPdu } from './pdu/report.ts';

/** Hands an SMS-STATUS-REPORT on. Durable when it resolves, also where its message is not known yet. */
export async function storeReport(
  sink: ReportSink,
  report: StatusReportPdu,
  origin: Origin,
  now: number,
): Promise<void> {
  await sink.report({
    modem: origin.modem,
    sim: origin.sim,
    reference: report.reference,
    number: report.recipient.number,
    status: report.status,
    acceptedAt: report.submittedAt?.ms ?? null,
    dischargedAt: report.dischargedAt?.ms ?? null,
    receivedAt: now,
  });
}
