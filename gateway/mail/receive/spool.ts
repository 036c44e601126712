import type { BodyWriter, Draft } from '../../core/ports.ts';

/** Of so many octets; a body that is shorter rides along with its message in one commit. */
const CHUNK = 128 * 1024;

/** A body on its way into the store: never more than one chunk of it in memory. */
export class BodySpool {
  readonly #bodies: BodyWriter;
  readonly #id: string;
  #held: Buffer[] = [];
  #heldSize = 0;
  #size = 0;
  #seq = 0;

  constructor(bodies: BodyWriter, id: string) {
    this.#bodies = bodies;
    this.#id = id;
  }

  /** @returns what to wait for, so that a fast client is slowed down and not kept in memory; null = nothing */
  add(...pieces: Buffer[]): Promise<void> | null {
    for (const octets of pieces) {
      this.#held.push(octets);
      this.#heldSize += octets.length;
      this.#size += octets.length;
    }
    return this.#heldSize >= CHUNK ? this.#write() : null;
  }

  /** The body as a draft has it; everything stored is durable before `accept`. */
  async finish(): Promise<Draft['body'] & object> {
    if (this.#seq === 0 && this.#size <= CHUNK) return Buffer.concat(this.#held);
    if (this.#heldSize > 0) await this.#write();
    return { stored: true, size: this.#size };
  }

  /** Forgets everything; what was stored is removed. May be called more than once. */
  async discard(): Promise<void> {
    const stored = this.#seq > 0;
    this.#held = [];
    this.#seq = 0;
    if (stored) await this.#bodies.discard(this.#id);
  }

  async #write(): Promise<void> {
    const chunk = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldSize = 0;
    await this.#bodies.write(this.#id, this.#seq++, chunk);
  }
}
