import { createHash } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import type { LinkReveal } from '../core/services.ts';

const KEPT_MS = 10_000;
const MOST = 200;

/**
 * A link shows its token once, but a double click asks twice, and the browser shows only the second answer. So the
 * same request from the same address gets the same answer for a few seconds.
 */
export class RecentReveals {
  readonly #clock: Clock;
  readonly #recent = new Map<string, Promise<LinkReveal>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param reveal called unless the very same request was answered a moment ago; its failures are not kept */
  async get(request: readonly (string | null)[], reveal: () => Promise<LinkReveal>): Promise<LinkReveal> {
    const key = createHash('sha256').update(JSON.stringify(request)).digest('base64');
    const recent = this.#recent.get(key);
    if (recent) return recent;
    const asked = reveal();
    if (this.#recent.size < MOST) this.#recent.set(key, asked);
    try {
      const revealed = await asked;
      this.#clock.after(KEPT_MS, () => this.#recent.delete(key));
      return revealed;
    } catch (error) {
      this.#recent.delete(key);
      throw error;
    }
  }
}
