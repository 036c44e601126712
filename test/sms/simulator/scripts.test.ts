import { readdirSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeDeliver } from '../../../gateway/sms/pdu/deliver.ts';
import { decodeStatusReport } from '../../../gateway/sms/pdu/report.ts';
import { loadScript, type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { PDU } from './stage.ts';
import { Terminal } from './terminal.ts';

const ids = (folder: string, ending: string): string[] =>
  readdirSync(new URL(`../../../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(ending) && name !== `schema${ending}`)
    .map((name) => name.slice(0, -ending.length));
const scripts = ids('test/modems', '.chat');

let rig: ModemRig | null = null;
let port: SerialPort | null = null;
afterEach(async () => {
  await new Promise((done) => (port?.isOpen ? port.close(done) : done(null)));
  await rig?.stop();
  rig = port = null;
});

async function start(script: string, pin: string | null = null): Promise<Terminal> {
  rig = await startSimulatedModem({ transport: 'pty', script, faults: { pin } });
  port = new SerialPort({ path: rig.port, baudRate: 115_200 });
  const terminal = new Terminal(port, loadScript(script).personality.gapMs);
  await terminal.command('ATE0');
  return terminal;
}

it('there is one for each firmware profile', () => {
  expect(scripts).toEqual(expect.arrayContaining(ids('firmware-profiles', '.json')));
});

describe.each(scripts)('the script %s on a pseudo-terminal', (id) => {
  const { personality } = loadScript(id);

  it('says who it is', async () => {
    const terminal = await start(id);
    expect(await terminal.command('AT+CGMI')).toContain(`\r\n${personality.manufacturer}\r\n`);
    expect(await terminal.command('AT+CGMM')).toContain(`\r\n${personality.model}\r\n`);
    expect(await terminal.command('AT+CGMR')).toContain(`\r\n${personality.revision}\r\n`);
    expect(await terminal.command('AT+CGSN')).toContain(`\r\n${personality.imei}\r\n`);
    expect(validImei(personality.imei)).toBe(true);
  });

  it('takes its PIN and then says that it is ready', async () => {
    const terminal = await start(id, '1234');
    if (personality.cpinOk) expect(await terminal.command('AT+CPIN?')).toContain('SIM PIN');
    else {
      terminal.type('AT+CPIN?\r');
      await terminal.until(/SIM PIN.*\r\n/);
    }
    let seen = await terminal.command('AT+CPIN=1234');
    if (personality.ready.length > 0) seen += await terminal.until(personality.ready.at(-1)!);
    for (const line of personality.ready) expect(seen).toContain(line);
    await expect.poll(() => terminal.command('AT+CIMI')).toContain(personality.imsi);
  });

  it('sends, reports, and receives at its first index', async () => {
    const terminal = await start(id);
    await expect.poll(() => terminal.command('AT+CIMI')).toContain(personality.imsi);
    await terminal.command('AT+CMGF=0');
    const takes = /^\((.*?)\),\(.*?\),\(.*?\),\((.*?)\)/.exec(personality.cnmiTakes || personality.cnmi)!;
    const ds = takes[2]!.includes('1') ? 1 : 2;
    const bfr = personality.cnmi.endsWith('(1)') ? 1 : 0;
    expect(await terminal.command(`AT+CNMI=1,1,0,${ds},${bfr}`)).toContain('OK');
    expect(await terminal.submit(PDU)).toMatch(/^\r\n\+CMGS: 0\r\n\r\nOK\r\n$/);
    let report = await terminal.until(/\+CDSI?:.*\r\n([0-9A-F]+\r\n)?/);
    if (ds === 2) {
      await terminal.command(`AT+CPMS="${personality.reportMemory}"`);
      const index = /,(\d+)\r\n/.exec(report)![1];
      report = await terminal.command(`AT+CMGR=${index}`);
      await terminal.command(`AT+CMGD=${index}`);
    }
    expect(decodeStatusReport(/\r\n([0-9A-F]{40,})\r\n/.exec(report)![1]!)).toMatchObject({ reference: 0, status: 0 });
    const memory = personality.preferred[0]!;
    await terminal.command(`AT+CPMS=${Array(personality.cpms).fill(`"${memory}"`).join(',')}`);
    await rig!.simulator.service.deliver('+4930123', 'hello');
    expect(await terminal.until(/\+CMTI.*\r\n/)).toContain(`+CMTI: "${memory}",${personality.base}\r\n`);
    await new Promise((resolve) => setTimeout(resolve, personality.readableMs));
    const stored = await terminal.command(`AT+CMGR=${personality.base}`);
    expect(decodeDeliver(/\r\n([0-9A-F]{30,})\r\n/.exec(stored)![1]!).text).toBe('hello');
  });
});

/** Its last digit is a check digit (23.003, annex B). */
function validImei(imei: string): boolean {
  const digits = [...imei].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10)),
    0,
  );
  return imei.length === 15 && sum % 10 === 0;
}
