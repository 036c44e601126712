import { statfs } from 'node:fs/promises';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';

export interface DiskDeps {
  /** A folder on the disk that mails are stored on; null = it is not ours to watch (another machine's database). */
  path: string | null;
  /** Octets that stay free for everything but mail. */
  reserve: number;
  clock: Clock;
  log: Log;
}

/** A look at the disk is good for so long (ms), or for so many octets written. */
const FRESH_MS = 2_000;
const LOOK_AFTER = 16 * 1024 * 1024;
/** Octets on the disk for each octet of mail until the log is folded into the database. */
const WEIGHT = 2;

/** Knows whether there is room for another mail, without asking the disk for each: looks are made beside the mails. */
export class DiskGuard {
  readonly #deps: DiskDeps;
  /** At the last look, less what was written since. */
  #free = Number.POSITIVE_INFINITY;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #written = 0;
  #looking: Promise<void> | null = null;
  #wasLow = false;

  constructor(deps: DiskDeps) {
    this.#deps = deps;
  }

  /** Looks now. Never rejects: a disk that cannot be asked does not stop the mail, the store will say so. */
  look(): Promise<void> {
    if (this.#deps.path === null) return Promise.resolve();
    this.#looking ??= this.#look(this.#deps.path).finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Whether a mail of so many octets would leave the reserve alone. */
  hasRoom(octets = 0): boolean {
    const { clock, reserve } = this.#deps;
    if (clock.now() - this.#lookedAt > FRESH_MS) void this.look();
    return this.#free - octets * WEIGHT > reserve;
  }

  /** So many octets are about to be written; false = not one more. */
  take(octets: number): boolean {
    this.#free -= octets * WEIGHT;
    this.#written += octets;
    if (this.#written >= LOOK_AFTER) void this.look();
    return this.hasRoom();
  }

  async #look(path: string): Promise<void> {
    const { clock, log, reserve } = this.#deps;
    this.#written = 0;
    this.#lookedAt = clock.now();
    try {
      const { bavail, bsize } = await statfs(path);
      this.#free = bavail * bsize;
    } catch (error) {
      this.#free = Number.POSITIVE_INFINITY;
      log.warn({ err: error, path }, 'The free space of the disk cannot be read.');
    }
    const isLow = this.#free <= reserve;
    if (isLow !== this.#wasLow) {
      this.#wasLow = isLow;
      if (isLow) log.error({ free: this.#free, reserve }, 'The disk is nearly full: mail is put off with 452.');
      else log.info({ free: this.#free }, 'The disk has room again: mail is taken.');
    }
  }
}
