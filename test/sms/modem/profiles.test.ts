import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayError } from '../../../gateway/core/errors.ts';
import { profileJsonSchema, Quirk } from '../../../gateway/sms/modem/profile.ts';
import { loadProfiles } from '../../../gateway/sms/modem/profile-load.ts';
import { chooseProfile } from '../../../gateway/sms/modem/profile-match.ts';
import { SHIPPED_PROFILES } from '../../rig/sms.ts';
import { files } from './source-files.ts';

const folders: string[] = [];

/** A folder of an administrator's own profiles. */
async function ownProfiles(profiles: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(profiles)) {
    await writeFile(join(folder, `${name}.json`), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const faultsOf = async (profiles: Record<string, unknown>) => {
  const error = await loadProfiles(SHIPPED_PROFILES, await ownProfiles(profiles)).then(
    () => null,
    (reason: GatewayError) => reason,
  );
  return error?.fields?.map(({ path, message }) => `${path} ${message}`) ?? [];
};

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('shipped profiles', () => {
  it('are what schema.json describes: the schema is generated from the code', async () => {
    const path = join(SHIPPED_PROFILES, 'schema.json');
    if (process.env.UPDATE_SCHEMA) await writeFile(path, `${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
    const committed = JSON.parse(await readFile(path, 'utf8'));
    expect(committed, 'stale; run this test with UPDATE_SCHEMA=1').toEqual(profileJsonSchema());
  });

  it('are each chosen by their own examples, and by nothing else', async () => {
    const library = await loadProfiles(SHIPPED_PROFILES, null);
    for (const profile of library.all()) {
      expect(profile.examples, profile.id).not.toEqual([]);
      for (const { usb, ...said } of profile.examples) {
        const [vid, pid] = usb?.split(':') ?? [];
        const choice = chooseProfile(library, { ...said, usb: vid && pid ? { vid, pid } : null });
        expect(choice.profile.id, JSON.stringify(said)).toBe(profile.id);
        expect(choice.ties, profile.id).toEqual([]);
      }
    }
  });

  it('leave every quirk exactly one place in the code', async () => {
    const sources = await files('gateway/sms', (name) => !name.endsWith('modem/profile.ts'));
    for (const quirk of Quirk.options) {
      const places = sources.filter(({ text }) => text.includes(`quirks.includes('${quirk}')`));
      expect(
        places.map(({ name }) => name),
        quirk,
      ).toHaveLength(1);
    }
  });
});

describe('loadProfiles', () => {
  it('lays each section over the one it builds on and replaces arrays', async () => {
    const own = await ownProfiles({
      'my-stick': {
        id: 'my-stick',
        extends: 'huawei-e3372',
        label: 'My stick',
        match: { firmware: '^99' },
        sms: { storage: ['ME'] },
        timeoutsMs: { submit: 90_000 },
      },
    });
    const profile = (await loadProfiles(SHIPPED_PROFILES, own)).get('my-stick')!;
    expect(profile.match).toMatchObject({ manufacturer: 'huawei', model: '^E3(372|531)', firmware: '^99' });
    expect(profile.sms).toMatchObject({ storage: ['ME'], indexBase: 0 });
    expect(profile.timeoutsMs).toMatchObject({ submit: 90_000, command: 5_000 });
    expect(profile.quirks).toEqual(['cmgl-hangs', 'read-after-pause']);
    expect(profile.examples).toEqual([]);
  });

  it("takes the administrator's copy in place of the shipped file", async () => {
    const shipped = JSON.parse(await readFile(join(SHIPPED_PROFILES, 'quectel.json'), 'utf8'));
    const own = await ownProfiles({ quectel: { ...shipped, label: 'Edited', init: [{ send: 'AT+QEDIT' }] } });
    const library = await loadProfiles(SHIPPED_PROFILES, own);
    expect(library.get('quectel')?.label).toBe('Edited');
    expect(library.get('quectel-ec25')?.init).toContainEqual({
      send: 'AT+QINDCFG="smsfull",1',
      optional: true,
      slow: false,
    });
    expect(library.summaries()).toContainEqual({ id: 'quectel', label: 'Edited', extends: 'generic' });
  });

  it('tells all mistakes at once', async () => {
    const good = { extends: 'generic', label: 'x' };
    const faults = await faultsOf({
      broken: '{ "id": ',
      cycle: { ...good, id: 'cycle', extends: 'cycle-two' },
      'cycle-two': { ...good, id: 'cycle-two', extends: 'cycle' },
      orphan: { ...good, id: 'orphan', extends: 'nobody' },
      escape: { ...good, id: 'escape', extends: '../../etc/passwd' },
      other: { ...good, id: 'another' },
      typo: { ...good, id: 'typo', quirk: [], sms: { memory: ['SM'] }, quirks: ['invented'] },
      pattern: { ...good, id: 'pattern', match: { model: '(' } },
    });
    const expected = [
      /^broken\.json /,
      /^cycle\.json:extends "cycle" builds on itself/,
      /^cycle-two\.json:extends "cycle-two" builds on itself/,
      /^orphan\.json:extends there is no profile "nobody"/,
      /^escape\.json:extends lower-case words/,
      /^other\.json:id must be "other"/,
      /^typo\.json:.*quirk/,
      /^typo\.json:sms .*memory/,
      /^typo\.json:quirks\.0 /,
      /^pattern\.json:match\.model not a regular expression/,
    ];
    for (const pattern of expected) expect(faults).toContainEqual(expect.stringMatching(pattern));
  });
});

describe('chooseProfile', () => {
  it('says what matched', async () => {
    const library = await loadProfiles(SHIPPED_PROFILES, null);
    const usb = { vid: '12d1', pid: '1506' };
    const said = { manufacturer: 'huawei', model: 'E3372', firmware: '21.180.01.00.00' };
    expect(chooseProfile(library, { ...said, usb })).toMatchObject({
      profile: { id: 'huawei-e3372' },
      why: 'manufacturer "huawei", model "E3372", USB id 12d1:1506 matched',
    });
  });

  it('never goes by the USB id alone', async () => {
    const library = await loadProfiles(SHIPPED_PROFILES, null);
    const silent = { manufacturer: null, model: null, firmware: null, usb: { vid: '12d1', pid: '1506' } };
    expect(chooseProfile(library, silent).profile.id).toBe('generic');
  });

  it('tells a tie', async () => {
    const twin = { extends: 'quectel', label: 'Twin', match: { model: '^EC25' } };
    const own = await ownProfiles({ twin: { ...twin, id: 'twin' } });
    const library = await loadProfiles(SHIPPED_PROFILES, own);
    const choice = chooseProfile(library, { manufacturer: 'Quectel', model: 'EC25', firmware: 'x', usb: null });
    expect([choice.profile.id, ...choice.ties].sort()).toEqual(['quectel-ec25', 'twin']);
  });
});
