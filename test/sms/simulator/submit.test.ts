import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { decodeStatusReport } from '../../../gateway/sms/pdu/report.ts';
import { planSms } from '../../../gateway/sms/pdu/split.ts';
import { encodeSubmit } from '../../../gateway/sms/pdu/submit.ts';
import { TestClock } from '../../rig/clock.ts';
import { PDU, stage } from './stage.ts';
import { Terminal } from './terminal.ts';

const pdus = (text: string, to = '+491701234567', concatRef = 7) =>
  planSms(text, { concatRef }).parts.map((part) => encodeSubmit({ to, part, statusReport: true }).hex);

/** The PDU of a +CDS on the screen. */
const reportIn = (screen: string) => decodeStatusReport(/\+CDS: ,?\d+\r\n([0-9A-F]+)\r\n/.exec(screen)![1]!);

describe('a submit', () => {
  it('arrives as the very text, and is counted', async () => {
    const { simulator, terminal } = await stage();
    const told = once(simulator, 'submit');
    expect(await terminal.submit(PDU)).toBe('\r\n+CMGS: 0\r\n\r\nOK\r\n');
    const [submission, arrived] = await told;
    expect(submission).toMatchObject({ number: 1, hex: PDU, outcome: 'accepted', onAir: true, reference: 0 });
    expect(submission.pdu).toMatchObject({ statusReport: true, text: 'Test SM' });
    expect(arrived).toMatchObject({ to: '+49172345678', text: 'Test SM', parts: 1, complete: true, encoding: 'GSM-7' });
    expect(simulator.service.received()).toEqual([arrived]);
    expect(simulator.submissions).toEqual([submission]);
  });

  it('counts references from 0 to 255 and round again', async () => {
    const { terminal } = await stage({ faults: { reports: 'none' } });
    for (let i = 0; i < 258; i++) expect(await terminal.submit(PDU)).toContain(`+CMGS: ${i % 256}\r\n`);
  });

  it('puts parts together in any order, with gaps shown until they are there', async () => {
    const { simulator, terminal } = await stage();
    const text = `${'x'.repeat(200)} € ${'y'.repeat(200)}`;
    const parts = pdus(text);
    expect(parts).toHaveLength(3);
    await terminal.submit(parts[2]!);
    await terminal.submit(parts[0]!);
    expect(simulator.service.received()).toMatchObject([{ parts: 3, complete: false }]);
    expect(simulator.service.received()[0]?.text).toContain('…');
    await terminal.submit(parts[1]!);
    expect(simulator.service.received()).toMatchObject([{ text, parts: 3, complete: true }]);
  });

  it('shows UCS-2, newest first, one phone a number, and a part that came twice as a text of its own', async () => {
    const { simulator, terminal } = await stage();
    const [first, second] = pdus(`Ключ ${'ж'.repeat(80)} 🔑`);
    for (const part of [first!, first!, second!]) await terminal.submit(part);
    for (const part of pdus('hi', '+4930123')) await terminal.submit(part);
    const [hi, again, cyrillic] = simulator.service.received();
    expect(hi).toMatchObject({ to: '+4930123', text: 'hi' });
    expect([again!.complete, cyrillic!.complete].sort()).toEqual([false, true]);
    expect(cyrillic!.encoding).toBe('UCS-2');
    expect(simulator.submitted).toBe(4);
  });

  it('forgets the oldest texts and submissions beyond its bound, not their number', async () => {
    const { simulator, terminal } = await stage({ keep: { submissions: 2, texts: 2 } });
    for (const text of ['one', 'two', 'three']) for (const pdu of pdus(text)) await terminal.submit(pdu);
    expect(simulator.service.received().map(({ text }) => text)).toEqual(['three', 'two']);
    expect(simulator.submissions.map(({ number }) => number)).toEqual([2, 3]);
    expect(simulator.submitted).toBe(3);
  });

  it.each([
    ['another length than announced', 20, PDU],
    ['no hexadecimal digits', 21, PDU.replace('A', 'X')],
    ['nothing', 21, ''],
    ['a message to the phone instead of one from it', 21, PDU.replace(/^0031/, '0004')],
  ])('refuses %s', async (_, length, data) => {
    const { simulator, terminal } = await stage();
    terminal.type(`AT+CMGS=${length}\r`);
    await terminal.until('> ');
    terminal.type(`${data}\x1a`);
    expect(await terminal.until(/ERROR.*\r\n/)).toBe('\r\n+CMS ERROR: 304\r\n');
    expect(simulator.submissions).toMatchObject([{ outcome: 'refused', onAir: false, reference: null }]);
    expect(simulator.service.received()).toEqual([]);
  });

  it('needs a network and a service centre', async () => {
    const { simulator, terminal } = await stage({ faults: { registration: 3 } });
    expect(await terminal.submit(PDU)).toContain('+CMS ERROR: 331');
    for (const registration of [1, 5, 6, 7]) {
      simulator.service.setFaults({ registration });
      expect(await terminal.submit(PDU)).toContain('+CMGS:');
    }
    expect(await terminal.command('AT+CSCA="4917012345",145')).toContain('OK');
    expect(await terminal.command('AT+CSCA?')).toContain('+CSCA: "+4917012345",145');
    await terminal.command('AT+CSCA=""');
    expect(await terminal.submit(PDU)).toContain('+CMS ERROR: 330');
    await terminal.command('AT+CFUN=4');
    expect(await terminal.submit(PDU)).toContain('+CMS ERROR: 331');
  });
});

describe('faults of a submit', () => {
  it('gives no prompt, n times; a program that writes anyway sends', async () => {
    const { simulator, terminal } = await stage({ faults: { noPrompt: 2 } });
    terminal.type('AT+CMGS=21\r\x1b');
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
    terminal.type(`AT+CMGS=21\r${PDU}\x1a`);
    expect(await terminal.until('OK\r\n')).toBe('\r\n+CMGS: 0\r\n\r\nOK\r\n');
    expect(simulator.submitted).toBe(1);
    expect(simulator.service.faults().noPrompt).toBe(0);
    expect(await terminal.submit(PDU)).toContain('+CMGS: 1');
  });

  it('is silent though it sent, n times; the report comes all the same', async () => {
    const { simulator, terminal } = await stage({ faults: { silence: 1 } });
    await terminal.command('AT+CNMI=2,1,0,1,0');
    terminal.type('AT+CMGS=21\r');
    await terminal.until('> ');
    terminal.type(`${PDU}\x1a`);
    expect(await terminal.until(/\+CDS.*\r\n.*\r\n/)).not.toContain('+CMGS');
    expect(simulator.submissions).toMatchObject([{ outcome: 'silent', onAir: true, reference: 0 }]);
    expect(simulator.service.received()).toHaveLength(1);
    expect(await terminal.submit(PDU)).toContain('+CMGS: 1');
  });

  it('says ERROR and CMS errors n times and sends nothing', async () => {
    const { simulator, terminal } = await stage({ faults: { plainError: 1, cmsError: { code: 500, times: 2 } } });
    expect(await terminal.submit(PDU)).toBe('\r\nERROR\r\n');
    expect(await terminal.submit(PDU)).toBe('\r\n+CMS ERROR: 500\r\n');
    expect(await terminal.submit(PDU)).toBe('\r\n+CMS ERROR: 500\r\n');
    expect(simulator.service.received()).toEqual([]);
    expect(simulator.service.faults()).toMatchObject({ plainError: 0, cmsError: { code: 500, times: 0 } });
    expect(await terminal.submit(PDU)).toContain('+CMGS: 0');
    expect(simulator.submissions.map(({ onAir }) => onAir)).toEqual([false, false, false, true]);
  });

  it('sends a PDU whose port is pulled out before the answer, and answers nothing later', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock, faults: { submitMs: 2000, reports: 'none' } });
    const pulled = once(simulator, 'unplug');
    simulator.once('submit', () => simulator.service.setFaults({ unplugged: true }));
    terminal.type(`AT+CMGS=21\r${PDU}\x1a`);
    await pulled;
    expect(simulator.service.received()).toHaveLength(1);
    expect(clock.pending).toBe(0);
    simulator.service.setFaults({ unplugged: false });
    const again = new Terminal(simulator.connect());
    expect(await again.command('AT')).toBe('AT\r\r\nOK\r\n');
    clock.advance(10_000);
    expect(again.screen).toBe('');
  });
});

describe('status reports', () => {
  it.each([
    ['delivered', [[800, 0x00]]],
    ['failed', [[800, 0x43]]],
    [
      'late',
      [
        [800, 0x21],
        [7200, 0x00],
      ],
    ],
    ['none', []],
  ] as const)('%s', async (reports, expected) => {
    const clock = new TestClock();
    const { terminal } = await stage({ clock, faults: { reports, reportMs: 800 } });
    await terminal.command('AT+CNMI=2,1,0,1,0');
    await terminal.submit(PDU);
    const submittedAt = clock.now();
    expect(clock.pending).toBe(expected.length);
    for (const [wait, status] of expected) {
      clock.advance(wait - 1);
      expect(terminal.screen).toBe('');
      clock.advance(1);
      expect(reportIn(await terminal.until(/\+CDS.*\r\n.*\r\n/))).toMatchObject({
        reference: 0,
        status,
        recipient: { number: '+49172345678' },
        serviceCentre: { number: '+99900000001' },
        submittedAt: { ms: submittedAt },
        dischargedAt: { ms: Math.floor(clock.now() / 1000) * 1000 },
      });
    }
  });

  it('come only where the PDU asks for one', async () => {
    const clock = new TestClock();
    const { terminal } = await stage({ clock });
    await terminal.submit(PDU.replace(/^0031/, '0011'));
    expect(clock.pending).toBe(0);
  });

  it('wait at the service centre until the modem is back and wants them', async () => {
    const { simulator, terminal } = await stage();
    await terminal.submit(PDU);
    expect(terminal.screen).toBe('');
    await terminal.command('AT+CFUN=4');
    terminal.type('AT+CNMI=2,1,0,1,0\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
    expect(terminal.screen).toBe('');
    terminal.type('AT+CFUN=1\r');
    expect(reportIn(await terminal.until(/\+CDS.*\r\n.*\r\n/)).status).toBe(0);
    expect(simulator.submitted).toBe(1);
  });

  it('are stored and announced where CNMI says so', async () => {
    const { terminal } = await stage();
    await terminal.command('AT+CNMI=1,1,0,2,0');
    await terminal.submit(PDU);
    expect(await terminal.until(/\+CDSI.*\r\n/)).toBe('\r\n+CDSI: "SR",1\r\n');
    await terminal.command('AT+CPMS="SR"');
    const [, length, hex] = /\+CMGR: 0,,(\d+)\r\n([0-9A-F]+)\r\n/.exec(await terminal.command('AT+CMGR=1'))!;
    expect(decodeStatusReport(hex!, { tpduLength: Number(length) })).toMatchObject({ reference: 0, status: 0 });
  });
});

describe('speed', () => {
  it('takes well over 500 submits a second on a modem that answers at once', async () => {
    const { simulator, terminal } = await stage({ faults: { reports: 'none' } });
    const start = performance.now();
    for (let i = 0; i < 1000; i++) await terminal.submit(PDU);
    expect(simulator.submitted).toBe(1000);
    expect(1000 / ((performance.now() - start) / 1000)).toBeGreaterThan(500);
  });
});
