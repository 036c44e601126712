import { randomBytes } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../gateway/core/clock.ts';
import { Sealer } from '../../../gateway/core/seal.ts';
import { Inbox } from '../../../gateway/store/inbox.ts';
import { startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage } from '../../rig/sms.ts';

const LONG = 'The cellar door is open, and the water comes in. '.repeat(5);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

it('texts stay on the SIM until the inbox has them, and are looked for again soon', async () => {
  const rig = await startSimulatedModem({ transport: 'pty' });
  closing.push(() => rig.stop());
  const deleted: string[] = [];
  rig.simulator.on('command', (text) => text.startsWith('AT+CMGD') && deleted.push(text));
  // Ten seconds are a tenth here, so that the second look comes within the test.
  const hasty: Clock = {
    now: () => systemClock.now(),
    after: (ms, callback) => systemClock.after(ms === 10_000 ? 100 : ms, callback),
  };
  let isDown = true;
  let refused = 0;
  let inbox: Inbox | null = null;
  const stage = await openSmsStage({
    clock: hasty,
    async onInbound(sms) {
      if (isDown) {
        refused += 1;
        throw new Error('the disk is full');
      }
      await inbox!.receive(sms);
    },
  });
  closing.push(() => stage.close());
  inbox = new Inbox({ db: stage.db, sealer: new Sealer(randomBytes(32)), events: stage.events });
  await stage.addModem(rig.port);
  await rig.simulator.service.deliver('+4915112345678', LONG);
  await rig.simulator.service.deliver('ACME', 'short');
  await expect.poll(() => refused, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(deleted).toEqual([]);
  isDown = false;
  await expect
    .poll(async () => (await inbox!.list({ limit: 9 })).items.map(({ text, state }) => `${state} ${text}`).sort(), {
      timeout: 10_000,
    })
    .toEqual([`complete ${LONG}`, 'complete short'].sort());
  await expect.poll(() => deleted.length, { timeout: 10_000 }).toBe(3);
});
