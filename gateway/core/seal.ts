import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import { GatewayError } from './errors.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCES_AT_ONCE = 256;

/**
 * Seals secrets at rest with AES-256-GCM under keys derived (HKDF-SHA-256) from the one master key.
 * Sealed form: version byte, 12-byte nonce, ciphertext, 16-byte tag. `context` is authenticated, so a sealed value
 * moved to another row does not open.
 */
export class Sealer {
  readonly #sealKey: Buffer;
  readonly #deriveKey: Buffer;
  readonly #nonces = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE);
  #noncesLeft = 0;

  /** @param masterKey 32 bytes */
  constructor(masterKey: Buffer) {
    if (masterKey.length !== 32) throw new GatewayError('MASTER_KEY', 'The master key must be 32 bytes long.');
    this.#sealKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'gateway seal v1', 32));
    this.#deriveKey = Buffer.from(hkdfSync('sha256', masterKey, '', 'gateway derive v1', 32));
  }

  seal(plain: Buffer | string, context: string): Buffer {
    const nonce = this.#nonce();
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce).setAAD(Buffer.from(context));
    const body = cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain);
    cipher.final();
    return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()]);
  }

  /** @throws GatewayError SEAL_BROKEN when the key is another, the data was changed, or it belongs to another row */
  open(sealed: Buffer, context: string): Buffer {
    try {
      if (sealed[0] !== VERSION) throw new Error('unknown version');
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, nonce)
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const plain = decipher.update(sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES));
      decipher.final();
      return plain;
    } catch (cause) {
      throw new GatewayError('SEAL_BROKEN', 'A stored secret cannot be opened with this master key.', {
        disposition: 'permanent',
        remedy: 'Start the gateway with the master key file that belongs to this database.',
        cause,
      });
    }
  }

  /** Random bytes are drawn for many at once: each draw costs as much as a short text. */
  #nonce(): Buffer {
    if (this.#noncesLeft < NONCE_BYTES) {
      randomFillSync(this.#nonces);
      this.#noncesLeft = this.#nonces.length;
    }
    const end = this.#noncesLeft;
    this.#noncesLeft -= NONCE_BYTES;
    return this.#nonces.subarray(this.#noncesLeft, end);
  }

  /** How many bytes are sealed inside, without opening. */
  sealedLength(sealed: Buffer): number {
    return sealed.length - 1 - NONCE_BYTES - TAG_BYTES;
  }

  /**
   * A secret that can be made again instead of being stored (one-time links, authorization codes):
   * HMAC-SHA-256 of `label` under a derived key, 32 bytes.
   */
  derive(label: string): Buffer {
    return createHmac('sha256', this.#deriveKey).update(label).digest();
  }
}
