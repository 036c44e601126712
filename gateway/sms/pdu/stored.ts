import { type Deliver, decodeDeliver } from './deliver.ts';
import { type DecodeOptions, decodeFrame, kindOf, STATUS_REPORT, SUBMIT } from './frame.ts';
import { decodeStatusReport, type StatusReportPdu } from './report.ts';
import { decodeSubmit, type Submit } from './submit.ts';

export type StoredPdu = Deliver | Submit | StatusReportPdu;

/**
 * Whatever a modem's memory holds (`+CMGL`, `+CMGR`): received, sent or unsent messages and status reports.
 * @throws PduError with offset and reason
 */
export function decodeStored(hex: string, options?: DecodeOptions): StoredPdu {
  const kind = kindOf(decodeFrame(hex, options).first);
  if (kind === SUBMIT) return decodeSubmit(hex, options);
  if (kind === STATUS_REPORT) return decodeStatusReport(hex, options);
  return decodeDeliver(hex, options);
}
