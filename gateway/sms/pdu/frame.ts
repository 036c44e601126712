import { type Address, decodeServiceCentre, encodeServiceCentre } from './address.ts';
import { PduError } from './error.ts';
import { fromHex, OctetReader, toHex } from './octets.ts';

/** A PDU as `AT+CMGS` takes it. */
export interface EncodedPdu {
  /** Service centre address and TPDU. */
  hex: string;
  /** Octets of the TPDU alone: the number in `AT+CMGS=<length>`, `+CMT: ,<length>`, `+CDS: <length>`. */
  tpduLength: number;
}

export interface DecodeOptions {
  /** The length the modem announced; tells PDUs of modems that leave the service centre address out. */
  tpduLength?: number;
}

/** TP-MTI, bits 0 and 1 of the first octet (23.040, 9.2.3.1); the same numbers mean other things the other way. */
export const DELIVER = 0;
export const SUBMIT = 1;
export const STATUS_REPORT = 2;

/** Bits of the first octet that several TPDUs share. */
export const BIT = { moreOrReject: 0x04, loop: 0x08, report: 0x20, header: 0x40, replyPath: 0x80 } as const;

export function encodeFrame(serviceCentre: string | Address | null | undefined, tpdu: readonly number[]): EncodedPdu {
  return { hex: toHex([...encodeServiceCentre(serviceCentre), ...tpdu]), tpduLength: tpdu.length };
}

export interface Frame {
  serviceCentre: Address | null;
  /** The first octet of the TPDU. */
  first: number;
  reader: OctetReader;
}

/** Takes the service centre address and the first octet. @throws PduError */
export function decodeFrame(hex: string, options: DecodeOptions = {}): Frame {
  const octets = fromHex(hex);
  const reader = new OctetReader(octets);
  const serviceCentre = octets.length === options.tpduLength ? null : decodeServiceCentre(reader);
  return { serviceCentre, first: reader.octet('the TPDU'), reader };
}

/** What the first octet says the TPDU is; the reserved value counts as SMS-DELIVER, as the standard asks. */
export function kindOf(first: number): number {
  const kind = first & 3;
  return kind === 3 ? DELIVER : kind;
}

/** As `decodeFrame`, refusing another kind of TPDU. @throws PduError */
export function decodeFrameOf(kind: number, name: string, hex: string, options?: DecodeOptions): Frame {
  const frame = decodeFrame(hex, options);
  if (kindOf(frame.first) !== kind) throw new PduError(frame.reader.offset - 1, `this is no ${name}`);
  return frame;
}
