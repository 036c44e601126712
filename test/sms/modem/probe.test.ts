import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../gateway/core/clock.ts';
import { silentLog } from '../../../gateway/core/log.ts';
import { type ProbeRequest, probeModem } from '../../../gateway/sms/modem/probe.ts';
import { portOpener } from '../../../gateway/sms/port/open.ts';
import { type ModemRig, type ModemRigOptions, startSimulatedModem } from '../../rig/modem.ts';
import { fastProfiles, openSmsStage, type SmsStage } from '../../rig/sms.ts';
import { UsbBus } from '../../rig/usb-bus.ts';

const PHONE = '+491701234567';

describe('the probe', () => {
  let rig: ModemRig | null = null;
  afterEach(async () => {
    await rig?.stop();
    rig = null;
  });

  const probe = async (options: Partial<ModemRigOptions>, request: Partial<ProbeRequest> = {}) => {
    rig = await startSimulatedModem({ transport: 'pty', ...options });
    const profiles = await fastProfiles();
    const openPort = portOpener({ log: silentLog, simulator: null });
    const deps = { openPort, clock: systemClock, log: silentLog, profiles };
    return probeModem(deps, { port: rig.port, usb: null, profile: null, ...request });
  };
  const step = (steps: { step: string }[], name: string) => steps.find((one) => one.step === name);

  it.each(['generic', 'quectel-ec25', 'huawei-e3372', 'wavecom', 'cinterion'])('finds %s in order', async (script) => {
    const result = await probe({ script });
    expect(result.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect(result).toMatchObject({ ok: true, profile: { id: script } });
    expect(result.steps.map((one) => one.step)).toEqual([
      ...[
        'open',
        'wake',
        'identity',
        'profile',
        'sim',
        'network',
        'signal',
        'announcements',
        'memories',
        'service-centre',
      ],
    ]);
    expect(step(result.steps, 'announcements')).toMatchObject({ text: expect.stringMatching(/AT\+CNMI=[\d,]+ works/) });
    const lines = result.steps.flatMap((one) => one.lines.map(({ dir, text }) => `${dir} ${text}`));
    expect(lines).toEqual(expect.arrayContaining(['> AT+CGMI', '> AT+CSQ', '< OK']));
  });

  it.each(['generic', 'quectel-ec25', 'zte'])(
    'sends a test message over %s and waits for its report',
    async (script) => {
      const result = await probe({ script, faults: { reportMs: 50 } }, { send: { to: PHONE, reportMs: 8_000 } });
      expect(step(result.steps, 'send')).toMatchObject({ ok: true });
      expect(step(result.steps, 'report')).toMatchObject({ ok: true, text: 'Status report 0: received by the phone.' });
      expect(rig?.simulator.service.received()).toMatchObject([{ to: PHONE, complete: true }]);
    },
  );

  it('waits no longer than told for a report', async () => {
    const result = await probe({ faults: { reports: 'none' } }, { send: { to: PHONE, reportMs: 100 } });
    expect(result.ok).toBe(false);
    expect(step(result.steps, 'report')).toMatchObject({ ok: false, remedy: expect.stringContaining('look whether') });
  });

  it('does not send without a PIN, hides the one it is given, and leaves messages where they are', async () => {
    const locked = await probe({ faults: { pin: '4321' } });
    expect(locked.steps.at(-1)).toMatchObject({ step: 'sim', ok: false, remedy: expect.stringContaining('PIN') });
    await rig?.stop();
    const opened = await probe({ faults: { pin: '4321' } }, { pin: '4321' });
    expect(opened.ok).toBe(true);
    expect(JSON.stringify(opened)).not.toContain('4321');
    expect(JSON.stringify(opened)).toContain('AT+CPIN=****');
    expect(JSON.stringify(opened)).not.toMatch(/AT\+CMGD|AT\+CMGL/);
  });

  it('goes on where the network is missing, and says so', async () => {
    const result = await probe({ faults: { registration: 2 } });
    expect(result.ok).toBe(false);
    expect(step(result.steps, 'network')).toMatchObject({ ok: false, text: 'Not in a network: searching.' });
    expect(result.steps.at(-1)?.step).toBe('service-centre');
  });

  it('says what is the matter with a port that is none', async () => {
    const result = await probe({}, { port: '/dev/not-there' });
    expect(result).toMatchObject({ ok: false, identity: null, steps: [{ step: 'open', ok: false }] });
  });
});

describe('ports and probe of the pool', () => {
  let bus: UsbBus;
  let stage: SmsStage;
  let rig: ModemRig;
  beforeEach(async () => {
    bus = new UsbBus();
    rig = await startSimulatedModem({ transport: 'direct' });
    stage = await openSmsStage({ pool: { roots: bus.roots } });
  });
  afterEach(async () => {
    await stage.close();
    await bus.close();
    await rig.stop();
  });

  it('tells ports, what they are for and who uses them', async () => {
    const stick = bus.add({ vid: '2c7c', pid: '0125', product: 'EC25', ports: { 0: null, 2: rig.simulator, 3: null } });
    bus.add({ vid: '12d1', pid: '1f01', product: 'HUAWEI Mobile' });
    const before = await stage.pool.ports();
    expect(before.items.map(({ path, role, recommended }) => [path, role, recommended])).toEqual([
      [stick.path(0), 'other', false],
      [stick.path(2), 'at', true],
      [stick.path(3), 'at-spare', false],
    ]);
    expect(before.items[1]).toMatchObject({ byId: stick.byId(2), profile: { id: 'quectel-ec25' }, usedBy: null });
    expect(before.stray).toMatchObject([{ vid: '12d1', pid: '1f01', mode: 'cd-rom' }]);
    await stage.addModem(stick.path(2), { name: 'Office' });
    const after = await stage.pool.ports();
    expect(after.items.map(({ usedBy, recommended }) => [usedBy, recommended])).toEqual([
      [null, false],
      ['Office', false],
      [null, false],
    ]);
  });

  it('probes a free port, knows a modem by its IMEI, and leaves a used one alone', async () => {
    const stick = bus.add({ vid: '2c7c', pid: '0125', ports: { 2: rig.simulator } });
    const path = stick.path(2);
    expect(await stage.pool.probe({ port: path, profile: null })).toMatchObject({ ok: true, knownAs: null });
    const id = await stage.addModem(path, { name: 'Office' });
    await expect(stage.pool.probe({ port: stick.byId(2), profile: null })).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('in use by modem "Office"'),
    });
    expect((await stage.pool.get(id)).state).toBe('ready');
    await stage.pool.update(id, { enabled: false });
    await stage.until(id, 'disabled');
    await expect
      .poll(() => stage.pool.probe({ port: path, profile: null }))
      .toMatchObject({ ok: true, knownAs: 'Office' });
  });
});
