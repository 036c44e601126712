import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { newId } from '../../gateway/core/id.ts';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/* What the policy does by itself where things do not go smoothly. The test's day begins at 10:00 in Berlin. */

let rig: PushRig;
beforeEach(async () => {
  rig = await openPushRig({ timeZone: 'Europe/Berlin' });
});
afterEach(() => rig.close());

/** Time passes, and what falls due on the way is done. */
const pass = async (ms: number) => {
  await rig.idle();
  rig.clock.advance(ms);
  await rig.idle();
};
const pushesOf = async (tokenId: string) =>
  (await rig.pushes.listByToken(tokenId)).map(({ kind, channel }) => `${kind} ${channel}`);
const openWork = async () => (await rig.workList.list({ limit: 10, open: 'true' })).items;
const latest = async (tokenId: string) => (await rig.pushes.listByToken(tokenId))[0]!;

describe('whom only the second channel reaches', () => {
  it('is reminded and given up like everybody else', async () => {
    await rig.policy({ automatic: { enabled: true } });
    const { id } = await rig.token({}, { email: null });
    await pass(MINUTE);
    expect(await pushesOf(id)).toEqual(['token sms']);
    await pass(2 * DAY);
    expect(await pushesOf(id)).toEqual(['reminder sms', 'token sms']);
    await pass(12 * DAY);
    expect(await openWork()).toMatchObject([{ tokenId: id, reason: 'NOT_VERIFIED' }]);
  });

  it('is not pushed the same way again when the time for the next channel has come', async () => {
    await rig.policy({ automatic: { enabled: true, fallbackMinutes: 60 }, reminders: [] });
    const { id: mobileOnly } = await rig.token({}, { email: null });
    const { id: failedFirst } = await rig.token();
    await pass(MINUTE);
    await rig.moved((await latest(failedFirst)).messageId, 'failed');
    expect(await pushesOf(failedFirst)).toEqual(['token sms', 'token email']);
    await pass(2 * HOUR);
    expect(await pushesOf(mobileOnly)).toEqual(['token sms']);
    expect(await pushesOf(failedFirst)).toEqual(['token sms', 'token email']);
  });

  it('is not sent a failed reminder by the same channel once more', async () => {
    await rig.policy({ automatic: { enabled: true } });
    const { id } = await rig.token({}, { email: null });
    await pass(MINUTE);
    await pass(2 * DAY);
    await rig.moved((await latest(id)).messageId, 'failed');
    expect(await pushesOf(id)).toEqual(['reminder sms', 'token sms']);
    expect(await openWork()).toMatchObject([{ reason: 'PUSH_FAILED' }]);
  });
});

describe('quiet hours', () => {
  it('hold back the next channel, too, when the first one fails in the night', async () => {
    await rig.policy({ automatic: { enabled: true }, quietHours: { from: '22:00', to: '07:00' } });
    const { id } = await rig.token();
    await pass(MINUTE);
    expect(await pushesOf(id)).toEqual(['token email']);
    await pass(15 * HOUR);
    await rig.moved((await latest(id)).messageId, 'failed');
    expect(await pushesOf(id)).toEqual(['token email']);
    expect(await openWork()).toEqual([]);
    await pass(8 * HOUR);
    expect(await pushesOf(id)).toEqual(['token sms', 'token email']);
  });

  it('hold back what was due before them and is done late, as after a stop', async () => {
    await rig.policy({ automatic: { enabled: true }, reminders: [1], quietHours: { from: '12:00', to: '23:00' } });
    const { id } = await rig.token();
    await pass(MINUTE);
    await rig.rest();
    rig.clock.advance(DAY + 6 * HOUR);
    await rig.work();
    await rig.idle();
    expect(await pushesOf(id)).toEqual(['token email']);
    await pass(12 * HOUR);
    expect(await pushesOf(id)).toEqual(['reminder email', 'token email']);
  });
});

describe('a push that failed for good', () => {
  it('is followed by no reminder that would take it off the work list and make the token active', async () => {
    await rig.policy({ automatic: { enabled: true, channels: ['email'] }, suspend: true });
    const { id } = await rig.token();
    await pass(MINUTE);
    await rig.moved((await latest(id)).messageId, 'failed');
    await pass(20 * DAY);
    expect(await pushesOf(id)).toEqual(['token email']);
    expect(await openWork()).toMatchObject([{ reason: 'PUSH_FAILED', suspended: true }]);
    expect((await rig.directory.getToken(id)).state).toBe('suspended');
  });

  it('does not suspend a token that its owner works with already', async () => {
    await rig.policy({ suspend: true });
    const { id } = await rig.token();
    await rig.stores.directory.consumeStep(id, 5, rig.clock.now());
    const { messageId } = await rig.pushes.issue({ tokenId: id, channel: 'email' }, ADMIN);
    await rig.moved(messageId, 'failed');
    expect(await openWork()).toMatchObject([{ reason: 'PUSH_FAILED', suspended: false }]);
    expect((await rig.directory.getToken(id)).state).toBe('active');
  });
});

describe('a token that somebody pushes as soon as it is made', () => {
  it('is not pushed by the policy as well, which would end the link that has just left', async () => {
    await rig.policy({ automatic: { enabled: true } });
    const { id: atOnce } = await rig.token();
    await rig.pushes.issue({ tokenId: atOnce, channel: 'sms' }, ADMIN);
    await pass(HOUR);
    expect(await pushesOf(atOnce)).toEqual(['token sms']);

    await rig.policy({ automatic: { enabled: true, delayMinutes: 30 } });
    const { id: meanwhile } = await rig.token();
    await pass(MINUTE);
    await rig.pushes.issue({ tokenId: meanwhile, channel: 'sms' }, ADMIN);
    await pass(HOUR);
    expect(await pushesOf(meanwhile)).toEqual(['token sms']);
  });
});

describe('after a crash', () => {
  it('what became of messages meanwhile is made up for: the next channel is tried, a bulk run counts it', async () => {
    await rig.policy({ automatic: { enabled: true, channels: ['sms', 'email'] } });
    const { id } = await rig.token();
    await pass(MINUTE);
    const { id: pushId, messageId } = await latest(id);
    // The outbox writes what became of the message, and the push room does not hear of it any more.
    await rig.rest();
    await rig.stop();
    const error = new GatewayError('CMS_38', 'No such number.', { disposition: 'permanent' });
    const lost = { via: null, response: null, dialogue: [], kind: 'failed' as const, error };
    rig.outbox.sender.answer = ({ deliveries }) => deliveries.map((one) => ({ deliveryId: one.id, ...lost }));
    const failed = rig.outbox.until((message) => message.id === messageId && message.state === 'failed');
    rig.outbox.worker.start();
    await failed;
    expect((await rig.stores.pushes.get(pushId))?.state).toBe('queued');

    await rig.start();
    await rig.work();
    await rig.idle();
    expect((await rig.stores.pushes.get(pushId))?.state).not.toBe('queued');
    expect(await pushesOf(id)).toEqual(['token email', 'token sms']);
  });

  it('the start does not wait for what goes on in the outbox meanwhile', async () => {
    await rig.rest();
    await rig.stop();
    await rig.start();
    let changes = 0;
    let over = false;
    // Messages that are no pushes change their state without end, as after a long outage.
    const flood = () => {
      rig.outbox.events.emit('message', { id: newId(), state: 'sent', channel: 'email' });
      changes += 1;
      if (!over && changes < 5_000) setImmediate(flood);
    };
    flood();
    await rig.work();
    over = true;
    expect(changes).toBeLessThan(5_000);
  });
});
