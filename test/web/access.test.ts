import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Access, createAccess, ensureFirstAdmin, resetPassword } from '../../gateway/web/access.ts';
import { hashPassword, passwordFits } from '../../gateway/web/password.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestStores, type TestStores } from '../rig/store.ts';

let clock: TestClock;
let store: TestStores;
let access: Access;
beforeEach(async () => {
  clock = new TestClock();
  store = await openTestStores();
  access = createAccess({ ...store.stores, sealer: store.sealer, clock });
});
afterEach(() => store.close());

describe('passwords', () => {
  it('are kept as scrypt in PHC notation, each with its own salt', async () => {
    const [one, other] = [await hashPassword('pässword'), await hashPassword('pässword')];
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await passwordFits('pässword', one)).toBe(true);
    expect(await passwordFits('pa\u0308ssword', one)).toBe(true);
    expect(await passwordFits('passwort', one)).toBe(false);
    expect(await passwordFits('', 'no hash')).toBe(false);
  });

  it('fits the vector of RFC 7914, 12', async () => {
    const hash = 'cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw';
    const salt = Buffer.from('SodiumChloride').toString('base64').replace(/=+$/, '');
    expect(await passwordFits('pleaseletmein', `$scrypt$ln=14,r=8,p=1$${salt}$${hash}`)).toBe(true);
  });
});

describe('the first administrator', () => {
  it('gets a random password that is told once', async () => {
    const password = await ensureFirstAdmin(access, { username: 'root', password: null });
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const admin = await access.admins.verify('root', password!);
    expect(admin?.mustChangePassword).toBe(true);
    expect(await ensureFirstAdmin(access, { username: 'root', password: null })).toBeNull();
    expect(await access.admins.count()).toBe(1);
  });

  it('gets the password of the settings, which is not told', async () => {
    expect(await ensureFirstAdmin(access, { username: 'root', password: 'set by settings' })).toBeNull();
    expect((await access.admins.verify('root', 'set by settings'))?.mustChangePassword).toBe(false);
  });

  it('can get a new password on the command line, which ends the sessions', async () => {
    await ensureFirstAdmin(access, { username: 'root', password: 'set by settings' });
    const { id } = (await access.admins.list())[0]!;
    const secret = await access.sessions.open(id, null);
    const password = await resetPassword(access, 'root');
    expect(await access.admins.verify('root', password)).not.toBeNull();
    expect(await access.admins.verify('root', 'set by settings')).toBeNull();
    expect(await access.sessions.use(secret)).toBeNull();
    expect((await access.audit.list({ limit: 1 })).items[0]).toMatchObject({
      action: 'admin.reset-password',
      actorKind: 'system',
    });
    await expect(resetPassword(access, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('administrators', () => {
  const add = (username: string) =>
    access.admins.create({ username, password: 'long enough pw', role: 'administrator', domains: [] });

  it('have names of their own', async () => {
    await add('Ann');
    await expect(add('ann')).rejects.toMatchObject({ code: 'ADMIN_EXISTS', status: 409 });
  });

  it('are never all removed, not even at once', async () => {
    const [ann, bob] = [await add('ann'), await add('bob')];
    const removals = await Promise.allSettled([access.admins.remove(ann.id), access.admins.remove(bob.id)]);
    expect(removals.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(removals[1]).toMatchObject({ reason: { code: 'LAST_ADMIN', status: 409 } });
    expect((await access.admins.list()).map(({ username }) => username)).toEqual(['bob']);
  });

  it('lose their sessions when they are removed', async () => {
    const ann = await add('ann');
    await add('bob');
    const secret = await access.sessions.open(ann.id, null);
    await access.admins.remove(ann.id);
    expect(await access.sessions.use(secret)).toBeNull();
  });
});

describe('API keys', () => {
  const make = (more: object = {}) =>
    access.apiKeys.create({ name: 'MFA', scopes: ['push'], expiresAt: null, ...more });

  it('are shown once and kept as a hash', async () => {
    const { key, prefix, id } = await make();
    expect(key).toMatch(/^pt_[\w-]{43}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(JSON.stringify(await access.apiKeys.list())).not.toContain(key);
    const row = (await store.stores.admins.listApiKeys())[0]!;
    expect(Object.values(row).some((value) => String(value).includes(key.slice(15)))).toBe(false);
    expect(await access.apiKeys.authenticateKey(key, '192.0.2.1')).toEqual({
      actor: { kind: 'api-key', id, name: 'MFA', ip: '192.0.2.1' },
      scopes: ['push'],
    });
  });

  it('expire', async () => {
    const { key } = await make({ expiresAt: new Date(clock.now() + 1000).toISOString() });
    expect(await access.apiKeys.authenticateKey(key, null)).not.toBeNull();
    clock.advance(1000);
    expect(await access.apiKeys.authenticateKey(key, null)).toBeNull();
    await expect(make({ expiresAt: new Date(clock.now()).toISOString() })).rejects.toMatchObject({
      code: 'KEY_EXPIRED',
      fields: [{ path: 'expiresAt' }],
    });
  });

  it('remember their last use, once a minute', async () => {
    const { key, id } = await make();
    const first = clock.now();
    const lastUse = async () => (await access.apiKeys.get(id)).lastUsedAt;
    expect(await lastUse()).toBeNull();
    await access.apiKeys.authenticateKey(key, null);
    clock.advance(59_000);
    await access.apiKeys.authenticateKey(key, null);
    expect(await lastUse()).toBe(new Date(first).toISOString());
    clock.advance(1000);
    await access.apiKeys.authenticateKey(key, null);
    expect(await lastUse()).toBe(new Date(first + 60_000).toISOString());
  });

  it('open the SMTP door with the scope send only', async () => {
    const [push, send] = [await make(), await make({ scopes: ['send'] })];
    expect(await access.apiKeys.authenticateSmtp('any', push.key, null)).toBeNull();
    expect(await access.apiKeys.authenticateSmtp('any', 'wrong', null)).toBeNull();
    expect(await access.apiKeys.authenticateSmtp('any', send.key, '192.0.2.1')).toEqual({
      kind: 'smtp',
      id: send.id,
      name: 'MFA',
      ip: '192.0.2.1',
    });
  });

  it('stay listed when they are revoked', async () => {
    const { key, id } = await make();
    await access.apiKeys.revoke(id);
    expect(await access.apiKeys.authenticateKey(key, null)).toBeNull();
    expect((await access.apiKeys.list())[0]).toMatchObject({ id, revokedAt: new Date(clock.now()).toISOString() });
  });
});
