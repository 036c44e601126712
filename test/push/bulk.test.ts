import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BulkInput } from '../../gateway/core/model/bulk.ts';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

let rig: PushRig;
let modems: { submitMs: number | null }[];
beforeEach(async () => {
  modems = [];
  rig = await openPushRig({ modems });
});
afterEach(() => rig.close());

const input = (given: object = {}) => BulkInput.parse(given);
/** The outbox's worker, as it would: all mails that wait leave. */
async function relay(limit = 10_000): Promise<number> {
  const { items } = await rig.outbox.outbox.list({ limit: 500, state: 'queued' });
  const some = items.slice(0, limit);
  for (const { id } of some) {
    await rig.outbox.db.commit((trx) => trx('deliveries').where({ messageId: id }).update({ state: 'sent' }));
    rig.outbox.events.emit('message', { id, state: 'sent', channel: 'email' });
  }
  await rig.idle();
  return some.length;
}
async function until(id: string, done: (run: Awaited<ReturnType<typeof rig.bulk.get>>) => boolean) {
  for (;;) {
    const run = await rig.bulk.get(id);
    if (done(run)) return run;
    await new Promise((resolve) => {
      const unsubscribe = rig.outbox.events.on('bulk', () => {
        unsubscribe();
        resolve(null);
      });
      setTimeout(resolve, 20);
    });
  }
}

describe('a bulk push', () => {
  it('is tried first: who lacks what, and who is unknown', async () => {
    await rig.token({}, { login: 'ann' });
    await rig.token({}, { login: 'bob', email: null });
    await rig.token({}, { login: 'cem', mobile: null });
    await rig.user({ login: 'dan' });
    const plan = await rig.bulk.plan(input({ channels: ['email', 'sms'] }));
    expect(plan).toMatchObject({ users: 4, pushes: 3, byEmail: 2, bySms: 1, noEmail: 1, noMobile: 1, noToken: 1 });
    expect(plan.examples).toEqual({ noEmail: ['bob'], noMobile: ['cem'], noToken: ['dan'] });
    const listed = await rig.bulk.plan(input({ logins: ['ANN', 'bob', 'zoe'] }));
    expect(listed).toMatchObject({ users: 2, byEmail: 1, unreachable: 1, unknown: ['zoe'] });
    const misspelt = await rig.bulk.plan(input({ group: 'cn=staf,dc=example,dc=com' }));
    expect(misspelt.warnings.join()).toContain('Nobody is found in this group');
    await expect(rig.bulk.start(input({ logins: ['zoe'] }), ADMIN)).rejects.toMatchObject({ code: 'NOTHING_TO_PUSH' });
  });

  it('counts with what the modems were measured at, and with 5 s where nothing was measured', async () => {
    for (let n = 0; n < 60; n++) await rig.token();
    const planned = async (...submitMs: (number | null)[]) => {
      modems.splice(0, modems.length, ...submitMs.map((each) => ({ submitMs: each })));
      const { smsMinutes, smsPace } = await rig.bulk.plan(input({ channels: ['sms'] }));
      return [smsMinutes, smsPace];
    };
    expect(await planned()).toEqual([null, null]);
    expect(await planned(null)).toEqual([5, { modems: 1, measured: 0, secondsEach: 5 }]);
    expect(await planned(2_000)).toEqual([2, { modems: 1, measured: 1, secondsEach: 2 }]);
    // The fast one does most of the work.
    expect(await planned(1_000, null)).toEqual([1, { modems: 2, measured: 1, secondsEach: 1.7 }]);
  });

  it('leaves out who has a verified token, where it is told to', async () => {
    const { id } = await rig.token({}, { login: 'ann' });
    await rig.token({}, { login: 'bob' });
    await rig.stores.directory.consumeStep(id, 5, 1);
    expect(await rig.bulk.plan(input({ unverified: true }))).toMatchObject({ users: 1, pushes: 1 });
  });

  it('pushes everybody once, reports on each, and revokes older links', async () => {
    const first = await rig.token({}, { login: 'ann' });
    await rig.token({}, { login: '=bob' });
    await rig.user({ login: 'cem' });
    const older = await rig.pushes.issue({ tokenId: first.id, channel: 'email' }, ADMIN);
    const { id } = await rig.bulk.start(input({ name: 'All' }), ADMIN);
    await until(id, ({ state }) => state === 'done');
    expect((await rig.pushes.get(older.pushId)).state).toBe('revoked');
    await relay();
    expect(await rig.bulk.get(id)).toMatchObject({ total: 3, pushed: 2, skipped: 1, accepted: 2, outstanding: 0 });
    let csv = '';
    for await (const text of rig.bulk.report(id)) csv += text;
    expect(csv).toContain("2,'=bob,email,pushed,accepted,");
    expect(csv).toMatch(/3,cem,,skipped,,The user has no active token\./);
  });

  it('keeps few SMS in the outbox at once, can be paused, and goes on after a restart without pushing twice', async () => {
    for (let n = 0; n < 50; n++) await rig.token({}, { login: `u${n}` });
    const { id } = await rig.bulk.start(input({ channels: ['sms'] }), ADMIN);
    await until(id, ({ pushed }) => pushed === 20);
    expect(await rig.bulk.get(id)).toMatchObject({ pushed: 20, waiting: 30 });
    await rig.bulk.act(id, 'pause');
    await relay(5);
    expect(await rig.bulk.get(id)).toMatchObject({ state: 'paused', pushed: 20 });
    await rig.bulk.act(id, 'resume');
    await until(id, ({ pushed }) => pushed === 25);
    await rig.rest();
    // Broken off between the outbox and its own list.
    await rig.outbox.db.commit((trx) =>
      trx('bulk_items').where({ runId: id, seq: 25 }).update({ state: 'waiting', pushId: null }),
    );
    await rig.work();
    while ((await rig.bulk.get(id)).state === 'running') await relay();
    await relay();
    expect(await rig.bulk.get(id)).toMatchObject({ state: 'done', pushed: 50, accepted: 50 });
    expect(await rig.outbox.db.read('pushes').count({ n: '*' }).first()).toEqual({ n: 50 });
    await expect(rig.bulk.act(id, 'pause')).rejects.toMatchObject({ code: 'BULK_STATE', status: 409 });
  });

  it('stops for good when it is cancelled', async () => {
    for (let n = 0; n < 30; n++) await rig.token();
    const { id } = await rig.bulk.start(input({ channels: ['sms'] }), ADMIN);
    await until(id, ({ pushed }) => pushed === 20);
    await rig.bulk.act(id, 'cancel');
    await relay();
    expect(await rig.bulk.get(id)).toMatchObject({ state: 'cancelled', pushed: 20, skipped: 10 });
  });
});
