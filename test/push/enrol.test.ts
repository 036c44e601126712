import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Enrolment } from '../../gateway/core/model/enrolment.ts';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

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
});
