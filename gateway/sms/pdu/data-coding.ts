/** How user data is coded. */
export type Alphabet = 'gsm7' | '8bit' | 'ucs2';
/** 0 flash, 1 phone's memory, 2 SIM, 3 terminal equipment. */
export type MessageClass = 0 | 1 | 2 | 3;

/** A message waiting indication in the data coding scheme: the icon to switch. */
export interface WaitingIcon {
  kind: 'voicemail' | 'fax' | 'email' | 'other';
  active: boolean;
  /** The text may be thrown away after the icon was set. */
  discard: boolean;
}

/** TP-DCS in words (23.038, 4). */
export interface DataCoding {
  alphabet: Alphabet;
  /** null where the sender gave none. */
  class: MessageClass | null;
  /** Huffman compression of 23.042, which no network is known to use. */
  compressed: boolean;
  /** The phone is asked to delete it once read. */
  autoDelete: boolean;
  waiting: WaitingIcon | null;
}

const WAITING_KINDS = ['voicemail', 'fax', 'email', 'other'] as const;
const GENERAL_ALPHABETS: readonly Alphabet[] = ['gsm7', '8bit', 'ucs2', 'gsm7'];

/** @param dcs TP-DCS, 0…255. Every value means something: what is reserved counts as the GSM 7 bit alphabet. */
export function decodeDataCoding(dcs: number): DataCoding {
  const plain: DataCoding = { alphabet: 'gsm7', class: null, compressed: false, autoDelete: false, waiting: null };
  const group = dcs >> 4;
  const low = (dcs & 3) as MessageClass;
  if (group < 8) {
    return {
      ...plain,
      alphabet: GENERAL_ALPHABETS[(dcs >> 2) & 3]!,
      class: dcs & 0x10 ? low : null,
      compressed: (dcs & 0x20) !== 0,
      autoDelete: group >= 4,
    };
  }
  if (group < 12) return plain;
  if (group === 15) return { ...plain, alphabet: dcs & 4 ? '8bit' : 'gsm7', class: low };
  return {
    ...plain,
    alphabet: group === 14 ? 'ucs2' : 'gsm7',
    waiting: { kind: WAITING_KINDS[low], active: (dcs & 8) !== 0, discard: group === 12 },
  };
}

/** TP-DCS of the general group. @returns 0…255 */
export function encodeDataCoding(alphabet: Alphabet, messageClass: MessageClass | null = null): number {
  const bits = { gsm7: 0, '8bit': 4, ucs2: 8 }[alphabet];
  return messageClass === null ? bits : 0x10 | bits | messageClass;
}
