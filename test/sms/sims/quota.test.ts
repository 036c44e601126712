import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import type { Outcome } from '../../../gateway/core/ports.ts';
import { ICCIDS, openSimStage } from '../../rig/sim-stage.ts';

const PHONE = '+491701234567';
const LONG = 'Your new token is ready. '.repeat(14); // three parts

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

describe('limits of a SIM', () => {
  it('counts parts and recipients, and takes back what the modem refused', async () => {
    const { stage, simulators } = await scene();
    await stage.send(await stage.job(PHONE, LONG));
    await stage.send(await stage.job(PHONE, 'again'));
    simulators[0]!.service.setFaults({ cmsError: { code: 28, times: 1 } });
    await stage.send(await stage.job('+447700900123', 'refused'));
    const used = { partsToday: 4, partsThisMonth: 4, recipientsThisMonth: 1, reached: null };
    expect((await stage.care.sims.get(ICCIDS[0])).usage).toMatchObject(used);
    await stage.restart();
    expect((await stage.care.sims.get(ICCIDS[0])).usage).toMatchObject(used);
  });

  it('counts a part that was never answered', async () => {
    const { stage } = await scene([{ faults: { silence: 1 } }]);
    expect(error(await stage.send(await stage.job(PHONE, 'hello')))?.disposition).toBe('uncertain');
    expect((await stage.care.sims.get(ICCIDS[0])).usage.partsToday).toBe(1);
  });

  it('sends nothing more when the limit is reached, says so, and goes on when it is raised', async () => {
    const { stage, ids } = await scene();
    await stage.care.sims.update(ICCIDS[0], { quota: { partsPerDay: 4 } });
    await stage.send(await stage.job(PHONE, LONG));
    const outcome = await stage.send(await stage.job(PHONE, LONG));
    expect(error(outcome)).toMatchObject({ code: 'SIM_LIMIT', disposition: 'local' });
    expect(error(outcome)?.message).toContain('3 of the 4 parts');
    await stage.send(await stage.job(PHONE, 'fits'));
    expect(stage.sender.capacity()).toBe(0);
    expect(stage.sender.classes()).toEqual([]);
    expect(stage.sender.waitingFor()).toBe(
      'Modem "M0": The SIM has sent 4 of the 4 parts that it may send today; it goes on at midnight.',
    );
    expect((await stage.pool.get(ids[0]!)).sim).toMatchObject({ iccid: ICCIDS[0], partsToday: 4 });
    let grown = 0;
    stage.sender.onCapacity(() => grown++);
    await stage.care.sims.update(ICCIDS[0], { quota: { partsPerDay: 5 } });
    expect(grown).toBe(1);
    expect(stage.sender.waitingFor()).toBeNull();
  });

  it('keeps parts for OTPs', async () => {
    const { stage } = await scene();
    await stage.care.sims.update(ICCIDS[0], { quota: { partsPerMonth: 2, otpReserve: 1 } });
    expect(await stage.send(await stage.job(PHONE, 'bulk', { class: 'bulk' }))).toMatchObject({ kind: 'sent' });
    expect(stage.sender.classes()).toEqual(['otp']);
    expect(stage.sender.waitingFor('bulk')).toContain('1 of them kept for OTPs');
    expect(stage.sender.waitingFor('otp')).toBeNull();
    expect(error(await stage.send(await stage.job(PHONE, 'bulk', { class: 'bulk' })))?.code).toBe('SIM_LIMIT');
    expect(await stage.send(await stage.job(PHONE, '123456', { class: 'otp' }))).toMatchObject({ kind: 'sent' });
    expect(stage.sender.classes()).toEqual([]);
  });

  it('writes to known numbers only when it has written to as many as it may', async () => {
    const { stage } = await scene();
    await stage.care.sims.update(ICCIDS[0], { quota: { recipientsPerMonth: 1 } });
    await stage.send(await stage.job(PHONE, 'one'));
    await stage.restart();
    await stage.until((await stage.pool.list())[0]!.id, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'two'))).toMatchObject({ kind: 'sent' });
    const outcome = await stage.send(await stage.job('+447700900123', 'three'));
    expect(error(outcome)).toMatchObject({ code: 'SIM_LIMIT' });
    expect(error(outcome)?.message).toContain('may not write to others');
  });

  it('gives messages to another SIM meanwhile', async () => {
    const { stage } = await scene([{}, {}]);
    await stage.care.sims.update(ICCIDS[0], { quota: { partsPerDay: 1 } });
    const via = [];
    for (let i = 0; i < 4; i++) via.push((await stage.send(await stage.job(PHONE, `no. ${i}`))).via);
    expect(via.filter((name) => name === 'M0')).toHaveLength(1);
    expect(via.slice(2)).toEqual(['M1', 'M1']);
  });

  it('goes with the SIM into another modem, over a restart', async () => {
    const { stage, ids } = await scene();
    await stage.care.sims.update(ICCIDS[0], { name: 'Prepaid', quota: { partsPerDay: 1 } });
    await stage.send(await stage.job(PHONE, 'hello'));
    await stage.pool.remove(ids[0]!);
    await stage.restart();
    const id = await stage.addModem('/dev/modem0', { name: 'Another' });
    expect(stage.sender.waitingFor()).toContain('Modem "Another": The SIM has sent 1 of the 1 parts');
    expect(await stage.care.sims.get(ICCIDS[0])).toMatchObject({
      name: 'Prepaid',
      lastModem: 'Another',
      modem: { id, name: 'Another' },
    });
  });

  it('begins anew at midnight', async () => {
    let ahead = 0;
    const later: (() => void)[] = [];
    const now = () => Date.now() + ahead;
    const { stage } = await scene([{}], {
      careClock: {
        now,
        after: (ms, run) => {
          later.push(run);
          return systemClock.after(ms, () => {});
        },
      },
    });
    await stage.care.sims.update(ICCIDS[0], { quota: { partsPerDay: 1 } });
    await stage.send(await stage.job(PHONE, 'today'));
    expect(stage.sender.capacity()).toBe(0);
    const { dayEndsAt } = (await stage.care.sims.get(ICCIDS[0])).usage;
    ahead = Date.parse(dayEndsAt) - Date.now() + 1;
    let grown = 0;
    stage.sender.onCapacity(() => grown++);
    for (const run of later.splice(0)) run();
    expect(grown).toBe(1);
    expect(await stage.send(await stage.job(PHONE, 'tomorrow'))).toMatchObject({ kind: 'sent' });
    expect((await stage.care.sims.get(ICCIDS[0])).usage.partsToday).toBe(1);
  });
});

describe('pace of a SIM', () => {
  it('pauses between parts and between messages', async () => {
    const { stage, simulators } = await scene();
    await stage.care.sims.update(ICCIDS[0], { pace: { minIntervalMs: 150 } });
    const at: number[] = [];
    simulators[0]!.on('submit', () => at.push(performance.now()));
    await Promise.all([stage.send(await stage.job(PHONE, LONG)), stage.send(await stage.job(PHONE, 'and one more'))]);
    const gaps = at.slice(1).map((time, i) => time - at[i]!);
    expect(gaps).toHaveLength(3);
    for (const gap of gaps) expect(gap).toBeGreaterThan(120);
  });

  it('claims nothing while the SIM pauses for long', async () => {
    const { stage } = await scene();
    await stage.care.sims.update(ICCIDS[0], { pace: { partsPerMinute: 1 } });
    await stage.send(await stage.job(PHONE, 'one'));
    expect(stage.sender.capacity()).toBe(0);
    expect(stage.sender.waitingFor()).toContain('pause');
  });
});
