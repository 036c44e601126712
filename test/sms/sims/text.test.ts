import { describe, expect, it } from 'vitest';
import { parseNetworkTime } from '../../../gateway/sms/modem/network-time.ts';
import { decodeUssd, encodeUssd } from '../../../gateway/sms/modem/ussd-text.ts';
import { amountIn, parseAmount } from '../../../gateway/sms/sims/amount.ts';

describe('text of USSD', () => {
  const ucs2 = Buffer.from('Баланс: 5.20 руб', 'utf16le').swap16().toString('hex').toUpperCase();
  const latin = Buffer.from('Credit 5.20 EUR', 'utf16le').swap16().toString('hex');
  const octets = Buffer.from('Credit 5.20 EUR').toString('hex').toUpperCase();
  const packed = encodeUssd('Credit 5.20 EUR', 'packed-hex');

  it.each([
    ['text', 'Credit 5.20 EUR', 15, 'text', 'Credit 5.20 EUR'],
    ['digits that look like hex', '12345678', 15, 'text', '12345678'],
    ['a short number', '1250', 15, 'text', '1250'],
    ['UCS-2 as the scheme says', ucs2, 72, 'text', 'Баланс: 5.20 руб'],
    ['UCS-2 under the scheme of GSM 7 bit', ucs2, 15, 'text', 'Баланс: 5.20 руб'],
    ['UCS-2 of Latin letters', latin, 7, 'text', 'Credit 5.20 EUR'],
    ['ASCII in hex', octets, 0, 'text', 'Credit 5.20 EUR'],
    ['packed septets', packed, 15, 'packed-hex', 'Credit 5.20 EUR'],
    ['packed septets from a modem that should not', packed, 15, 'text', 'Credit 5.20 EUR'],
    ['text from a modem that should pack', 'Credit 5.20', 15, 'packed-hex', 'Credit 5.20'],
  ] as const)('is told: %s', (_, raw, dcs, encoding, text) => {
    expect(decodeUssd(raw, dcs, encoding)).toBe(text);
  });

  it('is written as the modem takes it', () => {
    expect(encodeUssd('*100#', 'text')).toBe('*100#');
    expect(encodeUssd('*100#', 'ucs2-hex')).toBe('002A0031003000300023');
    expect(encodeUssd('*100#', 'packed-hex')).toBe('AA180C3602');
  });
});

describe('amounts', () => {
  it.each([
    ['12.34', 12.34],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['12,5', 12.5],
    ['1 234', 1234],
    ['1.234', 1234],
    ['-0.50', -0.5],
    ['.', null],
  ])('%s', (text, amount) => expect(parseAmount(text)).toBe(amount));

  it('are found with a pattern and without', () => {
    expect(amountIn('Credit 7 EUR until 01.02.27', 'credit (\\d+)')).toBe(7);
    expect(amountIn('Your credit is 12,30 EUR.', null)).toBe(12.3);
    expect(amountIn('No credit', null)).toBeNull();
  });
});

describe("the network's time", () => {
  it.each([
    ['+CCLK: "26/11/23,14:05:09+04"', '2026-11-23T13:05:09Z'],
    ['+CCLK: "26/11/23,14:05:09-14"', '2026-11-23T17:35:09Z'],
    ['+QLTS: "2026/11/23,14:05:09+08,1"', '2026-11-23T12:05:09Z'],
  ])('%s', (line, iso) => expect(parseNetworkTime([line])).toBe(Date.parse(iso)));

  it.each([
    '+CCLK: "80/01/06,00:00:12+00"',
    '+CCLK: "04/01/01,00:10:00+00"',
    '+CCLK: ""',
    '+CCLK: "26/11/23,14:05:09"',
  ])('%s tells nothing', (line) => expect(parseNetworkTime([line])).toBeNull());
});
