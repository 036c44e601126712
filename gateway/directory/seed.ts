import { randomBytes } from 'node:crypto';
import { base32Decode } from '../core/base32.ts';
import { invalid } from '../core/errors.ts';

/** What RFC 4226, section 4 recommends (R6): 160 bits. */
const MADE_BYTES = 20;
/** Below this nothing in use works; between it and 128 bits the token carries a warning. */
export const MIN_BYTES = 10;
/** The block of SHA-512: a longer key gains nothing and makes the QR code hard to read. */
export const MAX_BYTES = 128;

/**
 * The seed of a new token: the given base32 text, or random bytes.
 * @throws GatewayError 422 SECRET_INVALID, SECRET_LENGTH
 */
export function seedFrom(secret: string | undefined): Buffer {
  if (secret === undefined || secret.trim() === '') return randomBytes(MADE_BYTES);
  const seed = base32Decode(secret);
  if (seed.length >= MIN_BYTES && seed.length <= MAX_BYTES) return seed;
  const message = `The secret is ${seed.length} bytes long; it must be ${MIN_BYTES} to ${MAX_BYTES}.`;
  throw invalid(
    'SECRET_LENGTH',
    message,
    [{ path: 'secret', message }],
    'Leave it empty to have a secret of 20 random bytes made.',
  );
}
