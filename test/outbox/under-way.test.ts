import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueActionInput } from '../../gateway/core/model/queue-actions.ts';
import { openMailHouse } from '../rig/mail-house.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const EVE = { kind: 'admin', id: null, name: 'eve', ip: null } as const;
const ALL = { to: '@a.test' };

let house: Awaited<ReturnType<typeof openMailHouse>>;
let sink: SmtpSink;
/** Lets the far end answer. */
let answer: () => void;
beforeEach(async () => {
  house = await openMailHouse();
  sink = await SmtpSink.start();
  sink.faults.gate = new Promise((resolve) => {
    answer = resolve;
  });
});
afterEach(async () => {
  answer();
  await house.close();
  await sink.close();
});

const run = (input: Omit<QueueActionInput, 'dryRun'> & { dryRun?: boolean }) =>
  house.queueActions.run({ dryRun: false, ...input }, EVE);

/** A mail that the far end has whole and does not answer yet. */
async function underWay(): Promise<string> {
  await house.route({ port: sink.port });
  const id = await house.relay(['ada@a.test']);
  await sink.waitFor(1);
  return id;
}

describe('a mail that is being sent at that moment', () => {
  it('is held with all the others of its domain when it does not get through', async () => {
    const id = await underWay();
    sink.faults.message = '451 4.3.0 Later';
    expect(await run({ action: 'hold', filter: ALL, dryRun: true })).toMatchObject({ changed: 1, underWay: 1 });
    expect(await run({ action: 'hold', filter: ALL })).toMatchObject({ changed: 1, underWay: 1, skipped: 0 });
    expect(await run({ action: 'hold', filter: ALL })).toMatchObject({ changed: 0, underWay: 0, skipped: 1 });
    const before = await house.outbox.get(id);
    expect(before).toMatchObject({ state: 'sending', actions: ['release', 'cancel'] });
    expect(before.deliveries[0]).toMatchObject({ state: 'sending', afterAttempt: 'held' });
    expect(before.holdUp!.text).toContain('it is held back');
    answer();
    await house.until(id, 'held');
    const after = await house.outbox.get(id);
    expect(after.deliveries[0]).toMatchObject({ afterAttempt: null, attempts: 1, nextAttemptAt: null });
    expect(after.error).toMatchObject({ code: 'SMTP_TEMPORARY' });
    expect(after.timeline.map(({ event, actor }) => [event, actor])).toEqual([
      ['accepted', 'app'],
      ['held', 'eve'],
      ['attempt', null],
      ['held', null],
    ]);
    sink.faults.message = undefined;
    await house.outbox.act(id, 'release', EVE);
    await house.until(id, 'sent');
  });

  it('has been sent when it gets through, whatever was decided meanwhile', async () => {
    const id = await underWay();
    await house.outbox.act(id, 'hold', EVE);
    answer();
    await house.until(id, 'sent');
    expect((await house.outbox.get(id)).deliveries[0]).toMatchObject({ state: 'sent', afterAttempt: null });
  });

  it('is cancelled alone, or tried on when that was taken back', async () => {
    const id = await underWay();
    sink.faults.message = '451 4.3.0 Later';
    await house.outbox.act(id, 'cancel', EVE);
    await house.outbox.act(id, 'release', EVE);
    await house.outbox.act(id, 'cancel', EVE);
    await expect(house.outbox.act(id, 'cancel', EVE)).rejects.toMatchObject({ code: 'STATE_FORBIDS' });
    answer();
    await house.until(id, 'cancelled');
    expect((await house.outbox.get(id)).actions).toEqual(['retry']);
    await house.outbox.act(id, 'retry', EVE);
    await house.until(id, 'sending');
    await house.until(id, 'queued');
  });

  it('stays held when the gateway dies meanwhile', async () => {
    const id = await underWay();
    await house.outbox.act(id, 'hold', EVE);
    await house.store.recover('test', Date.now());
    expect((await house.outbox.get(id)).state).toBe('held');
  });
});

describe('mails that were taken out of the queue and wait for a connection', () => {
  it('come back at once when they are held, and the connection goes on with the next', async () => {
    await house.route({ match: 'a.test', port: sink.port, connections: 1 });
    const first = await house.relay(['first@a.test']);
    await sink.waitFor(1);
    const waiting = await Promise.all(Array.from({ length: 120 }, (_, n) => house.relay([`user${n}@a.test`])));
    const inLine = async () => (await house.mail.routes.list())[0]!.hosts[0]!.health.waiting;
    // So many that the host takes no more of them out of the queue.
    await expect.poll(inLine).toBeGreaterThanOrEqual(100);
    expect(await run({ action: 'hold', filter: ALL })).toMatchObject({ changed: 121 });
    await Promise.all(waiting.map((id) => house.until(id, 'held')));
    expect(await inLine()).toBe(0);
    answer();
    await house.until(first, 'sent');
    expect(sink.mails).toHaveLength(1);
    const later = await house.relay(['later@a.test']);
    await house.until(later, 'sent');
    expect((await house.outbox.get(waiting[0]!)).error).toBeNull();
  });

  it('come back when they wait for the rate of their destination', async () => {
    answer();
    await house.route({ match: 'a.test', port: sink.port, perMinute: 60 });
    let sent = -1;
    let last: string;
    do {
      sent += 1;
      last = await house.relay([`user${sent}@a.test`]);
      await expect.poll(() => holdsUp(last)).not.toBe('turn');
    } while ((await holdsUp(last)) !== 'rate');
    await house.outbox.act(last, 'hold', EVE);
    await house.until(last, 'held');
    expect(sink.mails).toHaveLength(sent);
  });
});

const holdsUp = async (id: string) => (await house.outbox.get(id)).holdUp?.by ?? null;
