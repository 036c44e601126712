import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Address,
  decodeAddress,
  decodeServiceCentre,
  encodeAddress,
  encodeServiceCentre,
  parseAddress,
} from '../../../gateway/sms/pdu/address.ts';
import { decodeDataCoding, encodeDataCoding } from '../../../gateway/sms/pdu/data-coding.ts';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { fromHex, OctetReader, toHex } from '../../../gateway/sms/pdu/octets.ts';
import { decodeTimeStamp, encodeTimeStamp } from '../../../gateway/sms/pdu/time-stamp.ts';
import {
  decodeValidity,
  encodeValidity,
  relativeSeconds,
  relativeValidity,
} from '../../../gateway/sms/pdu/validity.ts';

const reader = (hex: string): OctetReader => new OctetReader(fromHex(hex));
const readAddress = (hex: string): Address => decodeAddress(reader(hex), 'the address');

describe('addresses', () => {
  it.each<[string, string, Address]>([
    ['international', '0B916407281553F8', { number: '+46708251358', type: 'international', plan: 1 }],
    ['even digits', '0C91947111325476', { number: '+491711234567', type: 'international', plan: 1 }],
    ['unknown', '04812143', { number: '1234', type: 'unknown', plan: 1 }],
    ['national', '05A12143F5', { number: '12345', type: 'national', plan: 1 }],
    ['network-specific', '02BD21', { number: '12', type: 'network-specific', plan: 13 }],
    ['*#ab', '05811ACBFD', { number: '*1#ab', type: 'unknown', plan: 1 }],
    ['a name of seven', '0DD0C730BD7C0FE701', { number: 'Gateway', type: 'alphanumeric', plan: 0 }],
    ['a name of eight', '0ED0C730BD7C0FE763', { number: 'Gateway1', type: 'alphanumeric', plan: 0 }],
    ['a name of eleven', '14D0E4F23C7D7603D0EF7619', { number: 'design@home', type: 'alphanumeric', plan: 0 }],
  ])('%s', (_, hex, address) => {
    expect(readAddress(hex)).toEqual(address);
    expect(toHex(encodeAddress(address))).toBe(hex);
  });
  it('reads seven letters that were counted as whole octets', () => {
    expect(readAddress('0ED0C730BD7C0FE701').number).toBe('Gateway');
  });
  it('reads an empty address and filler before the end', () => {
    expect(readAddress('0081')).toEqual({ number: '', type: 'unknown', plan: 1 });
    expect(readAddress('048121FF').number).toBe('12');
  });
  it.each([
    ['+491711234567', 'international'],
    ['01711234567', 'unknown'],
    ['*100#', 'unknown'],
    ['22888', 'unknown'],
    ['Bank 24', 'alphanumeric'],
    ['+', 'alphanumeric'],
  ])('takes %s for %s', (text, type) => expect(parseAddress(text).type).toBe(type));
  it.each<[string, Address | string, RegExp]>([
    ['too long', '+123456789012345678901', /20 digits/],
    ['a name too long', 'ABCDEFGHIJKL', /11 characters/],
    ['a name outside the alphabet', 'Банк', /alphabet/],
    ['empty', { number: '', type: 'international', plan: 1 }, /empty/],
    ['a name without a letter', '', /empty/],
    ['a letter', { number: '12x', type: 'national', plan: 1 }, /digits/],
    ['a plan out of range', { number: '12', type: 'national', plan: 16 }, /plan/],
  ])('refuses one that is %s', (_, address, reason) => {
    expect(() => encodeAddress(address)).toThrow(PduError);
    expect(() => encodeAddress(address)).toThrow(reason);
  });
  it('refuses lengths that cannot be', () => {
    expect(() => readAddress('FF91')).toThrow(/255 digits/);
    expect(() => readAddress('0B9164')).toThrow(/ends within/);
  });
  it('reads and writes the service centre by octets', () => {
    expect(toHex(encodeServiceCentre('+27381000015'))).toBe('07917283010010F5');
    expect(decodeServiceCentre(reader('07917283010010F5'))?.number).toBe('+27381000015');
    expect(decodeServiceCentre(reader('00'))).toBeNull();
    expect(encodeServiceCentre(null)).toEqual([0]);
    expect(encodeServiceCentre('')).toEqual([0]);
    expect(() => encodeServiceCentre('Vodafone')).toThrow(PduError);
    expect(() => decodeServiceCentre(reader('20'))).toThrow(/32 octets/);
  });
  it('decode ∘ encode is the identity', () => {
    const digits = (unit: string) => fc.string({ unit: fc.constantFrom(...unit), minLength: 1, maxLength: 20 });
    const plan = fc.nat(15);
    const address = fc.oneof(
      fc.record({
        number: digits('0123456789').map((d) => `+${d}`),
        type: fc.constant('international' as const),
        plan,
      }),
      fc.record({
        number: digits('0123456789*#abc'),
        type: fc.constantFrom('unknown' as const, 'national' as const, 'subscriber' as const, 'abbreviated' as const),
        plan,
      }),
      fc.record({
        number: fc.string({ unit: fc.constantFrom(...'ABCxyz 0189ÄÑé&_'), minLength: 1, maxLength: 11 }),
        type: fc.constant('alphanumeric' as const),
        plan,
      }),
    );
    fc.assert(
      fc.property(address, (a) => {
        expect(readAddress(toHex(encodeAddress(a)))).toEqual(a);
      }),
    );
  });
});

describe('time stamps', () => {
  it.each([
    ['99309251619580', '1999-03-29T15:16:59+02:00', 120],
    ['11101171955140', '2011-01-11T17:59:15+01:00', 60],
    ['42201221436500', '2024-02-21T12:34:56Z', 0],
    ['4220122143650A', '2024-02-21T12:34:56-05:00', -300],
    ['4220122143658A', '2024-02-21T12:34:56-07:00', -420],
    ['42201221436541', '2024-02-21T12:34:56+03:30', 210],
    ['42201221436532', '2024-02-21T12:34:56+05:45', 345],
    ['4220122143654A', '2024-02-21T12:34:56-06:00', -360],
    ['4220122143654B', '2024-02-21T12:34:56-08:30', -510],
  ])('%s is %s', (hex, iso, offsetMinutes) => {
    const stamp = decodeTimeStamp(fromHex(hex));
    expect(stamp).toEqual({ ms: Date.parse(iso), offsetMinutes });
    expect(toHex(encodeTimeStamp(stamp!))).toBe(hex);
  });
  it.each([
    ['all zero', '00000000000000'],
    ['all ones', 'FFFFFFFFFFFFFF'],
    ['month 13', '42311221436500'],
    ['30 February', '42200321436500'],
    ['25 o’clock', '42201252436500'],
    ['no zone of this world', '4220122143659F'],
    ['no digits', '4220122143A500'],
    ['cut short', '422012214365'],
  ])('%s is none', (_, hex) => {
    expect(decodeTimeStamp(fromHex(hex))).toBeNull();
  });
  it('refuses zones and years that do not fit', () => {
    expect(() => encodeTimeStamp({ ms: 0, offsetMinutes: 0 })).toThrow(PduError);
    expect(() => encodeTimeStamp({ ms: Date.UTC(2024, 1), offsetMinutes: 7 })).toThrow(/zone/);
    expect(() => encodeTimeStamp({ ms: Date.UTC(2024, 1), offsetMinutes: 900 })).toThrow(/zone/);
    expect(() => encodeTimeStamp({ ms: Number.NaN, offsetMinutes: 0 })).toThrow(PduError);
  });
  it('decode ∘ encode is the identity', () => {
    const stamp = fc.record({
      ms: fc.integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2089, 11, 30) / 1000 }).map((s) => s * 1000),
      offsetMinutes: fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15),
    });
    fc.assert(
      fc.property(stamp, (s) => {
        expect(decodeTimeStamp(encodeTimeStamp(s))).toEqual(s);
      }),
    );
  });
});

describe('validity periods', () => {
  const HOUR = 3600;
  const DAY = 24 * HOUR;
  it.each([
    [1, 0, 300],
    [300, 0, 300],
    [301, 1, 600],
    [12 * HOUR, 143, 12 * HOUR],
    [12 * HOUR + 1, 144, 12.5 * HOUR],
    [DAY, 167, DAY],
    [DAY + 1, 168, 2 * DAY],
    [30 * DAY, 196, 30 * DAY],
    [30 * DAY + 1, 197, 35 * DAY],
    [63 * 7 * DAY, 255, 63 * 7 * DAY],
    [100 * 7 * DAY, 255, 63 * 7 * DAY],
  ])('%i s is TP-VP %i', (seconds, value, lasts) => {
    expect(relativeValidity(seconds)).toBe(value);
    expect(relativeSeconds(value)).toBe(lasts);
  });
  it('lasts at least as long as asked for, and no step longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 63 * 7 * DAY }), (seconds) => {
        const value = relativeValidity(seconds);
        expect(relativeSeconds(value)).toBeGreaterThanOrEqual(seconds);
        if (value > 0) expect(relativeSeconds(value - 1)).toBeLessThan(seconds);
      }),
    );
  });
  it.each([0, -5, Number.NaN])('refuses %d seconds', (seconds) => {
    expect(() => relativeValidity(seconds)).toThrow(PduError);
  });
  it.each([
    ['42000000000000', { kind: 'enhanced', seconds: null, singleShot: true }, '40000000000000'],
    ['02780000000000', { kind: 'enhanced', seconds: 120, singleShot: false }, null],
    ['03109554000000', { kind: 'enhanced', seconds: 1 * HOUR + 59 * 60 + 45, singleShot: false }, null],
    ['010B0000000000', { kind: 'enhanced', seconds: HOUR, singleShot: false }, 'read only'],
    ['8200780000 0000'.replace(' ', ''), { kind: 'enhanced', seconds: 120, singleShot: false }, 'read only'],
  ] as const)('enhanced %s', (hex, validity, rewritten) => {
    const octets = rewritten === null || rewritten === 'read only' ? hex : rewritten;
    expect(decodeValidity(reader(octets), 1)).toEqual(validity);
    if (rewritten !== 'read only') expect(toHex(encodeValidity(validity).octets)).toBe(octets);
  });
  it('absolute', () => {
    const at = { ms: Date.parse('2024-02-21T12:34:56Z'), offsetMinutes: 0 };
    expect(encodeValidity({ kind: 'absolute', at })).toEqual({ format: 3, octets: fromHex('42201221436500') });
    expect(decodeValidity(reader('42201221436500'), 3)).toEqual({ kind: 'absolute', at });
    expect(decodeValidity(reader('FFFFFFFFFFFFFF'), 3)).toEqual({ kind: 'absolute', at: null });
    expect(() => encodeValidity({ kind: 'absolute', at: null })).toThrow(PduError);
  });
  it('refuses enhanced periods that do not fit', () => {
    for (const seconds of [0, -1, 0.5, 360_000]) {
      expect(() => encodeValidity({ kind: 'enhanced', seconds, singleShot: false })).toThrow(PduError);
    }
  });
});

describe('the data coding scheme', () => {
  const plain = { alphabet: 'gsm7', class: null, compressed: false, autoDelete: false, waiting: null };
  it.each([
    [0x00, plain],
    [0x04, { ...plain, alphabet: '8bit' }],
    [0x08, { ...plain, alphabet: 'ucs2' }],
    [0x0c, plain],
    [0x10, { ...plain, class: 0 }],
    [0x18, { ...plain, alphabet: 'ucs2', class: 0 }],
    [0x15, { ...plain, alphabet: '8bit', class: 1 }],
    [0x03, plain],
    [0x20, { ...plain, compressed: true }],
    [0x48, { ...plain, alphabet: 'ucs2', autoDelete: true }],
    [0x80, plain],
    [0xbf, plain],
    [0xc8, { ...plain, waiting: { kind: 'voicemail', active: true, discard: true } }],
    [0xc1, { ...plain, waiting: { kind: 'fax', active: false, discard: true } }],
    [0xda, { ...plain, waiting: { kind: 'email', active: true, discard: false } }],
    [0xeb, { ...plain, alphabet: 'ucs2', waiting: { kind: 'other', active: true, discard: false } }],
    [0xf0, { ...plain, class: 0 }],
    [0xf6, { ...plain, alphabet: '8bit', class: 2 }],
  ])('0x%s', (dcs, coding) => expect(decodeDataCoding(dcs)).toEqual(coding));
  it('is written in the general group', () => {
    expect(encodeDataCoding('gsm7')).toBe(0);
    expect(encodeDataCoding('ucs2', 0)).toBe(0x18);
    for (const alphabet of ['gsm7', '8bit', 'ucs2'] as const) {
      for (const messageClass of [null, 0, 1, 2, 3] as const) {
        const coding = decodeDataCoding(encodeDataCoding(alphabet, messageClass));
        expect(coding).toEqual({ ...plain, alphabet, class: messageClass });
      }
    }
  });
});
