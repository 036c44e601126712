import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Enrolment } from '../../gateway/core/model/enrolment.ts';
import { ADMIN, openPushRig, type PushRig, SEED } from './room.ts';

let rig: PushRig;
beforeEach(async () => {
  rig = await openPushRig();
});
afterEach(() => rig.close());

const enrol = (given: object = {}, key?: string) =>
  rig.enrolments({ directory: rig.directory, users: rig.stores.userBatch }).enrol(
    Enrolment.parse({
      ...{ domain: 'EXAMPLE.com', user: { login: 'jane', email: 'jane@example.com', mobile: '07700 900123' } },
      ...{ token: { issuer: 'ACME' }, ...given },
    }),
    ADMIN,
    key,
  );

describe('a push with its user and token', () => {
  it('makes both once, however often it is asked for', async () => {
    const first = await enrol({}, 'key-1');
    expect(first).toMatchObject({ created: { user: true, token: true }, channel: 'email' });
    expect((await rig.directory.getUser(first.userId)).mobile).toBe('+447700900123');
    const again = await enrol({}, 'key-1');
    expect(again).toMatchObject({ userId: first.userId, tokenId: first.tokenId, pushId: first.pushId });
    expect(again.created).toEqual({ user: false, token: false });
    const other = await enrol({ user: { login: 'JANE', displayName: 'Jane Doe' }, channel: 'sms' });
    expect(other).toMatchObject({ tokenId: first.tokenId, channel: 'sms' });
    expect(other.pushId).not.toBe(first.pushId);
    expect((await rig.directory.getUser(first.userId)).displayName).toBe('Jane Doe');
  });

  it('asked for at the same moment make one user and one token', async () => {
    const all = await Promise.all([enrol({}, 'a'), enrol({}, 'b'), enrol({}, 'c')]);
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(1);
    expect(new Set(all.map(({ tokenId }) => tokenId)).size).toBe(1);
  });

  it('is refused before anything is made where it cannot go', async () => {
    await expect(enrol({ domain: 'nowhere' })).rejects.toMatchObject({ status: 404 });
    await expect(enrol({ user: { login: 'joe' }, channel: 'sms' })).rejects.toMatchObject({ code: 'NO_ADDRESS' });
    expect((await rig.directory.listTokens({ limit: 10 })).items).toEqual([]);
  });

  it('knows a token by the serial number that the MFA server gave it', async () => {
    const token = (more: object) => ({ token: { serial: 'OATH0001', issuer: 'ACME', secret: SEED, ...more } });
    const first = await enrol(token({ link: 'https://mfa.example.com/one' }));
    expect(first).toMatchObject({ tokenSerial: 'OATH0001', created: { token: true } });
    const again = await enrol(token({ issuer: 'ACME Ltd', label: 'jane', link: 'https://mfa.example.com/two' }));
    expect(again).toMatchObject({ tokenId: first.tokenId, created: { token: false } });
    const kept = await enrol(token({ issuer: 'ACME Ltd' }));
    expect(await rig.directory.getToken(kept.tokenId)).toMatchObject({
      ...{ issuer: 'ACME Ltd', label: 'jane', link: 'https://mfa.example.com/two', authorization: 'none' },
    });
    const second = await enrol({ token: { serial: 'OATH0002', issuer: 'ACME Ltd', label: 'jane' } });
    expect(second.created.token).toBe(true);
    const other = { user: { login: 'joe', email: 'joe@example.com' }, ...token({}) };
    await expect(enrol(other)).rejects.toMatchObject({ code: 'SERIAL_TAKEN', status: 409 });
  });

  it('refuses to push the old secret where the server brings another one', async () => {
    const first = await enrol({ token: { issuer: 'ACME', secret: SEED } });
    expect((await enrol({ token: { issuer: 'ACME', secret: `${SEED.toLowerCase()}` } })).tokenId).toBe(first.tokenId);
    const secret = SEED.replace('J', 'K');
    for (const token of [{ secret }, { secret: SEED, digits: 8 }, { secret: SEED, period: 60 }]) {
      await expect(enrol({ token: { issuer: 'ACME', ...token } })).rejects.toMatchObject({
        ...{ code: 'TOKEN_DIFFERS', status: 409, remedy: expect.stringContaining('Revoke') },
      });
    }
    await rig.directory.revokeToken(first.tokenId);
    expect(await enrol({ token: { issuer: 'ACME', secret } })).toMatchObject({ created: { token: true } });
  });
});
