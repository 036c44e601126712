import type { AdminRow, AdminStore, ApiKeyRow, SessionRow } from '../core/stores.ts';
import type { Database } from './db.ts';
import { foldName } from './fold.ts';
import { deleteRow, insertRow, updateRow } from './rows.ts';

const ADMIN = [
  ...['id', 'username', 'role', 'domains', 'passwordHash', 'mustChangePassword', 'lastLoginAt', 'createdAt'],
  ...['disabledAt', 'otpSeed', 'otpPending', 'otpStep'],
];
type StoredAdmin = Omit<AdminRow, 'domains'> & { domains: string };
type StoredKey = Omit<ApiKeyRow, 'scopes'> & { scopes: string };

/** Administrators, their sessions, and API keys. */
export function adminStore(db: Database): AdminStore {
  const admins = () => db.read('admins').select(ADMIN);
  return {
    countAdmins: async () => Number((await db.read('admins').count({ n: '*' }).first())?.n),
    countAdministrators: async () =>
      Number(
        (await db.read('admins').where({ role: 'administrator' }).whereNull('disabledAt').count({ n: '*' }).first())?.n,
      ),
    async listAdmins() {
      const rows: StoredAdmin[] = await admins().orderBy(['usernameKey', 'id']);
      return rows.map(adminOf);
    },
    async getAdmin(id) {
      const row: StoredAdmin | undefined = await admins().where({ id }).first();
      return row ? adminOf(row) : null;
    },
    async adminByName(username) {
      const row: StoredAdmin | undefined = await admins()
        .where({ usernameKey: foldName(username) })
        .first();
      return row ? adminOf(row) : null;
    },
    insertAdmin: (row) =>
      insertRow(db, 'admins', {
        ...row,
        domains: JSON.stringify(row.domains),
        usernameKey: foldName(row.username),
      }),
    updateAdmin: (id, patch) =>
      db.commit((trx) => {
        const usernameKey = patch.username === undefined ? undefined : foldName(patch.username);
        const domains = patch.domains && JSON.stringify(patch.domains);
        return updateRow(trx, 'admins', { id }, { ...patch, domains, usernameKey });
      }),
    deleteAdmin: (id) => deleteRow(db, 'admins', id),

    insertSession: (row) => insertRow(db, 'sessions', row),
    async getSession(idHash) {
      const row: SessionRow | undefined = await db.read('sessions').where({ idHash }).first();
      return row ?? null;
    },
    touchSession: async (idHash, lastSeenAt) => {
      await db.commit((trx) => trx('sessions').where({ idHash }).update({ lastSeenAt }));
    },
    deleteSession: async (idHash) => {
      await db.commit((trx) => trx('sessions').where({ idHash }).delete());
    },
    deleteSessions: async (where) => {
      await db.commit((trx) => {
        const sessions = trx('sessions');
        if ('adminId' in where) sessions.where({ adminId: where.adminId });
        else sessions.where('expiresAt', '<', where.expiredBefore);
        return sessions.delete();
      });
    },

    async listApiKeys() {
      const rows: StoredKey[] = await db.read('api_keys').orderBy(['createdAt', 'id']);
      return rows.map(keyOf);
    },
    async apiKeyByHash(keyHash) {
      const row: StoredKey | undefined = await db.read('api_keys').where({ keyHash }).first();
      return row ? keyOf(row) : null;
    },
    insertApiKey: (row) => insertRow(db, 'api_keys', { ...row, scopes: JSON.stringify(row.scopes) }),
    updateApiKey: (id, patch) => db.commit((trx) => updateRow(trx, 'api_keys', { id }, patch)),
  };
}

function adminOf(row: StoredAdmin): AdminRow {
  return { ...row, domains: JSON.parse(row.domains) };
}

function keyOf(row: StoredKey): ApiKeyRow {
  return { ...row, scopes: JSON.parse(row.scopes) };
}
