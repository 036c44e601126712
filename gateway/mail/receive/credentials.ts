import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import type { Account, Passwords, RelayAccounts } from './accounts.ts';
import { SmtpReply } from './smtp-reply.ts';

/** Whose name and password these are; null = nobody's. */
export type LoginCheck = (
  username: string,
  password: string,
  ip: string,
) => Promise<{ id: string | null; name: string } | null>;

/** Whoever has logged in. */
export interface SmtpUser {
  id: string;
  /** What a person reads: the login, the key's name. */
  name: string;
  /** null for an API key. */
  account: Account | null;
}

export interface CredentialsDeps {
  accounts: RelayAccounts;
  /** API keys. */
  authenticate: LoginCheck;
  passwords: Passwords;
  clock: Clock;
}

/** A password that was right is right again for so long (ms), without the slow hash. */
const REMEMBER_MS = 5 * 60_000;
const MAX_REMEMBERED = 2_000;
/** Slow hashes at the same time (each takes 32 MB), and waiting for their turn. */
const AT_ONCE = 2;
const MAX_WAITING = 64;

/**
 * Checks names and passwords. A client that logs in for every mail meets the slow hash once: that its password was right
 * is remembered as a keyed digest, under a key that dies with this process.
 */
export class Credentials {
  readonly #deps: CredentialsDeps;
  readonly #key = randomBytes(32);
  /** Digest → until when (ms); the oldest first. */
  readonly #right = new Map<string, number>();
  readonly #running = new Map<string, Promise<boolean>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  /** A hash that nothing fits: unknown logins take as long as known ones. */
  #nobody: Promise<string> | null = null;

  constructor(deps: CredentialsDeps) {
    this.#deps = deps;
  }

  /** The relay account that a login is of. */
  accountOf(login: string): Account | undefined {
    return this.#deps.accounts.byLogin(login);
  }

  /** @throws SmtpReply 454 when too many are being checked */
  async check(username: string, password: string, ip: string): Promise<SmtpUser | null> {
    const { accounts, authenticate, passwords } = this.#deps;
    const account = accounts.byLogin(username);
    if (account) {
      const { id, login, passwordHash, enabled } = account.row;
      if (!(await this.#fits(password, passwordHash)) || !enabled) return null;
      accounts.used(account);
      return { id, name: login, account };
    }
    const holder = await authenticate(username, password, ip);
    if (holder) return { id: holder.id ?? holder.name, name: holder.name, account: null };
    this.#nobody ??= passwords.hash(randomBytes(16).toString('hex'));
    await this.#fits(password, await this.#nobody);
    return null;
  }

  async #fits(password: string, hash: string): Promise<boolean> {
    const now = this.#deps.clock.now();
    const digest = createHmac('sha256', this.#key).update(hash).update('\0').update(password).digest('base64');
    const until = this.#right.get(digest);
    if (until !== undefined && until > now) return true;
    const running = this.#running.get(digest);
    if (running) return running;
    const check = this.#inTurn(() => this.#deps.passwords.fits(password, hash)).finally(() =>
      this.#running.delete(digest),
    );
    this.#running.set(digest, check);
    const isRight = await check;
    this.#right.delete(digest);
    if (isRight) this.#right.set(digest, now + REMEMBER_MS);
    if (this.#right.size > MAX_REMEMBERED) this.#right.delete(this.#right.keys().next().value!);
    return isRight;
  }

  async #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#busy >= AT_ONCE) {
      if (this.#waiting.length >= MAX_WAITING) {
        throw new SmtpReply(454, '4.7.0', 'Too many logins are being checked; try again later', 'local');
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }
}
