import type { Clock } from '../core/clock.ts';
import { conflict, notFound } from '../core/errors.ts';
import { newId } from '../core/id.ts';
import type { Admin, AdminInput } from '../core/model/administration.ts';
import { iso, isoOrNull } from '../core/model/common.ts';
import type { AdminRow, AdminStore } from '../core/stores.ts';
import { hashPassword, passwordFits } from './password.ts';

/** Administrators and their passwords. */
export class Admins {
  readonly #store: AdminStore;
  readonly #clock: Clock;
  /** Of nobody's password: an unknown name takes as long to refuse as a wrong password. */
  #dummyHash: Promise<string> | null = null;
  /** Removals one after the other, so that two at once cannot remove the last two. */
  #removing: Promise<unknown> = Promise.resolve();

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
      role: input.role,
      passwordHash: await hashPassword(input.password),
      mustChangePassword,
      lastLoginAt: null,
      createdAt: now,
    };
    await this.#store.insertAdmin(row);
    return toAdmin(row);
  }

  /** With all sessions. @throws GatewayError 404, 409 LAST_ADMIN */
  remove(id: string): Promise<void> {
    const removal = this.#removing.then(async () => {
      await this.#row(id);
      if ((await this.#store.countAdmins()) <= 1) {
        throw conflict('LAST_ADMIN', 'The last administrator cannot be removed.', 'Add another one first.');
      }
      await this.#store.deleteSessions({ adminId: id });
      await this.#store.deleteAdmin(id);
    });
    this.#removing = removal.catch(() => undefined);
    return removal;
  }

  /** The administrator with this name and password, else null; takes the same time for unknown names. */
  async verify(username: string, password: string): Promise<AdminRow | null> {
    const admin = await this.#store.adminByName(username);
    this.#dummyHash ??= hashPassword('');
    const fits = await passwordFits(password, admin?.passwordHash ?? (await this.#dummyHash));
    return admin && fits ? admin : null;
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

  async #row(id: string): Promise<AdminRow> {
    const row = await this.#store.getAdmin(id);
    if (!row) throw notFound('administrator', id);
    return row;
  }
}

/** What may be shown of an administrator. */
export function toAdmin(row: AdminRow): Admin {
  return {
    id: row.id,
    username: row.username,
    role: row.role,
    mustChangePassword: row.mustChangePassword,
    lastLoginAt: isoOrNull(row.lastLoginAt),
    createdAt: iso(row.createdAt),
  };
}
