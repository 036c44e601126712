import { timingSafeEqual } from 'node:crypto';
import type { Sealer } from '../../../core/seal.ts';

const ADDRESS = /^bounce\+([0-9a-f]{32})\.([0-9a-f]{16})@(.+)$/i;
const SIGN_BYTES = 8;

/**
 * Sender addresses that name the delivery they were used for (VERP), signed so that nobody can make a mail look as if it
 * had failed: `bounce+<id>.<HMAC>@<domain>`. Hexadecimal, because servers on the way may change the case.
 */
export class BounceAddresses {
  readonly #sealer: Sealer;
  readonly #domain: () => string | null;

  /** @param domain null = none is set, bounces are not recognised */
  constructor(sealer: Sealer, domain: () => string | null) {
    this.#sealer = sealer;
    this.#domain = domain;
  }

  /** Null while no domain is set. */
  of(deliveryId: string): string | null {
    const domain = this.#domain();
    const id = deliveryId.replaceAll('-', '');
    return domain === null ? null : `bounce+${id}.${this.#sign(id).toString('hex')}@${domain}`;
  }

  /** The delivery that it was used for; null = it is none of ours. */
  deliveryOf(address: string): string | null {
    const [, id = '', sign = '', domain = ''] = ADDRESS.exec(address.trim().toLowerCase()) ?? [];
    if (id === '' || domain !== this.#domain()) return null;
    if (!timingSafeEqual(Buffer.from(sign, 'hex'), this.#sign(id))) return null;
    return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  #sign(id: string): Buffer {
    return this.#sealer.derive(`bounce address ${id}`).subarray(0, SIGN_BYTES);
  }
}
