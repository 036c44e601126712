import { createHash, timingSafeEqual } from 'node:crypto';
import type { Sealer } from '../core/seal.ts';

const SECRET_BYTES = 16;
const CODE_DIGITS = 8;

export interface OneTimeDeps {
  sealer: Sealer;
  /** How people reach the gateway, null where nobody has said. */
  publicUrl: string | null;
  /** The address that the web listens on, as far as the gateway itself can tell. */
  ownUrl(): string;
}

/**
 * One-time links and authorization codes. Both are derived from the push id under the master key: rendered again at a
 * retry they are the same, and neither is stored anywhere. The store knows a link by the SHA-256 of its secret.
 */
export class OneTime {
  readonly #deps: OneTimeDeps;

  constructor(deps: OneTimeDeps) {
    this.#deps = deps;
  }

  /** Links lead to an address that an admin has named. */
  get isPublic(): boolean {
    return this.#deps.publicUrl !== null;
  }

  /** 128 bits, 22 characters of base64url. */
  linkSecret(pushId: string): string {
    return this.#deps.sealer.derive(`link:${pushId}`).subarray(0, SECRET_BYTES).toString('base64url');
  }

  linkUrl(pushId: string): string {
    return this.urlOf(this.linkSecret(pushId));
  }

  urlOf(secret: string): string {
    return `${(this.#deps.publicUrl ?? this.#deps.ownUrl()).replace(/\/+$/, '')}/l/${secret}`;
  }

  linkHash(pushId: string): Buffer {
    return hashOfSecret(this.linkSecret(pushId));
  }

  /** `4821-0937`. 64 bits reduced to eight digits: no digit is likelier than another by more than 2⁻³⁷. */
  code(pushId: string): string {
    const number = this.#deps.sealer.derive(`code:${pushId}`).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS);
    const digits = number.toString().padStart(CODE_DIGITS, '0');
    return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  }

  /** Compares in constant time; blanks and dashes do not matter. */
  isCode(pushId: string, typed: string): boolean {
    const right = Buffer.from(digitsOf(this.code(pushId)));
    const given = Buffer.from(digitsOf(typed));
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

/** What the store keeps of a link's secret; null for a text that can be none. */
export function linkHashOf(secret: string): Buffer | null {
  return /^[\w-]{22}$/.test(secret) ? hashOfSecret(secret) : null;
}

function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function digitsOf(code: string): string {
  return code.replace(/[\s\u2010-\u2015-]/g, '');
}
