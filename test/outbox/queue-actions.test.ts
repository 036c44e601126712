import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueActionInput } from '../../gateway/core/model/queue-actions.ts';
import { openMailHouse } from '../rig/mail-house.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const ADMIN = { kind: 'admin', id: null, name: 'eve', ip: null } as const;

let house: Awaited<ReturnType<typeof openMailHouse>>;
let sink: SmtpSink;
beforeEach(async () => {
  house = await openMailHouse();
  sink = await SmtpSink.start();
});
afterEach(async () => {
  await house.close();
  await sink.close();
});

const run = (input: Omit<QueueActionInput, 'dryRun'> & { dryRun?: boolean }) =>
  house.queueActions.run({ dryRun: false, ...input }, ADMIN);

describe('acts on many messages', () => {
  it('what waits for a route is counted, held, released, redirected and sent', async () => {
    const later = { notBefore: Date.now() + 3_600_000 };
    for (let n = 0; n < 1_200; n++) await house.relay([`user${n}@a.test`], later);
    await house.relay(['user@b.test'], later);
    const filter = { to: '@A.test' };
    expect(await run({ action: 'hold', filter, dryRun: true })).toMatchObject({
      state: 'done',
      looked: 1_200,
      changed: 1_200,
    });
    expect(await run({ action: 'hold', filter })).toMatchObject({ changed: 1_200, skipped: 0 });
    expect(await run({ action: 'hold', filter })).toMatchObject({ looked: 1_200, changed: 0, skipped: 1_200 });
    const held = (await house.outbox.list({ limit: 5, state: 'held' })).items[0]!;
    const message = await house.outbox.get(held.id);
    expect(message.holdUp).toMatchObject({ by: 'hold' });
    expect(message.timeline.at(-1)).toMatchObject({ event: 'held', actor: 'eve' });
    const route = await house.route({ match: 'nowhere.test', port: sink.port });
    expect(await run({ action: 'redirect', filter: { states: ['held'] }, routeId: route.id })).toMatchObject({
      changed: 1_200,
    });
    await sink.waitFor(1_200);
    expect(new Set(sink.mails.flatMap(({ to }) => to)).size).toBe(1_200);
  });

  it('failed ones are sent to somebody else, then deleted; what is not finished stays', async () => {
    await house.route({ port: sink.port });
    sink.faults.rcpt['gone@a.test'] = '550 5.1.1 No such user';
    const id = await house.relay(['gone@a.test'], { from: '' });
    await house.until(id, 'failed');
    await expect(run({ action: 'redirect', ids: [id], to: 'no address' })).rejects.toMatchObject({ status: 422 });
    expect(await run({ action: 'redirect', filter: { problem: 'SMTP_REFUSED' }, to: 'here@a.test' })).toMatchObject({
      changed: 1,
    });
    await sink.waitFor(1);
    await house.until(id, 'sent');
    const waiting = await house.relay(['x@a.test'], { notBefore: Date.now() + 3_600_000 });
    expect(await run({ action: 'delete', ids: [id, waiting] })).toMatchObject({ looked: 2, changed: 1, skipped: 1 });
    await expect(house.outbox.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await house.outbox.get(waiting)).state).toBe('queued');
    expect(house.queueActions.list()[0]).toMatchObject({ action: 'delete', state: 'done' });
  });
});
