import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseScript } from '../../gateway/sms/simulator/script.ts';
import { type ModemRig, type ModemRigOptions, startSimulatedModem } from '../rig/modem.ts';
import { runProgram, testFolder } from './program.ts';

const folder = testFolder();
let rig: ModemRig | null = null;
afterEach(async () => {
  await rig?.stop();
  rig = null;
});

async function probe(options: Partial<ModemRigOptions>, ...args: string[]) {
  rig = await startSimulatedModem({ transport: 'pty', ...options });
  return runProgram(['modem', 'probe', rig.port, ...args]);
}

describe('modem probe', () => {
  it('identifies a modem, shows what was said, sends a test message and hears of its delivery', async () => {
    const { code, stdout, stderr } = await probe({ script: 'quectel-ec25' }, '--send', '+491701234567');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^✓ Firmware profile: .+ \(quectel-ec25\): .*model "EC25" matched\.$/m);
    expect(stdout).toMatch(/^✓ Status report: Status report 0: received by the phone\.$/m);
    expect(stdout).toMatch(/^ +\d+ > AT\+CGMI$/m);
    expect(stdout).toMatch(/^ +\d+ < \+CSQ: \d+,\d+$/m);
    expect(stdout).toContain('The modem is in order');
    expect(rig?.simulator.service.received()).toHaveLength(1);
  });

  it('exits with 75 where the modem cannot send now, and with 1 where there is none', async () => {
    const searching = await probe({ faults: { registration: 2 } });
    expect(searching.code).toBe(75);
    expect(searching.stdout).toContain('✗ Network: Not in a network: searching.');
    const missing = await runProgram(['modem', 'probe', '/dev/ttyUSB99']);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain('There is no device /dev/ttyUSB99.');
  });

  it('keeps a PIN to itself and speaks JSON', async () => {
    const { code, stdout } = await probe({ faults: { pin: '7391' } }, '--pin', '7391', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, profile: { id: 'generic' } });
    expect(stdout).toContain('AT+CPIN=****');
    expect(stdout).not.toContain('7391');
  });

  it('lists ports, and wants one', async () => {
    const list = await runProgram(['modem', 'probe', '--list', '--json']);
    expect(list.code).toBe(0);
    expect(JSON.parse(list.stdout)).toMatchObject({ items: expect.any(Array), stray: expect.any(Array) });
    expect((await runProgram(['modem', 'probe'])).stderr).toContain('Give one PORT, or --list.');
    expect((await runProgram(['modem', 'probe', 'COM3'])).stderr).toContain('"COM3" is no port.');
  });
});

describe('modem script', () => {
  it('makes a script that the simulator takes of a downloaded transcript', async () => {
    const file = join(folder, 'transcript.json');
    const items = [
      { ms: 0, dir: '>', text: 'AT+CGMM' },
      { ms: 2, dir: '<', text: 'E173' },
      { ms: 2, dir: '<', text: 'OK' },
      { ms: 9, dir: '>', text: 'AT^CURC=0' },
      { ms: 11, dir: '<', text: 'OK' },
    ];
    writeFileSync(file, JSON.stringify({ items, next: null }));
    const { code, stdout } = await runProgram(['modem', 'script', file]);
    expect(code).toBe(0);
    expect(parseScript(stdout)).toMatchObject({
      personality: { model: 'E173' },
      exchanges: [{ command: 'AT^CURC=0' }],
    });
  });

  it('says what is wrong with a file that is none', async () => {
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"items": 5}');
    const { code, stderr } = await runProgram(['modem', 'script', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('is no transcript of a modem');
  });
});
