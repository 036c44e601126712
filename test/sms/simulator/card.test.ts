import { describe, expect, it } from 'vitest';
import { TestClock } from '../../rig/clock.ts';
import { PDU, stage } from './stage.ts';

describe('the SIM', () => {
  it('asks for its PIN, counts tries down and up again, and tells those who look', async () => {
    const { terminal } = await stage({ faults: { pin: '1234' } });
    await terminal.command('AT+CMEE=1');
    expect(await terminal.command('AT+CPIN?')).toBe('\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+CPIN="9999"')).toBe('\r\n+CME ERROR: 16\r\n');
    expect(await terminal.command('AT+CPINR="SIM PIN"')).toBe('\r\n+CPINR: SIM PIN,2,3\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+CPIN="1234"')).toBe('\r\nOK\r\n');
    expect(await terminal.command('AT+CPIN?')).toContain('+CPIN: READY');
    expect(await terminal.command('AT+CPIN="1234"')).toBe('\r\n+CME ERROR: 3\r\n');
    expect(await terminal.command('AT+CPINR')).toBe('\r\n+CPINR: SIM PIN,3,3\r\n+CPINR: SIM PUK,10,10\r\n\r\nOK\r\n');
  });

  it('wants the PUK after three wrong PINs, and takes it with a new PIN', async () => {
    const { terminal } = await stage({ faults: { pin: '1234' } });
    await terminal.command('AT+CMEE=1');
    await terminal.command('AT+CPIN=0000');
    await terminal.command('AT+CPIN=0000');
    expect(await terminal.command('AT+CPIN=0000')).toBe('\r\n+CME ERROR: 12\r\n');
    expect(await terminal.command('AT+CPIN=1234')).toBe('\r\n+CME ERROR: 12\r\n');
    expect(await terminal.command('AT+CPIN?')).toContain('SIM PUK');
    expect(await terminal.command('AT+CPIN="87654321","4711"')).toBe('\r\n+CME ERROR: 16\r\n');
    expect(await terminal.command('AT+CPINR="SIM PUK"')).toContain('SIM PUK,9,10');
    expect(await terminal.command('AT+CPIN="12345678","4711"')).toBe('\r\nOK\r\n');
    expect(await terminal.command('AT+CPIN?')).toContain('READY');
  });

  it('is dead when the PUK is used up', async () => {
    const { terminal } = await stage({ script: 'pinTries: 1\npukTries: 2', faults: { pin: '1234' } });
    await terminal.command('AT+CMEE=1');
    await terminal.command('AT+CPIN=0000');
    await terminal.command('AT+CPIN="00000000","4711"');
    expect(await terminal.command('AT+CPIN="00000000","4711"')).toBe('\r\n+CME ERROR: 13\r\n');
    expect(await terminal.command('AT+CPIN?')).toBe('\r\n+CME ERROR: 13\r\n');
    expect(await terminal.command('AT+CSCA?')).toBe('\r\n+CMS ERROR: 313\r\n');
  });

  it('keeps network and message service away until the PIN is in', async () => {
    const { terminal } = await stage({ faults: { pin: '1234' } });
    expect(await terminal.command('AT+CREG?')).toContain('+CREG: 0,0');
    expect(await terminal.command('AT+CMGS=21')).toBe('\r\n+CMS ERROR: 311\r\n');
    expect(await terminal.command('AT+CPMS?')).toBe('\r\n+CMS ERROR: 311\r\n');
    expect(await terminal.command('AT+CCID')).toContain('+CCID: 8988211000000000003');
    await terminal.command('AT+CPIN=1234');
    expect(await terminal.command('AT+CREG?')).toContain('+CREG: 0,1');
    expect(await terminal.submit(PDU)).toContain('+CMGS: 0');
  });

  it('asks again after every power-on, with the tries that are left', async () => {
    const { simulator, terminal } = await stage({ faults: { pin: '1234' } });
    await terminal.command('AT+CPIN=1234');
    await terminal.command('AT+CFUN=1,1');
    await terminal.command('ATE0');
    expect(await terminal.command('AT+CPIN?')).toContain('SIM PIN');
    await terminal.command('AT+CPIN=0000');
    await terminal.command('AT+CFUN=1,1');
    await terminal.command('ATE0');
    expect(await terminal.command('AT+CPINR')).toContain('SIM PIN,2,3');
    simulator.service.setFaults({ pin: null });
    expect(await terminal.command('AT+CPIN?')).toContain('READY');
  });

  it('is busy for a while after the PIN, then says that it is ready', async () => {
    const clock = new TestClock();
    const { terminal } = await stage({
      clock,
      script: 'simBusyMs: 3000\nready: SMS DONE',
      faults: { pin: '1234' },
    });
    await terminal.command('AT+CMEE=1');
    await terminal.command('AT+CPIN=1234');
    expect(await terminal.command('AT+CIMI')).toBe('\r\n+CME ERROR: 14\r\n');
    expect(await terminal.command('AT+CSCA?')).toBe('\r\n+CMS ERROR: 314\r\n');
    clock.advance(2999);
    expect(terminal.screen).toBe('');
    clock.advance(1);
    expect(await terminal.until('DONE\r\n')).toBe('\r\nSMS DONE\r\n');
    expect(await terminal.command('AT+CIMI')).toBe('\r\n001010123456789\r\n\r\nOK\r\n');
  });
});

describe('radio and network', () => {
  it('shows registration as the faults say, in all three commands, and tells of changes', async () => {
    const { simulator, terminal } = await stage({ faults: { registration: 2 } });
    expect(await terminal.command('AT+CREG?;+CGREG?;+CEREG?')).toBe(
      '\r\n+CREG: 0,2\r\n\r\n+CGREG: 0,2\r\n\r\n+CEREG: 0,2\r\n\r\nOK\r\n',
    );
    expect(await terminal.command('AT+COPS?')).toBe('\r\n+COPS: 0\r\n\r\nOK\r\n');
    await terminal.command('AT+CREG=2');
    simulator.service.setFaults({ registration: 5 });
    expect(await terminal.until('5\r\n')).toBe('\r\n+CREG: 5\r\n');
    expect(await terminal.command('AT+CREG?')).toBe('\r\n+CREG: 2,5,"1A2B","01C3D4E5",7\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+COPS=3,2;+COPS?')).toContain('+COPS: 0,2,"00101",7');
    expect(await terminal.command('AT+COPS=3,0;+COPS?')).toContain('+COPS: 0,0,"Simulated network",7');
  });

  it('can be an LTE modem that registers for packets alone', async () => {
    const { terminal } = await stage({ script: 'registers: +CEREG' });
    expect(await terminal.command('AT+CREG?;+CEREG?')).toBe('\r\n+CREG: 0,0\r\n\r\n+CEREG: 0,1\r\n\r\nOK\r\n');
  });

  it('shows the signal', async () => {
    const { simulator, terminal } = await stage({ faults: { csq: 16 } });
    expect(await terminal.command('AT+CSQ')).toContain('+CSQ: 16,99');
    // -81 dBm over the band is some -106 dBm of reference signal: 35 (27.007, 8.69)
    expect(await terminal.command('AT+CESQ')).toContain('+CESQ: 99,99,255,255,20,35');
    simulator.service.setFaults({ csq: 99 });
    expect(await terminal.command('AT+CSQ')).toContain('+CSQ: 99,99');
    expect(await terminal.command('AT+CESQ')).toContain('+CESQ: 99,99,255,255,255,255');
  });

  it('tells the network time', async () => {
    const { terminal } = await stage({ clock: new TestClock(Date.parse('2026-03-02T09:07:05Z')) });
    expect(await terminal.command('AT+CCLK?')).toBe('\r\n+CCLK: "26/03/02,09:07:05+00"\r\n\r\nOK\r\n');
  });

  it('answers USSD codes after OK, as text, packed, or in UCS-2', async () => {
    const { terminal } = await stage({ script: 'ussd: *100# Credit: 12.34' });
    terminal.type('AT+CUSD=1,"*100#",15\r');
    expect(await terminal.until(/CUSD.*\r\n/)).toBe('\r\nOK\r\n\r\n+CUSD: 0,"Credit: 12.34",15\r\n');
    terminal.type('AT+CUSD=1,"*999#",15\r');
    expect(await terminal.until(/CUSD.*\r\n/)).toBe('\r\nOK\r\n\r\n+CUSD: 4\r\n');
    await terminal.command('AT+CSCS="UCS2"');
    terminal.type('AT+CUSD=1,"002A0031003000300023",15\r');
    expect(await terminal.until(/CUSD.*\r\n/)).toBe(
      '\r\nOK\r\n\r\n+CUSD: 0,"004300720065006400690074003A002000310032002E00330034",72\r\n',
    );
    const packed = await stage({ script: 'ussdAs: packed\nussd: *100# 1234567' });
    packed.terminal.type('AT+CUSD=1,"AA180C3602",15\r');
    // seven characters: the spare septet is CR, not @
    expect(await packed.terminal.until(/CUSD.*\r\n/)).toBe('\r\nOK\r\n\r\n+CUSD: 0,"31D98C56B3DD1A",15\r\n');
  });
});
