import { randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { notFound } from '../core/errors.ts';

const MOST = 50;
const LIFE_MS = 10 * 60_000;

/** Previews that were just made, so that a frame can fetch them as a page with its own Content-Security-Policy. */
export class PreviewShelf {
  readonly #clock: Clock;
  readonly #pages = new Map<string, { html: string; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns the name it can be fetched by for ten minutes, unless fifty newer ones push it out */
  put(html: string): string {
    const now = this.#clock.now();
    const name = randomBytes(16).toString('base64url');
    this.#pages.set(name, { html, until: now + LIFE_MS });
    for (const [key, { until }] of this.#pages) {
      if (until > now && this.#pages.size <= MOST) break;
      this.#pages.delete(key);
    }
    return name;
  }

  /** @throws GatewayError 404 */
  get(name: string): string {
    const page = this.#pages.get(name);
    if (!page || page.until <= this.#clock.now()) throw notFound('preview', name);
    return page.html;
  }
}
