import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatorFaults } from '../../../gateway/core/model/gateways.ts';
import type { Outcome } from '../../../gateway/core/ports.ts';
import { StreamPort } from '../../../gateway/sms/port/port.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { type ModemRig, startSimulatedModem } from '../../rig/modem.ts';
import { openSmsStage, type SmsStage, type SmsStageOptions } from '../../rig/sms.ts';

const PHONE = '+491701234567';
const LONG = 'Your new token is ready. '.repeat(14); // three parts

const stages: { stage: SmsStage; rigs: ModemRig[] }[] = [];

/** So many simulated modems, each ready, and the sender over them. */
async function scene(faults: Partial<SimulatorFaults>[] = [{}], options: SmsStageOptions = {}) {
  const script = (i: number) => parseScript(`iccid: 898821100000000000${i}\nimei: 49015420323751${i}`);
  const rigs = await Promise.all(
    faults.map((fault, i) => startSimulatedModem({ transport: 'direct', faults: fault, script: script(i) })),
  );
  const ports = Object.fromEntries(
    rigs.map(({ simulator }, i) => [
      `/dev/modem${i}`,
      async () => {
        const wire = simulator.connect();
        return new StreamPort(`/dev/modem${i}`, wire, async () => void wire.destroy());
      },
    ]),
  );
  const stage = await openSmsStage({ ports, ...options });
  stages.push({ stage, rigs });
  const ids: string[] = [];
  for (let i = 0; i < rigs.length; i++) ids.push(await stage.addModem(`/dev/modem${i}`, { name: `M${i}` }));
  return { stage, ids, simulators: rigs.map(({ simulator }) => simulator) };
}

afterEach(async () => {
  for (const { stage, rigs } of stages.splice(0)) {
    await stage.close();
    for (const rig of rigs) await rig.stop();
  }
});

const error = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.error : null);

describe('SmsSender', () => {
  it('sends a text: it arrives, and the ledger knows its reference', async () => {
    const { stage, simulators } = await scene();
    const job = await stage.job(PHONE, 'Ihr Kode: 123 456 – gültig 5 Minuten');
    const outcome = await stage.send(job);
    expect(outcome).toMatchObject({ kind: 'sent', via: 'M0', response: '+CMGS: 0' });
    expect(simulators[0]!.service.received()).toMatchObject([
      { to: PHONE, text: 'Ihr Kode: 123 456 – gültig 5 Minuten', complete: true },
    ]);
    expect(await stage.parts(job)).toMatchObject([{ seq: 1, total: 1, state: 'sent' }]);
  });

  it('asks for a report, limits the validity to what is left, and sends a flash when asked', async () => {
    const { stage, simulators } = await scene();
    await stage.send(await stage.job(PHONE, 'now', { options: { flash: true }, expiresAt: Date.now() + 290_000 }));
    expect(simulators[0]!.submissions[0]!.pdu).toMatchObject({
      statusReport: true,
      flash: true,
      validity: { kind: 'relative', seconds: 300 },
    });
    await expect.poll(() => stage.reports).toMatchObject([{ modem: 'M0', reference: 0, status: 0, number: PHONE }]);
  });

  it('keeps the message out of the dialogue', async () => {
    const { stage } = await scene();
    const { dialogue } = await stage.send(await stage.job(PHONE, 'secret 123456'));
    const text = dialogue.map(({ dir, text }) => `${dir} ${text}`).join('\n');
    expect(text).toMatch(/> AT\+CMGS=\d+\n< > \n> <\d+ octets><Ctrl-Z>\n< \+CMGS: 0\n< OK/);
  });

  it('sends the parts of a long text in order with one reference', async () => {
    const { stage, simulators } = await scene();
    const job = await stage.job(PHONE, LONG);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent', response: '+CMGS: 0 · +CMGS: 1 · +CMGS: 2' });
    expect(simulators[0]!.service.received()).toMatchObject([{ text: LONG, parts: 3, complete: true }]);
    const parts = await stage.parts(job);
    expect(parts.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(simulators[0]!.submissions.map(({ pdu }) => pdu?.concat)).toEqual(
      [1, 2, 3].map((seq) => ({ ref: parts[0]!.concatRef, total: 3, seq, bits: 8 })),
    );
  });

  it('understands echoes and unsolicited lines in the middle of everything', async () => {
    const { stage, simulators } = await scene([{ echo: true, noise: true }]);
    for (let i = 0; i < 5; i++)
      expect(await stage.send(await stage.job(PHONE, `n ${i}`))).toMatchObject({ kind: 'sent' });
    expect(simulators[0]!.service.received()).toHaveLength(5);
  });

  it('fails for good what the network refuses for good', async () => {
    const { stage } = await scene([{ cmsError: { code: 28, times: 1 } }]);
    const job = await stage.job(PHONE, 'hello');
    const outcome = await stage.send(job);
    expect(error(outcome)).toMatchObject({ code: 'CMS_28', disposition: 'permanent' });
    expect(outcome.response).toBe('+CMS ERROR: 28');
    expect(await stage.parts(job)).toMatchObject([{ state: 'failed' }]);
  });

  it('leaves for later what the network may take later, and the modem stays in service', async () => {
    const { stage, simulators } = await scene([{ cmsError: { code: 38, times: 1 } }]);
    const job = await stage.job(PHONE, 'hello');
    expect(error(await stage.send(job))).toMatchObject({ code: 'CMS_38', disposition: 'temporary' });
    expect(await stage.parts(job)).toMatchObject([{ state: 'pending' }]);
    expect(stage.sender.capacity()).toBeGreaterThan(0);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
    expect(simulators[0]!.submissions.filter(({ onAir }) => onAir)).toHaveLength(1);
  });

  it('refuses an impossible number without touching a modem', async () => {
    const { stage, simulators } = await scene();
    expect(error(await stage.send(await stage.job('+49170x', 'hello')))?.disposition).toBe('permanent');
    expect(simulators[0]!.submitted).toBe(0);
  });

  it('comes back after a prompt that did not come: not sent, tried later', async () => {
    const { stage, simulators } = await scene([{ noPrompt: 1 }]);
    const job = await stage.job(PHONE, 'hello');
    expect(error(await stage.send(job))).toMatchObject({ code: 'AT_NO_PROMPT', disposition: 'temporary' });
    expect(await stage.parts(job)).toMatchObject([{ state: 'pending' }]);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
    expect(simulators[0]!.submitted).toBe(1);
  });

  it('calls silence after Ctrl-Z uncertain and never sends it again by itself', async () => {
    const { stage, ids, simulators } = await scene([{ silence: 1, reports: 'none' }]);
    const job = await stage.job(PHONE, 'hello');
    expect(error(await stage.send(job))).toMatchObject({ code: 'AT_TIMEOUT', disposition: 'uncertain' });
    expect(await stage.parts(job)).toMatchObject([{ state: 'uncertain' }]);
    await stage.until(ids[0]!, 'ready');
    expect(error(await stage.send(job))).toMatchObject({ code: 'SMS_UNCERTAIN', disposition: 'uncertain' });
    expect(simulators[0]!.submitted).toBe(1);
  });

  it('calls a plain ERROR uncertain too', async () => {
    const { stage } = await scene([{ plainError: 1 }]);
    const job = await stage.job(PHONE, 'hello');
    expect(error(await stage.send(job))).toMatchObject({ code: 'AT_ERROR', disposition: 'uncertain' });
  });

  it('sets a modem up anew that leaves one message after the other in doubt', async () => {
    const { stage, ids } = await scene([{ plainError: 2 }]);
    await stage.send(await stage.job(PHONE, 'one'));
    await stage.send(await stage.job(PHONE, 'two'));
    expect((await stage.pool.get(ids[0]!)).state).not.toBe('ready');
    await stage.until(ids[0]!, 'ready');
    expect(await stage.send(await stage.job(PHONE, 'three'))).toMatchObject({ kind: 'sent' });
  });

  it('resumes a long text at the part that was not sent', async () => {
    const { stage, simulators } = await scene();
    const [simulator] = simulators;
    let submits = 0;
    simulator!.on('submit', () => {
      submits += 1;
      if (submits === 1) simulator!.service.setFaults({ cmsError: { code: 42, times: 1 } });
    });
    const job = await stage.job(PHONE, LONG);
    expect(error(await stage.send(job))).toMatchObject({ code: 'CMS_42' });
    expect((await stage.parts(job)).map(({ state }) => state)).toEqual(['sent', 'pending', 'pending']);
    await stage.restart();
    await stage.until((await stage.pool.list())[0]!.id, 'ready');
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
    expect(simulator!.submissions.filter(({ onAir }) => onAir)).toHaveLength(3);
    expect(simulator!.service.received()).toMatchObject([{ text: LONG, complete: true }]);
  });

  it('calls a part found half handed over after a crash uncertain', async () => {
    const { stage, simulators } = await scene();
    const job = await stage.job(PHONE, LONG);
    const [first, second] = await stage.ledger.begin(job.deliveries[0]!.id, 3, 77);
    await stage.ledger.submitting(first!.id, { modem: 'M0', sim: null });
    await stage.ledger.sent(first!.id, 9);
    await stage.ledger.submitting(second!.id, { modem: 'M0', sim: null });
    const outcome = await stage.send(job);
    expect(error(outcome)).toMatchObject({ code: 'SMS_UNCERTAIN', disposition: 'uncertain' });
    expect(error(outcome)?.message).toContain('Part 2 of 3');
    expect((await stage.parts(job)).map(({ state }) => state)).toEqual(['sent', 'uncertain', 'pending']);
    expect(simulators[0]!.submitted).toBe(0);
  });

  it('sends again only what a person gave back, over the SIM of the other parts', async () => {
    const { stage, simulators } = await scene([{}, {}]);
    const sim = (await stage.pool.list()).find(({ name }) => name === 'M1')!.identity!.iccid;
    const job = await stage.job(PHONE, LONG);
    const [first, , third] = await stage.ledger.begin(job.deliveries[0]!.id, 3, 77);
    for (const part of [first!, third!]) {
      await stage.ledger.submitting(part.id, { modem: 'M1', sim });
      await stage.ledger.sent(part.id, 9);
    }
    expect(await stage.send(job)).toMatchObject({ kind: 'sent', via: 'M1' });
    expect(simulators.map(({ submissions }) => submissions.map(({ pdu }) => pdu?.concat))).toEqual([
      [],
      [{ ref: 77, total: 3, seq: 2, bits: 8 }],
    ]);
  });

  it('begins anew where the text changed its length before anything was sent, and refuses where something was', async () => {
    const { stage, simulators } = await scene();
    const job = await stage.job(PHONE, 'short now');
    await stage.ledger.begin(job.deliveries[0]!.id, 2, 77);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
    expect(await stage.parts(job)).toMatchObject([{ seq: 1, total: 1, state: 'sent' }]);

    const other = await stage.job(PHONE, 'short now');
    const [part] = await stage.ledger.begin(other.deliveries[0]!.id, 2, 78);
    await stage.ledger.submitting(part!.id, { modem: 'M0', sim: null });
    await stage.ledger.sent(part!.id, 9);
    expect(error(await stage.send(other))).toMatchObject({ code: 'SMS_CHANGED', disposition: 'permanent' });
    expect(simulators[0]!.submitted).toBe(1);
  });

  it('has nothing left to do where all parts were sent before a crash', async () => {
    const { stage, simulators } = await scene();
    const job = await stage.job(PHONE, 'hello');
    const [part] = await stage.ledger.begin(job.deliveries[0]!.id, 1, 5);
    await stage.ledger.submitting(part!.id, { modem: 'M0', sim: null });
    await stage.ledger.sent(part!.id, 9);
    expect(await stage.send(job)).toMatchObject({ kind: 'sent' });
    expect(simulators[0]!.submitted).toBe(0);
  });

  describe('with a modem at fault', () => {
    it('gives the message to another modem, and counts no attempt', async () => {
      const { stage, ids, simulators } = await scene([{ cmsError: { code: 313, times: 1 } }, {}]);
      const job = await stage.job(PHONE, 'hello');
      expect(await stage.send(job)).toMatchObject({ kind: 'sent', via: 'M1' });
      expect(simulators.map(({ submissions }) => submissions.filter(({ onAir }) => onAir).length)).toEqual([0, 1]);
      const broken = await stage.pool.get(ids[0]!);
      expect(broken.lastError).toMatchObject({ code: 'CMS_313' });
      expect(broken.state).not.toBe('ready');
    });

    it('says so in plain words when there is no other', async () => {
      const { stage } = await scene([{ cmsError: { code: 330, times: 1 } }]);
      const job = await stage.job(PHONE, 'hello');
      expect(error(await stage.send(job))).toMatchObject({ code: 'CMS_330', disposition: 'local' });
      expect(await stage.parts(job)).toMatchObject([{ state: 'pending' }]);
      expect(stage.sender.capacity()).toBe(0);
      expect(stage.sender.waitingFor()).toMatch(/^Modem "M0": The SIM has no service centre number/);
    });

    it('tells a port lost before Ctrl-Z from one lost after it', async () => {
      const { stage, simulators } = await scene([{}], { timeoutsMs: { submit: 5_000 } });
      const [simulator] = simulators;
      simulator!.service.setFaults({ noPrompt: 1 });
      simulator!.on('command', (text) => {
        if (text.startsWith('AT+CMGS')) setImmediate(() => simulator!.service.setFaults({ unplugged: true }));
      });
      const before = await stage.job(PHONE, 'before');
      expect(error(await stage.send(before))).toMatchObject({ code: 'PORT_LOST', disposition: 'local' });
      expect(await stage.parts(before)).toMatchObject([{ state: 'pending' }]);

      simulator!.removeAllListeners('command');
      simulator!.service.setFaults({ unplugged: false, noPrompt: 0, submitMs: 4_000 });
      await stage.until((await stage.pool.list())[0]!.id, 'ready');
      simulator!.once('submit', () => setImmediate(() => simulator!.service.setFaults({ unplugged: true })));
      const after = await stage.job(PHONE, 'after');
      expect(error(await stage.send(after))).toMatchObject({ code: 'PORT_LOST', disposition: 'uncertain' });
      expect(await stage.parts(after)).toMatchObject([{ state: 'uncertain' }]);
      expect(simulator!.submitted).toBe(1);
    });

    it('keeps a long text on the SIM that sent its first part', async () => {
      const { stage, simulators } = await scene([{}, {}]);
      const job = await stage.job(PHONE, LONG);
      simulators.forEach((simulator) => {
        simulator.once('submit', () => simulator.service.setFaults({ cmsError: { code: 322, times: 1 } }));
      });
      expect(error(await stage.send(job))).toMatchObject({ disposition: 'local' });
      expect(simulators.map(({ submitted }) => submitted).sort()).toEqual([0, 2]);
    });
  });

  it('waits while no modem is there, and says for what', async () => {
    const { stage, ids } = await scene();
    expect(stage.sender.waitingFor()).toBeNull();
    await stage.pool.update(ids[0]!, { enabled: false });
    await stage.until(ids[0]!, 'disabled');
    expect(stage.sender.capacity()).toBe(0);
    expect(stage.sender.waitingFor()).toBe('All modems are switched off.');
    await stage.pool.remove(ids[0]!);
    expect(stage.sender.waitingFor()).toBe('No modem is set up.');
  });

  it('gives back what it holds when the last modem goes', async () => {
    const { stage, simulators } = await scene([{ submitMs: 100 }], { timeoutsMs: { submit: 5_000 } });
    const jobs = await Promise.all(['one', 'two'].map((text) => stage.job(PHONE, text)));
    const sending = jobs.map((job) => stage.send(job));
    simulators[0]!.once('submit', () => simulators[0]!.service.setFaults({ unplugged: true }));
    const errors = (await Promise.all(sending)).map((outcome) => error(outcome));
    // Which of the two went first is not decided here; the one that waited goes back.
    expect(errors.map((one) => one?.disposition).sort()).toEqual(['local', 'uncertain']);
    expect(errors.find((one) => one?.disposition === 'local')?.code).toBe('NO_MODEM');
  });

  it('gives back what waits when a person wants it back; what the modem has in hand goes on', async () => {
    const { stage, simulators } = await scene([{ submitMs: 1_000 }], { timeoutsMs: { submit: 5_000 } });
    const jobs = [await stage.job(PHONE, 'in hand'), await stage.job(PHONE, 'waits')];
    const atModem = new Promise<void>((resolve) => {
      simulators[0]!.on('command', (text: string) => text.startsWith('AT+CMGS') && resolve());
    });
    const inHand = stage.send(jobs[0]!);
    await atModem;
    let outcome: Outcome | undefined;
    const waits = stage.send(jobs[1]!).then((one) => {
      outcome = one;
    });
    // It is cut into parts before it waits.
    const back = () => {
      for (const { message } of jobs) stage.sender.withdraw(message.id);
      return outcome && error(outcome);
    };
    await expect.poll(back, { interval: 10 }).toMatchObject({ code: 'WITHDRAWN', disposition: 'local' });
    await waits;
    expect((await inHand).kind).toBe('sent');
    expect(simulators[0]!.submitted).toBe(1);
  });

  it('lets what is urgent overtake what waits', async () => {
    const { stage, simulators } = await scene([{ submitMs: 300 }], { timeoutsMs: { submit: 5_000 } });
    const jobs = [
      await stage.job(PHONE, 'first', { class: 'bulk' }),
      await stage.job(PHONE, 'bulk', { class: 'bulk' }),
      await stage.job(PHONE, 'notice', { class: 'notice' }),
      await stage.job(PHONE, 'otp', { class: 'otp' }),
    ];
    const atModem = new Promise<void>((resolve) => {
      simulators[0]!.on('command', (text: string) => text.startsWith('AT+CMGS') && resolve());
    });
    const first = stage.send(jobs[0]!);
    await atModem;
    await Promise.all([first, ...jobs.slice(1).map((job) => stage.send(job))]);
    const order = simulators[0]!.submissions.map(({ pdu }) => pdu?.text);
    expect(order).toEqual(['first', 'otp', 'notice', 'bulk']);
  });

  it('shares the work between idle modems', async () => {
    const { stage, simulators } = await scene([{ submitMs: 20 }, { submitMs: 20 }]);
    const jobs = await Promise.all(Array.from({ length: 8 }, (_, i) => stage.job(PHONE, `n ${i}`)));
    await Promise.all(jobs.map((job) => stage.send(job)));
    expect(simulators.map(({ submitted }) => submitted)).toEqual([4, 4]);
  });

  it('sends nothing that has expired, and nothing after it was told to stop', async () => {
    const { stage, simulators } = await scene();
    const late = await stage.job(PHONE, 'late');
    late.message.expiresAt = Date.now() - 1;
    expect(error(await stage.send(late))).toMatchObject({ code: 'EXPIRED', disposition: 'local' });
    const stopped = await stage.send(await stage.job(PHONE, 'stop'), AbortSignal.abort());
    expect(error(stopped)).toMatchObject({ code: 'STOPPING', disposition: 'local' });
    expect(simulators[0]!.submitted).toBe(0);
  });
});
