import { createHash, type KeyObject, sign } from 'node:crypto';
import type { DkimAlgorithm } from '../../../core/model/dkim.ts';
import { type Field, relaxedField } from './canonical.ts';

export interface SigningKey {
  domain: string;
  selector: string;
  algorithm: DkimAlgorithm;
  key: KeyObject;
}

/** Fields that say what a mail is and means (RFC 6376, 5.4.1). */
const SIGNED = [
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...['mime-version', 'content-type', 'content-transfer-encoding', 'content-id', 'content-disposition'],
  ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted'],
];
/** Named once more than they are there: another one, put in on the way, breaks the signature. */
const SEALED = ['from', 'to', 'subject', 'date'];
const LINE = 72;

/** The DKIM-Signature field of a mail (RFC 6376; RFC 8463 for Ed25519), with its line end. @param now ms */
export function signatureField(fields: readonly Field[], bodyHash: string, signer: SigningKey, now: number): string {
  const chosen: Field[] = [];
  const names: string[] = [];
  for (const name of SIGNED) {
    // Of several, the last one first (RFC 6376, 5.4.2).
    const own = fields.filter((field) => field.name === name).reverse();
    chosen.push(...own);
    names.push(...own.map(() => name), ...(SEALED.includes(name) ? [name] : []));
  }
  const { algorithm, domain, selector } = signer;
  const raw = [
    `DKIM-Signature: v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain};`,
    ` s=${selector}; t=${Math.floor(now / 1000)};`,
    ...folded(`h=${names.join(':')};`, ':'),
    ` bh=${bodyHash};`,
    ' b=',
  ].join('\r\n');
  const data = [...chosen, { name: 'dkim-signature', raw }].map(relaxedField).join('\r\n');
  const signature = signed(data, signer).toString('base64');
  return `${raw}${signature.match(/.{1,72}/g)!.join('\r\n ')}\r\n`;
}

function signed(data: string, { algorithm, key }: SigningKey): Buffer {
  const octets = Buffer.from(data, 'latin1');
  if (algorithm === 'rsa-sha256') return sign('sha256', octets, key);
  // RFC 8463, 3: what Ed25519 signs is the hash.
  return sign(null, createHash('sha256').update(octets).digest(), key);
}

/** Lines that begin with a blank, broken after `at`. */
function folded(text: string, at: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const piece of text.split(new RegExp(`(?<=${at})`))) {
    if (line.length + piece.length > LINE) {
      lines.push(line);
      line = ' ';
    }
    line += piece;
  }
  return [...lines, line];
}
