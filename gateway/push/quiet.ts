const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/**
 * The first moment from `at` on that lies outside the quiet hours, which are times of day where the person is.
 * @param quiet `22:00` to `07:00`; over midnight where `from` is later. null, or both the same = never quiet
 */
export function outsideQuiet(at: number, quiet: { from: string; to: string } | null, timeZone: string): number {
  if (!quiet) return at;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  if (from === to) return at;
  let moment = at;
  // Once is enough but for the nights in which the clocks change.
  for (let round = 0; round < 4; round++) {
    const now = localMinutes(moment, timeZone);
    const isQuiet = from < to ? now >= from && now < to : now >= from || now < to;
    if (!isQuiet) return moment;
    const wait = (to - now + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    moment = Math.floor(moment / MINUTE) * MINUTE + wait * MINUTE;
  }
  return moment;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localMinutes(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  return minutesOf(format.format(at));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}
