import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { MailInStores, RelayAccountRow, RelayAccountService } from '../../core/mail-in.ts';
import { iso, isoOrNull } from '../../core/model/common.ts';
import type { RelayAccount, RelayAccountCreated, RelayAccountInput } from '../../core/model/mail-in.ts';
import { AddressFilter } from './address-rules.ts';
import { RefusalCounts } from './counters.ts';
import { Records } from './records.ts';

/** How passwords are kept, and made. */
export interface Passwords {
  /** PHC string. */
  hash(password: string): Promise<string>;
  fits(password: string, phc: string): Promise<boolean>;
  random(): string;
}

export interface AccountsDeps {
  store: MailInStores['accounts'];
  passwords: Passwords;
  clock: Clock;
  log: Log;
}

/** A relay account, ready to judge mails by. */
export interface Account {
  row: RelayAccountRow;
  senders: AddressFilter;
  recipients: AddressFilter;
  tally: Tally;
}
interface Tally {
  accepted: number;
  loginFailures: number;
  refused: RefusalCounts;
}

/** The last use is written no more often than this (ms). */
const TOUCH_MS = 60_000;

/** Logins for those that relay. */
export class RelayAccounts implements RelayAccountService {
  readonly #deps: AccountsDeps;
  readonly #records: Records<RelayAccountRow>;
  #byLogin = new Map<string, Account>();
  readonly #tallies = new Map<string, Tally>();

  constructor(deps: AccountsDeps) {
    this.#deps = deps;
    this.#records = new Records({
      ...{ store: deps.store, clock: deps.clock, what: 'relay account' },
      onChange: (rows) => {
        this.#byLogin = new Map(rows.map((row) => [row.login.toLowerCase(), this.#ready(row)]));
      },
    });
  }

  load(): Promise<void> {
    return this.#records.load();
  }

  /** Also one that is switched off. */
  byLogin(login: string): Account | undefined {
    return this.#byLogin.get(login.trim().toLowerCase());
  }

  /** It has logged in. */
  used({ row }: Account): void {
    const now = this.#deps.clock.now();
    if (now - (row.lastUsedAt ?? 0) < TOUCH_MS) return;
    this.#records.update(row.id, { lastUsedAt: now }).catch((error: unknown) => {
      this.#deps.log.warn({ err: error, account: row.login }, 'The last use of a relay account could not be stored.');
    });
  }

  async list(): Promise<RelayAccount[]> {
    return this.#records.all().map(this.#shown);
  }

  async get(id: string): Promise<RelayAccount> {
    return this.#shown(this.#records.get(id));
  }

  async create({ password, ...input }: RelayAccountInput): Promise<RelayAccountCreated> {
    const made = password === undefined ? this.#deps.passwords.random() : null;
    const passwordHash = await this.#deps.passwords.hash(password ?? made!);
    const row = await this.#records.insert({ ...input, passwordHash, lastUsedAt: null });
    return { ...this.#shown(row), password: made };
  }

  async update(id: string, { password, ...input }: Partial<RelayAccountInput>): Promise<RelayAccount> {
    this.#records.get(id);
    const passwordHash = password === undefined ? undefined : await this.#deps.passwords.hash(password);
    return this.#shown(await this.#records.update(id, { ...input, ...(passwordHash && { passwordHash }) }));
  }

  async remove(id: string): Promise<void> {
    await this.#records.remove(id);
    this.#tallies.delete(id);
  }

  #ready(row: RelayAccountRow): Account {
    return {
      row,
      senders: new AddressFilter(row.senders),
      recipients: new AddressFilter(row.recipients),
      tally: this.#tally(row.id),
    };
  }

  #tally(id: string): Tally {
    const known = this.#tallies.get(id) ?? { accepted: 0, loginFailures: 0, refused: new RefusalCounts() };
    this.#tallies.set(id, known);
    return known;
  }

  readonly #shown = ({ passwordHash: _, ...row }: RelayAccountRow): RelayAccount => {
    const { accepted, loginFailures, refused } = this.#tally(row.id);
    return {
      ...row,
      counters: { accepted, loginFailures, refused: refused.shown() },
      ...{ lastUsedAt: isoOrNull(row.lastUsedAt), createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) },
    };
  };
}
