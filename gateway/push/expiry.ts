import type { Channel } from '../core/model/common.ts';

/**
 * Says a time for people, with its offset from UTC, since the reader may sit elsewhere: in mails in their language
 * ("27. September 2026 um 16:05 UTC+2"), in SMS as digits ("2026-09-27 16:05 UTC+2"), which no alphabet has to grow for.
 */
export class ExpiryText {
  readonly #timeZone: string;
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  /** @param timeZone IANA name, `Europe/Berlin` */
  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  format(ms: number, language: string, channel: Channel): string {
    if (channel === 'sms') return this.#digits(ms);
    return plainBlanks(this.#format(language, { dateStyle: 'long', timeStyle: 'short' }).format(ms)).concat(
      ` ${this.#offset(ms)}`,
    );
  }

  #digits(ms: number): string {
    const format = this.#format('sv', { dateStyle: 'short', timeStyle: 'short' });
    return `${plainBlanks(format.format(ms))} ${this.#offset(ms)}`;
  }

  #offset(ms: number): string {
    const parts = this.#format('en', { timeZoneName: 'shortOffset' }).formatToParts(ms);
    const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
    return name === 'GMT' || name === 'GMT+0' ? 'UTC' : name.replace('GMT', 'UTC');
  }

  #format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const locale = supported(language);
    const key = `${locale} ${Object.keys(options)} ${options.dateStyle}`;
    const known = this.#formats.get(key);
    if (known) return known;
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: this.#timeZone });
    this.#formats.set(key, made);
    return made;
  }
}

/** Newer ICU writes narrow and no-break blanks, which GSM-7 and some mail clients lack. */
function plainBlanks(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ');
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en'; // not a BCP 47 tag
    throw error;
  }
}
