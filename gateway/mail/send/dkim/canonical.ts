import { createHash, type Hash } from 'node:crypto';

/** A header field as it stands in the mail, its line breaks included, without the last one; octets as Latin-1. */
export interface Field {
  /** In lower case. */
  name: string;
  raw: string;
}

/** @param header without the empty line that ends it */
export function fieldsOf(header: string): Field[] {
  const lines = header.replace(/\r?\n(?=[ \t])/g, '\0').split(/\r?\n/);
  return lines.flatMap((line) => {
    const raw = line.replaceAll('\0', '\r\n');
    const colon = raw.indexOf(':');
    return colon > 0 ? [{ name: raw.slice(0, colon).trim().toLowerCase(), raw }] : [];
  });
}

/** RFC 6376, 3.4.2: the relaxed form of a header field, without a line end. */
export function relaxedField({ name, raw }: Field): string {
  const value = raw
    .slice(raw.indexOf(':') + 1)
    .replace(/\r?\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${name}:${value}`;
}

const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;

/** The hash of a body in relaxed form (RFC 6376, 3.4.4), octets coming in any pieces; no more than one is in memory. */
export class RelaxedBodyHash {
  readonly #hash: Hash = createHash('sha256');
  #breaks = 0;
  #blank = false;
  #cr = false;
  #any = false;

  push(chunk: Buffer): void {
    // At worst every octet is written, after a held back blank or CR, besides the line breaks that were held back.
    const out = Buffer.allocUnsafe(chunk.length * 2 + 2);
    let end = 0;
    const write = (octet: number) => {
      for (; this.#breaks > 0; this.#breaks--) {
        if (end + 4 > out.length) end = this.#flush(out, end);
        out[end++] = CR;
        out[end++] = LF;
      }
      if (end + 2 > out.length) end = this.#flush(out, end);
      if (this.#blank) out[end++] = SPACE;
      this.#blank = false;
      out[end++] = octet;
      this.#any = true;
    };
    for (const octet of chunk) {
      if (octet === LF) {
        this.#breaks += 1;
        this.#blank = false;
        this.#cr = false;
        continue;
      }
      if (this.#cr) write(CR);
      this.#cr = octet === CR;
      if (octet === SPACE || octet === TAB) this.#blank = true;
      else if (octet !== CR) write(octet);
    }
    this.#flush(out, end);
  }

  /** Base64; nothing may be pushed after it. */
  digest(): string {
    if (this.#any) this.#hash.update('\r\n');
    return this.#hash.digest('base64');
  }

  #flush(out: Buffer, end: number): number {
    this.#hash.update(out.subarray(0, end));
    return 0;
  }
}
