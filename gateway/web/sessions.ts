import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import type { AdminRow, AdminStore, SessionRow } from '../core/stores.ts';

const HOUR = 3_600_000;
const IDLE_MS = 8 * HOUR;
const ABSOLUTE_MS = 24 * HOUR;
/** A session's last use is written no more often than this. */
const TOUCH_MS = 60_000;

export interface FoundSession {
  idHash: Buffer;
  admin: AdminRow;
}

/** Sessions of signed-in administrators. The cookie holds 256 random bits, the store only their SHA-256. */
export class Sessions {
  readonly #store: AdminStore;
  readonly #clock: Clock;

  constructor(deps: { store: AdminStore; clock: Clock }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  /** @returns the cookie's value, which is nowhere else */
  async open(adminId: string, ip: string | null): Promise<string> {
    const now = this.#clock.now();
    await this.#store.deleteSessions({ expiredBefore: now });
    const secret = randomBytes(32).toString('base64url');
    const idHash = sha256(secret);
    await this.#store.insertSession({
      idHash,
      adminId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_MS,
      ip,
    });
    return secret;
  }

  /** The session of a cookie, and that it was used now; null when it has ended. */
  async use(secret: string): Promise<FoundSession | null> {
    const idHash = sha256(secret);
    const session = await this.#live(idHash);
    if (!session) return null;
    const admin = await this.#store.getAdmin(session.adminId);
    if (!admin || admin.disabledAt !== null) return null;
    const now = this.#clock.now();
    if (now - session.lastSeenAt >= TOUCH_MS) await this.#store.touchSession(idHash, now);
    return { idHash, admin };
  }

  /** Has it neither ended nor idled away? Does not count as a use. */
  async isLive(idHash: Buffer): Promise<boolean> {
    return (await this.#live(idHash)) !== null;
  }

  close(idHash: Buffer): Promise<void> {
    return this.#store.deleteSession(idHash);
  }

  closeAll(adminId: string): Promise<void> {
    return this.#store.deleteSessions({ adminId });
  }

  async #live(idHash: Buffer): Promise<SessionRow | null> {
    const session = await this.#store.getSession(idHash);
    if (!session) return null;
    const now = this.#clock.now();
    if (now < session.expiresAt && now < session.lastSeenAt + IDLE_MS) return session;
    await this.#store.deleteSession(idHash);
    return null;
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
