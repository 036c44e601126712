import { type Address, decodeAddress, encodeAddress } from './address.ts';
import { type DataCoding, decodeDataCoding, encodeDataCoding, type MessageClass } from './data-coding.ts';
import { requireRange } from './error.ts';
import { BIT, DELIVER, type DecodeOptions, decodeFrameOf, type EncodedPdu, encodeFrame } from './frame.ts';
import { decodeTimeStamp, encodeTimeStamp, type TimeStamp } from './time-stamp.ts';
import { decodeUserData, encodeUserData, type UserData, type UserDataInput } from './user-data.ts';

/** A short message from the network to a phone (23.040, 9.2.2.1). */
export interface DeliverInput {
  from: string | Address;
  part: UserDataInput;
  /** TP-SCTS. */
  sentAt: TimeStamp;
  class?: MessageClass | null;
  serviceCentre?: string | Address | null;
  protocolId?: number;
  /** More messages wait at the service centre. */
  moreToSend?: boolean;
  /** The sender asked for a status report (TP-SRI). */
  statusReport?: boolean;
  replyPath?: boolean;
}

/** An SMS-DELIVER taken apart. */
export interface Deliver extends UserData {
  kind: 'deliver';
  serviceCentre: Address | null;
  from: Address;
  /** TP-SCTS; null where the network wrote nonsense. */
  sentAt: TimeStamp | null;
  moreToSend: boolean;
  statusReport: boolean;
  replyPath: boolean;
  protocolId: number;
  coding: DataCoding;
  flash: boolean;
}

/** @throws PduError for a number, text or time that does not fit */
export function encodeDeliver(input: DeliverInput): EncodedPdu {
  const { headerIndicator, octets } = encodeUserData(input.part);
  const first =
    DELIVER |
    (input.moreToSend ? 0 : BIT.moreOrReject) |
    (input.statusReport ? BIT.report : 0) |
    (headerIndicator ? BIT.header : 0) |
    (input.replyPath ? BIT.replyPath : 0);
  const tpdu = [
    first,
    ...encodeAddress(input.from),
    requireRange(input.protocolId ?? 0, 0, 255, 'the protocol identifier'),
    encodeDataCoding(input.part.alphabet, input.class ?? null),
    ...encodeTimeStamp(input.sentAt),
    ...octets,
  ];
  return encodeFrame(input.serviceCentre, tpdu);
}

/** @throws PduError with offset and reason */
export function decodeDeliver(hex: string, options?: DecodeOptions): Deliver {
  const { serviceCentre, first, reader } = decodeFrameOf(DELIVER, 'SMS-DELIVER', hex, options);
  const from = decodeAddress(reader, "the sender's address");
  const protocolId = reader.octet('the protocol identifier');
  const coding = decodeDataCoding(reader.octet('the data coding scheme'));
  const sentAt = decodeTimeStamp(reader.take(7, 'the time stamp'));
  const userData = decodeUserData(reader, coding, (first & BIT.header) !== 0);
  return {
    kind: 'deliver',
    serviceCentre,
    from,
    sentAt,
    moreToSend: (first & BIT.moreOrReject) === 0,
    statusReport: (first & BIT.report) !== 0,
    replyPath: (first & BIT.replyPath) !== 0,
    protocolId,
    coding,
    flash: coding.class === 0,
    ...userData,
  };
}
