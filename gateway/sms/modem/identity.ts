import type { AtChannel } from '../at/channel.ts';
import { tryAsk } from './ask.ts';

/** What the modem says of itself; null where it says nothing. */
export interface Identity {
  manufacturer: string | null;
  model: string | null;
  firmware: string | null;
  imei: string | null;
}

/** Asks who it is: AT+CGMI, CGMM, CGMR, CGSN (3GPP TS 27.007, 5). */
export async function readIdentity(channel: AtChannel): Promise<Identity> {
  return {
    manufacturer: await plainAnswer(channel, 'AT+CGMI'),
    model: await plainAnswer(channel, 'AT+CGMM'),
    firmware: await plainAnswer(channel, 'AT+CGMR'),
    imei: await readImei(channel),
  };
}

/** The serial number of the modem itself (IMEI, or IMEI and software version). */
export async function readImei(channel: AtChannel): Promise<string | null> {
  return digits(await plainAnswer(channel, 'AT+CGSN'), /\d{14,16}/);
}

/** The SIM's serial number, by whichever of the commands this modem knows. */
export async function readIccid(channel: AtChannel, commands: readonly string[]): Promise<string | null> {
  for (const command of commands) {
    const lines = await tryAsk(channel, command, { timeout: 'slow', answers: (line) => /\d{18,20}/.test(line) });
    const iccid = digits(lines?.join(' ') ?? null, /\d{18}(F\d|\d{0,2})/i);
    if (iccid) return iccid.startsWith('98') ? swapped(iccid) : iccid;
  }
  return null;
}

/** Every ICCID begins with 89; some sticks give the digits as they lie on the card, each pair turned round, F for none. */
function swapped(iccid: string): string {
  return iccid.replace(/(.)(.)/g, '$2$1').replace(/F$/i, '');
}

/** The subscriber's number; known once the SIM is unlocked. */
export async function readImsi(channel: AtChannel): Promise<string | null> {
  return digits(await plainAnswer(channel, 'AT+CIMI'), /\d{14,15}/);
}

/** The answer of commands that answer in plain words: some put their name or a title in front, some quotes around. */
async function plainAnswer(channel: AtChannel, command: string): Promise<string | null> {
  const lines = await tryAsk(channel, command);
  const line = lines?.find((text) => text !== '');
  if (line === undefined) return null;
  const text = line
    .replace(/^\+C[A-Z]{3}:\s*/i, '')
    .replace(/^(manufacturer|model|revision|IMEI)\s*:\s*/i, '')
    .replace(/^"|"$/g, '')
    .trim();
  return text === '' ? null : text.slice(0, 100);
}

function digits(text: string | null, pattern: RegExp): string | null {
  return text === null ? null : (pattern.exec(text)?.[0] ?? null);
}
