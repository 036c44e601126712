import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { InboundSink, ReportSink } from '../core/ports.ts';
import { storeDeliver } from './inbound.ts';
import type { PduReceiver } from './modem/sim-inbox.ts';
import { PduError } from './pdu/error.ts';
import { decodeStored, type StoredPdu } from './pdu/stored.ts';
import { maskNumber } from './port/trace.ts';
import { storeReport } from './reports.ts';

export interface IntakeDeps {
  inbound: InboundSink;
  reports: ReportSink;
  /** When the service centre took a part, ms, as its report tells. */
  onReport?: (modem: string, reference: number, acceptedAt: number | null) => void;
  clock: Clock;
  log: Log;
}

/** The door in for what modems bring: messages to the inbox, status reports to their messages. */
export function pduReceiver({ inbound, reports, onReport, clock, log }: IntakeDeps): PduReceiver {
  return async (pdu, tpduLength, origin) => {
    const fields = { modem: origin.modem, octets: pdu.length >> 1 };
    const decoded = decode(pdu, tpduLength);
    if (decoded instanceof PduError) {
      log.warn({ ...fields, offset: decoded.offset, reason: decoded.reason }, 'a PDU from a modem cannot be read');
      return false;
    }
    if (decoded.kind === 'deliver') {
      await storeDeliver(inbound, decoded, origin, clock.now());
      log.info({ ...fields, from: maskNumber(decoded.from.number) }, 'SMS received');
      return true;
    }
    if (decoded.kind === 'status-report') {
      await storeReport(reports, decoded, origin, clock.now());
      onReport?.(origin.modem, decoded.reference, decoded.submittedAt?.ms ?? null);
      log.debug({ ...fields, reference: decoded.reference, status: decoded.status }, 'status report received');
      return true;
    }
    log.debug(fields, 'a modem keeps a message that it sent; left alone');
    return false;
  };
}

function decode(pdu: string, tpduLength: number | null): StoredPdu | PduError {
  try {
    return decodeStored(pdu, tpduLength === null ? {} : { tpduLength });
  } catch (error) {
    if (error instanceof PduError) return error;
    throw error;
  }
}
