import { type Address, decodeAddress, encodeAddress, parseAddress } from './address.ts';
import { type DataCoding, decodeDataCoding, encodeDataCoding, type MessageClass } from './data-coding.ts';
import { PduError, requireRange } from './error.ts';
import { BIT, type DecodeOptions, decodeFrameOf, type EncodedPdu, encodeFrame, SUBMIT } from './frame.ts';
import { decodeUserData, encodeUserData, type UserData, type UserDataInput } from './user-data.ts';
import { decodeValidity, encodeValidity, type Validity } from './validity.ts';

/** A short message on its way to the network (23.040, 9.2.2.2). */
export interface SubmitInput {
  /** `+` and digits, or a short number; never a name. */
  to: string | Address;
  /** A part of a plan, or any user data. */
  part: UserDataInput;
  /** TP-MR, 0…255; most modems put their own. Default 0. */
  reference?: number;
  /** Ask for a status report (TP-SRR). */
  statusReport?: boolean;
  /** Let the service centre drop it if it still holds one with the same reference and number (TP-RD). */
  rejectDuplicates?: boolean;
  /** Message class 0: shown at once, not stored. */
  flash?: boolean;
  /** Message class; `flash` is short for 0. */
  class?: MessageClass | null;
  /** Seconds until it is worth nothing, rounded up to a step of the relative period (5 min … 63 weeks). */
  validitySeconds?: number | null;
  /** Any other form of validity period; wins over `validitySeconds`. */
  validity?: Validity | null;
  /** null = the one on the SIM. */
  serviceCentre?: string | Address | null;
  /** TP-PID, 0…255. Default 0; 0x41…0x47 replaces an earlier message of the same number. */
  protocolId?: number;
  replyPath?: boolean;
}

/** An SMS-SUBMIT taken apart. */
export interface Submit extends UserData {
  kind: 'submit';
  serviceCentre: Address | null;
  to: Address;
  reference: number;
  statusReport: boolean;
  rejectDuplicates: boolean;
  replyPath: boolean;
  validity: Validity | null;
  protocolId: number;
  coding: DataCoding;
  flash: boolean;
}

/** @throws PduError for a number, text or period that does not fit */
export function encodeSubmit(input: SubmitInput): EncodedPdu {
  const { headerIndicator, octets } = encodeUserData(input.part);
  const relative = input.validitySeconds == null ? null : { kind: 'relative' as const, seconds: input.validitySeconds };
  const validity = encodeValidity(input.validity ?? relative);
  const first =
    SUBMIT |
    (input.rejectDuplicates ? BIT.moreOrReject : 0) |
    (validity.format << 3) |
    (input.statusReport ? BIT.report : 0) |
    (headerIndicator ? BIT.header : 0) |
    (input.replyPath ? BIT.replyPath : 0);
  const to = typeof input.to === 'string' ? parseAddress(input.to) : input.to;
  if (to.type === 'alphanumeric') throw new PduError(0, 'the destination is not a number');
  const tpdu = [
    first,
    requireRange(input.reference ?? 0, 0, 255, 'the message reference'),
    ...encodeAddress(to),
    requireRange(input.protocolId ?? 0, 0, 255, 'the protocol identifier'),
    encodeDataCoding(input.part.alphabet, input.flash ? 0 : (input.class ?? null)),
    ...validity.octets,
    ...octets,
  ];
  return encodeFrame(input.serviceCentre, tpdu);
}

/** @throws PduError with offset and reason */
export function decodeSubmit(hex: string, options?: DecodeOptions): Submit {
  const { serviceCentre, first, reader } = decodeFrameOf(SUBMIT, 'SMS-SUBMIT', hex, options);
  const reference = reader.octet('the message reference');
  const to = decodeAddress(reader, 'the destination address');
  const protocolId = reader.octet('the protocol identifier');
  const coding = decodeDataCoding(reader.octet('the data coding scheme'));
  const validity = decodeValidity(reader, (first >> 3) & 3);
  const userData = decodeUserData(reader, coding, (first & BIT.header) !== 0);
  return {
    kind: 'submit',
    serviceCentre,
    to,
    reference,
    statusReport: (first & BIT.report) !== 0,
    rejectDuplicates: (first & BIT.moreOrReject) !== 0,
    replyPath: (first & BIT.replyPath) !== 0,
    validity,
    protocolId,
    coding,
    flash: coding.class === 0,
    ...userData,
  };
}
