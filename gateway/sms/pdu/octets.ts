import { PduError } from './error.ts';

/** Longest thing a modem calls a PDU: 12 octets of service centre address and 176 of a SIM record, with room for padding. */
const LONGEST_OCTETS = 512;

/** Hex digits to octets; white space around is allowed. @throws PduError at the first digit that is none */
export function fromHex(hex: string): Uint8Array {
  const digits = hex.trim();
  const wrong = digits.search(/[^0-9a-fA-F]/);
  if (wrong >= 0) throw new PduError(wrong >> 1, 'not a hexadecimal digit');
  if (digits.length % 2 === 1) throw new PduError(digits.length >> 1, 'half an octet at the end');
  if (digits.length > LONGEST_OCTETS * 2) throw new PduError(LONGEST_OCTETS, 'longer than any SMS');
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

/** Octets to upper-case hex digits. */
export function toHex(octets: Uint8Array | readonly number[]): string {
  return Buffer.from(octets).toString('hex').toUpperCase();
}

/** Takes octets from the front and says what was missing, and where. */
export class OctetReader {
  readonly #octets: Uint8Array;
  readonly #base: number;
  #position = 0;

  /** @param base offset of the first octet within the whole PDU, for error offsets */
  constructor(octets: Uint8Array, base = 0) {
    this.#octets = octets;
    this.#base = base;
  }

  /** Where the next octet lies in the whole PDU. */
  get offset(): number {
    return this.#base + this.#position;
  }

  get left(): number {
    return this.#octets.length - this.#position;
  }

  octet(what: string): number {
    const value = this.#octets[this.#position];
    if (value === undefined) throw new PduError(this.offset, `the PDU ends before ${what}`);
    this.#position += 1;
    return value;
  }

  /** The next octet without taking it; undefined at the end. */
  peek(): number | undefined {
    return this.#octets[this.#position];
  }

  take(count: number, what: string): Uint8Array {
    if (count > this.left) {
      throw new PduError(
        this.#base + this.#octets.length,
        `the PDU ends within ${what}: ${this.left} of ${count} octets`,
      );
    }
    const slice = this.#octets.subarray(this.#position, this.#position + count);
    this.#position += count;
    return slice;
  }

  /** A reader of the next `count` octets, which it takes. */
  sub(count: number, what: string): OctetReader {
    const base = this.offset;
    return new OctetReader(this.take(count, what), base);
  }
}
