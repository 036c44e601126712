// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a script has placeholders of its own
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { parseScript } from '../../../gateway/sms/simulator/script.ts';
import { TestClock } from '../../rig/clock.ts';
import { stage } from './stage.ts';

function wrongLines(text: string): string[] {
  try {
    parseScript(text, 'test.chat');
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    expect(error.code).toBe('SIMULATOR_SCRIPT');
    return error.fields!.map(({ path, message }) => `${path}: ${message}`);
  }
  throw new Error('accepted');
}

describe('a script', () => {
  it('needs nothing', () => {
    const { personality, exchanges } = parseScript('# only a comment\n\n');
    expect(personality).toMatchObject({ manufacturer: 'Simulated', echo: true, base: 1, newline: '\r\n', cpms: 3 });
    expect(exchanges).toEqual([]);
  });

  it('sets what the modem is, lists line by line', () => {
    const script = parseScript(
      'model:  A: b\necho: off\nboot: RDY\nboot: +CFUN: 1\nunsupported: +CLAC, +CESQ\r\nnewline: crcrlf',
    );
    expect(script.personality).toMatchObject({
      model: ' A: b',
      echo: false,
      boot: ['RDY', '+CFUN: 1'],
      unsupported: ['+CLAC', '+CESQ'],
      newline: '\r\r\n',
    });
  });

  it('says all that is wrong, with the line', () => {
    expect(wrongLines('modell: X\nbase: 2\nmodel: a\nmodel: b\nnonsense')).toEqual([
      'line 4: model is set twice',
      'line 5: expected `key: value`, then `> command`, `< reply`, `! unsolicited`, `~ milliseconds`',
      expect.stringMatching(/^line 2 base: /),
      expect.stringMatching(/^line 1 modell: /),
    ]);
    expect(wrongLines('> AT+X\n< +X: ${imei},${imsii}')).toEqual(['line 2: there is no ${imsii}']);
    expect(wrongLines('> CREG?\n~ soon\n! late\n< OK')).toEqual([
      'line 1: a command begins with AT',
      'line 2: expected milliseconds',
      'line 4: a reply cannot come after an unsolicited line',
    ]);
  });

  it('answers in place of the modem, in turn, by prefix, or not at all', async () => {
    const { terminal } = await stage({
      script: [
        '> at+cpin?',
        '< +CME ERROR: 14',
        '> AT+CPIN?',
        '< +CPIN: READY',
        '< OK',
        '> AT^SYSCFG=*',
        '< OK',
        '> AT+HANG',
        '> AT+NOOK',
        '< +NOOK: 1',
        '> AT+ODD',
        '< +ODD: half',
        '< COMMAND NOT SUPPORT',
      ].join('\n'),
    });
    await terminal.command('AT+CMEE=1');
    expect(await terminal.command('AT+CPIN?')).toBe('\r\n+CME ERROR: 14\r\n');
    expect(await terminal.command('AT+CPIN?')).toBe('\r\n+CPIN: READY\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+CPIN?')).toBe('\r\n+CPIN: READY\r\n\r\nOK\r\n');
    expect(await terminal.command('AT^SYSCFG=13,1')).toBe('\r\nOK\r\n');
    terminal.type('AT+HANG\rAT+NOOK\rAT+ODD\rAT\r');
    expect(await terminal.until('OK\r\n')).toBe(
      '\r\n+NOOK: 1\r\n\r\n+ODD: half\r\n\r\nCOMMAND NOT SUPPORT\r\n\r\nOK\r\n',
    );
  });

  it('takes a whole line of commands, or each of them', async () => {
    const { terminal } = await stage({ script: '> AT+CMEE=1;+CREG=2\n< ERROR\n> AT+ODD\n< +ODD: 1\n< OK' });
    expect(await terminal.command('AT+CMEE=1;+CREG=2')).toBe('\r\nERROR\r\n');
    expect(await terminal.command('AT+CMEE=1;+ODD;+CSQ')).toBe('\r\n+ODD: 1\r\n\r\n+CSQ: 21,99\r\n\r\nOK\r\n');
  });

  it('fills in figures, waits, and says things later', async () => {
    const clock = new TestClock();
    const { terminal } = await stage({
      clock,
      faults: { pin: '1234' },
      script:
        'imei: 490154203237518\n> AT+X\n~ 100\n< +X: ${imei},${pin},${pinTries},${pukTries}${cr}\n< OK\n~ 50\n! +Y: 1\n~ 50\n! +Y: 2',
    });
    terminal.type('AT+X\r');
    await terminal.settled();
    clock.advance(99);
    expect(terminal.screen).toBe('');
    clock.advance(1);
    expect(await terminal.until('OK\r\n')).toBe('\r\n+X: 490154203237518,SIM PIN,3,10\r\r\n\r\nOK\r\n');
    clock.advance(50);
    expect(await terminal.until('1\r\n')).toBe('\r\n+Y: 1\r\n');
    clock.advance(49);
    expect(terminal.screen).toBe('');
    clock.advance(1);
    expect(await terminal.until('2\r\n')).toBe('\r\n+Y: 2\r\n');
  });

  it('takes built-in commands away and words the refusal', async () => {
    const { terminal } = await stage({ script: 'unknown: COMMAND NOT SUPPORT\nunsupported: +CSQ\n> AT^X\n< OK' });
    terminal.type('AT+CSQ\r');
    expect(await terminal.until('SUPPORT\r\n')).toBe('\r\nCOMMAND NOT SUPPORT\r\n');
    const list = await terminal.command('AT+CLAC');
    expect(list).toContain('AT^X\r\n');
    expect(list).not.toContain('+CSQ');
  });

  it('knows the oddities of memories, PIN, reports and lists', async () => {
    const { terminal } = await stage({
      script: 'cpms: 1\ncpinOk: off\ncpinQuoted: on\ncdsComma: on\ncmgl: silent\ncmgsTime: on\nunregistered: 500',
      clock: new TestClock(Date.parse('2026-03-02T09:00:00Z')),
    });
    expect(await terminal.command('AT+CPMS="SM"')).toBe('\r\n+CPMS: 0,30\r\n\r\nOK\r\n');
    expect(await terminal.command('AT+CPMS="SM","SM","SM"')).toBe('\r\n+CMS ERROR: 303\r\n');
    terminal.type('AT+CPIN?\rAT+CMGL=4\rAT+CSMS=1;+CNMI=2,1,0,1,0\r');
    expect(await terminal.until('OK\r\n')).toBe('\r\n+CPIN: "READY"\r\n\r\n+CSMS: 1,1,1\r\n\r\nOK\r\n');
    expect(await terminal.submit('0031000B919471325476F80000AA07D4F29C0E9A36A7')).toContain(
      '+CMGS: 0,"26/03/02,09:00:00+00"\r\n',
    );
    await terminal.command('AT+CFUN=0');
    expect(await terminal.submit('0011000B919471325476F80000AA07D4F29C0E9A36A7')).toContain('+CMS ERROR: 500');
  });

  it('promises more of CNMI than it keeps', async () => {
    const { terminal } = await stage({
      script: 'cnmi: (0-2),(0-3),(0,2),(0-2),(0,1)\ncnmiTakes: (0,1),(0-3),(0),(0,2),(0,1)',
    });
    expect(await terminal.command('AT+CNMI=?')).toContain('+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)');
    for (const values of ['2,1,0,0,0', '1,1,0,1,0', '1,1,2,0,0', '1,4', '1,1,0,0,0,0', 'x']) {
      expect(await terminal.command(`AT+CNMI=${values}`), values).toBe('\r\n+CMS ERROR: 303\r\n');
    }
    expect(await terminal.command('AT+CNMI=1,1,,2')).toBe('\r\nOK\r\n');
    expect(await terminal.command('AT+CNMI?')).toContain('+CNMI: 1,1,0,2,0');
  });

  it('takes the port away on a restart, for as long as it says', async () => {
    const clock = new TestClock();
    const { simulator, terminal } = await stage({ clock, script: 'resetMs: 3000\nboot: RDY' });
    expect(await terminal.command('AT+CFUN=1,1')).toBe('\r\nOK\r\n');
    clock.advance(20);
    expect(simulator.plugged).toBe(false);
    expect(() => simulator.connect()).toThrow(/unplugged/);
    clock.advance(2999);
    expect(simulator.plugged).toBe(false);
    clock.advance(1);
    expect(simulator.plugged).toBe(true);
  });
});
