import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../gateway/core/clock.ts';
import { clockCheck, simCheck } from '../../../gateway/jobs/modem-checks.ts';
import { ICCIDS, openSimStage } from '../../rig/sim-stage.ts';

const PHONE = '+491701234567';
const QUERY = { code: '*100#', pattern: null, lowBelow: null, everyHours: null };

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

describe('the credit of a SIM', () => {
  it('is asked for by code, read by a pattern, kept, and raises an alarm when it is low', async () => {
    const { stage, ids } = await scene();
    const { sims } = stage.care;
    await expect(sims.askBalance(ICCIDS[0])).rejects.toMatchObject({ code: 'SIM_NO_CODE', status: 409 });
    await sims.update(ICCIDS[0], { balanceQuery: { ...QUERY, pattern: 'Credit: ([\\d.]+)', lowBelow: 20 } });
    expect((await sims.askBalance(ICCIDS[0])).balance).toMatchObject({
      ...{ text: 'Credit: 12.34', amount: 12.34, low: true, problem: null },
    });
    expect(simCheck(await sims.list())).toMatchObject({ level: 'warning', title: 'The credit of SIM …0000 is low' });
    await stage.restart();
    await stage.until(ids[0]!, 'ready');
    expect((await stage.pool.get(ids[0]!)).sim?.balance).toMatchObject({ amount: 12.34, low: true });
  });

  it.each([
    ['packed septets in hex', 'manufacturer: huawei\nmodel: ME909s-120\nussdAs: packed'],
    ['plain text', 'ussdAs: text'],
  ])('is understood as %s', async (_, script) => {
    const { stage } = await scene([{ script: `${script}\nussd: *100# Dein Guthaben: 1.234,50 Euro` }]);
    await stage.care.sims.update(ICCIDS[0], { balanceQuery: QUERY });
    expect((await stage.care.sims.askBalance(ICCIDS[0])).balance).toMatchObject({
      text: 'Dein Guthaben: 1.234,50 Euro',
      amount: 1234.5,
    });
  });

  it('is found in a menu of several lines, which is then left', async () => {
    const chat = '> AT+CUSD=1,"*100#",15\n< OK\n~ 20\n! +CUSD: 1,"Credit 3.50 EUR\n! 1 Top up\n! 2 Tariff",15';
    const { stage, simulators } = await scene([{ script: chat }]);
    const commands: string[] = [];
    simulators[0]!.on('command', (command) => commands.push(command));
    await stage.care.sims.update(ICCIDS[0], { balanceQuery: QUERY });
    const { balance } = await stage.care.sims.askBalance(ICCIDS[0]);
    expect(balance).toMatchObject({ text: 'Credit 3.50 EUR\n1 Top up\n2 Tariff', amount: 3.5 });
    expect(commands).toContain('AT+CUSD=2');
  });

  it('tells in words why there is none, and the modem goes on sending', async () => {
    const { stage } = await scene();
    await stage.care.sims.update(ICCIDS[0], { balanceQuery: { ...QUERY, code: '*999#' } });
    const { balance } = await stage.care.sims.askBalance(ICCIDS[0]);
    expect(balance).toMatchObject({ text: null, problem: { code: 'USSD_REFUSED' } });
    expect(balance?.problem?.message).toBe('The network does not know this code.');
    await stage.care.sims.update(ICCIDS[0], { balanceQuery: { ...QUERY, pattern: 'Euro (\\d+)' } });
    expect((await stage.care.sims.askBalance(ICCIDS[0])).balance).toMatchObject({
      text: 'Credit: 12.34',
      problem: { code: 'BALANCE_UNREADABLE' },
    });
    expect(await stage.send(await stage.job(PHONE, 'hello'))).toMatchObject({ kind: 'sent' });
  });

  it('is asked for when its time has come, and not before', async () => {
    const { stage, simulators } = await scene();
    let asked = 0;
    simulators[0]!.on('command', (command) => {
      if (command.startsWith('AT+CUSD=1')) asked += 1;
    });
    await stage.care.sims.askDueBalances();
    expect(asked).toBe(0);
    await stage.care.sims.update(ICCIDS[0], { balanceQuery: { ...QUERY, everyHours: 24 } });
    await stage.care.sims.askDueBalances();
    await stage.care.sims.askDueBalances();
    expect(asked).toBe(1);
  });
});

describe('roaming', () => {
  it('is left to the SIM: denied, the modem waits and says so; allowed, it sends', async () => {
    const { stage, ids, simulators } = await scene([{ faults: { registration: 5 } }]);
    expect(await stage.send(await stage.job(PHONE, 'abroad'))).toMatchObject({ kind: 'sent' });
    await stage.care.sims.update(ICCIDS[0], { roaming: 'deny' });
    expect((await stage.pool.get(ids[0]!)).state).toBe('waiting');
    expect(stage.sender.capacity()).toBe(0);
    expect(stage.sender.waitingFor()).toContain('roaming is denied for it');
    simulators[0]!.service.setFaults({ registration: 7 });
    expect((await stage.pool.get(ids[0]!)).state).toBe('waiting');
    simulators[0]!.service.setFaults({ registration: 1 });
    await stage.until(ids[0]!, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'at home'))).toMatchObject({ kind: 'sent' });
  });
});

describe('the service centre number', () => {
  it('is written when another one is wanted, and put back as it was', async () => {
    const { stage, ids, simulators } = await scene();
    const { sims } = stage.care;
    const number = async () => (await stage.pool.get(ids[0]!)).smsc;
    expect(await number()).toBe('+99900000001');
    const changed = await sims.update(ICCIDS[0], { smsc: '+491710760000' });
    expect(changed.serviceCentre).toEqual({ current: '+491710760000', original: '+99900000001' });
    expect(await number()).toBe('+491710760000');
    await stage.send(await stage.job(PHONE, 'hello'));
    expect(simulators[0]!.submissions).toHaveLength(1);
    await sims.update(ICCIDS[0], { smsc: null });
    expect(await number()).toBe('+99900000001');
  });

  // It is there, then lost, then there again once it was written.
  const LOST = ['"+99900000001",145', '"",129', '"+99900000001",145']
    .map((answer) => `> AT+CSCA?\n< +CSCA: ${answer}\n< OK`)
    .join('\n');
  const WRITTEN = 'AT+CSCA="+99900000001",145';

  it('is restored when the modem lost it in the middle of its work', async () => {
    const { stage, ids, simulators } = await scene([{ script: LOST, faults: { cmsError: { code: 330, times: 1 } } }]);
    const commands: string[] = [];
    simulators[0]!.on('command', (command) => commands.push(command));
    const job = await stage.job(PHONE, 'hello');
    expect(await stage.send(job)).toMatchObject({ kind: 'failed', error: { code: 'CMS_330', disposition: 'local' } });
    await stage.until(ids[0]!, 'ready');
    expect(commands).toContain(WRITTEN);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
  });

  it('is restored when it is gone at the next start', async () => {
    const { stage, ids, simulators } = await scene([{ script: LOST }]);
    const commands: string[] = [];
    simulators[0]!.on('command', (command) => commands.push(command));
    await stage.restart();
    await stage.until(ids[0]!, 'ready');
    expect(commands).toContain(WRITTEN);
    expect((await stage.care.sims.get(ICCIDS[0])).serviceCentre.current).toBe('+99900000001');
  });

  it('that nobody knows makes the modem wait, until one is entered', async () => {
    const { stage, ids } = await scene([{ script: 'smsc:', state: 'waiting' }]);
    expect((await stage.pool.get(ids[0]!)).stateText).toMatch(/^The SIM has no service centre number/);
    expect(stage.sender.capacity()).toBe(0);
    await stage.care.sims.update(ICCIDS[0], { smsc: '+491710760000' });
    await stage.until(ids[0]!, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'hello'))).toMatchObject({ kind: 'sent' });
  });
});

describe("the network's time", () => {
  const shifted = (ms: number): Clock => ({ ...systemClock, now: () => Date.now() + ms });

  it('is compared with the clock of this machine', async () => {
    const { stage, ids } = await scene([{ clock: shifted(45_000) }]);
    const { clock } = await stage.pool.get(ids[0]!);
    expect(clock).toMatchObject({ source: 'network' });
    expect(Math.abs(clock!.offsetMs - 45_000)).toBeLessThan(1_500);
    expect(clockCheck(stage.care.readings.clocks())).toMatchObject({
      level: 'warning',
      title: expect.stringMatching(/^The clock of this machine is 4[456] seconds slow$/),
    });
  });

  it('is taken from status reports where the modem does not tell it', async () => {
    const { stage } = await scene([{ clock: shifted(-30_000), script: 'unsupported: +CCLK' }]);
    expect(clockCheck(stage.care.readings.clocks()).level).toBe('ok');
    await stage.send(await stage.job(PHONE, 'hello'));
    await expect
      .poll(() => stage.care.readings.clocks())
      .toMatchObject([{ modem: 'M0', reading: { source: 'report' } }]);
    const [first] = stage.care.readings.clocks();
    expect(Math.abs(first!.reading.offsetMs + 30_000)).toBeLessThan(3_000);
    expect(clockCheck(stage.care.readings.clocks())).toMatchObject({ level: 'warning' });
  });

  it('is right when it is', async () => {
    const { stage } = await scene();
    expect(clockCheck(stage.care.readings.clocks())).toMatchObject({ level: 'ok', title: 'The clock is right' });
  });
});

describe('the signal', () => {
  it('is kept over a restart, with its changes and its gaps', async () => {
    const { stage, ids, simulators } = await scene();
    const read = () => stage.care.readings.signal(ids[0]!, { hours: 1, points: 60 });
    await stage.send(await stage.job(PHONE, 'hello'));
    const first = await read();
    expect(first.stepMs).toBe(60_000);
    expect(first.samples).toMatchObject([{ dbm: -71, min: -71, max: -71, registered: true }]);
    simulators[0]!.service.setFaults({ csq: 5 });
    await stage.restart();
    await stage.until(ids[0]!, 'ready');
    const again = await read();
    const levels = again.samples.flatMap(({ min, max }) => [min, max]);
    expect(Math.min(...(levels as number[]))).toBe(-103);
    expect(Math.max(...(levels as number[]))).toBe(-71);
  });
});
