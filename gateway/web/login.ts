import type { Actor } from '../core/actor.ts';
import type { Clock } from '../core/clock.ts';
import { GatewayError, invalid } from '../core/errors.ts';
import type { Admin } from '../core/model/administration.ts';
import type { AdminRow } from '../core/stores.ts';
import type { Admins } from './admins.ts';
import type { Audit } from './audit.ts';
import { BY_CODE, LoginLimit } from './login-limit.ts';
import { codeWrong, type SecondFactor } from './second-factor.ts';
import type { Sessions } from './sessions.ts';

/** Password checks at once; each takes 32 MB. */
const MOST_CHECKS = 8;

/** Signing in and changing the own password: limits, check, session, audit. */
export class Login {
  readonly #admins: Admins;
  readonly #sessions: Sessions;
  readonly #audit: Audit;
  readonly #limit: LoginLimit;
  readonly #secondFactor: SecondFactor;
  readonly #codeLimit: LoginLimit;
  #checks = 0;

  constructor(deps: { admins: Admins; sessions: Sessions; audit: Audit; secondFactor: SecondFactor; clock: Clock }) {
    this.#admins = deps.admins;
    this.#sessions = deps.sessions;
    this.#audit = deps.audit;
    this.#secondFactor = deps.secondFactor;
    this.#limit = new LoginLimit(deps.clock);
    this.#codeLimit = new LoginLimit(deps.clock, BY_CODE);
  }

  /**
   * @returns the administrator and the value of the session cookie
   * @throws GatewayError 401 LOGIN_FAILED, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, 429 LOGIN_LIMIT
   */
  async login(
    { username, password, code }: { username: string; password: string; code?: string | undefined },
    ip: string,
  ): Promise<{ admin: Admin; mustEnrol: boolean; secret: string }> {
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
    const by = row.otpSeed === null ? null : await this.#checkCode(row, code, ip);
    await this.#admins.signedIn(row.id);
    const secret = await this.#sessions.open(row.id, ip);
    const actor: Actor = { kind: 'admin', id: row.id, name: row.username, ip };
    await this.#audit.record(actor, {
      action: 'session.login',
      target: `admin/${row.id}`,
      summary: by === 'recovery' ? 'Signed in with a recovery code' : 'Signed in',
    });
    return { admin: await this.#admins.get(row.id), mustEnrol: await this.#secondFactor.mustEnrol(row), secret };
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

  /**
   * Before a second factor is changed: it is this person, and not somebody at their desk.
   * @throws GatewayError 422 PASSWORD_WRONG, CODE_WRONG, 429 LOGIN_LIMIT
   */
  async confirm(
    adminId: string,
    proof: { password: string; code?: string | undefined },
    ip: string,
  ): Promise<AdminRow> {
    const row = await this.#admins.row(adminId);
    const right = this.#limit.take(ip, row.username);
    if (!(await this.#check(row.username, proof.password))) {
      throw invalid('PASSWORD_WRONG', 'The password is wrong.', [{ path: 'password', message: 'is wrong' }]);
    }
    right();
    if (row.otpSeed === null) return row;
    const codeRight = this.#codeLimit.take(ip, row.username);
    if (!(await this.#secondFactor.take(row, proof.code ?? ''))) throw codeWrong();
    codeRight();
    return row;
  }

  async #checkCode(row: AdminRow, code: string | undefined, ip: string): Promise<'app' | 'recovery'> {
    if (code === undefined || code.trim() === '') {
      throw refused('SECOND_FACTOR_NEEDED', 'A code of the authenticator app is needed, too.');
    }
    const right = this.#codeLimit.take(ip, row.username);
    const by = await this.#secondFactor.take(row, code);
    if (by === null) {
      await this.#note(row, ip, 'Typed a wrong or used code of the second factor');
      throw refused('SECOND_FACTOR_WRONG', 'This code is wrong, or was used already.');
    }
    right();
    return by;
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
    await this.#note(known, ip, known ? 'Typed a wrong password' : 'Tried to sign in with an unknown name');
  }

  async #note(known: AdminRow | null, ip: string, summary: string): Promise<void> {
    const actor: Actor = { kind: 'admin', id: known?.id ?? null, name: known?.username ?? 'unknown', ip };
    const target = known ? `admin/${known.id}` : null;
    await this.#audit.record(actor, { action: 'session.login-failed', target, summary });
  }
}

function refused(code: string, message: string): GatewayError {
  return new GatewayError(code, message, {
    status: 401,
    disposition: 'permanent',
    remedy:
      'Type the code that the app shows now, or a recovery code. With neither, ask another administrator, or run `npx gateway admin reset-password --also-second-factor` on the server.',
  });
}
