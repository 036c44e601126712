import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import { BulkSelection } from '../../gateway/core/model/bulk.ts';
import { DEFAULT_PUSH_POLICY } from '../../gateway/core/model/push-policy.ts';
import type { PushRow } from '../../gateway/core/stores.ts';
import { insertAlso } from '../../gateway/store/accept.ts';
import { openTestStores, testDialects } from '../rig/store.ts';
import { addDomain, addToken, addUser, page, pushRow } from './rows.ts';

describe.each(testDialects())('stores of the push room on %s', (dialect) => {
  let rig: Awaited<ReturnType<typeof openTestStores>>;
  let domainId: string;
  beforeAll(async () => {
    rig = await openTestStores({ dialect });
    domainId = await addDomain(rig.stores.directory);
  });
  afterAll(() => rig.close());
  const stores = () => rig.stores.push;

  async function token(given: Partial<Parameters<typeof addUser>[2]> = {}) {
    const user = await addUser(rig.stores.directory, domainId, { email: 'a@example.com', ...given });
    return { user, token: await addToken(rig.stores.directory, user.id) };
  }
  async function pushed(tokenId: string, userId: string, given: Partial<PushRow> = {}, tasks = 0) {
    const row = pushRow(tokenId, userId, given);
    const messageId = newId();
    const due = Array.from({ length: tasks }, (_, step) => ({
      ...{ id: newId(), kind: 'remind' as const, tokenId, pushId: row.id, step, dueAt: 5000 + step },
    }));
    const also = stores().flow.plan(row, due, true);
    await rig.db.commit((trx) => insertAlso(trx, also.kind, [{ messageId, row: also.row }]));
    return { ...row, messageId };
  }

  it('move pushes with their messages, never back, and note what is known', async () => {
    const { token: one, user } = await token();
    const push = await pushed(one.id, user.id, { codeMessageId: newId(), codeChannel: 'sms', codeTo: '+1' });
    const { flow } = stores();
    expect(await flow.follow([push.messageId, newId()], 'sent', 2000)).toEqual([
      { id: push.id, tokenId: one.id, state: 'accepted' },
    ]);
    expect(await flow.follow([push.messageId], 'delivered', 3000)).toMatchObject([{ state: 'delivered' }]);
    expect(await flow.follow([push.messageId], 'sent', 4000)).toEqual([]);
    expect(await flow.follow([push.codeMessageId!], 'failed', 4000)).toEqual([]);
    expect(await rig.stores.pushes.get(push.id)).toMatchObject({ acceptedAt: 2000, deliveredAt: 3000, endedAt: null });
    await rig.stores.pushes.noteSeen(push.id, 3500, 'scanner');
    await rig.stores.pushes.noteSeen(push.id, 3600, 'again');
    expect((await flow.events(push.id)).map(({ event, at }) => [event, Number(at)])).toEqual([
      ['queued', 1000],
      ['accepted', 2000],
      ['delivered', 3000],
      ['code.failed', 4000],
      ['fetched', 3500],
    ]);
  });

  it('cost those that write nothing where the messages are no pushes', async () => {
    const before = rig.db.counts();
    expect(await stores().flow.follow([newId(), newId()], 'sent', 2000)).toEqual([]);
    expect(rig.db.counts()).toEqual(before);
  });

  it('end all pushes of a token but the newest, and read what rendering needs', async () => {
    const { token: one, user } = await token({ language: 'de' });
    const old = await pushed(one.id, user.id, { linkExpiresAt: 9000 });
    const fresh = await pushed(one.id, user.id, { linkExpiresAt: 9000 });
    const { flow } = stores();
    expect(await flow.revokeOlder([one.id], 4000)).toEqual([{ id: old.id, tokenId: one.id, state: 'revoked' }]);
    expect(await rig.stores.pushes.get(old.id)).toMatchObject({ state: 'revoked', linkExpiresAt: 4000, endedAt: 4000 });
    expect(await rig.stores.pushes.get(fresh.id)).toMatchObject({ state: 'queued', linkExpiresAt: 9000 });
    const found = (await flow.forRender([fresh.id, newId()])).get(fresh.id)!;
    expect(found.push).toEqual(await rig.stores.pushes.get(fresh.id));
    expect(found).toMatchObject({ owner: { id: user.id, language: 'de' }, token: { id: one.id, period: 30 } });
    expect(found.token!.seed.equals(one.seed)).toBe(true);
  });

  it('keep what is due, in place of what was due before', async () => {
    const { token: one, user } = await token();
    const { tasks } = stores();
    await pushed(one.id, user.id, {}, 3);
    await pushed(one.id, user.id, {}, 1);
    expect(await tasks.nextDue()).toBe(5000);
    const [task] = await tasks.due(6000, 10);
    expect(task).toMatchObject({ kind: 'remind', tokenId: one.id });
    await tasks.postpone(task!.id, 7000);
    expect(await tasks.due(6000, 10)).toEqual([]);
    expect(await tasks.finish(task!.id, [{ ...task!, id: newId(), dueAt: 8000 }])).toBe(true);
    expect(await tasks.finish(task!.id)).toBe(false);
    await tasks.forget([one.id]);
    expect(await tasks.nextDue()).toBeNull();
  });

  it('find tokens that no policy has looked at, and forget those of other domains', async () => {
    const { tasks } = stores();
    await tasks.considerOthers([]);
    const { token: one, user } = await token();
    const all = [{ domainId, groups: [] }];
    expect(await tasks.unpushed([{ domainId, groups: ['staff'] }], 10)).toEqual([]);
    expect(await tasks.unpushed(all, 10)).toEqual([{ tokenId: one.id, userId: user.id, domainId }]);
    await tasks.considerOthers([domainId]);
    await tasks.considered([{ tokenId: one.id, userId: user.id }], []);
    expect(await tasks.unpushed(all, 10)).toEqual([]);
  });

  it('keep a work list that suspends tokens until they are pushed again', async () => {
    const { token: one, user } = await token();
    const { workList } = stores();
    const entry = { tokenId: one.id, pushId: null, reason: 'PUSH_FAILED', message: 'x', remedy: null, suspend: true };
    await workList.add({ ...entry, id: newId(), at: 1 });
    await workList.add({ ...entry, id: newId(), at: 2 });
    expect(await workList.openCount()).toBe(1);
    const { items } = await workList.list({ ...page(), open: 'true' });
    expect(items).toMatchObject([{ tokenId: one.id, userId: user.id }]);
    expect((await rig.stores.directory.getToken(one.id))?.state).toBe('suspended');
    await pushed(one.id, user.id);
    expect(await workList.openCount()).toBe(0);
    expect((await rig.stores.directory.getToken(one.id))?.state).toBe('active');
  });

  it('keep policies, templates by version, link pages and logos', async () => {
    const { policies, templates, linkPages } = stores();
    const value = { ...DEFAULT_PUSH_POLICY, giveUpDays: 3 };
    for (const by of ['a', 'b']) await policies.put({ domainId: '', value, updatedAt: 1, updatedBy: by });
    expect(await policies.all()).toEqual([{ domainId: '', value, updatedAt: 1, updatedBy: 'b' }]);
    const key = { domainId: '', language: 'de', kind: 'code' as const, channel: 'sms' as const, at: 1, by: 'a' };
    await templates.add({ ...key, id: newId(), content: { text: 'one' } });
    const two = await templates.add({ ...key, id: newId(), content: { text: 'two' } });
    expect(await templates.current()).toEqual([two]);
    await templates.add({ ...key, id: newId(), content: null });
    expect(await templates.current()).toEqual([]);
    expect(await templates.get(two.id)).toMatchObject({ version: 2, content: { text: 'two' } });
    await linkPages.put({ domainId: '', language: 'en', texts: { title: 'T' }, updatedAt: 1, updatedBy: 'a' });
    expect(await linkPages.all()).toMatchObject([{ texts: { title: 'T' } }]);
    await linkPages.putLogo({ domainId: '', type: 'image/png', bytes: Buffer.from([1]), updatedAt: 1 });
    expect((await linkPages.logos())[0]!.bytes.equals(Buffer.from([1]))).toBe(true);
  });

  it('choose users for bulk runs, and count what became of them', async () => {
    const { bulk } = stores();
    const { token: one, user } = await token({ login: 'Bulk-Me', mobile: '+447700900123' });
    const selection = BulkSelection.parse({ logins: ['bulk-me'], unverified: true });
    const [found] = await bulk.candidates(selection, null, 10);
    expect(found).toEqual({
      userId: user.id,
      candidate: { login: 'Bulk-Me', email: 'a@example.com', mobile: '+447700900123', tokenId: one.id },
    });
    expect(await bulk.candidates(BulkSelection.parse({ group: 'none', q: 'bulk' }), null, 10)).toEqual([]);
    const id = newId();
    const item = { tokenId: one.id, login: 'Bulk-Me', channel: 'email' as const };
    await bulk.begin({ id, name: 'R', selection, by: 'a', total: 2, createdAt: 1 }, [
      { ...item, seq: 1, reason: null },
      { ...item, seq: 2, tokenId: '', channel: null as never, reason: 'nobody' },
    ]);
    expect(await bulk.waiting(id, 'email', 5)).toEqual([{ seq: 1, tokenId: one.id }]);
    const push = await pushed(one.id, user.id, { runId: id });
    await bulk.mark(id, [{ seq: 1, pushId: push.id, reason: null }]);
    expect(await bulk.outstanding(id)).toEqual({ email: 1, sms: 0 });
    expect(await bulk.get(id)).toMatchObject({ waiting: 0, pushed: 1, skipped: 1, outstanding: 1, state: 'running' });
    expect(await bulk.items(id, 1, 5)).toMatchObject([{ seq: 2, state: 'skipped', reason: 'nobody' }]);
    expect(await bulk.setState(id, ['paused'], 'running', 5)).toBe(false);
    expect(await bulk.setState(id, ['running'], 'cancelled', 5)).toBe(true);
    expect((await bulk.list(page())).items).toMatchObject([{ id, state: 'cancelled' }]);
  });
});
