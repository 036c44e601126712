export interface Formats {
  /** 14 Mar 2026, 09:12:33 */
  dateTime(iso: string): string;
  /** 09:12:33 today, else the date too. */
  shortTime(iso: string): string;
  /** Below a picture: 15:00; at midnight the day, 14 Mar. */
  axisTime(iso: string): string;
  /** "3 minutes ago", "in 2 hours". @param now milliseconds */
  relative(iso: string, now: number): string;
  number(n: number): string;
  /** 1530 as "1 day, 1 hour, 30 minutes". */
  minutes(n: number): string;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * The browser's own tag for a language, because en-GB writes dates differently from en-US; the bare language where it has
 * none. A browser may name a tag that Intl does not know (`en-US@posix`).
 */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(language) && /^[\w-]+$/.test(tag)) ?? language;
}

/** Dates and numbers as people of this language write them, in the browser's time zone. */
export function formatsFor(language: string): Formats {
  const locale = localeFor(language);
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  return {
    dateTime: (iso) => full.format(new Date(iso)),
    shortTime(iso) {
      const date = new Date(iso);
      return date.toDateString() === new Date().toDateString() ? time.format(date) : full.format(date);
    },
    axisTime(iso) {
      const date = new Date(iso);
      return (date.getHours() === 0 && date.getMinutes() === 0 ? day : hour).format(date);
    },
    relative(iso, now) {
      const seconds = (new Date(iso).getTime() - now) / 1000;
      for (const [unit, size] of STEPS)
        if (Math.abs(seconds) >= size) return ago.format(Math.trunc(seconds / size), unit);
      return Math.abs(seconds) < 10 ? ago.format(0, 'second') : ago.format(Math.trunc(seconds), 'second');
    },
    number: (n) => number.format(n),
    minutes(n) {
      const parts = [
        [Math.floor(n / 1440), 'day'],
        [Math.floor((n % 1440) / 60), 'hour'],
        [n % 60, 'minute'],
      ] as const;
      const said = parts
        .filter(([count]) => count > 0)
        .map(([count, unit]) =>
          new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
        );
      return said.join(', ') || '0';
    },
  };
}
