import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { silentLog } from '../../../gateway/core/log.ts';
import { plainScript } from '../../../gateway/sms/simulator/script.ts';
import { Simulator } from '../../../gateway/sms/simulator/simulator.ts';
import { startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';
import { UsbBus } from '../../rig/usb-bus.ts';

const STICK = { vid: '2c7c', pid: '0125', product: 'EC25' };
const IMEI = { a: '490154203237518', b: '864483011234567', c: '358709050000003' };

let bus: UsbBus;
let stage: SmsStage;
let simulators: Simulator[];

beforeEach(async () => {
  bus = new UsbBus();
  stage = await openSmsStage({ pool: { roots: bus.roots } });
  simulators = [];
});
afterEach(async () => {
  await stage.close();
  await bus.close();
  for (const simulator of simulators) simulator.stop();
});

function modemWith(imei: string): Simulator {
  const script = { ...plainScript, personality: { ...plainScript.personality, imei } };
  const simulator = new Simulator({ clock: systemClock, log: silentLog, script, faults: { submitMs: 0, reportMs: 0 } });
  simulators.push(simulator);
  return simulator;
}

describe('a modem is its IMEI', () => {
  it('goes on at another port when its device comes back under another name', async () => {
    const simulator = modemWith(IMEI.a);
    const stick = bus.add({ ...STICK, ports: { 0: null, 2: simulator } });
    const before = stick.path(2);
    const id = await stage.addModem(before, { name: 'Office' });
    expect(await stage.pool.get(id)).toMatchObject({ port: before, currentPort: before, state: 'ready' });
    await stick.unplug();
    await stage.until(id, 'disconnected');
    expect((await stage.pool.get(id)).currentPort).toBeNull();
    const pluggedAt = Date.now();
    stick.plug();
    await stage.until(id, 'ready');
    expect(Date.now() - pluggedAt).toBeLessThan(5_000);
    expect(stick.path(2)).not.toBe(before);
    expect(await stage.pool.get(id)).toMatchObject({ port: before, currentPort: stick.path(2) });
    expect(await stage.send(await stage.job('+491701234567', 'back'))).toMatchObject({ kind: 'sent' });
  });

  it('is found again after a restart, also among ports that sysfs knows nothing of', async () => {
    const rig = await startSimulatedModem({ transport: 'pty', renames: true });
    const folder = rig.port.slice(0, rig.port.lastIndexOf('/'));
    const own = await openSmsStage({ pool: { roots: { dev: folder, sys: '/nowhere', proc: '/proc' } } });
    try {
      const before = rig.port;
      const id = await own.addModem(before);
      rig.simulator.service.setFaults({ unplugged: true });
      await own.until(id, 'disconnected');
      await own.restart();
      rig.simulator.service.setFaults({ unplugged: false });
      await own.until(id, 'ready');
      expect(rig.port).not.toBe(before);
      expect(await own.pool.get(id)).toMatchObject({ port: before, currentPort: rig.port });
    } finally {
      await own.close();
      await rig.stop();
    }
  });

  it('two that changed places find their own, and never fight for a port', async () => {
    const [first, second] = [modemWith(IMEI.a), modemWith(IMEI.b)];
    const left = bus.add({ ...STICK, serial: 'L', ports: { 2: first } });
    const right = bus.add({ ...STICK, serial: 'R', ports: { 2: second } });
    const ports = { left: left.path(2), right: right.path(2) };
    const a = await stage.addModem(ports.left, { name: 'A' });
    const b = await stage.addModem(ports.right, { name: 'B' });
    await stage.pool.stop();
    // Each is configured where the other one is now.
    await stage.modemStore.update(a, { port: '/dev/shm/parking' });
    await stage.modemStore.update(b, { port: ports.left });
    await stage.modemStore.update(a, { port: ports.right });
    await stage.restart();
    await Promise.all([stage.until(a, 'ready'), stage.until(b, 'ready')]);
    expect(await stage.pool.get(a)).toMatchObject({ currentPort: ports.left, identity: { imei: IMEI.a } });
    expect(await stage.pool.get(b)).toMatchObject({ currentPort: ports.right, identity: { imei: IMEI.b } });
  });

  it('does not use another modem that appears at its port, until told to', async () => {
    const mine = modemWith(IMEI.a);
    const stick = bus.add({ ...STICK, ports: { 2: mine } });
    const path = stick.path(2);
    const id = await stage.addModem(path, { name: 'Office', pin: '4321' });
    await stage.pool.stop();
    await stick.unplug();
    const other = modemWith(IMEI.c);
    other.service.setFaults({ pin: '1234' });
    const asked: string[] = [];
    other.on('command', (text: string) => asked.push(text));
    const stranger = bus.add({ ...STICK, ports: { 2: other } });
    await stage.modemStore.update(id, { port: stranger.path(2) });
    await stage.restart();
    await stage.until(id, 'disconnected');
    await expect.poll(async () => (await stage.pool.get(id)).lastError?.code).toBe('PORT_OTHER_MODEM');
    const { lastError } = await stage.pool.get(id);
    expect(lastError?.message).toContain(IMEI.c);
    expect(asked.filter((text) => /CPIN/.test(text))).toEqual([]);
    other.service.setFaults({ pin: null });
    await stage.pool.adopt(id);
    await stage.until(id, 'ready');
    expect((await stage.pool.get(id)).identity?.imei).toBe(IMEI.c);
    await expect
      .poll(() => stage.modemStore.get(id))
      .toMatchObject({ imei: IMEI.c, usb: { vid: '2c7c', pid: '0125', interfaceNumber: 2 } });
  });

  it('a new entry does not take a modem that another one is looking for', async () => {
    const stick = bus.add({ ...STICK, ports: { 2: modemWith(IMEI.a) } });
    const old = await stage.addModem(stick.path(2), { name: 'Old' });
    await stick.unplug();
    await stage.until(old, 'disconnected');
    stick.plug();
    await stage.until(old, 'ready');
    const { id } = await stage.pool.create({ name: 'New', port: stick.path(2), profile: null, enabled: true });
    await stage.until(id, 'disconnected');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'PORT_TAKEN' });
    expect((await stage.pool.get(old)).state).toBe('ready');
  });

  it('says so when the stick is there, but not as a modem', async () => {
    bus.add({ vid: '12d1', pid: '14dc', manufacturer: 'HUAWEI', product: 'HUAWEI Mobile' });
    const id = await stage.addModem('/dev/ttyUSB77', {}, 'disconnected');
    const { lastError } = await stage.pool.get(id);
    expect(lastError).toMatchObject({ code: 'PORT_WRONG_MODE' });
    expect(lastError?.message).toMatch(/HUAWEI Mobile \(12d1:14dc\) is in HiLink mode/);
  });
});
