import type { AtChannel } from '../at/channel.ts';
import { answerOf, fields, tryAsk } from './ask.ts';
import type { Profile } from './profile.ts';

/** How this modem tells of messages and status reports. */
export interface Announcements {
  /** The AT+CNMI values in use; null where the modem took none. */
  cnmi: string | null;
  /** Confirms each message and report that came unstored; null: the modem wants none. */
  acknowledge: Profile['sms']['acknowledge'];
}

/** One set of AT+CNMI values (3GPP TS 27.005, 3.4.1). */
interface Cnmi {
  mode: number;
  mt: number;
  bm: number;
  ds: number;
  bfr: number;
}

/** `mt`: the message itself comes, and the modem does not keep it. */
const UNSTORED = 2;
const STORED = 1;

/**
 * Settles AT+CNMI: the profile's preferences cut down to what AT+CNMI=? lists. Modems list more than they take, and take
 * more than they do, so each set is tried and read back.
 *
 * An unstored message is lost if we stop before it is on our disk, unless the modem waits for our word (AT+CSMS=1 and
 * AT+CNMA) before it thanks the network. So it comes unstored only where it cannot be had stored and that word works.
 * A report may come unstored without it: a lost one makes no wrong state, only a late one.
 */
export async function negotiateAnnouncements(channel: AtChannel, sms: Profile['sms']): Promise<Announcements> {
  const ranges = parseRanges(answerOf(await tryAsk(channel, 'AT+CNMI=?'), '+CNMI') ?? '');
  const confirms = await confirmsNow(channel);
  const usable = { ...sms.cnmi, ds: confirms && !sms.acknowledge ? sms.cnmi.ds.filter((ds) => ds !== 1) : sms.cnmi.ds };
  const stored = await firstTaken(channel, candidates(usable, ranges, STORED));
  if (stored !== null) return { cnmi: stored, acknowledge: confirms ? sms.acknowledge : null };

  if (sms.acknowledge && (confirms || (await switchConfirmationOn(channel)))) {
    const unstored = await firstTaken(channel, candidates(sms.cnmi, ranges, UNSTORED));
    if (unstored !== null) return { cnmi: unstored, acknowledge: sms.acknowledge };
  }
  // Nothing is announced, and nothing may come unstored; what the modem stores is found by looking every few minutes.
  await tryAsk(channel, 'AT+CNMI=0,0,0,0,0');
  return { cnmi: null, acknowledge: null };
}

/** What to try for one way of having messages, the best first: reports matter more than the mode. */
function candidates(wanted: Profile['sms']['cnmi'], ranges: readonly number[][], mt: number): Cnmi[] {
  const listed = (values: readonly number[], index: number) => {
    const range = ranges[index];
    return range ? values.filter((value) => range.includes(value)) : [...values];
  };
  if (!listed(wanted.mt, 1).includes(mt)) return [];
  const [modes, reports] = [listed(wanted.mode, 0), listed(wanted.ds, 3)];
  const bm = listed(wanted.bm, 2)[0] ?? 0;
  const bfr = listed(wanted.bfr, 4)[0] ?? 0;
  const withReports = reports.filter((ds) => ds !== 0);
  return [...withReports, 0].flatMap((ds) => modes.map((mode) => ({ mode, mt, bm, ds, bfr })));
}

async function firstTaken(channel: AtChannel, sets: readonly Cnmi[]): Promise<string | null> {
  for (const { mode, mt, bm, ds, bfr } of sets) {
    const values = [mode, mt, bm, ds, bfr].join(',');
    if ((await tryAsk(channel, `AT+CNMI=${values}`)) === null) continue;
    if (await isInForce(channel, mt, ds)) return values;
  }
  return null;
}

/** Some say OK and leave it as it was. A modem that cannot be asked is believed. */
async function isInForce(channel: AtChannel, mt: number, ds: number): Promise<boolean> {
  const now = answerOf(await tryAsk(channel, 'AT+CNMI?'), '+CNMI');
  if (now === null) return true;
  const values = fields(now).map(Number);
  return values.length < 4 || (values[1] === mt && values[3] === ds);
}

/** Phase 2+ is on although we asked for phase 2: the modem waits for a word on all that comes unstored. */
async function confirmsNow(channel: AtChannel): Promise<boolean> {
  const service = answerOf(await tryAsk(channel, 'AT+CSMS?'), '+CSMS');
  return service !== null && fields(service)[0] === '1';
}

async function switchConfirmationOn(channel: AtChannel): Promise<boolean> {
  return (await tryAsk(channel, 'AT+CSMS=1')) !== null;
}

/** `(0-2),(0,1,3),(0),1` → [[0,1,2],[0,1,3],[0],[1]] (3GPP TS 27.007, test commands). */
export function parseRanges(text: string): number[][] {
  return [...text.matchAll(/\(([^)]*)\)|(\d+)/g)].map((match) =>
    (match[1] ?? match[2] ?? '').split(',').flatMap((piece) => {
      const range = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(piece);
      if (!range) return /\d/.test(piece) ? [Number(piece)] : [];
      const [low, high] = [Number(range[1]), Math.min(Number(range[2]), 255)];
      return Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
    }),
  );
}
