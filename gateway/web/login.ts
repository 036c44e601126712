import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { GatewayError, invalid } from '../core/errors.ts';
import type { Admin } from '../core/model/administration.ts';
import type { Admins } from './admins.ts';
import type { Audit } from './audit.ts';
import { LoginLimit } from './login-limit.ts';
import type { Sessions } from './sessions.ts';

/** Password checks at once; each takes 32 MB. */
const MOST_CHECKS = 8;

/** Signing in and changing the own password: limits, check, session, audit. */
export class Login {
  readonly #admins: Admins;
  readonly #sessions: Sessions;
  readonly #audit: Audit;
  readonly #limit: LoginLimit;
  #checks = 0;

  constructor(deps: { admins: Admins; sessions: Sessions; audit: Audit; clock: Clock }) {
    this.#admins = deps.admins;
    this.#sessions = deps.sessions;
    this.#audit = deps.audit;
    this.#limit = new LoginLimit(deps.clock);
  }

  /**
   * @returns the administrator and the value of the session cookie
   * @throws GatewayError 401 LOGIN_FAILED, 429 LOGIN_LIMIT
   */
  async login(
    { username, password }: { username: string; password: string },
    ip: string,
  ): Promise<{ admin: Admin; secret: string }> {
    const right = this.#limit.take(ip, username);
    const row = await this.#check(username, password);
    if (!row) {
      await this.#failed(username, ip);
      throw new GatewayError('LOGIN_FAILED', 'User name or password is wrong.', {
        status: 401,
        disposition: 'permanent',
        remedy: 'If the password is lost, run `npx gateway admin reset-password` on the server.',
      });
    }
    right();
    await this.#admins.signedIn(row.id);
    const secret = await this.#sessions.open(row.id, ip);
    const actor: Actor = { kind: 'admin', id: row.id, name: row.username, ip };
    await this.#audit.record(actor, { action: 'session.login', target: `admin/${row.id}`, summary: 'Signed in' });
    return { admin: await this.#admins.get(row.id), secret };
  }

  /**
   * Ends all sessions of this administrator and opens a new one.
   * @returns the value of the new session cookie
   * @throws GatewayError 422 PASSWORD_WRONG, PASSWORD_SAME, 429 LOGIN_LIMIT
   */
  async changePassword(adminId: string, change: { current: string; next: string }, ip: string): Promise<string> {
    const { username } = await this.#admins.get(adminId);
    const right = this.#limit.take(ip, username);
    if (!(await this.#check(username, change.current))) {
      throw invalid('PASSWORD_WRONG', 'The current password is wrong.', [{ path: 'current', message: 'is wrong' }]);
    }
    right();
    if (change.next === change.current) {
      throw invalid('PASSWORD_SAME', 'The new password is the old one.', [
        { path: 'next', message: 'must differ from the current password' },
      ]);
    }
    await this.#admins.setPassword(adminId, change.next, false);
    await this.#sessions.closeAll(adminId);
    return this.#sessions.open(adminId, ip);
  }

  async #check(username: string, password: string) {
    if (this.#checks >= MOST_CHECKS) {
      throw new GatewayError('LOGIN_BUSY', 'Too many people sign in at this moment.', {
        status: 503,
        retryAfterMs: 2000,
        remedy: 'Try again in a few seconds.',
      });
    }
    this.#checks++;
    try {
      return await this.#admins.verify(username, password);
    } finally {
      this.#checks--;
    }
  }

  /** An unknown name is not written down: it may be a password typed into the wrong field. */
  async #failed(username: string, ip: string): Promise<void> {
    const known = await this.#admins.byName(username);
    const name = known?.username ?? 'unknown';
    const actor: Actor = { kind: 'admin', id: known?.id ?? null, name, ip };
    await this.#audit.record(actor, {
      action: 'session.login-failed',
      target: known ? `admin/${known.id}` : null,
      summary: known ? 'Typed a wrong password' : 'Tried to sign in with an unknown name',
    });
  }
}
