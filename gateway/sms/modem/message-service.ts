import type { AtChannel } from '../at/channel.ts';
import { type Announcements, negotiateAnnouncements } from './announcements.ts';
import { answerOf, ask, fields, tryAsk } from './ask.ts';
import type { Profile } from './profile.ts';

/** How this modem keeps and announces messages. */
export interface MessageService extends Announcements {
  /** Memories that may hold inbound messages or reports, the preferred one first. */
  memories: string[];
  /** The memory that reading and deleting apply to now. */
  current: string | null;
  smsc: string | null;
}

/** PDU mode, memories, announcements, service centre. @throws GatewayError where the modem has no PDU mode */
export async function setUpMessages(channel: AtChannel, profile: Profile): Promise<MessageService> {
  await tryAsk(channel, 'AT+CSMS=0');
  await ask(channel, 'AT+CMGF=0', { timeout: 'slow' });
  const memories = await chooseMemories(channel, profile);
  const announcements = await negotiateAnnouncements(channel, profile.sms);
  if (profile.sms.keepLink) await tryAsk(channel, 'AT+CMMS=2');
  return { memories, current: memories[0] ?? null, ...announcements, smsc: await readSmsc(channel) };
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

/** The service centre number on the SIM; null where there is none, or the modem says nothing. */
export async function readSmsc(channel: AtChannel): Promise<string | null> {
  const value = answerOf(await tryAsk(channel, 'AT+CSCA?', { timeout: 'slow' }), '+CSCA');
  const [number = '', type = ''] = value === null ? [] : fields(value);
  if (!/^\+?\d+$/.test(number)) return null;
  return type === '145' && !number.startsWith('+') ? `+${number}` : number;
}
