import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailHouse } from '../rig/mail-house.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';

const BULK = 500;
const PATIENTLY = { timeout: 20_000 };

let house: Awaited<ReturnType<typeof openMailHouse>>;
let sinks: SmtpSink[];
/** Lets sinks with this gate answer. */
let open: () => void;
let gate: Promise<void>;
beforeEach(async () => {
  house = await openMailHouse();
  gate = new Promise((resolve) => {
    open = resolve;
  });
  sinks = [];
});
afterEach(async () => {
  open();
  await house.close();
  await Promise.all(sinks.map((sink) => sink.close()));
});

/** A far end for a domain. */
async function farEnd(match: string): Promise<SmtpSink> {
  const sink = await SmtpSink.start();
  sinks.push(sink);
  await house.route({ match, port: sink.port });
  return sink;
}

async function relayBulk(domain: string): Promise<void> {
  const mails = Array.from({ length: BULK }, (_, n) => house.relay([`user${n}@${domain}`], { class: 'bulk' }));
  await Promise.all(mails);
}

const otp = (to: string) => house.relay([to], { class: 'otp' });
const sending = async () => {
  const row = await house.db.read('deliveries').where({ state: 'sending' }).count({ n: '*' }).first();
  return Number(row!.n);
};

describe('a one-time password', () => {
  it('overtakes five hundred bulk mails that wait for the same slow mail server', async () => {
    const slow = await farEnd('slow.test');
    slow.faults.delayMs = 300;
    await relayBulk('slow.test');
    await slow.waitFor(30);
    const id = await otp('ada@slow.test');
    const before = slow.mails.length;
    await house.until(id, 'sent');
    const place = slow.mails.findIndex(({ to }) => to[0] === 'ada@slow.test') - before;
    // Those on the wire already, on ten connections, come before it, and perhaps those that take their places.
    expect(place).toBeLessThanOrEqual(20);
    expect(slow.mails.length).toBeLessThan(BULK / 2);
  });

  it('leaves for a quick mail server while others hold up all the mails that may wait', async () => {
    const stuck = [await farEnd('one.test'), await farEnd('two.test'), await farEnd('three.test')];
    const quick = await farEnd('quick.test');
    for (const sink of stuck) sink.faults.gate = gate;
    await Promise.all(['one.test', 'two.test', 'three.test'].map(relayBulk));
    await expect.poll(sending, PATIENTLY).toBeGreaterThan(200);
    await house.until(await otp('ada@quick.test'), 'sent');
    expect(quick.mails).toHaveLength(1);
  });
});

describe('a mail server that takes mails slowly', () => {
  it('has some wait for it, and the others stay in the queue untouched, however many they are', async () => {
    const slow = await farEnd('slow.test');
    slow.faults.gate = gate;
    await relayBulk('slow.test');
    await expect.poll(sending, PATIENTLY).toBeGreaterThan(90);
    // The queue is looked at again and again, and nothing more is taken out of it.
    for (let looks = 0; looks < 20; looks++) {
      house.worker.wake();
      await house.relay([`more${looks}@slow.test`], { class: 'bulk' });
    }
    expect(await sending()).toBeLessThan(200);
    const waiting = (await house.outbox.list({ limit: 1, state: 'queued' })).items[0]!;
    expect((await house.outbox.get(waiting.id)).waitingFor).toMatch(/connections to 127\.0\.0\.1:\d+ are in use/);
    open();
    slow.faults.gate = undefined;
    await slow.waitFor(BULK + 20);
    await expect.poll(sending, PATIENTLY).toBe(0);
    const attempts = await house.db.read('attempts').groupBy('outcome').select('outcome').count({ n: '*' });
    expect(attempts).toEqual([{ outcome: 'sent', n: BULK + 20 }]);
  });
});
