/** One header field: name in lower case, value unfolded, as the octets stand (Latin-1). */
export interface Field {
  name: string;
  value: string;
}

/** The header of a message, as far as a relay needs to know it. */
export interface Header {
  fields: Field[];
  /** Octets of the header with its empty line; where that line is missing, up to the first line that is no field. */
  length: number;
  /** The empty line that ends it is there. */
  terminated: boolean;
}

const FIELD = /^([!-9;-~]+)[ \t]*:(.*)$/s;

/**
 * Reads the fields at the start of `text`. Devices that know no better send text without any header, or without the
 * empty line after it: the header ends at the first line that cannot belong to it.
 */
export function readHeader(text: Buffer): Header {
  const fields: Field[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\r\n', at);
    const next = end < 0 ? text.length : end + 2;
    if (end === at) return { fields, length: next, terminated: true };
    const line = text.toString('latin1', at, end < 0 ? text.length : end);
    const last = fields.at(-1);
    const field = FIELD.exec(line);
    if (/^[ \t]/.test(line) && last) last.value += line;
    else if (field) fields.push({ name: field[1]!.toLowerCase(), value: field[2]! });
    else break;
    at = next;
  }
  return { fields, length: at, terminated: false };
}

/** Values of all fields of that name, in order. */
export function valuesOf(header: Header, name: string): string[] {
  return header.fields.filter((field) => field.name === name).map(({ value }) => value.trim());
}

/** Collects the start of a message until its header is complete, in time linear in its size however small the pieces. */
export class HeaderCollector {
  #octets: Buffer = Buffer.alloc(0);
  #length = 0;
  readonly #limit: number;

  /** @param limit octets after which the header counts as complete anyway */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** True when the header is complete. */
  push(chunk: Buffer): boolean {
    const from = Math.max(this.#length - 3, 0);
    this.#append(chunk);
    const { text } = this;
    const isEmpty = text[0] === 0x0d && text[1] === 0x0a;
    return isEmpty || text.indexOf('\r\n\r\n', from) >= 0 || text.length >= this.#limit;
  }

  /** What has been collected; more than the header, as a rule. */
  get text(): Buffer {
    return this.#octets.subarray(0, this.#length);
  }

  #append(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (this.#length === 0) {
      this.#octets = chunk;
    } else if (length > this.#octets.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#octets.length));
      this.text.copy(larger);
      chunk.copy(larger, this.#length);
      this.#octets = larger;
    } else {
      chunk.copy(this.#octets, this.#length);
    }
    this.#length = length;
  }
}
