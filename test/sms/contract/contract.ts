import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Outcome } from '../../../gateway/core/ports.ts';
import { PHONE, PIN, Stand } from './stand.ts';

const LONG = (name: string) => `${name}: ${'your new token is ready. '.repeat(13)}`; // three parts
const PATIENCE = { timeout: 15_000 };

const error = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.error : null);
const upper = (commands: readonly string[]) => commands.map((text) => text.toUpperCase());

/**
 * What every modem we know must be able to do, over a real pseudo-terminal, with its own chatter in the middle of
 * everything. The modems run side by side, the steps of one after the other.
 */
export function contract(ids: readonly string[]): void {
  describe.concurrent.each(ids)('%s', (id) => {
    describe.sequential('keeps the contract', () => steps(id));
  });
}

function steps(id: string): void {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.open(id);
    await stand.begin();
  });
  afterAll(() => stand.close());

  it('is set up by what it says of itself, and its PIN is entered once', async ({ expect }) => {
    const { script, profile, commands } = stand;
    const { identity, signal, registration, smsc } = await stand.stage.pool.get(stand.id);
    const { manufacturer, model, imei, imsi, iccid } = script;
    expect(identity).toMatchObject({ manufacturer, model, imei, imsi, iccid, profile: id });
    expect(script.revision).toContain(identity!.firmware);
    const why = id === 'generic' ? 'nothing more special matched' : `manufacturer ${JSON.stringify(manufacturer)}`;
    expect(identity!.profileWhy).toContain(why);
    expect(registration).toEqual({ status: 'home', operator: 'Simulated network' });
    expect(signal?.quality).toBe('excellent');
    expect(smsc).toBe('+99900000001');
    const said = upper(commands);
    for (const { send } of profile.init) expect(said).toContain(send.toUpperCase());
    expect(said.filter((text) => text.startsWith('AT+CPIN='))).toEqual([`AT+CPIN="${PIN}"`]);
    expect(said.indexOf(profile.sim.tries!.command.toUpperCase())).toBeLessThan(said.indexOf(`AT+CPIN="${PIN}"`));
  });

  it('announces messages stored, and reports', ({ expect }) => {
    const { cnmi } = stand.profile.sms;
    const values = lastCnmi(stand.commands);
    expect(values).toHaveLength(5);
    const [mode, mt, , ds] = values as [number, number, number, number, number];
    expect([cnmi.mode.includes(mode), mt, cnmi.ds.includes(ds), ds > 0]).toEqual([true, 1, true, true]);
  });

  it('sends one part and hears of its delivery', async ({ expect }) => {
    const outcome = await stand.send('Kode 123456 [€]');
    expect(outcome).toMatchObject({ kind: 'sent', via: 'M' });
    expect(stand.arrived()).toEqual(['Kode 123456 [€]']);
    const reference = Number(/\d+$/.exec(outcome.response!)![0]);
    const report = { modem: 'M', sim: stand.script.iccid, reference, status: 0, number: PHONE };
    await expect.poll(() => stand.stage.reports, PATIENCE).toContainEqual(expect.objectContaining(report));
  });

  it('sends three parts, and hears of each', async ({ expect }) => {
    const before = stand.stage.reports.length;
    const { kind, response } = await stand.send(LONG('three'));
    expect(kind).toBe('sent');
    expect(stand.simulator.service.received()[0]).toMatchObject({ text: LONG('three'), parts: 3, complete: true });
    const references = [...response!.matchAll(/\d+/g)].map(Number);
    await expect.poll(() => stand.stage.reports.length - before, PATIENCE).toBe(3);
    expect(stand.stage.reports.slice(-3).map(({ reference }) => reference)).toEqual(references);
  });

  it('takes inbound texts of one and of three parts, and deletes them only when they are safe', async ({ expect }) => {
    await stand.simulator.service.deliver('+4915112345678', 'STOP please');
    await expect.poll(() => stand.inboundFrom('+4915112345678'), PATIENCE).toEqual(['STOP please']);
    await stand.simulator.service.deliver('ACME', LONG('in'));
    await expect.poll(() => stand.inboundFrom('ACME').length, PATIENCE).toBe(3);
    expect([...stand.inboundFrom('ACME')].join('')).toBe(LONG('in'));
    await expect.poll(() => deletions(stand.commands), PATIENCE).toBeGreaterThanOrEqual(4);
    expect(stand.rash).toEqual([]);
  });

  it('comes back after a prompt that stayed away: nothing was sent', async ({ expect }) => {
    stand.faults({ noPrompt: 1 });
    const job = await stand.job('no prompt');
    expect(error(await stand.stage.send(job))).toMatchObject({ code: 'AT_NO_PROMPT', disposition: 'temporary' });
    expect(stand.arrived()).not.toContain('no prompt');
    expect(await stand.stage.send(job)).toMatchObject({ kind: 'sent' });
  });

  it('passes on what the network refuses for good, and what it may take later', async ({ expect }) => {
    stand.faults({ cmsError: { code: 28, times: 1 } });
    expect(error(await stand.send('refused'))).toMatchObject({ code: 'CMS_28', disposition: 'permanent' });
    stand.faults({ cmsError: { code: 42, times: 1 } });
    const job = await stand.job('later');
    expect(error(await stand.stage.send(job))).toMatchObject({ code: 'CMS_42', disposition: 'temporary' });
    expect(await stand.state()).toBe('ready');
    expect(await stand.stage.send(job)).toMatchObject({ kind: 'sent' });
  });

  it('takes its own fault upon itself and is set up anew', async ({ expect }) => {
    stand.faults({ cmsError: { code: 313, times: 1 } });
    const job = await stand.job('own fault');
    expect(error(await stand.stage.send(job))).toMatchObject({ code: 'CMS_313', disposition: 'local' });
    expect(await stand.state()).not.toBe('ready');
    await stand.stage.pool.restart(stand.id);
    await stand.until('ready');
    expect(await stand.stage.send(job)).toMatchObject({ kind: 'sent' });
  });

  it.for([
    ['an error without a meaning', { cmsError: { code: 500, times: 1 } }, 'CMS_500'],
    ['a plain ERROR', { plainError: 1 }, 'AT_ERROR'],
    ['silence after Ctrl-Z', { silence: 1 }, 'AT_TIMEOUT'],
  ] as const)('leaves %s uncertain and never sends it again by itself', async ([name, faults, code], { expect }) => {
    stand.faults(faults);
    const job = await stand.job(name);
    expect(error(await stand.stage.send(job))).toMatchObject({ code, disposition: 'uncertain' });
    await stand.until('ready');
    const submitted = stand.simulator.submitted;
    expect(error(await stand.stage.send(job))).toMatchObject({ code: 'SMS_UNCERTAIN', disposition: 'uncertain' });
    expect(stand.simulator.submitted).toBe(submitted);
    expect(await stand.send(`after ${name}`)).toMatchObject({ kind: 'sent' });
  });

  it('works with an echo that cannot be switched off', async ({ expect }) => {
    stand.faults({ echo: true });
    await stand.stage.pool.restart(stand.id);
    await stand.until('ready');
    expect(await stand.send(LONG('echo'))).toMatchObject({ kind: 'sent' });
    expect(stand.arrived()).toContain(LONG('echo'));
    stand.faults({ echo: false });
    await stand.stage.pool.restart(stand.id);
    await stand.until('ready');
  });

  it('empties a store that ran full while we could not take anything', async ({ expect }) => {
    const { script, simulator } = stand;
    const size = storeSize(stand);
    const before = stand.turnedAway;
    stand.storeDown = true;
    for (let i = 0; i < size; i++) await simulator.service.deliver('+4915100000000', `text ${i}`);
    await expect.poll(() => stand.turnedAway - before, PATIENCE).toBeGreaterThanOrEqual(size);
    stand.storeDown = false;
    await simulator.service.deliver('+4915100000000', `text ${size}`);
    if (script.full.length === 0) {
      stand.faults({ cmsError: { code: 322, times: 1 } });
      expect(error(await stand.send('full'))).toMatchObject({ code: 'CMS_322', disposition: 'local' });
      expect(await stand.state()).toBe('ready');
    }
    const wanted = Array.from({ length: size + 1 }, (_, i) => `text ${i}`).sort();
    await expect.poll(() => stand.inboundFrom('+4915100000000').sort(), PATIENCE).toEqual(wanted);
    expect(stand.rash).toEqual([]);
    expect(await stand.send('after the flood')).toMatchObject({ kind: 'sent' });
  });

  it('is found again after a restart of its own, with all that it had forgotten', async ({ expect }) => {
    const { script, simulator, commands } = stand;
    const from = commands.length;
    simulator.reboot();
    if (script.resetMs > 0) {
      await stand.until('disconnected');
      await stand.until('ready');
    }
    const job = await stand.job('after a restart');
    let outcome = await stand.stage.send(job);
    for (let tries = 0; outcome.kind !== 'sent' && tries < 5; tries++) {
      expect(error(outcome)?.disposition).toBe('local');
      await stand.until('ready');
      outcome = await stand.stage.send(job);
    }
    expect(outcome.kind).toBe('sent');
    expect(commands.slice(from).filter((text) => text.startsWith('AT+CPIN='))).toHaveLength(1);
    expect(lastCnmi(commands.slice(from))).toHaveLength(5);
  });

  it('is found again under another name after the cable was out', async ({ expect }) => {
    const name = stand.device;
    stand.faults({ unplugged: true });
    await stand.until('disconnected');
    expect(stand.stage.sender.capacity()).toBe(0);
    stand.faults({ unplugged: false });
    expect(stand.device).not.toBe(name);
    await stand.until('ready');
    expect(await stand.send('under another name')).toMatchObject({ kind: 'sent' });
  });

  it('has sent nothing twice and nothing that was no message', ({ expect }) => {
    expect(stand.arrived()).toEqual([...new Set(stand.arrived())]);
    expect(stand.simulator.submissions.filter(({ pdu }) => pdu === null)).toEqual([]);
  });
}

/** mode, mt, bm, ds, bfr as they were set last. */
function lastCnmi(commands: readonly string[]): number[] {
  const set = commands.findLast((text) => /^AT\+CNMI=\d/.test(text));
  return set ? set.slice('AT+CNMI='.length).split(',').map(Number) : [];
}

function deletions(commands: readonly string[]): number {
  return commands.filter((text) => /^AT\+CMGD=\d/.test(text)).length;
}

/** How many messages fit into the memory that the profile has them received in. */
function storeSize({ profile, script }: Stand): number {
  const sizes = new Map(script.memories.split(' ').map((item) => item.split(':') as [string, string]));
  const memory = profile.sms.storage.find((name) => sizes.has(name))!;
  return Number(sizes.get(memory));
}
