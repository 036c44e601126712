import { describe, expect, it } from 'vitest';
import { classifyLine, type Grammar, PLAIN_GRAMMAR } from '../../../gateway/sms/at/reply.ts';

const kind = (line: string, command: string | null, grammar: Grammar = PLAIN_GRAMMAR) =>
  classifyLine(line, command === null ? null : { text: command }, grammar);

describe('classifyLine', () => {
  it('knows final results', () => {
    expect(kind('OK', 'AT')).toEqual({ kind: 'final', final: { kind: 'ok' } });
    expect(kind('ERROR', 'AT')).toEqual({ kind: 'final', final: { kind: 'error', text: 'ERROR' } });
    expect(kind('+CMS ERROR: 38', 'AT+CMGS=20')).toEqual({
      kind: 'final',
      final: { kind: 'cms', code: 38, text: '38' },
    });
    expect(kind('+CME ERROR: SIM not inserted', 'AT+CPIN?')).toEqual({
      kind: 'final',
      final: { kind: 'cme', code: null, text: 'SIM not inserted' },
    });
  });

  it('takes numeric results for OK only where a modem may still be in that mode', () => {
    expect(kind('0', 'AT').kind).toBe('final');
    expect(kind('0', 'AT+CGMM').kind).toBe('info');
  });

  it('knows the echo of the command and of the payload', () => {
    expect(kind('at+csq', 'AT+CSQ').kind).toBe('echo');
    expect(classifyLine('00AABB', { text: 'AT+CMGS=2', payload: '00AABB' }, PLAIN_GRAMMAR).kind).toBe('echo');
  });

  it('peels unsolicited lines off a reply', () => {
    for (const line of [
      '^RSSI: 12',
      '+CMTI: "SM",3',
      '+CREG: 5',
      'RING',
      'SMS DONE',
      '*PSUTTZ: 1',
      '+QIND: "csq",9,9',
    ]) {
      expect(kind(line, 'AT+CMGS=20').kind, line).toBe('urc');
    }
  });

  it('takes a line that answers the command for its answer even if it looks unsolicited', () => {
    expect(kind('+CREG: 2,1', 'AT+CREG?').kind).toBe('info');
    expect(kind('^ICCID: 8949', 'AT^ICCID?').kind).toBe('info');
    expect(kind('+CPIN: READY', 'AT+CPIN?').kind).toBe('info');
  });

  it('takes plain words for the answer of commands that answer in plain words', () => {
    expect(kind('Quectel', 'AT+CGMI').kind).toBe('info');
    expect(kind('861340012345672', 'AT+CGSN').kind).toBe('info');
    expect(kind('0791947101670000040C91', 'AT+CMGL=4').kind).toBe('info');
  });

  it('lets a command say what answers it', () => {
    const pending = { text: 'AT+CICCID', answers: (line: string) => line.startsWith('+ICCID') };
    expect(classifyLine('+ICCID: 8949', pending, PLAIN_GRAMMAR).kind).toBe('info');
    expect(kind('+ICCID: 8949', 'AT+CICCID').kind).toBe('urc');
  });

  it('says which unsolicited lines have a second one', () => {
    expect(kind('+CDS: 25', 'AT+CSQ')).toEqual({ kind: 'urc', body: true });
    expect(kind('+CMT: ,23', null)).toEqual({ kind: 'urc', body: true });
    expect(kind('+CDSI: "SR",1', null)).toEqual({ kind: 'urc', body: false });
  });

  it('obeys the profile: noise, further errors, further unsolicited lines', () => {
    const grammar = { noise: [/^\^RSSI/i], errors: [/^COMMAND NOT SUPPORT$/i], unsolicited: [/^UNDER-VOLTAGE/i] };
    expect(kind('^RSSI: 3', 'AT+CSQ', grammar).kind).toBe('noise');
    expect(kind('^RSSI: 3', 'AT^RSSI?', grammar).kind).toBe('info');
    expect(kind('COMMAND NOT SUPPORT', 'AT+CCID', grammar).kind).toBe('final');
    expect(kind('COMMAND NOT SUPPORT', 'AT+CCID').kind).toBe('info');
    expect(kind('UNDER-VOLTAGE WARNNING', 'AT+CGMM', grammar).kind).toBe('urc');
  });

  it('calls what comes without a command stray, or unsolicited', () => {
    expect(kind('OK', null).kind).toBe('stray');
    expect(kind('+CMGS: 12', null).kind).toBe('urc');
  });
});
