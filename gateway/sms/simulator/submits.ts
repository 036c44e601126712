import type { Clock } from '../../core/clock.ts';
import type { SimulatedSms } from '../../core/model/gateways.ts';
import { PduError } from '../pdu/error.ts';
import { encodeStatusReport } from '../pdu/report.ts';
import { decodeSubmit, type Submit } from '../pdu/submit.ts';
import { type Answer, cms, ok, refused, silent } from './answer.ts';
import type { Device } from './device.ts';
import type { FaultBox } from './faults.ts';
import type { NetworkItem } from './inbound.ts';
import type { Phones } from './phones.ts';

/** One PDU that got its Ctrl-Z, whatever became of it. */
export interface Submission {
  /** 1, 2, 3 … */
  number: number;
  /** ms */
  at: number;
  /** As it came: service centre address and TPDU. */
  hex: string;
  /** null where it cannot be read. */
  pdu: Submit | null;
  /** `silent` = on the air, but never answered. */
  outcome: 'accepted' | 'silent' | 'refused';
  /** It reached the network: what counts when looking for duplicates. */
  onAir: boolean;
  /** TP-MR that the modem gave it; null where it was refused. */
  reference: number | null;
}

export interface SubmitsDeps {
  clock: Clock;
  device: Device;
  faults: FaultBox;
  phones: Phones;
  /** Submissions to remember. */
  keep: number;
  /** A status report for the modem. */
  report(item: NetworkItem): void;
  onSubmit(submission: Submission, arrived: SimulatedSms | null): void;
}

const DELIVERED = 0x00;
const STILL_TRYING = 0x21;
const NOT_OBTAINABLE = 0x43;
/** With reports "late" the final one comes this many times later. */
const LATE = 10;

/** From the computer to the network: prompt, PDU, faults, answer, status report. */
export class Submits {
  readonly submissions: Submission[] = [];
  readonly #deps: SubmitsDeps;
  readonly #timers = new Set<() => void>();
  #count = 0;
  #reference = 0;

  constructor(deps: SubmitsDeps) {
    this.#deps = deps;
  }

  /** All that ever got a Ctrl-Z. */
  get count(): number {
    return this.#count;
  }

  /** AT+CMGS. @param length octets of the TPDU as announced */
  prompt(length: number): Answer {
    return { kind: 'data', prompt: !this.#deps.faults.takeNoPrompt(), take: (data) => this.#submit(data, length) };
  }

  /**
   * AT+CMGS in text mode: what comes is sent as it stands, as by a modem that was restarted behind the computer's back.
   */
  textPrompt(): Answer {
    const take = (text: string) => this.#accepted(this.#record(text, null, 'accepted').reference ?? 0);
    return { kind: 'data', prompt: true, take };
  }

  /** Reports that are under way are forgotten. */
  stop(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  #submit(data: string, length: number): Answer {
    const hex = data.replace(/\s/g, '').toUpperCase();
    const pdu = readPdu(hex, length);
    const obstacle = pdu ? this.#obstacle(pdu) : 304;
    if (!pdu || obstacle !== null) {
      this.#record(hex, pdu, 'refused');
      return cms(obstacle ?? 304);
    }
    const { faults } = this.#deps;
    const delayMs = faults.now.submitMs;
    const fault = faults.takeSubmit();
    if (fault !== null && fault !== 'silence') {
      this.#record(hex, pdu, 'refused');
      return { ...(fault === 'plainError' ? refused : cms(fault.cms)), delayMs };
    }
    const { reference } = this.#record(hex, pdu, fault === 'silence' ? 'silent' : 'accepted');
    if (pdu.statusReport) this.#planReports(pdu, reference ?? 0);
    return { ...(fault === 'silence' ? silent : this.#accepted(reference ?? 0)), delayMs };
  }

  /** Why the network does not take it: the CMS number. */
  #obstacle(pdu: Submit): number | null {
    const { device } = this.#deps;
    if (![1, 5, 6, 7].includes(device.registered())) return device.personality.unregistered;
    return !pdu.serviceCentre && device.smsc === '' ? 330 : null;
  }

  #accepted(reference: number): Answer {
    const { personality, registers, clock } = this.#deps.device;
    const time = personality.cmgsTime && registers.csms === 1;
    return ok(`+CMGS: ${reference}${time ? `,"${iso8601Short(clock.now())}"` : ''}`);
  }

  #record(hex: string, pdu: Submit | null, outcome: Submission['outcome']): Submission {
    const { clock, phones, keep, onSubmit } = this.#deps;
    const onAir = outcome !== 'refused';
    const reference = onAir ? this.#reference : null;
    if (onAir) this.#reference = (this.#reference + 1) % 256;
    this.#count += 1;
    const submission = { number: this.#count, at: clock.now(), hex, pdu, outcome, onAir, reference };
    this.submissions.push(submission);
    if (this.submissions.length > keep) this.submissions.shift();
    onSubmit(submission, onAir && pdu ? phones.take(pdu, submission.at) : null);
    return submission;
  }

  #planReports(pdu: Submit, reference: number): void {
    const { reports, reportMs, submitMs } = this.#deps.faults.now;
    const submittedAt = this.#deps.clock.now();
    const send = (status: number) => () => this.#sendReport(pdu, reference, submittedAt, status);
    const due = submitMs + reportMs;
    if (reports === 'delivered') this.#later(due, send(DELIVERED));
    if (reports === 'failed') this.#later(due, send(NOT_OBTAINABLE));
    if (reports === 'late') {
      this.#later(due, send(STILL_TRYING));
      this.#later(submitMs + LATE * reportMs, send(DELIVERED));
    }
  }

  #sendReport(pdu: Submit, reference: number, submittedAtMs: number, status: number): void {
    const { clock, device, report } = this.#deps;
    report({
      kind: 'report',
      pdu: encodeStatusReport({
        reference,
        recipient: pdu.to,
        submittedAt: { ms: submittedAtMs, offsetMinutes: 0 },
        dischargedAt: { ms: clock.now(), offsetMinutes: 0 },
        status,
        serviceCentre: device.smsc || null,
      }),
    });
  }

  #later(ms: number, run: () => void): void {
    const cancel = this.#deps.clock.after(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }
}

/** null where it cannot be read or the length is not the one announced. */
function readPdu(hex: string, length: number): Submit | null {
  const centre = Number.parseInt(hex.slice(0, 2), 16);
  if (hex.length / 2 !== 1 + centre + length) return null;
  try {
    return decodeSubmit(hex);
  } catch (error) {
    if (error instanceof PduError) return null;
    throw error;
  }
}

function iso8601Short(ms: number): string {
  return `${new Date(ms).toISOString().slice(2, 19).replaceAll('-', '/').replace('T', ',')}+00`;
}
