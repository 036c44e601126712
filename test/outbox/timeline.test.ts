import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMailHouse } from '../rig/mail-house.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

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

it('the end of one recipient stands in the history before what came later for another', async () => {
  await house.route({ port: sink.port });
  sink.faults.rcpt = { 'gone@a.test': '550 5.1.1 No such user', 'late@a.test': '450 4.2.1 Later' };
  const id = await house.relay(['gone@a.test', 'late@a.test']);
  await expect.poll(async () => (await house.outbox.get(id)).attemptLog.length).toBe(2);
  await house.queueActions.run(
    { action: 'hold', filter: { to: 'late@a.test' }, dryRun: false },
    { kind: 'admin', id: null, name: 'eve', ip: null },
  );
  const { timeline } = await house.outbox.get(id);
  expect(timeline.map(({ event }) => event)).toEqual(['accepted', 'attempt', 'attempt', 'failed', 'held']);
});
