import { createHmac, timingSafeEqual } from 'node:crypto';

export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';
export interface OtpShape {
  algorithm: OtpAlgorithm;
  /** 6 to 8. */
  digits: number;
}

/** The HOTP value of one counter (RFC 4226, 5.3), with leading zeros. */
export function hotp(seed: Uint8Array, counter: number, { algorithm, digits }: OtpShape): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, seed).update(message).digest();
  const offset = mac[mac.length - 1]! & 0x0f;
  const code = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return code.toString().padStart(digits, '0');
}

/** The time step of RFC 6238, 4.2 (T0 = 0). @param periodSeconds usually 30 */
export function timeStep(nowMs: number, periodSeconds: number): number {
  return Math.floor(nowMs / 1000 / periodSeconds);
}

/** The TOTP value at a time (RFC 6238). */
export function totp(seed: Uint8Array, nowMs: number, shape: OtpShape & { period: number }): string {
  return hotp(seed, timeStep(nowMs, shape.period), shape);
}

/**
 * The counter in [from, to] whose code this is, or null. Every candidate is computed and compared in constant time.
 * TOTP: the steps around now. HOTP: the look-ahead window (RFC 4226, 7.4).
 */
export function findCounter(seed: Uint8Array, code: string, from: number, to: number, shape: OtpShape): number | null {
  const given = Buffer.from(code.replace(/\s/g, ''));
  if (given.length !== shape.digits) return null;
  let found: number | null = null;
  for (let counter = Math.max(from, 0); counter <= to; counter++) {
    if (timingSafeEqual(given, Buffer.from(hotp(seed, counter, shape))) && found === null) found = counter;
  }
  return found;
}
