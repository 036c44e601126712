import { afterEach, describe, expect, it } from 'vitest';
import { SmsRouteInput } from '../../../gateway/core/model/sims.ts';
import type { Outcome } from '../../../gateway/core/ports.ts';
import { TestClock } from '../../rig/clock.ts';
import { openSimStage } from '../../rig/sim-stage.ts';

const GERMAN = '+491701234567';
const BRITISH = '+447700900123';

type Scene = Awaited<ReturnType<typeof openSimStage>>;
let open: Scene | null = null;
const scene = async (...args: Parameters<typeof openSimStage>): Promise<Scene> => {
  open = await openSimStage(...args);
  return open;
};
afterEach(async () => {
  await open?.close();
  open = null;
});

const error = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.error : null);
const route = (stage: Scene['stage'], input: Partial<SmsRouteInput>) =>
  stage.care.routes.create(SmsRouteInput.parse({ name: 'a route', ...input }));

describe('SMS routes', () => {
  it('go by number, class and domain; the first that fits counts, the rest takes any modem', async () => {
    const { stage, ids } = await scene([{}, {}]);
    await route(stage, { name: 'German OTPs', prefixes: ['+49'], classes: ['otp'], modems: [ids[1]!] });
    await route(stage, { name: 'ACME', domains: [ids[0]!], modems: [ids[1]!], position: 200 });
    await route(stage, { name: 'all else', modems: [ids[0]!], position: 300 });
    const via = async (to: string, draft = {}) => (await stage.send(await stage.job(to, 'hello', draft))).via;
    expect(await via(GERMAN, { class: 'otp' })).toBe('M1');
    expect(await via(GERMAN, { class: 'bulk' })).toBe('M0');
    expect(await via(BRITISH, { class: 'otp' })).toBe('M0');
    expect(await via(BRITISH, { options: { domain: ids[0]! } })).toBe('M1');
  });

  it('are kept, and refuse modems that do not exist', async () => {
    const { stage, ids } = await scene([{}]);
    const made = await route(stage, { prefixes: ['+44'], modems: [ids[0]!], strategy: 'failover' });
    await stage.care.routes.update(made.id, { name: 'Britain' });
    await stage.restart();
    expect(await stage.care.routes.list()).toEqual([{ ...made, name: 'Britain' }]);
    await expect(route(stage, { modems: [made.id] })).rejects.toMatchObject({ code: 'MODEM_UNKNOWN', status: 422 });
    await expect(route(stage, { name: 'Britain' })).rejects.toMatchObject({ code: 'ROUTE_NAME_TAKEN', status: 409 });
    await stage.care.routes.remove(made.id);
    expect(await stage.care.routes.list()).toEqual([]);
  });

  it('send a message over the modem it asks for, or say why not', async () => {
    const { stage, ids, simulators } = await scene([{}, {}]);
    const sent = await Promise.all(
      [0, 1, 2].map(async (i) => stage.send(await stage.job(GERMAN, `no. ${i}`, { options: { modem: ids[1]! } }))),
    );
    expect(sent.map(({ via }) => via)).toEqual(['M1', 'M1', 'M1']);
    simulators[1]!.service.setFaults({ registration: 2 });
    await stage.until(ids[1]!, 'waiting');
    const outcome = await stage.send(await stage.job(GERMAN, 'later', { options: { modem: ids[1]! } }));
    expect(error(outcome)).toMatchObject({ code: 'NO_MODEM', disposition: 'local', retryAfterMs: 15_000 });
    expect(error(outcome)?.message).toContain('asks for one modem; modem "M1": Waiting for the network');
  });

  it('take turns', async () => {
    const { stage, ids } = await scene([{}, {}, {}]);
    await route(stage, { modems: [ids[2]!, ids[0]!, ids[1]!], strategy: 'round-robin' });
    const via = [];
    for (let i = 0; i < 6; i++) via.push((await stage.send(await stage.job(GERMAN, `no. ${i}`))).via);
    expect(via.slice(0, 3)).toEqual(['M2', 'M0', 'M1']);
    expect(via.slice(3)).toEqual(via.slice(0, 3));
  });

  it('do not let messages for one busy modem hold up another modem', async () => {
    const { stage, ids } = await scene([{ faults: { submitMs: 400 } }, {}]);
    await route(stage, { prefixes: ['+49'], modems: [ids[0]!] });
    const german = await Promise.all([0, 1, 2, 3, 4, 5].map((i) => stage.job(GERMAN, `no. ${i}`)));
    const slow = german.map((job) => stage.send(job));
    await expect.poll(() => stage.sender.capacity()).toBeGreaterThan(0);
    expect(await stage.send(await stage.job(BRITISH, 'hello'))).toMatchObject({ kind: 'sent', via: 'M1' });
    expect(stage.pool.modems()[0]!.view().queue).toBe(1);
    await Promise.all(slow);
  });
});

describe('a spare modem', () => {
  it('waits while the first one serves, and takes over within five seconds of its loss', async () => {
    const { stage, ids, simulators } = await scene([{}, {}]);
    await route(stage, { modems: ids, strategy: 'failover' });
    const before = await Promise.all([0, 1, 2].map(async (i) => stage.send(await stage.job(GERMAN, `no. ${i}`))));
    expect(before.map(({ via }) => via)).toEqual(['M0', 'M0', 'M0']);
    const job = await stage.job(GERMAN, 'hello');
    const lostAt = Date.now();
    simulators[0]!.service.setFaults({ unplugged: true });
    expect(await stage.send(job)).toMatchObject({ kind: 'sent', via: 'M1' });
    expect(Date.now() - lostAt).toBeLessThan(5_000);
    simulators[0]!.service.setFaults({ unplugged: false });
    await stage.until(ids[0]!, 'ready');
    expect(await stage.send(await stage.job(GERMAN, 'back again'))).toMatchObject({ via: 'M0' });
  });

  it('takes over from one that is there and does not answer', async () => {
    const senderClock = new TestClock(Date.now());
    const { stage, ids, simulators } = await scene([{ faults: { silence: 1 } }, {}], {
      senderClock,
      timeoutsMs: { submit: 60_000 },
    });
    await route(stage, { modems: ids, strategy: 'failover' });
    const handedOver = new Promise((resolve) => simulators[0]!.once('submit', resolve));
    const silent = stage.send(await stage.job(GERMAN, 'never answered'));
    await handedOver;
    const waiting = stage.send(await stage.job(GERMAN, 'behind it'));
    await expect.poll(() => stage.sender.capacity()).toBeLessThan(4);
    const begun = senderClock.now();
    expect(simulators[1]!.submitted).toBe(0);
    senderClock.advance(3_900);
    expect(simulators[1]!.submitted).toBe(0);
    senderClock.advance(100);
    expect(await waiting).toMatchObject({ kind: 'sent', via: 'M1' });
    expect(senderClock.now() - begun).toBeLessThan(5_000);
    simulators[0]!.service.setFaults({ unplugged: true });
    expect(error(await silent)?.disposition).toBe('uncertain');
  });
});
