import type { Clock } from '../../core/clock.ts';
import type { DialogueLine } from '../../core/model/message.ts';

interface Entry {
  at: number;
  dir: DialogueLine['dir'];
  text: string;
}

const KEPT = 500;
const LONGEST_LINE = 500;

/** The last lines spoken with one modem, numbers, texts and PINs already masked. Bounded. */
export class Trace {
  readonly #clock: Clock;
  #entries: Entry[] = [];
  #dropped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A line we wrote. */
  sent(text: string): void {
    this.#add('>', mask(text));
  }

  /** A line the modem wrote. */
  received(text: string): void {
    this.#add('<', mask(text));
  }

  /** Something worth knowing beside the lines: a timeout, a recovery. */
  remark(text: string): void {
    this.#add('-', text);
  }

  /** A point in the transcript to read on from. */
  mark(): number {
    return this.#dropped + this.#entries.length;
  }

  /** Lines since `mark`, oldest first; `ms` counts from `startedAt`, else from the first of them. */
  since(mark = 0, startedAt?: number): DialogueLine[] {
    const entries = this.#entries.slice(Math.max(mark - this.#dropped, 0));
    const start = startedAt ?? entries[0]?.at ?? 0;
    return entries.map(({ at, dir, text }) => ({ ms: at - start, dir, text }));
  }

  #add(dir: Entry['dir'], text: string): void {
    this.#entries.push({ at: this.#clock.now(), dir, text: text.slice(0, LONGEST_LINE) });
    if (this.#entries.length <= KEPT * 2) return;
    // Dropped in one go, so that a busy modem does not pay for it with every line.
    this.#dropped += this.#entries.length - KEPT;
    this.#entries = this.#entries.slice(-KEPT);
  }
}

/** Hides what must not be kept: PINs, PDUs, message and USSD texts, and all but three digits of any number. */
export function mask(text: string): string {
  return text
    .replace(/(AT\+(?:CPIN2?|CLCK|CPWD)=).+/i, '$1****')
    .replace(/(\+CUSD[:=][^"]*)"[^"]*"?/i, '$1"…"')
    .replace(/(\+CM(?:GL|GR|T):[^"]*)"[^"]*"/i, '$1"…"')
    .replace(/\b[0-9A-Fa-f]{16,}\b/g, (hex) => (isNumber(hex) ? hex : `<${hex.length >> 1} octets>`))
    .replace(/\d{5,}/g, maskNumber);
}

/** Up to 20 decimal digits: an IMEI, IMSI, ICCID or phone number rather than a PDU. */
function isNumber(hex: string): boolean {
  return hex.length <= 20 && /^\d+F?$/i.test(hex);
}

/** `+491701234567` → `***567`: enough to recognise, too little to call. */
export function maskNumber(number: string): string {
  return number.length <= 3 ? '***' : `***${number.slice(-3)}`;
}
