import type { Clock } from '../../core/clock.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AtChannel, Urc } from '../at/channel.ts';
import { PduError } from '../pdu/error.ts';
import { decodeStatusReport, type StatusReportPdu } from '../pdu/report.ts';
import { planSms } from '../pdu/split.ts';
import { encodeSubmit } from '../pdu/submit.ts';
import { maskNumber } from '../port/trace.ts';
import { fields, tryAsk } from './ask.ts';
import type { MessageService } from './message-service.ts';
import type { Profile } from './profile.ts';
import { submitPdu } from './submit.ts';

export interface SendTestDeps {
  channel: AtChannel;
  profile: Profile;
  service: MessageService;
  clock: Clock;
  urcs: Set<(urc: Urc) => void>;
}

const TEXT = 'Test message of the gateway. It works.';
const VALIDITY_SECONDS = 600;

/** One SMS with a status report, and the wait for it. Other messages on the SIM are neither read nor deleted. */
export function sendTest(deps: SendTestDeps, { to, reportMs }: { to: string; reportMs: number }) {
  const { channel, profile, clock, urcs } = deps;
  const reports = new Set<StatusReportPdu>();
  let arrived = () => {};
  let reference: number | null = null;
  const listener = (urc: Urc) => {
    void readReport(deps, urc).then((report) => {
      if (report) reports.add(report);
      arrived();
    });
  };
  return {
    async submit() {
      const pdu = encode(to);
      urcs.add(listener);
      const result = await submitPdu(channel, pdu, async () => {}, profile.errors);
      if (result.kind === 'failed') throw result.error;
      reference = result.reference;
      return { text: `Sent to ${maskNumber(to)}, ${result.answer}.` };
    },
    /** @throws nothing: no report is a finding, not a fault */
    async report() {
      const sentAt = clock.now();
      const over = sentAt + reportMs;
      const mine = () => [...reports].find((report) => report.reference === reference && report.outcome !== 'trying');
      while (!mine() && clock.now() < over) {
        let cancel = () => {};
        await new Promise<void>((resolve) => {
          arrived = resolve;
          cancel = clock.after(over - clock.now(), resolve);
        });
        cancel();
      }
      urcs.delete(listener);
      const report = mine();
      if (!report) {
        const remedy = 'Not every operator sends reports, and a phone that is off has none: look whether it arrived.';
        return { text: `No status report within ${Math.round(reportMs / 1000)} s.`, warning: { remedy } };
      }
      const text = `Status report ${report.status}: ${report.meaning}.`;
      return report.outcome === 'received' ? { text } : { text, warning: { remedy: 'Check the number.' } };
    },
  };
}

function encode(to: string) {
  try {
    const [part] = planSms(TEXT, { concatRef: 0 }).parts;
    return encodeSubmit({ to, part: part!, statusReport: true, validitySeconds: VALIDITY_SECONDS });
  } catch (error) {
    if (!(error instanceof PduError)) throw error;
    throw new GatewayError('SMS_INVALID', `This cannot be sent as SMS: ${error.reason}.`, {
      disposition: 'permanent',
      remedy: 'Give the number with + and country code.',
      cause: error,
    });
  }
}

/** A report that comes by itself (+CDS), or is stored and announced (+CDSI). */
async function readReport({ channel, service }: SendTestDeps, { line, body }: Urc): Promise<StatusReportPdu | null> {
  const [, name, value = ''] = /^\+(CDS|CDSI):\s*(.*)$/i.exec(line) ?? [];
  if (name === 'CDS' && body !== null) {
    if (service.acknowledge) await tryAsk(channel, service.acknowledge);
    return decoded(body);
  }
  const [memory, index] = fields(value);
  if (name !== 'CDSI' || !memory || !index) return null;
  await tryAsk(channel, `AT+CPMS="${memory}"`, { timeout: 'slow' });
  const lines = await tryAsk(channel, `AT+CMGR=${index}`, { timeout: 'slow' });
  const pdu = lines?.find((text) => /^[0-9A-F]{20,}$/i.test(text));
  return pdu === undefined ? null : decoded(pdu);
}

function decoded(pdu: string): StatusReportPdu | null {
  try {
    return decodeStatusReport(pdu);
  } catch (error) {
    if (error instanceof PduError) return null;
    throw error;
  }
}
