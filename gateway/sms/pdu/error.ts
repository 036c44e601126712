/**
 * The only error of the codec. `offset` counts octets from the start of the PDU (service centre address included) when
 * decoding, and UTF-16 units or digits of the input when encoding. `reason` is plain words and holds no message text.
 */
export class PduError extends Error {
  override readonly name = 'PduError';
  readonly offset: number;
  readonly reason: string;

  constructor(offset: number, reason: string) {
    super(`${reason} (at ${offset})`);
    this.offset = offset;
    this.reason = reason;
  }
}

/** Throws a PduError unless `value` is an integer from `low` to `high`. */
export function requireRange(value: number, low: number, high: number, what: string): number {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new PduError(0, `${what} must be a whole number from ${low} to ${high}, not ${value}`);
  }
  return value;
}
