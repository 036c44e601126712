import { afterEach, describe, expect, it } from 'vitest';
import { StreamPort } from '../../../gateway/sms/port/port.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';

const PORT = '/dev/modem';
const open: { rig: ModemRig; stage: SmsStage }[] = [];

/** A modem whose SIM wants 1234, and what was said to it about PINs. */
async function scene(settings = '') {
  const script = parseScript(`manufacturer: Bench\n${settings}`);
  const rig = await startSimulatedModem({ transport: 'direct', script, faults: { pin: '1234' } });
  const { simulator } = rig;
  const entered: string[] = [];
  simulator.on('command', (text) => void (text.startsWith('AT+CPIN=') && entered.push(text.slice(8))));
  const connect = async () => {
    const wire = simulator.connect();
    return new StreamPort(PORT, wire, async () => void wire.destroy());
  };
  const stage = await openSmsStage({ ports: { [PORT]: connect } });
  open.push({ rig, stage });
  const powerCycle = async (id: string) => {
    simulator.service.setFaults({ unplugged: true });
    await stage.until(id, 'disconnected');
    simulator.service.setFaults({ unplugged: false });
  };
  return { stage, simulator, entered, powerCycle };
}

afterEach(async () => {
  for (const { rig, stage } of open.splice(0)) {
    await stage.close();
    await rig.stop();
  }
});

describe('SIM PIN', () => {
  it('is entered when the SIM asks, and again after each power-on once it was right', async () => {
    const { stage, entered, powerCycle } = await scene();
    const id = await stage.addModem(PORT, { pin: '1234' });
    await powerCycle(id);
    await stage.until(id, 'ready');
    expect(entered).toEqual(['"1234"', '"1234"']);
    expect(await stage.send(await stage.job('+491701234567', 'hello'))).toMatchObject({ kind: 'sent' });
  });

  it('is never tried twice when it was wrong, whatever restarts', async () => {
    const { stage, entered, powerCycle } = await scene();
    const id = await stage.addModem(PORT, { pin: '9999' }, 'parked');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'PIN_REFUSED' });
    await stage.pool.restart(id);
    await stage.until(id, 'starting');
    await stage.until(id, 'parked');
    await stage.restart();
    await stage.until(id, 'parked');
    expect(entered).toEqual(['"9999"']);
    await stage.pool.update(id, { pin: '1234' });
    await stage.until(id, 'ready');
    await powerCycle(id);
    await stage.until(id, 'ready');
    expect(entered).toEqual(['"9999"', '"1234"', '"1234"']);
  });

  it('is not tried with one try left', async () => {
    const { stage, simulator, entered } = await scene();
    const id = await stage.addModem(PORT, { pin: '9999' }, 'parked');
    await stage.pool.update(id, { pin: '8888' });
    await stage.until(id, 'starting');
    await stage.until(id, 'parked');
    expect(entered).toEqual(['"9999"', '"8888"']);
    await stage.pool.update(id, { pin: '1234' });
    await stage.until(id, 'starting');
    await stage.until(id, 'parked');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'PIN_LAST_TRY' });
    expect(entered).toEqual(['"9999"', '"8888"']);
    simulator.service.setFaults({ pin: null });
    await stage.pool.restart(id);
    await stage.until(id, 'ready');
  });

  it('is not tried a second time where nobody tells how many tries are left', async () => {
    const { stage, entered } = await scene('unsupported: +CPINR');
    const id = await stage.addModem(PORT, { pin: '9999' }, 'parked');
    await stage.pool.update(id, { pin: '1234' });
    await stage.until(id, 'starting');
    await stage.until(id, 'parked');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'PIN_LAST_TRY' });
    expect(entered).toEqual(['"9999"']);
  });

  it('is on record before the SIM sees it: not tried again when a crash left its outcome open, unless the SIM turns out unlocked', async () => {
    const { stage, simulator, entered } = await scene();
    simulator.on('command', (text) => {
      if (text.startsWith('AT+CPIN=')) simulator.service.setFaults({ unplugged: true });
    });
    const id = await stage.addModem(PORT, { pin: '1234' }, 'disconnected');
    simulator.removeAllListeners('command');
    simulator.service.setFaults({ unplugged: false });
    await stage.until(id, 'parked');
    expect((await stage.pool.get(id)).lastError).toMatchObject({ code: 'PIN_UNSURE' });
    expect(entered).toHaveLength(1);
    simulator.service.setFaults({ pin: null });
    await stage.pool.restart(id);
    await stage.until(id, 'ready');
    expect(await stage.db.read('sim_pins').pluck('outcome')).toEqual(['right']);
  });

  it('is asked for in plain words where none is set', async () => {
    const { stage, entered } = await scene();
    const id = await stage.addModem(PORT, {}, 'parked');
    const modem = await stage.pool.get(id);
    expect(modem).toMatchObject({ hasPin: false, stateText: 'The SIM wants a PIN and none is set for this modem.' });
    expect(modem.lastError?.remedy).toBe('Enter the PIN in the settings of this modem.');
    expect(entered).toEqual([]);
  });

  it('stays out of transcript, answers and database', async () => {
    const { stage } = await scene();
    const id = await stage.addModem(PORT, { pin: '1234' });
    expect(JSON.stringify(await stage.pool.transcript(id))).not.toContain('1234');
    expect(JSON.stringify(await stage.pool.get(id))).not.toContain('"1234"');
    const [row] = await stage.modemStore.list();
    expect(row!.pin!.toString('latin1')).not.toContain('1234');
  });

  it('waits for a SIM that is busy, and takes READY without OK and in quotes', async () => {
    const { stage } = await scene('simBusyMs: 300\ncpinQuoted: on');
    await stage.addModem(PORT, { pin: '1234' });
    expect((await stage.pool.list())[0]!.identity?.imsi).toBe('001010123456789');
  });
});
