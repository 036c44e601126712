import type { Clock } from '../core/clock.ts';
import { conflict, invalid, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Admin, AdminChange, AdminInput } from '../core/model/administration.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { AdminRow, AdminStore } from '../core/stores.ts';
import { hashPassword, passwordFits } from './password.ts';

/** Administrators and their passwords. */
export class Admins {
  readonly #store: AdminStore;
  readonly #clock: Clock;
  /** Of nobody's password: an unknown name takes as long to refuse as a wrong password. */
  #dummyHash: Promise<string> | null = null;
  /** One after the other, so that two at once cannot remove the last two. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(deps: { store: AdminStore; clock: Clock }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  async list(): Promise<Admin[]> {
    return (await this.#store.listAdmins()).map(toAdmin);
  }

  /** @throws GatewayError 404 */
  async get(id: string): Promise<Admin> {
    return toAdmin(await this.#row(id));
  }

  /** @throws GatewayError 409 ADMIN_EXISTS */
  async create(input: AdminInput, mustChangePassword = false): Promise<Admin> {
    if (await this.#store.adminByName(input.username)) {
      throw conflict('ADMIN_EXISTS', `There is an administrator ${input.username} already.`, 'Choose another name.');
    }
    const now = this.#clock.now();
    const row: AdminRow = {
      id: newId(now),
      username: input.username,
      ...placeOf(input),
      ...{ disabledAt: null, otpSeed: null, otpPending: null, otpStep: null },
      passwordHash: await hashPassword(input.password),
      mustChangePassword,
      lastLoginAt: null,
      createdAt: now,
    };
    await this.#store.insertAdmin(row);
    return toAdmin(row);
  }

  /**
   * Changes role and domains, disables or enables; counts from the next call on.
   * @throws GatewayError 404, 409 LAST_ADMIN, 422 DOMAINS_NEEDED
   */
  change(id: string, change: AdminChange): Promise<Admin> {
    return this.#inTurn(async () => {
      const row = await this.#row(id);
      const stays = change.enabled && change.role === 'administrator';
      if (!stays) await this.#demandAnother(row);
      const disabledAt = change.enabled ? null : (row.disabledAt ?? this.#clock.now());
      await this.#store.updateAdmin(id, { ...placeOf(change), disabledAt });
      if (!change.enabled) await this.#store.deleteSessions({ adminId: id });
      return this.get(id);
    });
  }

  /** With all sessions. @throws GatewayError 404, 409 LAST_ADMIN */
  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#demandAnother(await this.#row(id));
      await this.#store.deleteSessions({ adminId: id });
      await this.#store.deleteAdmin(id);
    });
  }

  /** The administrator with this name and password, else null; takes the same time for unknown names. */
  async verify(username: string, password: string): Promise<AdminRow | null> {
    const admin = await this.#store.adminByName(username);
    this.#dummyHash ??= hashPassword('');
    const fits = await passwordFits(password, admin?.passwordHash ?? (await this.#dummyHash));
    return admin && fits && admin.disabledAt === null ? admin : null;
  }

  byName(username: string): Promise<AdminRow | null> {
    return this.#store.adminByName(username);
  }

  count(): Promise<number> {
    return this.#store.countAdmins();
  }

  async setPassword(id: string, password: string, mustChangePassword: boolean): Promise<void> {
    await this.#store.updateAdmin(id, { passwordHash: await hashPassword(password), mustChangePassword });
  }

  async signedIn(id: string): Promise<void> {
    await this.#store.updateAdmin(id, { lastLoginAt: this.#clock.now() });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
  }

  /** Somebody has to be left who may do everything. */
  async #demandAnother(row: AdminRow): Promise<void> {
    if (row.role !== 'administrator' || row.disabledAt !== null) return;
    if ((await this.#store.countAdministrators()) > 1) return;
    throw conflict(
      'LAST_ADMIN',
      'The last administrator can be neither removed nor disabled, and keeps the role.',
      'Add another one first.',
    );
  }

  /** As it is stored. @throws GatewayError 404 */
  row(id: string): Promise<AdminRow> {
    return this.#row(id);
  }

  async #row(id: string): Promise<AdminRow> {
    const row = await this.#store.getAdmin(id);
    if (!row) throw notFound('administrator', id);
    return row;
  }
}

/** Only a help desk has domains of its own. @throws GatewayError 422 DOMAINS_NEEDED */
function placeOf({ role, domains }: Pick<AdminChange, 'role' | 'domains'>): Pick<AdminRow, 'role' | 'domains'> {
  if (role !== 'help-desk') return { role, domains: [] };
  if (domains.length > 0) return { role, domains: [...new Set(domains)] };
  throw invalid('DOMAINS_NEEDED', 'A help desk needs a domain to look after.', [
    { path: 'domains', message: 'choose at least one' },
  ]);
}

/** What may be shown of an administrator. */
export function toAdmin(row: AdminRow): Admin {
  return {
    id: row.id,
    username: row.username,
    role: row.role,
    domains: row.domains,
    enabled: row.disabledAt === null,
    secondFactor: row.otpSeed !== null,
    mustChangePassword: row.mustChangePassword,
    lastLoginAt: isoOrNull(row.lastLoginAt),
    createdAt: iso(row.createdAt),
  };
}
