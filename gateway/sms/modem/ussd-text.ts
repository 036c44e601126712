import { decodeSeptets, decodeUcs2, encodeSeptets, encodeUcs2 } from '../pdu/charset.ts';
import { toHex } from '../pdu/octets.ts';
import { packSeptets, unpackSeptets } from '../pdu/septets.ts';
import type { Profile } from './profile.ts';

type Encoding = Profile['ussd']['encoding'];

const CR = 0x0d;

/** A USSD code as AT+CUSD of this modem takes it. */
export function encodeUssd(code: string, encoding: Encoding): string {
  if (encoding === 'ucs2-hex') return toHex(encodeUcs2(code));
  if (encoding === 'text') return code;
  const septets = [...encodeSeptets(code)];
  // seven spare bits at the end would read as @ (23.038, 6.1.2.3.1)
  if (septets.length % 8 === 7) septets.push(CR);
  return toHex(packSeptets(septets));
}

/**
 * The text of +CUSD. Modems contradict their own data coding scheme (23.038, 5), so it is a hint only: what reads as
 * text wins, and UCS-2 or octets in hex are told by what they decode to.
 * @param dcs null where the modem gave none
 */
export function decodeUssd(raw: string, dcs: number | null, encoding: Encoding): string {
  const hex = raw.trim();
  if (!/^([0-9A-Fa-f]{2}){2,}$/.test(hex)) return raw.trim();
  const octets = new Uint8Array(Buffer.from(hex, 'hex'));
  const readings: Record<Encoding | 'octets', () => string | null> = {
    'ucs2-hex': () => (octets.length % 2 === 0 ? sensible(decodeUcs2(octets), 2) : null),
    // A bare number from a modem that speaks plainly is just that.
    'packed-hex': () => (encoding === 'text' && /^\d{1,16}$/.test(hex) ? null : sensible(unpacked(octets), 3)),
    octets: () => sensible(Buffer.from(octets).toString('latin1'), 3),
    text: () => raw.trim(),
  };
  const order = isUcs2(dcs)
    ? (['ucs2-hex', 'packed-hex', 'octets', 'text'] as const)
    : isOctets(dcs)
      ? (['octets', 'ucs2-hex', 'packed-hex', 'text'] as const)
      : encoding === 'packed-hex'
        ? (['ucs2-hex', 'packed-hex', 'octets', 'text'] as const)
        : (['ucs2-hex', 'octets', 'packed-hex', 'text'] as const);
  for (const name of order) {
    const text = readings[name]();
    if (text !== null) return text;
  }
  return raw.trim();
}

function unpacked(octets: Uint8Array): string {
  return decodeSeptets(unpackSeptets(octets, Math.floor((octets.length * 8) / 7))).replace(/[\r@\s]+$/, '');
}

/** General data coding and UCS-2 in it; 0x11 is UCS-2 with a language in front. */
function isUcs2(dcs: number | null): boolean {
  return dcs !== null && (dcs === 0x11 || ((dcs & 0xc0) === 0x40 && (dcs & 0x0c) === 0x08));
}

function isOctets(dcs: number | null): boolean {
  return dcs !== null && (dcs & 0xc0) === 0x40 && (dcs & 0x0c) === 0x04;
}

/** The text if a person could have written it: no controls, hardly any odd characters, one script beside Latin. */
function sensible(text: string, least: number): string | null {
  const characters = [...text];
  if (characters.length < least) return null;
  if (characters.some((c) => /[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u.test(c) && !/[\r\n\t]/.test(c))) return null;
  const foreign = characters.filter((c) => c.codePointAt(0)! > 0x24f && !/[\p{P}\p{S}\p{Z}]/u.test(c));
  const blocks = new Set(foreign.map((c) => c.codePointAt(0)! >> 8));
  // Han and Hangul spread over many blocks, but then all of the text is in them.
  const eastern = foreign.every((c) => /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}]/u.test(c));
  if (blocks.size > (eastern ? characters.length : 2)) return null;
  if (foreign.length > 0 && characters.length < 3) return null;
  const usual = characters.filter((c) => /[\p{L}\p{N}\p{Z}\r\n.,:;!?+\-*/#()%$€£'"@&_=<>]/u.test(c)).length;
  return usual / characters.length >= 0.9 ? text.trim() : null;
}
