import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import type { AdminRow, ApiKeyRow, AuditRow, SessionRow } from '../../gateway/core/stores.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';
import { allPages, page } from './rows.ts';

describe.each(testDialects())('admin and audit stores on %s', (dialect) => {
  let rig: TestStores;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
  });
  afterAll(() => rig.close());

  const admin = (username: string): AdminRow => ({
    id: newId(),
    username,
    role: 'administrator',
    domains: [],
    ...{ disabledAt: null, otpSeed: null, otpPending: null, otpStep: null },
    passwordHash: '$scrypt$…',
    mustChangePassword: true,
    lastLoginAt: null,
    createdAt: 1,
  });

  it('keeps administrators, found whatever the case of their name', async () => {
    const { admins } = rig.stores;
    const root = admin('Admin');
    await admins.insertAdmin(root);
    await admins.insertAdmin(admin('beat'));
    expect(await admins.countAdmins()).toBe(2);
    expect(await admins.adminByName(' aDMIN')).toEqual(root);
    expect(await admins.adminByName('adm')).toBeNull();
    await expect(admins.insertAdmin(admin('ADMIN'))).rejects.toMatchObject({ fields: [{ path: 'username' }] });
    expect(await admins.updateAdmin(root.id, { mustChangePassword: false, lastLoginAt: 9, username: 'Root' })).toBe(
      true,
    );
    expect(await admins.getAdmin(root.id)).toEqual({
      ...root,
      mustChangePassword: false,
      lastLoginAt: 9,
      username: 'Root',
    });
    expect((await admins.listAdmins()).map(({ username }) => username)).toEqual(['beat', 'Root']);
    expect(await admins.deleteAdmin(root.id)).toBe(true);
    expect(await admins.getAdmin(root.id)).toBeNull();
  });

  it('keeps sessions by the hash of their cookie, and ends them by admin, by time and with the admin', async () => {
    const { admins } = rig.stores;
    const [one, two] = [admin('one'), admin('two')];
    await admins.insertAdmin(one);
    await admins.insertAdmin(two);
    const session = (adminId: string, expiresAt: number): SessionRow => ({
      idHash: randomBytes(32),
      adminId,
      createdAt: 1,
      lastSeenAt: 1,
      expiresAt,
      ip: '::1',
    });
    const [a, b, c, d] = [session(one.id, 10), session(one.id, 20), session(two.id, 10), session(two.id, 20)];
    for (const row of [a, b, c, d]) await admins.insertSession(row);
    await admins.touchSession(a.idHash, 5);
    expect(await admins.getSession(a.idHash)).toEqual({ ...a, lastSeenAt: 5 });
    await admins.deleteSession(a.idHash);
    expect(await admins.getSession(a.idHash)).toBeNull();
    await admins.deleteSessions({ expiredBefore: 20 });
    expect(await admins.getSession(c.idHash)).toBeNull();
    expect(await admins.getSession(d.idHash)).toEqual(d);
    await admins.deleteSessions({ adminId: one.id });
    expect(await admins.getSession(b.idHash)).toBeNull();
    await admins.deleteAdmin(two.id);
    expect(await admins.getSession(d.idHash)).toBeNull();
  });

  it('keeps API keys by their hash', async () => {
    const { admins } = rig.stores;
    const key: ApiKeyRow = {
      id: newId(),
      name: 'radius',
      prefix: 'gk_abcd',
      keyHash: randomBytes(32),
      scopes: ['push', 'read'],
      expiresAt: null,
      createdAt: 1,
      lastUsedAt: null,
      revokedAt: null,
    };
    await admins.insertApiKey(key);
    expect(await admins.apiKeyByHash(key.keyHash)).toEqual(key);
    expect(await admins.apiKeyByHash(randomBytes(32))).toBeNull();
    expect(await admins.updateApiKey(key.id, { lastUsedAt: 5, revokedAt: 6 })).toBe(true);
    expect(await admins.listApiKeys()).toEqual([{ ...key, lastUsedAt: 5, revokedAt: 6 }]);
  });

  it('adds to the audit log and reads it newest first, by action, target and words', async () => {
    const { audit } = rig.stores;
    const row = (n: number, given: Partial<AuditRow> = {}): AuditRow => ({
      id: newId(),
      at: 1000 + n,
      actorKind: 'admin',
      actorId: newId(),
      actor: 'Jürg',
      ip: '192.0.2.1',
      action: 'user.update',
      target: `user/${n}`,
      summary: `changed user ${n}`,
      detail: null,
      ...given,
    });
    for (let n = 0; n < 5; n++) await audit.add(row(n));
    await audit.add(row(5, { action: 'token.push', target: 'token/1', detail: { channel: 'sms', to: ['+41'] } }));
    const found = await allPages((query) => audit.list(query), { limit: 2 });
    expect(found.map(({ at }) => Date.parse(at))).toEqual([1005, 1004, 1003, 1002, 1001, 1000]);
    expect(found[0]).toMatchObject({ actor: 'Jürg', detail: { channel: 'sms', to: ['+41'] } });
    expect(found[0]).not.toHaveProperty('actorId');
    expect((await audit.list({ ...page(), action: 'token.push' })).items).toHaveLength(1);
    expect((await audit.list({ ...page(), target: 'user/3' })).items).toHaveLength(1);
    expect((await audit.list(page({ q: 'jurg TOKEN.push' }))).items).toHaveLength(1);
  });
});
