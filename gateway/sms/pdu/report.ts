import { type Address, decodeAddress, encodeAddress } from './address.ts';
import { decodeDataCoding, encodeDataCoding } from './data-coding.ts';
import { PduError, requireRange } from './error.ts';
import { BIT, type DecodeOptions, decodeFrameOf, type EncodedPdu, encodeFrame, STATUS_REPORT } from './frame.ts';
import type { OctetReader } from './octets.ts';
import { classifyStatus, type StatusMeaning } from './status.ts';
import { decodeTimeStamp, encodeTimeStamp, type TimeStamp } from './time-stamp.ts';
import { decodeUserData, encodeUserData, type UserData, type UserDataInput } from './user-data.ts';

/** What became of a message that asked for a report (23.040, 9.2.2.3). */
export interface StatusReportInput {
  /** TP-MR of the message, 0…255. */
  reference: number;
  /** TP-RA: to whom it went. */
  recipient: string | Address;
  /** TP-SCTS: when the service centre had taken it. */
  submittedAt: TimeStamp;
  /** TP-DT: when this outcome came about. */
  dischargedAt: TimeStamp;
  /** TP-Status, 0…255. */
  status: number;
  serviceCentre?: string | Address | null;
  moreToSend?: boolean;
  /** It answers an SMS-COMMAND (TP-SRQ). */
  ofCommand?: boolean;
  part?: UserDataInput;
}

/** An SMS-STATUS-REPORT taken apart. */
export interface StatusReportPdu extends StatusMeaning {
  kind: 'status-report';
  serviceCentre: Address | null;
  reference: number;
  recipient: Address;
  submittedAt: TimeStamp | null;
  dischargedAt: TimeStamp | null;
  status: number;
  moreToSend: boolean;
  ofCommand: boolean;
  /** null where the report carries none, as nearly always. */
  userData: UserData | null;
}

/** Bits of TP-PI (23.040, 9.2.3.27). */
const HAS = { protocolId: 0x01, coding: 0x02, userData: 0x04, more: 0x80 } as const;

/** @throws PduError for a number, time or text that does not fit */
export function encodeStatusReport(input: StatusReportInput): EncodedPdu {
  const userData = input.part ? encodeUserData(input.part) : null;
  const first =
    STATUS_REPORT |
    (input.moreToSend ? 0 : BIT.moreOrReject) |
    (input.ofCommand ? BIT.report : 0) |
    (userData?.headerIndicator ? BIT.header : 0);
  const tpdu = [
    first,
    requireRange(input.reference, 0, 255, 'the message reference'),
    ...encodeAddress(input.recipient),
    ...encodeTimeStamp(input.submittedAt),
    ...encodeTimeStamp(input.dischargedAt),
    requireRange(input.status, 0, 255, 'the status'),
  ];
  if (input.part && userData) {
    tpdu.push(HAS.coding | HAS.userData, encodeDataCoding(input.part.alphabet), ...userData.octets);
  }
  return encodeFrame(input.serviceCentre, tpdu);
}

/** @throws PduError with offset and reason */
export function decodeStatusReport(hex: string, options?: DecodeOptions): StatusReportPdu {
  const { serviceCentre, first, reader } = decodeFrameOf(STATUS_REPORT, 'SMS-STATUS-REPORT', hex, options);
  const reference = reader.octet('the message reference');
  const recipient = decodeAddress(reader, "the recipient's address");
  const submittedAt = decodeTimeStamp(reader.take(7, 'the time stamp'));
  const dischargedAt = decodeTimeStamp(reader.take(7, 'the discharge time'));
  const status = reader.octet('the status');
  return {
    kind: 'status-report',
    serviceCentre,
    reference,
    recipient,
    submittedAt,
    dischargedAt,
    status,
    ...classifyStatus(status),
    moreToSend: (first & BIT.moreOrReject) === 0,
    ofCommand: (first & BIT.report) !== 0,
    userData: decodeOptional(reader, (first & BIT.header) !== 0),
  };
}

/**
 * What may follow TP-Status, as TP-PI says. Modems pad or cut this tail, and all that matters has been read by then: a
 * tail that does not add up is left alone.
 */
function decodeOptional(reader: OctetReader, headerIndicator: boolean): UserData | null {
  if (reader.left === 0) return null;
  const indicator = reader.octet('the parameter indicator');
  if (indicator & HAS.more || !(indicator & HAS.userData)) return null;
  try {
    if (indicator & HAS.protocolId) reader.octet('the protocol identifier');
    const coding = decodeDataCoding(indicator & HAS.coding ? reader.octet('the data coding scheme') : 0);
    return decodeUserData(reader, coding, headerIndicator);
  } catch (error) {
    if (error instanceof PduError) return null;
    throw error;
  }
}
