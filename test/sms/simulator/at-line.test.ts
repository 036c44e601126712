import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseCommandLine, splitArguments } from '../../../gateway/sms/simulator/command-line.ts';
import { TestClock } from '../../rig/clock.ts';
import { PDU, stage } from './stage.ts';
import { Terminal } from './terminal.ts';

describe('a command line', () => {
  it.each([
    ['', []],
    ['E0', ['E set 0']],
    ['E0V1&F+CMEE=1;+CREG?', ['E set 0', 'V set 1', '&F set ', '+CMEE set 1', '+CREG read ']],
    ['+CPIN="12;4";+CSQ', ['+CPIN set "12;4"', '+CSQ run ']],
    ['+cmgs=?', ['+CMGS test ']],
    ['S0=0', ['S0 set 0']],
    ['\\Q3', ['\\Q set 3']],
    ['^CURC=0', ['^CURC set 0']],
    ['D+49123;', ['D set +49123;']],
  ])('%j is taken apart', (line, expected) => {
    expect(parseCommandLine(line)?.map(({ name, kind, args }) => `${name} ${kind} ${args}`)).toEqual(expected);
  });

  it.each(['+', '=1', '1', '+CREG?1', '\x1a'])('%j breaks the syntax', (line) => {
    expect(parseCommandLine(line)).toBeNull();
  });

  it('keeps commas in quotes and empty arguments', () => {
    expect(splitArguments('1,"a,b",,"c"')).toEqual(['1', 'a,b', '', 'c']);
    expect(splitArguments('')).toEqual([]);
  });
});

describe('the AT engine', () => {
  it('echoes until told not to', async () => {
    const { simulator, terminal } = await stage();
    terminal.type('ATE1\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
    terminal.type('at');
    terminal.type('+csq\r');
    expect(await terminal.until('OK\r\n')).toBe('at+csq\r\r\n+CSQ: 21,99\r\n\r\nOK\r\n');
    simulator.service.setFaults({ echo: true });
    await terminal.command('ATE0');
    expect(await terminal.command('AT')).toBe('AT\r\r\nOK\r\n');
  });

  it('answers several commands in one line with one final result, and stops at the first error', async () => {
    const { terminal } = await stage();
    expect(await terminal.command('AT+CMEE=1;+CSQ;+CREG?')).toBe('\r\n+CSQ: 21,99\r\n\r\n+CREG: 0,1\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+CSQ;+NONSENSE;+CMEE=0')).toBe('\r\n+CSQ: 21,99\r\n\r\nERROR\r\n');
    expect(await terminal.command('AT+CMEE?')).toContain('+CMEE: 1');
  });

  it('finds AT behind garbage, takes backspace, repeats with A/, and ignores what is no command', async () => {
    const { terminal } = await stage();
    terminal.type('\x1b\x1a\x00garb\n\r\rxyzAT+CSX\bQ\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\n+CSQ: 21,99\r\n\r\nOK\r\n');
    terminal.type('A/\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\n+CSQ: 21,99\r\n\r\nOK\r\n');
  });

  it('speaks numbers after ATV0', async () => {
    const { terminal } = await stage();
    terminal.type('ATV0\r');
    expect(await terminal.until('\r')).toBe('0\r');
    terminal.type('AT+NONSENSE\r');
    expect(await terminal.until('\r')).toBe('4\r');
    terminal.type('ATV1\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
  });

  it('tells errors as CMEE wants them', async () => {
    const { terminal } = await stage({ faults: { pin: '1234' } });
    expect(await terminal.command('AT+CIMI')).toBe('\r\nERROR\r\n');
    await terminal.command('AT+CMEE=1');
    expect(await terminal.command('AT+CIMI')).toBe('\r\n+CME ERROR: 11\r\n');
    await terminal.command('AT+CMEE=2');
    expect(await terminal.command('AT+CIMI')).toBe('\r\n+CME ERROR: SIM PIN required\r\n');
  });

  it('makes commands that come too early wait for the answer before', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock, faults: { submitMs: 2000 } });
    const submitted = once(simulator, 'submit');
    terminal.type(`AT+CMGS=21\r${PDU}\x1aAT+CSQ\r`);
    await submitted;
    expect(await terminal.until('> ')).toBe('\r\n> ');
    clock.advance(1999);
    expect(terminal.screen).toBe('');
    clock.advance(1);
    expect(await terminal.until('+CSQ: 21,99\r\n\r\nOK\r\n')).toBe(
      '\r\n+CMGS: 0\r\n\r\nOK\r\n\r\n+CSQ: 21,99\r\n\r\nOK\r\n',
    );
  });

  it('keeps unsolicited lines back while a prompt is open', async () => {
    const { simulator, terminal } = await stage();
    await terminal.command('AT+CREG=1;+CNMI=2,1');
    terminal.type('AT+CMGS=21\r');
    await terminal.until('> ');
    simulator.service.setFaults({ registration: 5 });
    terminal.type(`${PDU}\x1a`);
    expect(await terminal.until('+CREG: 5\r\n')).toBe('\r\n+CMGS: 0\r\n\r\nOK\r\n\r\n+CREG: 5\r\n');
  });

  it('leaves the prompt with ESC and sends nothing', async () => {
    const { simulator, terminal } = await stage();
    terminal.type('AT+CMGS=21\r');
    await terminal.until('> ');
    terminal.type(`${PDU}\x1b`);
    expect(await terminal.until('OK\r\n')).toBe('\r\nOK\r\n');
    expect(simulator.submitted).toBe(0);
  });

  it('stays at the prompt when the port is closed and opened: ESC is the way out', async () => {
    const { simulator, terminal } = await stage();
    terminal.type('AT+CMGS=21\r');
    await terminal.until('> ');
    const left = once(simulator, 'disconnect');
    terminal.close();
    await left;
    const again = new Terminal(simulator.connect());
    again.type('AT\r\x1b');
    expect(await again.until('OK\r\n')).toBe('\r\nOK\r\n');
    expect(await again.command('AT')).toBe('\r\nOK\r\n');
    expect(simulator.submitted).toBe(0);
  });

  it('mixes noise into replies without losing a line of its own', async () => {
    const { terminal } = await stage({ script: 'noise: ^RSSI:20\nnoise: ^MODE:5,4', faults: { noise: true } });
    expect(await terminal.command('AT+CSQ')).toBe('\r\n^MODE:5,4\r\n\r\n+CSQ: 21,99\r\n\r\n^RSSI:20\r\n\r\nOK\r\n');
    terminal.type('AT+CMGS=21\r');
    expect(await terminal.until('> ')).toBe('\r\n^MODE:5,4\r\n\r\n> ');
  });
});
