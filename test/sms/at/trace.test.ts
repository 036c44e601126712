import { describe, expect, it } from 'vitest';
import { mask, maskNumber, Trace } from '../../../gateway/sms/port/trace.ts';
import { TestClock } from '../../rig/clock.ts';

describe('mask', () => {
  it('hides PINs, PDUs, numbers and texts', () => {
    const cases: [string, string][] = [
      ['AT+CPIN="1234"', 'AT+CPIN=****'],
      ['AT+CPIN=1234', 'AT+CPIN=****'],
      ['AT+CLCK="SC",0,"1234"', 'AT+CLCK=****'],
      ['0791947101670000040C919471325476F8', '<17 octets>'],
      ['+CSCA: "+491710760000",145', '+CSCA: "+***000",145'],
      ['8949020000001234567', '***567'],
      ['+CUSD: 0,"Your credit is 12.34",15', '+CUSD: 0,"…",15'],
      ['AT+CUSD=1,"*100#",15', 'AT+CUSD=1,"…",15'],
      ['+CMGL: 3,1,"Alice",25', '+CMGL: 3,1,"…",25'],
      ['+CREG: 2,1,"1A2B","01C3D4E5",7', '+CREG: 2,1,"1A2B","01C3D4E5",7'],
      ['+CMGS: 212', '+CMGS: 212'],
      ['EC25EFAR06A06M4G', 'EC25EFAR06A06M4G'],
    ];
    for (const [plain, masked] of cases) expect(mask(plain)).toBe(masked);
  });

  it('leaves three digits of a number', () => {
    expect(maskNumber('+491701234567')).toBe('***567');
    expect(maskNumber('12')).toBe('***');
  });
});

describe('Trace', () => {
  it('gives the lines since a mark, with times from the first of them', () => {
    const clock = new TestClock();
    const trace = new Trace(clock);
    trace.sent('AT');
    clock.advance(5);
    const mark = trace.mark();
    trace.sent('AT+CSQ');
    clock.advance(7);
    trace.received('OK');
    expect(trace.since(mark)).toEqual([
      { ms: 0, dir: '>', text: 'AT+CSQ' },
      { ms: 7, dir: '<', text: 'OK' },
    ]);
    expect(trace.since()).toHaveLength(3);
  });

  it('forgets what is old, and marks stay right', () => {
    const trace = new Trace(new TestClock());
    for (let i = 0; i < 5000; i++) trace.sent(`AT+${i}`);
    const mark = trace.mark();
    expect(trace.since().length).toBeLessThanOrEqual(1000);
    trace.sent('last');
    expect(trace.since(mark).map(({ text }) => text)).toEqual(['last']);
    expect(trace.since(0).at(-1)?.text).toBe('last');
  });
});
