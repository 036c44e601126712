import { createHash, timingSafeEqual } from 'node:crypto';
import type { CodeAlphabet } from '../core/model/push-policy.ts';
import type { Sealer } from '../core/seal.ts';

const SECRET_BYTES = 16;
/** Without what is taken for something else on paper and screen. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const ALPHABETS: Record<CodeAlphabet, string> = { digits: '0123456789', letters: LETTERS, both: `${LETTERS}23456789` };

export interface CodeShape {
  length: number;
  alphabet: CodeAlphabet;
}

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

  /** `4821-0937`. 256 bits reduced to a few letters: none is likelier than another by anything that can be told. */
  code(pushId: string, { length, alphabet }: CodeShape): string {
    const signs = ALPHABETS[alphabet];
    let number = BigInt(`0x${this.#deps.sealer.derive(`code:${pushId}`).toString('hex')}`);
    let code = '';
    for (let n = 0; n < length; n++) {
      code += signs[Number(number % BigInt(signs.length))];
      number /= BigInt(signs.length);
    }
    return grouped(code);
  }

  /** Compares in constant time; blanks, dashes and case do not matter. */
  isCode(pushId: string, typed: string, shape: CodeShape): boolean {
    const right = Buffer.from(signsOf(this.code(pushId, shape)));
    const given = Buffer.from(signsOf(typed));
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

function signsOf(code: string): string {
  return code.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
}

/** In fours or threes, as long as they come out even. */
function grouped(code: string): string {
  const size = [4, 3].find((each) => code.length > each && code.length % each === 0);
  return size === undefined ? code : code.match(new RegExp(`.{${size}}`, 'g'))!.join('-');
}
