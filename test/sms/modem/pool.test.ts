import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayError } from '../../../gateway/core/errors.ts';
import { newId } from '../../../gateway/core/id.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';

let rig: ModemRig;
let stage: SmsStage;

beforeEach(async () => {
  rig = await startSimulatedModem({ transport: 'pty' });
  stage = await openSmsStage();
});
afterEach(async () => {
  await stage.close();
  await rig.stop();
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, status }: GatewayError) => [code, status],
  );

describe('ModemPool', () => {
  it('keeps what an administrator sets, and starts it again with the process', async () => {
    const id = await stage.addModem(rig.port, { name: 'Office', pin: '4321' });
    expect(await stage.pool.get(id)).toMatchObject({ name: 'Office', port: rig.port, hasPin: true, enabled: true });
    await stage.restart();
    await stage.until(id, 'ready');
    expect(await stage.pool.list()).toMatchObject([{ id, name: 'Office', state: 'ready' }]);
  });

  it('changes a running modem: a name at once, a port by starting anew', async () => {
    const id = await stage.addModem(rig.port, { name: 'Office' });
    const before = (await stage.pool.get(id)).since;
    expect(await stage.pool.update(id, { name: 'Cellar' })).toMatchObject({
      name: 'Cellar',
      state: 'ready',
      since: before,
    });
    await stage.pool.update(id, { port: '/dev/not-there' });
    await stage.until(id, 'disconnected');
    expect((await stage.pool.get(id)).identity).toBeNull();
    await stage.pool.update(id, { port: rig.port });
    await stage.until(id, 'ready');
    await stage.pool.update(id, { enabled: false });
    await stage.until(id, 'disabled');
    expect(rig.simulator.connected).toBe(true); // the pseudo-terminal holds on; the port itself is free again
    const second = await openSmsStage();
    await second.addModem(rig.port);
    await second.close();
  });

  it('keeps a PIN that is not named, and forgets one that is set to null', async () => {
    const id = await stage.addModem(rig.port, { pin: '4321' });
    expect(await stage.pool.update(id, { name: 'Other' })).toMatchObject({ hasPin: true });
    expect(await stage.pool.update(id, { pin: null })).toMatchObject({ hasPin: false });
  });

  it('refuses names and ports that are taken, and profiles that are not there', async () => {
    const id = await stage.addModem(rig.port, { name: 'Office' });
    const input = { name: 'Other', port: '/dev/other', profile: null, enabled: false };
    expect(await refusal(stage.pool.create({ ...input, name: 'Office' }))).toEqual(['MODEM_NAME_TAKEN', 409]);
    expect(await refusal(stage.pool.create({ ...input, port: rig.port }))).toEqual(['MODEM_PORT_TAKEN', 409]);
    expect(await refusal(stage.pool.create({ ...input, profile: 'nobody' }))).toEqual(['PROFILE_MISSING', 422]);
    expect(await refusal(stage.pool.update(id, { name: 'Office', port: rig.port }))).toBeNull();
    expect(await refusal(stage.pool.get(newId()))).toEqual(['NOT_FOUND', 404]);
    expect(await refusal(stage.pool.remove(newId()))).toEqual(['NOT_FOUND', 404]);
    expect(await refusal(stage.pool.restart(newId()))).toEqual(['NOT_FOUND', 404]);
  });

  it('removes a modem and frees its port', async () => {
    const id = await stage.addModem(rig.port);
    await stage.pool.remove(id);
    expect(await stage.pool.list()).toEqual([]);
    await stage.addModem(rig.port);
  });

  it('uses the profile that an administrator chose', async () => {
    const id = await stage.addModem(rig.port, { profile: 'quectel' });
    expect((await stage.pool.get(id)).identity).toMatchObject({
      profile: 'quectel',
      profileWhy: 'set by an administrator',
    });
    expect(stage.pool.profiles()).toContainEqual({ id: 'quectel', label: 'Quectel modules', extends: 'generic' });
  });

  it('counts what was sent today', async () => {
    const id = await stage.addModem(rig.port);
    await stage.send(await stage.job('+491701234567', 'x'.repeat(200)));
    expect((await stage.pool.get(id)).sentToday).toBe(2);
  });

  it('tells listeners of changes, not of every single submit', async () => {
    const heard: string[] = [];
    stage.events.on('modem', ({ state }) => heard.push(state));
    await stage.addModem(rig.port);
    await expect.poll(() => heard.at(-1)).toBe('ready');
    const before = heard.length;
    for (let i = 0; i < 10; i++) await stage.send(await stage.job('+491701234567', `n ${i}`));
    expect(heard.length - before).toBeLessThan(8);
  });
});
