import { afterEach, expect, it } from 'vitest';
import { Quirk } from '../../../gateway/sms/modem/profile.ts';
import { StreamPort } from '../../../gateway/sms/port/port.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage } from '../../rig/sms.ts';

const PORT = '/dev/modem';

let stage: SmsStage | null = null;
let rig: ModemRig | null = null;
afterEach(async () => {
  await stage?.close();
  await rig?.stop();
  stage = rig = null;
});

/** A modem with one oddity, set up with a profile that knows of it or not. */
async function meet(script: string, profile: string) {
  const made = await startSimulatedModem({ transport: 'direct', script: parseScript(script) });
  rig = made;
  const { simulator } = made;
  const commands: string[] = [];
  simulator.on('command', (text) => commands.push(text));
  const open = async () => {
    const wire = simulator.connect();
    return new StreamPort(PORT, wire, async () => void wire.destroy());
  };
  // something lies in the store before we come
  await simulator.service.deliver('+4930111', 'early');
  stage = await openSmsStage({ ports: { [PORT]: open }, timeoutsMs: { command: 300, slow: 300 } });
  const begin = (state: string) => stage!.addModem(PORT, { profile }, state);
  const inbound = () => stage!.inbound.map(({ text }) => text);
  return { simulator, commands, begin, inbound };
}

const TELLS: Record<Quirk, () => Promise<void>> = {
  'cpin-no-ok': async () => {
    const knowing = await meet('cpinOk: off', 'sierra');
    await knowing.begin('ready');
  },
  'cmgl-hangs': async () => {
    const { commands, begin, inbound } = await meet('cmgl: silent\nbase: 0', 'huawei');
    await begin('ready');
    await expect.poll(inbound).toEqual(['early']);
    expect(commands.filter((text) => text.startsWith('AT+CMGL'))).toEqual([]);
  },
  'cpms-one-memory': async () => {
    const { commands, begin } = await meet('cpms: 1\nmemories: SM:10 SR:10', 'wavecom');
    await begin('ready');
    expect(commands.filter((text) => /^AT\+CPMS="/.test(text) && text.includes(','))).toEqual([]);
  },
  'read-after-pause': async () => {
    const { simulator, begin, inbound } = await meet('readableMs: 300\nbase: 0', 'huawei-e3372');
    await begin('ready');
    await simulator.service.deliver('+4930111', 'late');
    await expect.poll(inbound, { timeout: 5_000 }).toEqual(expect.arrayContaining(['late']));
  },
};

const FAILS_WITHOUT: Record<Quirk, () => Promise<void>> = {
  'cpin-no-ok': async () => {
    const { begin } = await meet('cpinOk: off', 'generic');
    await begin('recovering');
  },
  'cmgl-hangs': async () => {
    const { commands, begin } = await meet('cmgl: silent\nbase: 0', 'generic');
    await begin('recovering');
    expect(commands.filter((text) => text.startsWith('AT+CMGL'))).not.toEqual([]);
  },
  'cpms-one-memory': async () => {
    const { commands, begin } = await meet('cpms: 1\nmemories: SM:10 SR:10', 'generic');
    await begin('ready');
    expect(commands).toContain('AT+CPMS="SM","SM","SM"');
  },
  'read-after-pause': async () => {
    const { simulator, commands, begin, inbound } = await meet('readableMs: 300', 'generic');
    await begin('ready');
    await simulator.service.deliver('+4930111', 'late');
    await expect.poll(() => commands.filter((text) => text.startsWith('AT+CMGR'))).not.toEqual([]);
    expect(inbound()).not.toContain('late');
  },
};

it.each(Quirk.options)('%s helps the modem that has it', (quirk) => TELLS[quirk]());
it.each(Quirk.options)('%s is needed', (quirk) => FAILS_WITHOUT[quirk]());
