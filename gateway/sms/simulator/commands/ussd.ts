import { decodeSeptets, decodeUcs2, encodeSeptets, encodeUcs2 } from '../../pdu/charset.ts';
import { toHex } from '../../pdu/octets.ts';
import { packSeptets, unpackSeptets } from '../../pdu/septets.ts';
import { type Answer, cme, ok } from '../answer.ts';
import { type Command, splitArguments } from '../command-line.ts';
import type { CommandTable, Device } from '../device.ts';

const CR = 0x0d;

/** Unstructured supplementary services (27.007, 7.15): the answer comes after OK. */
export const ussdCommands: CommandTable = { '+CUSD': ussd };

function ussd({ kind, args }: Command, device: Device): Answer {
  if (kind === 'test') return ok('+CUSD: (0-2)');
  if (kind === 'read') return ok('+CUSD: 1');
  const [n, text] = splitArguments(args);
  if (n === '2' || n === '0' || text === undefined) return ok();
  if (n !== '1') return cme(50);
  const stat = device.registered();
  if (stat !== 1 && stat !== 5) return cme(30);
  const code = decode(text, device);
  const entry = device.personality.ussd.find((line) => line.startsWith(`${code} `));
  const answer = entry ? encode(entry.slice(code.length + 1), device) : null;
  return { ...ok(), after: () => device.unsolicited(answer ? `+CUSD: 0,"${answer.text}",${answer.dcs}` : '+CUSD: 4') };
}

function decode(text: string, { personality, registers }: Device): string {
  if (registers.charset === 'UCS2') return decodeUcs2(Buffer.from(text, 'hex'));
  if (personality.ussdAs === 'text') return text;
  const octets = Buffer.from(text, 'hex');
  return decodeSeptets(unpackSeptets(octets, Math.floor((octets.length * 8) / 7))).replace(/[\r@]+$/, '');
}

function encode(text: string, { personality, registers }: Device): { text: string; dcs: number } {
  if (registers.charset === 'UCS2') return { text: toHex(encodeUcs2(text)), dcs: 72 };
  if (personality.ussdAs === 'text') return { text, dcs: 15 };
  const septets = [...encodeSeptets(text)];
  // seven spare bits at the end would read as @ (23.038, 6.1.2.3.1)
  if (septets.length % 8 === 7) septets.push(CR);
  return { text: toHex(packSeptets(septets)), dcs: 15 };
}
