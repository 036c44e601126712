import { parseScript } from '../../gateway/sms/simulator/script.ts';
import type { Submission } from '../../gateway/sms/simulator/submits.ts';
import { type ModemRig, startSimulatedModem } from '../rig/modem.ts';

/** One part as it left for a phone. */
export interface Copy {
  /** Index of the modem. */
  modem: number;
  at: number;
  /** TP-RD: asks the service centre to refuse a second copy. */
  rejectDuplicates: boolean;
  concatRef: number | null;
}

/** All that ever was on the air of one message: copies by number of the part, from 1. */
export type OnAir = Map<number, Copy[]>;

/** Every part of a text names its message, so that each is known on the air. */
const NAME = /m(\d{6})/;

/** `m000042` as often as it takes for so many parts. */
export function textOf(number: number, parts: number): string {
  const name = `m${String(number).padStart(6, '0')}`;
  // 160 characters alone, 153 of each of several
  const length = parts === 1 ? 60 : parts * 150 - 20;
  return `${name} `.repeat(Math.ceil(length / 8)).trim();
}

/** Simulated modems on pseudo-terminals, and what went on the air over them. */
export class Air {
  readonly modems: ModemRig[] = [];
  /** By number of the message. */
  readonly messages = new Map<number, OnAir>();
  /** Submissions that name no message of ours. */
  readonly strangers: string[] = [];

  /** @param count 1…3, each with a way of its own to tell of reports and messages */
  static async open(count: number): Promise<Air> {
    const air = new Air();
    for (let index = 0; index < count; index++) {
      const rig = await startSimulatedModem({
        transport: 'pty',
        script: parseScript(personality(index), `soak-${index}.chat`),
        // A name that stays, as of udev, for the first; the others come back under another one.
        renames: index > 0,
        keep: { submissions: 10, texts: 50 },
        faults: { submitMs: 60, reportMs: 300 },
      });
      rig.simulator.on('submit', (submission) => air.#take(index, submission));
      air.modems.push(rig);
    }
    return air;
  }

  async close(): Promise<void> {
    for (const modem of this.modems) await modem.stop();
  }

  #take(modem: number, { pdu, onAir, at, hex }: Submission): void {
    if (!onAir || !pdu) return;
    const number = NAME.exec(pdu.text ?? '')?.[1];
    if (number === undefined) {
      this.strangers.push(hex);
      return;
    }
    const { concat, rejectDuplicates } = pdu;
    const parts: OnAir = this.messages.get(Number(number)) ?? new Map();
    this.messages.set(Number(number), parts);
    const copies = parts.get(concat?.seq ?? 1) ?? [];
    parts.set(concat?.seq ?? 1, copies);
    copies.push({ modem, at, rejectDuplicates, concatRef: concat?.ref ?? null });
  }
}

/** Small memories, so that they run full; reports by +CDS, stored in SR, or by +CDS again on a modem that speaks up. */
function personality(index: number): string {
  return [
    `model: Soak ${index}`,
    `imei: 49015420323751${index}`,
    `imsi: 00101012345678${index}`,
    `iccid: 898821100000000000${index}`,
    `memories: SM:6 ME:12 SR:8`,
    ...(index === 1 ? ['cnmi: (0-2),(0-3),(0,2),(0,2),(0,1)'] : []),
    'full: ^SMMEMFULL: "SM"',
    'noise: ^RSSI: 12',
    '',
  ].join('\n');
}
