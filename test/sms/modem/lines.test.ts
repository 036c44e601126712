import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { parseRanges } from '../../../gateway/sms/modem/announcements.ts';
import { answerOf, fields } from '../../../gateway/sms/modem/ask.ts';
import { Recovery } from '../../../gateway/sms/modem/recovery.ts';
import { parseRegistration, Registration } from '../../../gateway/sms/modem/registration.ts';
import { parseSignal } from '../../../gateway/sms/modem/signal.ts';

describe('fields', () => {
  it('splits at commas outside quotes', () => {
    expect(fields('2,"a,b",,3')).toEqual(['2', 'a,b', '', '3']);
    expect(fields(' "SM" , 12 ')).toEqual(['SM', '12']);
    expect(fields(',25')).toEqual(['', '25']);
    expect(fields('')).toEqual(['']);
  });

  it('finds the answer by its name', () => {
    expect(answerOf(['x', '+CSCA: "+49",145'], '+CSCA')).toBe('"+49",145');
    expect(answerOf(['+CSCA2: 1'], '+CSCA')).toBeNull();
    expect(answerOf(null, '+CSCA')).toBeNull();
  });
});

describe('parseRegistration', () => {
  it('reads answers and unsolicited lines in all their forms', () => {
    const cases: [string, number][] = [
      ['+CREG: 0,1', 1],
      ['+CREG: 2,5,"2AF5","0B88E350",2', 5],
      ['+CREG: 2,1,00C3,01A2B3C4', 1],
      ['+CREG: 000,001', 1],
      ['+CREG: 2, 1, "1A2B", "01C3"', 1],
      ['+CREG: 5', 5],
      ['+CREG: 1,"00C3","01A2"', 1],
      ['+CREG: 1,"00C3","01A2",7', 1],
      ['+CREG: 1,00C3,01A2', 1],
      ['+CREG: 06', 6],
      ['+CREG: 2,11', 11],
      ['+CEREG: 2,3,"FFFE","FFFFFFFF",7,0,0', 3],
    ];
    for (const [line, stat] of cases) expect(parseRegistration(line)?.stat, line).toBe(stat);
    expect(parseRegistration('+CSQ: 1,2')).toBeNull();
    expect(parseRegistration('+CREG: ,')).toBeNull();
  });
});

describe('Registration', () => {
  const told = (...lines: string[]) => {
    const registration = new Registration();
    for (const line of lines) registration.take(line);
    return [registration.registered, registration.status];
  };

  it('counts home and roaming, SMS only too', () => {
    expect([1, 5, 6, 7].map((stat) => told(`+CREG: ${stat}`))).toEqual([
      [true, 'home'],
      [true, 'roaming'],
      [true, 'home'],
      [true, 'roaming'],
    ]);
    expect([0, 2, 3, 4].map((stat) => told(`+CREG: ${stat}`))).toEqual([
      [false, 'not-registered'],
      [false, 'searching'],
      [false, 'denied'],
      [false, 'unknown'],
    ]);
  });

  it('is content with LTE alone, but not with GPRS', () => {
    expect(told('+CREG: 0', '+CEREG: 1')).toEqual([true, 'home']);
    expect(told('+CREG: 3', '+CGREG: 5')).toEqual([false, 'denied']);
    expect(told('+CGREG: 5')).toEqual([true, 'roaming']);
  });

  it('believes a modem that cannot tell', () => {
    expect(told()).toEqual([true, 'unknown']);
  });
});

describe('parseSignal', () => {
  it('turns rssi into dBm', () => {
    expect(parseSignal('+CSQ: 21,99')).toEqual({ dbm: -71, quality: 'excellent' });
    expect(parseSignal('+CSQ: 0,0')).toEqual({ dbm: -113, quality: 'none' });
    expect(parseSignal('+CSQ: 5,0')).toEqual({ dbm: -103, quality: 'weak' });
    expect(parseSignal('+CSQ: 99,99')).toEqual({ dbm: null, quality: 'none' });
    expect(parseSignal('+CSQ: 199,99')).toEqual({ dbm: null, quality: 'none' });
    expect(parseSignal('+CREG: 1')).toBeNull();
  });

  it('reads the extended answer of whichever network there is', () => {
    expect(parseSignal('+CESQ: 99,99,255,255,20,45')).toEqual({ dbm: -71, quality: 'excellent' });
    expect(parseSignal('+CESQ: 99,99,30,20,255,255')).toEqual({ dbm: -91, quality: 'fair' });
    expect(parseSignal('+CESQ: 39,0,255,255,255,255')).toEqual({ dbm: -72, quality: 'excellent' });
    expect(parseSignal('+CESQ: 99,99,255,255,255,255')).toEqual({ dbm: null, quality: 'none' });
  });
});

describe('parseRanges', () => {
  it('reads what test commands promise', () => {
    expect(parseRanges('(0-2),(0,1,3),(0),(0-1,3),1')).toEqual([[0, 1, 2], [0, 1, 3], [0], [0, 1, 3], [1]]);
    expect(parseRanges('(),(2)')).toEqual([[], [2]]);
    expect(parseRanges('')).toEqual([]);
  });
});

describe('Recovery', () => {
  const error = (code: string) => new GatewayError(code, code);

  it('is quick after a surprise, ever slower while it does not help, and forgets when it worked', () => {
    const recovery = new Recovery();
    const waits = () => Array.from({ length: 7 }, () => recovery.after(error('AT_DEAD')).waitMs);
    expect(waits()).toEqual([500, 1_000, 5_000, 15_000, 30_000, 60_000, 60_000]);
    recovery.worked();
    expect(waits()[0]).toBe(500);
  });

  it('keeps looking for a device that is away', () => {
    const recovery = new Recovery();
    for (let i = 0; i < 9; i++) expect(recovery.after(error('PORT_MISSING')).waitMs).toBeLessThanOrEqual(2_000);
    expect(recovery.after(error('PORT_MISSING')).state).toBe('disconnected');
  });

  it('leaves to a person what only a person can mend', () => {
    for (const code of ['PIN_NEEDED', 'PIN_REFUSED', 'PIN_UNSURE', 'PIN_LAST_TRY', 'PUK_NEEDED', 'PROFILE_MISSING']) {
      expect(new Recovery().after(error(code))).toEqual({ state: 'parked', waitMs: null });
    }
  });
});
