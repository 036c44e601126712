import { describe, expect, it } from 'vitest';
import { decodeDeliver } from '../../../gateway/sms/pdu/deliver.ts';
import { TestClock } from '../../rig/clock.ts';
import { stage } from './stage.ts';

const FROM = '+491701234567';

describe('an inbound SMS', () => {
  it('is stored and announced, read, and deleted', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock });
    expect(await terminal.command('AT+CPMS="SM","SM","ME"')).toContain('+CPMS: 0,30,0,30,0,100');
    await terminal.command('AT+CNMI=2,1,0,0,0');
    await simulator.service.deliver(FROM, 'Grüße, €');
    expect(await terminal.until(/CMTI.*\r\n/)).toBe('\r\n+CMTI: "ME",1\r\n');
    expect(await terminal.command('AT+CMGR=1')).toBe('\r\n+CMS ERROR: 321\r\n');
    await terminal.command('AT+CPMS="ME"');
    const [, length, hex] = /^\r\n\+CMGR: 0,,(\d+)\r\n(\w+)\r\n\r\nOK\r\n$/.exec(await terminal.command('AT+CMGR=1'))!;
    const sms = decodeDeliver(hex!, { tpduLength: Number(length) });
    expect(sms).toMatchObject({ text: 'Grüße, €', from: { number: FROM }, sentAt: { ms: clock.now() } });
    expect(await terminal.command('AT+CMGR=1')).toContain('+CMGR: 1,,');
    expect(await terminal.command('AT+CMGD=?')).toContain('+CMGD: (1),(0-4)');
    expect(await terminal.command('AT+CMGD=1')).toBe('\r\nOK\r\n');
    expect(await terminal.command('AT+CPMS?')).toContain('+CPMS: "ME",0,100,"SM",0,30,"ME",0,100');
    expect(await terminal.command('AT+CMGD=1000')).toBe('\r\n+CMS ERROR: 321\r\n');
  });

  it('is listed by state; listing marks as read', async () => {
    const { simulator, terminal } = await stage();
    for (const text of ['one', 'two']) await simulator.service.deliver(FROM, text);
    await terminal.command('AT+CMGR=1');
    const heads = async (command: string) =>
      [...(await terminal.command(command)).matchAll(/\+CMGL: (\d+,\d+),/g)].map(([, head]) => head);
    expect(await heads('AT+CMGL=1')).toEqual(['1,1']);
    expect(await heads('AT+CMGL=0')).toEqual(['2,0']);
    expect(await heads('AT+CMGL=0')).toEqual([]);
    expect(await heads('AT+CMGL=4')).toEqual(['1,1', '2,1']);
    await simulator.service.deliver(FROM, 'three');
    await terminal.command('AT+CMGD=1,1');
    expect(await heads('AT+CMGL=4')).toEqual(['3,0']);
    await terminal.command('AT+CMGD=1,4');
    expect(await heads('AT+CMGL=4')).toEqual([]);
  });

  it('of several parts comes in several parts with one reference', async () => {
    const { simulator, terminal } = await stage();
    const text = 'Ж'.repeat(150);
    await simulator.service.deliver(FROM, text);
    const pdus = [...(await terminal.command('AT+CMGL=4')).matchAll(/\r\n([0-9A-F]{40,})/g)].map(([, hex]) =>
      decodeDeliver(hex!),
    );
    expect(pdus.map(({ concat }) => `${concat?.seq}/${concat?.total}`)).toEqual(['1/3', '2/3', '3/3']);
    expect(new Set(pdus.map(({ concat }) => concat?.ref)).size).toBe(1);
    expect(pdus.map((sms) => sms.text).join('')).toBe(text);
  });

  it('is shown at once where CNMI says so', async () => {
    const { simulator, terminal } = await stage();
    await terminal.command('AT+CNMI=2,2,0,0,0');
    await simulator.service.deliver('Bank', 'hello');
    const [, length, hex] = /^\r\n\+CMT: ,(\d+)\r\n(\w+)\r\n$/.exec(await terminal.until(/CMT: .*\r\n.*\r\n/))!;
    expect(decodeDeliver(hex!, { tpduLength: Number(length) })).toMatchObject({
      text: 'hello',
      from: { number: 'Bank' },
    });
    expect(await terminal.command('AT+CPMS?')).toContain('"SM",0,30');
  });

  it('must be acknowledged in phase 2+, else it is stored instead', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock });
    await terminal.command('AT+CSMS=1');
    await terminal.command('AT+CNMI=2,2,0,1,0');
    expect(await terminal.command('AT+CNMA')).toBe('\r\n+CMS ERROR: 340\r\n');
    await simulator.service.deliver(FROM, 'one');
    await simulator.service.deliver(FROM, 'two');
    await terminal.until(/CMT: .*\r\n.*\r\n/);
    expect(terminal.screen).toBe('');
    terminal.type('AT+CNMA=0\r');
    expect(await terminal.until(/CMT: .*\r\n.*\r\n/)).toMatch(/^\r\nOK\r\n\r\n\+CMT: /);
    clock.advance(15_000);
    expect(await terminal.command('AT+CNMI?')).toContain('+CNMI: 2,0,0,0,0');
    expect(await terminal.command('AT+CMGL=4')).toMatch(/\+CMGL: 1,0,.*\r\n\w+\r\n\r\nOK/);
    expect(await terminal.command('AT+CNMA')).toBe('\r\n+CMS ERROR: 340\r\n');
  });

  it('waits outside while the memory is full, said once, and comes when there is room', async () => {
    const { simulator, terminal } = await stage({ script: 'memories: SM:2 SR:2\nbase: 0\nfull: ^SMMEMFULL: "SM"' });
    await terminal.command('AT+CNMI=2,1');
    for (const text of ['one', 'two', 'three', 'four']) await simulator.service.deliver(FROM, text);
    expect(await terminal.until('FULL: "SM"\r\n')).toBe(
      '\r\n+CMTI: "SM",0\r\n\r\n+CMTI: "SM",1\r\n\r\n^SMMEMFULL: "SM"\r\n',
    );
    expect(terminal.screen).toBe('');
    terminal.type('AT+CMGD=1\r');
    expect(await terminal.until(/CMTI.*\r\n/)).toBe('\r\nOK\r\n\r\n+CMTI: "SM",1\r\n');
    const texts = [...(await terminal.command('AT+CMGL=4')).matchAll(/\r\n([0-9A-F]{40,})/g)].map(
      ([, hex]) => decodeDeliver(hex!).text,
    );
    expect(texts).toEqual(['one', 'three']);
  });

  it('waits at the service centre while the modem is away, and survives a restart once stored', async () => {
    const { simulator, terminal } = await stage();
    await simulator.service.deliver(FROM, 'before');
    await terminal.command('AT+CFUN=0');
    await simulator.service.deliver(FROM, 'meanwhile');
    expect(await terminal.command('AT+CPMS?')).toContain('"SM",1,30');
    await terminal.command('AT+CFUN=1,1');
    await terminal.command('ATE0');
    expect(await terminal.command('AT+CPMS?')).toContain('"SM",2,30');
  });

  it('can be announced before it can be read', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock, script: 'readableMs: 500' });
    await terminal.command('AT+CNMI=2,1');
    await simulator.service.deliver(FROM, 'soon');
    await terminal.until(/CMTI.*\r\n/);
    expect(await terminal.command('AT+CMGR=1')).toBe('\r\n+CMS ERROR: 321\r\n');
    expect(await terminal.command('AT+CMGL=4')).toBe('\r\nOK\r\n');
    clock.advance(500);
    expect(await terminal.command('AT+CMGR=1')).toContain('+CMGR: 0,');
  });

  it.each([
    ['', 'text', 'needs a number'],
    ['A name too long', 'text', 'at most 11'],
    [FROM, 'x'.repeat(255 * 153 + 1), '255'],
  ])('from %j is refused with the reason', async (from, text, reason) => {
    const { simulator } = await stage();
    await expect(simulator.service.deliver(from, text)).rejects.toMatchObject({
      code: 'SIMULATED_SMS',
      status: 422,
      message: expect.stringContaining(reason),
    });
  });
});
