import type { AtChannel } from '../at/channel.ts';
import { answerOf, ask, fields, tryAsk } from './ask.ts';
import type { Profile } from './profile.ts';

/** How this modem keeps and announces messages. */
export interface MessageService {
  /** Memories that may hold inbound messages or reports, the preferred one first. */
  memories: string[];
  /** The memory that reading and deleting apply to now. */
  current: string | null;
  /** Each message that is not stored must be acknowledged with AT+CNMA. */
  acknowledge: boolean;
  /** The AT+CNMI values in use; null where the modem took none. */
  cnmi: string | null;
  smsc: string | null;
}

/** PDU mode, memories, announcements, service centre. @throws GatewayError where the modem has no PDU mode */
export async function setUpMessages(channel: AtChannel, profile: Profile): Promise<MessageService> {
  const acknowledge = await choosePhase(channel);
  await ask(channel, 'AT+CMGF=0', { timeout: 'slow' });
  const memories = await chooseMemories(channel, profile);
  const cnmi = await negotiateCnmi(channel, profile);
  return { memories, current: memories[0] ?? null, acknowledge, cnmi, smsc: await readSmsc(channel) };
}

/** Phase 2 without acknowledgements where it can be had: an acknowledgement that fails stops all announcements. */
async function choosePhase(channel: AtChannel): Promise<boolean> {
  await tryAsk(channel, 'AT+CSMS=0');
  const service = answerOf(await tryAsk(channel, 'AT+CSMS?'), '+CSMS');
  return service !== null && fields(service)[0] === '1';
}

/** Sets where messages are read from, written to and received in; returns all that are worth sweeping. */
async function chooseMemories(channel: AtChannel, profile: Profile): Promise<string[]> {
  const lines = await tryAsk(channel, 'AT+CPMS=?', { timeout: 'slow' });
  const groups = [...(answerOf(lines, '+CPMS') ?? '').matchAll(/\(([^)]*)\)|"(\w+)"/g)].map((match) =>
    [...(match[1] ?? `"${match[2]}"`).matchAll(/"(\w+)"/g)].map((name) => name[1]!),
  );
  const [readable = [], writable = readable, receivable = readable] = groups;
  const { storage } = profile.sms;
  const wanted = storage.filter((name) => readable.length === 0 || readable.includes(name));
  const main = wanted[0] ?? readable[0];
  if (main !== undefined) {
    const write = writable.includes(main) || writable.length === 0 ? main : writable[0]!;
    const receive = receivable.includes(main) || receivable.length === 0 ? main : receivable[0]!;
    const all = `AT+CPMS="${main}","${write}","${receive}"`;
    const one = `AT+CPMS="${main}"`;
    const command = profile.quirks.includes('cpms-one-memory') ? one : all;
    if ((await tryAsk(channel, command, { timeout: 'slow' })) === null && command !== one) {
      await tryAsk(channel, one, { timeout: 'slow' });
    }
  }
  return sweepable(main, readable);
}

/** The chosen one first; MT is the sum of SM and ME, BM and TA hold nothing for us. */
function sweepable(main: string | undefined, readable: readonly string[]): string[] {
  const others = readable.filter((name) => ['SM', 'ME', 'SR'].includes(name) && name !== main);
  if (main === undefined) return [];
  return main === 'MT' ? [main, ...others.filter((name) => name === 'SR')] : [main, ...others];
}

/**
 * How messages and reports are announced: the profile's preferences cut down to what AT+CNMI=? lists. Modems list more
 * than they take, so each way of having reports is tried in turn.
 */
async function negotiateCnmi(channel: AtChannel, profile: Profile): Promise<string | null> {
  const ranges = parseRanges(answerOf(await tryAsk(channel, 'AT+CNMI=?'), '+CNMI') ?? '');
  const { mode, mt, bm, ds, bfr } = profile.sms.cnmi;
  const pick = (wanted: readonly number[], index: number) => {
    const allowed = ranges[index];
    return allowed ? wanted.filter((value) => allowed.includes(value)) : [...wanted];
  };
  const first = (wanted: readonly number[], index: number) => pick(wanted, index)[0] ?? 0;
  for (const modeValue of [...pick(mode, 0), 0]) {
    for (const report of [...pick(ds, 3), 0]) {
      const values = [modeValue, first(mt, 1), first(bm, 2), report, first(bfr, 4)].join(',');
      if ((await tryAsk(channel, `AT+CNMI=${values}`)) !== null) return values;
    }
  }
  return null;
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

/** The service centre number on the SIM; null where there is none, or the modem says nothing. */
export async function readSmsc(channel: AtChannel): Promise<string | null> {
  const value = answerOf(await tryAsk(channel, 'AT+CSCA?', { timeout: 'slow' }), '+CSCA');
  const [number = '', type = ''] = value === null ? [] : fields(value);
  if (!/^\+?\d+$/.test(number)) return null;
  return type === '145' && !number.startsWith('+') ? `+${number}` : number;
}
