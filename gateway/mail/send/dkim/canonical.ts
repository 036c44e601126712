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

const PIECE = 16 * 1024;

/** The hash of a body in relaxed form (RFC 6376, 3.4.4), octets coming in any pieces; it keeps none of them. */
export class RelaxedBodyHash {
  readonly #hash: Hash = createHash('sha256');
  readonly #out = Buffer.allocUnsafe(PIECE);
  #end = 0;
  /** Line breaks and blanks count only when something follows. */
  #breaks = 0;
  #blank = false;
  #cr = false;
  #any = false;

  push(chunk: Buffer): void {
    for (const octet of chunk) {
      if (octet === LF) {
        this.#breaks += 1;
        this.#blank = false;
        this.#cr = false;
        continue;
      }
      if (this.#cr) this.#write(CR);
      this.#cr = octet === CR;
      if (octet === SPACE || octet === TAB) this.#blank = true;
      else if (octet !== CR) this.#write(octet);
    }
  }

  /** Base64; nothing may be pushed after it. */
  digest(): string {
    this.#flush();
    if (this.#any) this.#hash.update('\r\n');
    return this.#hash.digest('base64');
  }

  #write(octet: number): void {
    for (; this.#breaks > 0; this.#breaks--) {
      this.#put(CR);
      this.#put(LF);
    }
    if (this.#blank) this.#put(SPACE);
    this.#blank = false;
    this.#put(octet);
    this.#any = true;
  }

  #put(octet: number): void {
    if (this.#end === PIECE) this.#flush();
    this.#out[this.#end++] = octet;
  }

  #flush(): void {
    this.#hash.update(this.#out.subarray(0, this.#end));
    this.#end = 0;
  }
}
