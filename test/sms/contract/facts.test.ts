import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { replyError } from '../../../gateway/sms/at/codes.ts';
import { classifyLine } from '../../../gateway/sms/at/reply.ts';
import type { Profile, Quirk } from '../../../gateway/sms/modem/profile.ts';
import { loadProfiles } from '../../../gateway/sms/modem/profile-load.ts';
import { eventOf, grammarOf } from '../../../gateway/sms/modem/profile-use.ts';
import type { Personality } from '../../../gateway/sms/simulator/personality.ts';
import { loadScript, type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { SHIPPED_PROFILES } from '../../rig/sms.ts';
import { Terminal } from '../simulator/terminal.ts';
import { PROFILES, SCRIPTS } from './stand.ts';

const library = await loadProfiles(SHIPPED_PROFILES, null);

/** What a script must do for a quirk to matter. */
const SHOWS: Record<Quirk, (script: Personality) => boolean> = {
  'cmgl-hangs': ({ cmgl }) => cmgl !== 'ok',
  'cpin-no-ok': ({ cpinOk }) => !cpinOk,
  'cpms-one-memory': ({ cpms }) => cpms === 1,
  'read-after-pause': ({ readableMs }) => readableMs > 0,
};
const USSD = { 'packed-hex': 'packed', text: 'text', 'ucs2-hex': 'none' } as const;

const rigs: ModemRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.stop();
});

/** A person at the line of a simulated modem. */
async function sitDown(id: string) {
  const rig = await startSimulatedModem({ transport: 'direct', script: id });
  rigs.push(rig);
  const { personality } = loadScript(id);
  const terminal = new Terminal(rig.simulator.connect(), personality.gapMs);
  // SIM and echo
  await terminal.command('ATE0');
  await expect.poll(() => terminal.command('AT+CIMI')).toContain(personality.imsi);
  return { terminal, simulator: rig.simulator, script: personality };
}

it('each profile has a script, and each script a profile', () => {
  expect(SCRIPTS).toEqual(PROFILES);
});

it('the example of the README is a profile', async () => {
  const readme = await readFile(join(SHIPPED_PROFILES, 'README.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(readme)![1]!;
  const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  await writeFile(join(folder, 'my-stick.json'), example);
  const own = (await loadProfiles(SHIPPED_PROFILES, folder)).get('my-stick');
  await rm(folder, { recursive: true });
  expect(own).toMatchObject({ match: { manufacturer: 'huawei', model: '^4711' }, sms: { indexBase: 0 } });
});

it('no USB device is told in two ways', () => {
  const told = new Map<string, string>();
  for (const { id, usb } of library.all()) {
    for (const { vid, pid, ...rest } of usb) {
      const text = JSON.stringify(rest);
      expect(told.get(`${vid}:${pid}`) ?? text, `${vid}:${pid} in ${id}`).toBe(text);
      told.set(`${vid}:${pid}`, text);
      expect(Object.values(rest.ports).filter((role) => role === 'at').length, `${vid}:${pid}`).toBeLessThan(2);
    }
  }
});

describe.each(PROFILES)('what the profile %s says', (id) => {
  const profile: Profile = library.get(id)!;
  const { personality: script } = loadScript(id);

  it('is shown by its script', () => {
    for (const [quirk, shows] of Object.entries(SHOWS)) {
      expect([quirk, profile.quirks.includes(quirk as Quirk)]).toEqual([quirk, shows(script)]);
    }
    expect(script.base).toBe(profile.sms.indexBase);
    expect(script.gapMs > 0).toBe(profile.line.gapMs > 0);
    expect(script.resetMs > 0).toBe(profile.reset.usbVanishes);
    expect(script.unsupported.includes('+CNMA')).toBe(profile.sms.acknowledge === null);
    expect(script.ussdAs).toBe(USSD[profile.ussd.encoding]);
  });

  it('sorts the lines that nobody asked for', () => {
    const pending = { text: 'AT+CMGS=20' };
    for (const line of [...script.noise, ...script.boot, ...script.ready, ...script.full]) {
      expect(classifyLine(line, pending, grammarOf(profile)).kind, line).toMatch(/^(urc|noise)$/);
    }
    const events = [...script.boot, ...script.ready, ...script.full, ...script.noise].map((line) => [
      line,
      eventOf(profile, line),
    ]);
    const lines = (event: string) => events.filter(([, what]) => what === event).map(([line]) => line);
    expect(lines('store-full')).toEqual(script.full);
    if (profile.urc.storeFull.length > 0) expect(script.full).not.toEqual([]);
    if (profile.sim.readyUrc.length > 0) expect(lines('sim-ready')).not.toEqual([]);
  });

  it('reads PIN counter and ICCID', async () => {
    const { terminal } = await sitDown(id);
    const { tries, iccid } = profile.sim;
    const counter = (await terminal.command(tries!.command)).split('\r\n');
    expect(counter.map((line) => new RegExp(tries!.pattern, 'i').exec(line)?.[1]).find(Boolean)).toBe('3');
    let answer = '';
    for (const command of iccid) {
      if (answer === '') answer = /\d{18}/.exec(await terminal.command(command))?.[0] ?? '';
    }
    expect(answer).not.toBe('');
  });

  it('asks for time and radio access in words the modem knows', async () => {
    const { terminal } = await sitDown(id);
    const { time, radio } = profile;
    if (time.query) {
      expect(await terminal.command(time.query)).toMatch(/\d{2,4}\/\d\d\/\d\d,\d\d:\d\d:\d\d[+-]\d\d/);
    }
    expect(radio.auto === null).toBe(radio.forceUmts === null);
    for (const command of [radio.forceUmts, radio.auto]) {
      if (command) expect(await terminal.command(command), command).toContain('OK');
    }
  });

  it('resets gently, and restarts as it says', async () => {
    const { terminal, simulator, script } = await sitDown(id);
    for (const command of profile.reset.soft) expect(await terminal.command(command), command).toContain('OK');
    expect(await terminal.command('ATE0')).toBe('\r\nOK\r\n');
    const gone = profile.reset.usbVanishes ? once(simulator, 'unplug') : null;
    expect(await terminal.command(profile.reset.vendor[0]!)).toContain('OK');
    await gone;
    if (gone) return;
    // the line stays, and what the modem was told is forgotten
    const first = await terminal.command('AT');
    expect(first).toContain(script.echo ? 'AT\r\r\nOK\r\n' : '\r\nOK\r\n');
  });

  it.each(Object.entries(profile.errors))('judges %s', (name, meaning) => {
    const [family, number] = name.split(' ');
    const final = { kind: family === 'CMS' ? ('cms' as const) : ('cme' as const), code: Number(number), text: number! };
    const error = replyError({ lines: [], final, handedOver: true }, profile.errors)!;
    expect(error.code).toBe(`${family}_${meaning.as ?? number}`);
    expect(error.message).toMatch(/^[A-Z].*\. \(CM[SE] ERROR \d+\)$/);
    expect(error.message).not.toContain('in no standard');
    expect(error.remedy).toMatch(/^[A-Z].*\.$/);
    if (meaning.disposition) expect(error.disposition).toBe(meaning.disposition);
  });
});
