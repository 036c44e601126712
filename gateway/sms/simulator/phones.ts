import { newId } from '../../core/id.ts';
import { iso } from '../../core/model/common.ts';
import type { SimulatedSms } from '../../core/model/gateways.ts';
import type { Submit } from '../pdu/submit.ts';
import { readable } from '../pdu/user-data.ts';

const ENCODINGS = { gsm7: 'GSM-7', ucs2: 'UCS-2', '8bit': '8-bit' } as const;

interface Arrival {
  sms: SimulatedSms;
  /** Texts by number of the part; null = not there yet. */
  texts: (string | null)[];
  key: string | null;
}

/** The phones on the other side of the air: submits become texts, parts find each other. */
export class Phones {
  readonly #keep: number;
  /** Newest last. */
  readonly #arrivals: Arrival[] = [];

  /** @param keep texts to remember */
  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Newest first. */
  received(): SimulatedSms[] {
    return this.#arrivals.map(({ sms }) => ({ ...sms })).reverse();
  }

  /** A part arrives. A part that comes twice begins another text, as on a real phone. @param now ms */
  take(submit: Submit, now: number): SimulatedSms {
    const { concat } = submit;
    const to = submit.to.number;
    const key = concat ? `${to} ${concat.bits} ${concat.ref} ${concat.total}` : null;
    const at = concat ? concat.seq - 1 : 0;
    const open = key && this.#arrivals.findLast((a) => a.key === key && !a.sms.complete && a.texts[at] === null);
    const arrival = open || this.#begin(submit, key, concat?.total ?? 1, now);
    arrival.texts[at] = readable(submit);
    arrival.sms.text = arrival.texts.map((text) => text ?? '…').join('');
    arrival.sms.complete = arrival.texts.every((text) => text !== null);
    return { ...arrival.sms };
  }

  #begin(submit: Submit, key: string | null, parts: number, now: number): Arrival {
    const sms = {
      id: newId(now),
      at: iso(now),
      to: submit.to.number,
      text: '',
      parts,
      complete: false,
      encoding: ENCODINGS[submit.coding.alphabet],
    };
    const arrival = { sms, texts: Array<string | null>(parts).fill(null), key };
    this.#arrivals.push(arrival);
    if (this.#arrivals.length > this.#keep) this.#arrivals.shift();
    return arrival;
  }
}
