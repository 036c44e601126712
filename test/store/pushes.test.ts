import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import type { PushRow, PushStore } from '../../gateway/core/stores.ts';
import { insertAlso } from '../../gateway/store/accept.ts';
import type { Direct } from '../../gateway/store/driver.ts';
import { openTestStores, type TestStores, testDialects } from '../rig/store.ts';
import { addDomain, addToken, addUser, pushRow } from './rows.ts';

const insertPush = (stores: TestStores, trx: Direct, row: Omit<PushRow, 'messageId'>, messageId: string) =>
  insertAlso(trx, stores.stores.pushes.insertWith(row).kind, [{ row, messageId }]);

describe.each(testDialects())('push and template stores on %s', (dialect) => {
  let rig: TestStores;
  let pushes: PushStore;
  let userId: string;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
    pushes = rig.stores.pushes;
    userId = (await addUser(rig.stores.directory, await addDomain(rig.stores.directory))).id;
  });
  afterAll(() => rig.close());

  const newToken = async () => (await addToken(rig.stores.directory, userId)).id;
  const add = async (tokenId: string, given: Partial<PushRow> = {}): Promise<PushRow> => {
    const row = pushRow(tokenId, userId, given);
    const messageId = newId();
    await rig.db.commit((trx) => insertPush(rig, trx, row, messageId));
    return { ...row, messageId };
  };

  it('makes a push durable in the transaction of its message, or not at all', async () => {
    const token = await newToken();
    const row = pushRow(token, userId);
    await expect(
      rig.db.commit(async (trx) => {
        await insertPush(rig, trx, row, newId());
        throw new Error('the message was refused');
      }),
    ).rejects.toThrow('refused');
    expect(await pushes.get(row.id)).toBeNull();
  });

  it('finds a push by id, message and link', async () => {
    const linkHash = createHash('sha256').update('secret').digest();
    const row = await add(await newToken(), { linkHash, linkExpiresAt: 9000 });
    expect(await pushes.get(row.id)).toEqual(row);
    expect(await pushes.byMessage(row.messageId)).toEqual(row);
    expect(await pushes.byLinkHash(linkHash)).toEqual(row);
    expect(await pushes.byLinkHash(Buffer.alloc(32))).toBeNull();
  });

  it('lists a token’s pushes newest first, and the newest of several tokens', async () => {
    const [one, two, none] = [await newToken(), await newToken(), await newToken()];
    const rows = [await add(one), await add(one), await add(two), await add(one)];
    expect((await pushes.listByToken(one, 2)).map(({ id }) => id)).toEqual([rows[3]!.id, rows[1]!.id]);
    const latest = await pushes.latestByTokens([one, two, none]);
    expect([...latest].map(([token, { id }]) => [token, id])).toEqual(
      expect.arrayContaining([
        [one, rows[3]!.id],
        [two, rows[2]!.id],
      ]),
    );
    expect(latest.size).toBe(2);
    expect(await pushes.latestByTokens([])).toEqual(new Map());
  });

  it('advances only from the states it may', async () => {
    const row = await add(await newToken());
    const attempts = await Promise.all(
      [1, 2, 3].map((acceptedAt) =>
        pushes.advance(row.id, ['queued'], { state: 'accepted', acceptedAt }, { at: 1, evidence: null }),
      ),
    );
    expect(attempts).toEqual([true, false, false]);
    expect(await pushes.get(row.id)).toEqual({ ...row, state: 'accepted', acceptedAt: 1 });
    expect(await pushes.update(row.id, { openedAt: 7 })).toBe(true);
    expect(await pushes.update(newId(), { openedAt: 7 })).toBe(false);
  });

  it('never grants more tries than allowed, however many come at once', async () => {
    const row = await add(await newToken());
    const granted = await Promise.all(Array.from({ length: 20 }, () => pushes.countTry(row.id, 5)));
    expect(granted.filter(Boolean)).toHaveLength(5);
    expect((await pushes.get(row.id))?.tries).toBe(5);
  });

  it('revokes the other open pushes of a token and kills their links', async () => {
    const token = await newToken();
    const linked = { linkExpiresAt: 90_000 };
    const verified = await add(token, { state: 'verified', endedAt: 3, linkExpiresAt: 4 });
    const failed = await add(token, { state: 'failed', endedAt: 3, ...linked });
    const opened = await add(token, { state: 'opened', ...linked });
    const own = await add(token, { state: 'queued' });
    const fresh = await add(token, { state: 'queued', ...linked });
    const foreign = await add(await newToken(), linked);
    expect(await pushes.revokeOthers(token, fresh.id, 5000)).toEqual([opened.id, own.id]);
    expect(await pushes.get(opened.id)).toEqual({ ...opened, state: 'revoked', endedAt: 5000, linkExpiresAt: 5000 });
    expect(await pushes.get(own.id)).toEqual({ ...own, state: 'revoked', endedAt: 5000 });
    expect(await pushes.get(failed.id)).toEqual({ ...failed, linkExpiresAt: 5000 });
    for (const row of [verified, fresh, foreign]) expect(await pushes.get(row.id)).toEqual(row);
    expect(await pushes.revokeOthers(token, null, 6000)).toEqual([fresh.id]);
  });

  it('deletes pushes with their token', async () => {
    const token = await newToken();
    const row = await add(token);
    await rig.stores.directory.deleteToken(token);
    expect(await pushes.get(row.id)).toBeNull();
  });

  it('keeps every version of a template', async () => {
    const { templates } = rig.stores;
    expect(await templates.latest('sms')).toBeNull();
    const added = await Promise.all(
      ['eins', 'zwei', 'drei'].map((text, n) => templates.add('sms', { text }, 'admin', 1000 + n)),
    );
    expect(added.map(({ version }) => version)).toEqual([1, 2, 3]);
    await templates.add('email', { subject: 'x', html: true }, 'admin', 2000);
    expect(await templates.latest('sms')).toEqual({
      channel: 'sms',
      version: 3,
      content: { text: 'drei' },
      at: 1002,
      by: 'admin',
    });
    expect((await templates.list('sms')).map(({ version }) => version)).toEqual([3, 2, 1]);
    expect((await templates.get('sms', 2))?.content).toEqual({ text: 'zwei' });
    expect(await templates.get('sms', 4)).toBeNull();
    expect((await templates.latest('email'))?.version).toBe(1);
  });
});
