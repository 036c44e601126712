import { describe, expect, it } from 'vitest';
import type { OptOutSettings } from '../../gateway/core/model/inbound.ts';
import { DEFAULT_OPT_OUT, wishOf } from '../../gateway/inbound/keywords.ts';
import { fits } from '../../gateway/inbound/match.ts';

const heard = (text: string, more: Partial<OptOutSettings> = {}) => {
  const said = wishOf(text, { ...DEFAULT_OPT_OUT, ...more });
  return said && `${said.wish} ${said.keyword}`;
};

describe('opt-out words', () => {
  it.each([
    ['STOP', 'stop STOP'],
    [' stop. ', 'stop STOP'],
    ['“Stopp!”', 'stop STOPP'],
    ['STOP STOP', 'stop STOP'],
    ['ＳＴＯＰ', 'stop STOP'],
    ['abmelden', 'stop ABMELDEN'],
    ['Start', 'start START'],
    ['START\n', 'start START'],
  ])('%j is %s', (text, expected) => expect(heard(text)).toBe(expected));

  it.each(['', '   ', '!!!', 'Stop by later', 'please stop', 'stopover', 'START STOP', 'unstoppable'])(
    '%j says neither',
    (text) => expect(heard(text)).toBeNull(),
  );

  it('may begin a longer text where the settings say so', () => {
    expect(heard('Stop, please', { firstWord: true })).toBe('stop STOP');
    expect(heard('please stop', { firstWord: true })).toBeNull();
  });

  it('are those of the settings', () => {
    expect(heard('ARRÊT', { stopWords: ['arrêt'] })).toBe('stop arrêt');
    expect(heard('STOP', { stopWords: ['arrêt'] })).toBeNull();
  });
});

describe('a rule', () => {
  const any = { enabled: true, modemId: null, sim: null, senders: [], keywords: [] };
  const sms = {
    ...{ id: '1', at: '2026-03-02T09:00:00.000Z', sentAt: null, from: '+491701234567', text: 'Alarm: door open' },
    ...{ modem: 'north', sim: '8949', parts: 1, complete: true, state: 'complete' as const },
  };
  it.each([
    [{}, null, true],
    [{ enabled: false }, null, false],
    [{ modemId: 'm' }, 'north', true],
    [{ modemId: 'm' }, 'south', false],
    [{ modemId: 'm' }, null, false],
    [{ sim: '8949' }, null, true],
    [{ sim: '8944' }, null, false],
    [{ senders: ['+44', '+49 170'] }, null, true],
    [{ senders: ['170'] }, null, false],
    [{ keywords: ['help', 'ALARM'] }, null, true],
    [{ keywords: ['door'] }, null, false],
    [{ senders: ['+49'], keywords: ['alarm'], sim: '8949' }, null, true],
    [{ senders: ['+49'], keywords: ['alarm'], sim: 'x' }, null, false],
  ])('%j on modem %s: %s', (rule, modem, expected) => expect(fits({ ...any, ...rule }, sms, modem)).toBe(expected));

  it('knows senders that are names', () => {
    expect(fits({ ...any, senders: ['acme'] }, { ...sms, from: 'ACME Bank' }, null)).toBe(true);
  });
});
