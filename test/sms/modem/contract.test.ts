import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../gateway/core/ports.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';

const SCRIPTS = readdirSync(fileURLToPath(new URL('../../modems', import.meta.url)))
  .filter((file) => file.endsWith('.chat'))
  .map((file) => basename(file, '.chat'));
const PHONE = '+491701234567';
const LONG = 'Your new token is ready. '.repeat(14);

const error = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.error : null);

/** What every modem we know must be able to do, over a real pseudo-terminal. */
describe.each(SCRIPTS)('%s', (script) => {
  let rig: ModemRig;
  let stage: SmsStage;
  let id: string;

  beforeAll(async () => {
    rig = await startSimulatedModem({ transport: 'pty', script, faults: { noise: true } });
    stage = await openSmsStage();
    id = await stage.addModem(rig.port, { name: script });
  });
  afterAll(async () => {
    await stage.close();
    await rig.stop();
  });

  it('is known by what it says of itself', async () => {
    const { identity, signal, registration, smsc } = await stage.pool.get(id);
    expect(identity).toMatchObject({ profile: script, imsi: '001010123456789' });
    expect(identity?.iccid).toMatch(/^89\d{17}/);
    expect(identity?.imei).toMatch(/^\d{15}$/);
    expect(registration).toEqual({ status: 'home', operator: 'Simulated network' });
    expect(signal?.quality).toBe('excellent');
    expect(smsc).toBe('+99900000001');
  });

  it('sends one part and hears of its delivery', async () => {
    const outcome = await stage.send(await stage.job(PHONE, 'Kode 123456 [€]'));
    expect(outcome).toMatchObject({ kind: 'sent', via: script });
    expect(rig.simulator.service.received()[0]).toMatchObject({ text: 'Kode 123456 [€]', complete: true });
    const reference = Number(/\d+$/.exec(outcome.response!)![0]);
    const iccid = (await stage.pool.get(id)).identity!.iccid;
    await expect
      .poll(() => stage.reports, { timeout: 5_000 })
      .toContainEqual(expect.objectContaining({ modem: script, sim: iccid, reference, status: 0, number: PHONE }));
  });

  it('sends three parts', async () => {
    expect(await stage.send(await stage.job(PHONE, LONG))).toMatchObject({ kind: 'sent' });
    expect(rig.simulator.service.received()[0]).toMatchObject({ text: LONG, parts: 3, complete: true });
  });

  it('takes an inbound text, stores it and only then deletes it', async () => {
    await rig.simulator.service.deliver('+4915112345678', 'STOP please');
    await expect
      .poll(() => stage.inbound, { timeout: 5_000 })
      .toContainEqual(expect.objectContaining({ modem: script, from: '+4915112345678', text: 'STOP please' }));
    await rig.simulator.service.deliver('ACME', LONG);
    await expect.poll(() => stage.inbound.filter(({ from }) => from === 'ACME').length, { timeout: 5_000 }).toBe(3);
  });

  it('comes back after a missing prompt', async () => {
    rig.simulator.service.setFaults({ noPrompt: 1 });
    const job = await stage.job(PHONE, 'again');
    expect(error(await stage.send(job))).toMatchObject({ code: 'AT_NO_PROMPT', disposition: 'temporary' });
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
  });

  it('passes a refusal on', async () => {
    rig.simulator.service.setFaults({ cmsError: { code: 38, times: 1 } });
    expect(error(await stage.send(await stage.job(PHONE, 'x')))).toMatchObject({ code: 'CMS_38' });
  });

  it('is uncertain after silence, and serves again', async () => {
    rig.simulator.service.setFaults({ silence: 1 });
    expect(error(await stage.send(await stage.job(PHONE, 'x')))).toMatchObject({ disposition: 'uncertain' });
    await stage.until(id, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'after'))).toMatchObject({ kind: 'sent' });
  });

  it('empties a store that ran full while nobody listened', async () => {
    await stage.pool.update(id, { enabled: false });
    await stage.until(id, 'disabled');
    const from = '+4915100000000';
    for (let i = 0; i < 60; i++) await rig.simulator.service.deliver(from, `text ${i}`);
    await stage.pool.update(id, { enabled: true });
    await stage.until(id, 'ready');
    await expect
      .poll(() => new Set(stage.inbound.filter((sms) => sms.from === from).map(({ text }) => text)).size, {
        timeout: 20_000,
      })
      .toBe(60);
  });

  it('notices the cable being pulled and put back', async () => {
    rig.simulator.service.setFaults({ unplugged: true });
    await stage.until(id, 'disconnected');
    expect(stage.sender.capacity()).toBe(0);
    rig.simulator.service.setFaults({ unplugged: false });
    await stage.until(id, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'back'))).toMatchObject({ kind: 'sent' });
  });
});
