import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../../gateway/core/clock.ts';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { silentLog } from '../../../gateway/core/log.ts';
import { Ladder } from '../../../gateway/sms/modem/ladder.ts';
import { Simulator } from '../../../gateway/sms/simulator/simulator.ts';
import { TestClock } from '../../rig/clock.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';
import { UsbBus } from '../../rig/usb-bus.ts';

const EC25 = { vid: '2c7c', pid: '0125', product: 'EC25' };
const FASTER = 25;

/** An hour in two minutes and a half. */
function hurried(): Clock {
  const start = Date.now();
  return {
    now: () => Math.round(start + (Date.now() - start) * FASTER),
    after: (ms, callback) => systemClock.after(ms / FASTER, callback),
  };
}

const dead = () => new GatewayError('AT_DEAD', 'Nothing answers.', { disposition: 'local' });

describe('Ladder', () => {
  it('climbs with each failure in a row, and is back at the bottom with the first success', () => {
    const ladder = new Ladder(new TestClock());
    const climbed = () => Array.from({ length: 7 }, () => ladder.failed(dead()));
    expect(climbed()).toEqual(['reopen', 'reopen', 'soft', 'vendor', 'usb', 'parked', 'parked']);
    expect(ladder.view()).toMatchObject({ step: 'parked', next: null, failures: 7 });
    ladder.worked();
    expect(ladder.view()).toMatchObject({ step: null, since: null, next: null, failures: 0 });
    expect(climbed().slice(0, 3)).toEqual(['reopen', 'reopen', 'soft']);
  });

  it('is not climbed for faults of line, SIM or settings', () => {
    const ladder = new Ladder(new TestClock());
    for (const code of ['PORT_MISSING', 'PORT_BUSY', 'SIM_BUSY', 'CME_14', 'PIN_REFUSED', 'PROFILE_MISSING']) {
      expect(ladder.failed(new GatewayError(code, 'x'))).toBeNull();
    }
    expect(ladder.view()).toMatchObject({ step: null, failures: 0 });
  });

  it('leaves a modem time to come back after a restart', () => {
    const clock = new TestClock();
    const ladder = new Ladder(clock);
    for (let i = 0; i < 4; i++) ladder.failed(dead());
    ladder.rest(60_000);
    expect(ladder.failed(dead())).toBeNull();
    expect(ladder.view()).toMatchObject({ step: 'vendor', next: 'usb', failures: 4 });
    clock.advance(60_000);
    expect(ladder.failed(dead())).toBe('usb');
  });

  it('tells of an answer that stayed away, and of the twenty last steps', () => {
    const ladder = new Ladder(new TestClock());
    ladder.drained();
    ladder.drained();
    expect(ladder.view()).toMatchObject({ step: 'drain', next: 'reopen', events: [{ step: 'drain' }] });
    ladder.inStep();
    expect(ladder.view().step).toBeNull();
    for (let i = 0; i < 30; i++) ladder.failed(dead());
    expect(ladder.view().events).toHaveLength(20);
  });
});

describe('a modem that does not answer', () => {
  let bus: UsbBus;
  let stage: SmsStage;
  beforeEach(async () => {
    bus = new UsbBus();
    stage = await openSmsStage({ pool: { roots: bus.roots }, clock: hurried() });
  });
  afterEach(async () => {
    await stage.close();
    await bus.close();
  });

  it('is reset ever stronger, up to its USB device, then parked; replugging or an administrator begins anew', async () => {
    const stick = bus.add({ ...EC25, ports: { 2: null } });
    const written: string[] = [];
    const stop = bus.onAuthorized(stick, (value) => written.push(value));
    const id = await stage.addModem(stick.path(2), {}, 'parked');
    stop();
    const { ladder, lastError, state } = await stage.pool.get(id);
    expect(state).toBe('parked');
    expect(lastError?.code).toBe('AT_DEAD');
    expect(new Set(written)).toEqual(new Set(['0', '1']));
    const steps = ladder.events.map(({ step }) => step).reverse();
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual(['reopen', 'soft', 'vendor', 'usb', 'parked']);
    expect(ladder.events.find(({ step, text }) => step === 'usb' && /switched off and on/.test(text))).toBeDefined();
    const spoken = (await stage.pool.transcript(id)).map(({ text }) => text);
    expect(spoken).toContain('AT+CFUN=1,1');
    expect(spoken.join()).not.toContain('Ctrl-Z');

    await stage.pool.restart(id);
    expect((await stage.pool.get(id)).ladder).toMatchObject({ step: null, failures: 0 });
    await stage.until(id, 'parked');
    await stick.unplug();
    stick.plug();
    await stage.until(id, 'disconnected'); // nobody ever said who it is, so it is not known at its new port
  }, 60_000);

  it('says that a USB reset is not permitted, and how it would be', async () => {
    const stick = bus.add({ ...EC25, ports: { 2: null } });
    await rm(join(stick.folder, 'authorized'));
    const id = await stage.addModem(stick.path(2), {}, 'parked');
    const { ladder } = await stage.pool.get(id);
    const told = ladder.events.find(({ step, text }) => step === 'usb' && /may not reset/.test(text));
    expect(told?.text).toMatch(/udev rule for 2c7c:0125/);
  }, 60_000);

  it('is restarted through another port of the same device', async () => {
    const simulator = new Simulator({ clock: systemClock, log: silentLog });
    const heard: string[] = [];
    simulator.on('command', (text: string) => heard.push(text));
    const stick = bus.add({ ...EC25, ports: { 0: null, 2: null, 3: simulator } });
    const id = await stage.addModem(stick.path(2), {}, 'parked');
    expect(heard).toContain('AT+CFUN=1,1');
    const { ladder } = await stage.pool.get(id);
    expect(ladder.events.some(({ text }) => text === `AT+CFUN=1,1 was taken (at ${stick.path(3)})`)).toBe(true);
    simulator.stop();
  }, 60_000);
});
