import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDeliver, encodeDeliver } from '../../../gateway/sms/pdu/deliver.ts';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { decodeStatusReport, encodeStatusReport } from '../../../gateway/sms/pdu/report.ts';
import { planSms } from '../../../gateway/sms/pdu/split.ts';
import { classifyStatus } from '../../../gateway/sms/pdu/status.ts';
import { decodeSubmit, encodeSubmit } from '../../../gateway/sms/pdu/submit.ts';
import { readable } from '../../../gateway/sms/pdu/user-data.ts';

const part = (text: string) => planSms(text).parts[0]!;
const SENT_AT = { ms: Date.parse('2024-02-21T12:34:56-07:00'), offsetMinutes: -420 };

describe('SMS-SUBMIT', () => {
  it('writes the well-known example', () => {
    const { hex, tpduLength } = encodeSubmit({
      to: '+46708251358',
      part: part('hellohello'),
      validity: { kind: 'relative', seconds: 4 * 86_400 },
    });
    expect(hex).toBe('0011000B916407281553F80000AA0AE8329BFD4697D9EC37');
    expect(tpduLength).toBe(23);
  });
  it('writes a flash message with report, validity and service centre', () => {
    const { hex, tpduLength } = encodeSubmit({
      to: '+491711234567',
      part: part('Привет'),
      flash: true,
      statusReport: true,
      rejectDuplicates: true,
      replyPath: true,
      reference: 7,
      validitySeconds: 120,
      serviceCentre: '+27381000015',
    });
    expect(hex).toBe('07917283010010F5B5070C91947111325476001800' + '0C041F04400438043204350442');
    expect(tpduLength).toBe(hex.length / 2 - 8);
    expect(decodeSubmit(hex)).toMatchObject({
      serviceCentre: { number: '+27381000015' },
      to: { number: '+491711234567' },
      text: 'Привет',
      flash: true,
      statusReport: true,
      rejectDuplicates: true,
      replyPath: true,
      reference: 7,
      validity: { kind: 'relative', seconds: 300 },
    });
  });
  it('writes 8-bit data to a port', () => {
    const { hex } = encodeSubmit({
      to: '12345',
      class: 1,
      part: {
        alphabet: '8bit',
        data: Uint8Array.of(1, 2, 255),
        elements: [{ id: 5, data: Uint8Array.of(0x0b, 0x84, 0x23, 0xf0) }],
      },
    });
    const submit = decodeSubmit(hex);
    expect(submit).toMatchObject({ text: null, coding: { alphabet: '8bit', class: 1 } });
    expect(submit.data).toEqual(Uint8Array.of(1, 2, 255));
    expect(submit.header?.ports).toEqual({ destination: 2948, source: 9200, bits: 16 });
    expect(readable(submit)).toBe('[binary data: 0102FF]');
  });
  it('reads every form of validity period', () => {
    for (const validity of [
      { kind: 'enhanced', seconds: 90, singleShot: true },
      { kind: 'enhanced', seconds: 3601, singleShot: false },
      { kind: 'absolute', at: SENT_AT },
      { kind: 'relative', seconds: 86_400 },
    ] as const) {
      expect(decodeSubmit(encodeSubmit({ to: '1', part: part('x'), validity }).hex).validity).toEqual(validity);
    }
    expect(decodeSubmit(encodeSubmit({ to: '1', part: part('x') }).hex).validity).toBeNull();
  });
  it.each([
    [{ to: '', part: part('x') }, /not a number/],
    [{ to: '+49 171', part: part('x') }, /not a number/],
    [{ to: '+49', part: part('x'), reference: 256 }, /reference/],
    [{ to: '+49', part: part('x'), protocolId: -1 }, /protocol/],
    [{ to: '+49', part: part('x'), validitySeconds: 0 }, /over/],
    [{ to: '+49', part: { alphabet: 'gsm7', text: 'a'.repeat(161) } }, /fit/],
    [{ to: '+49', part: { alphabet: 'ucs2', text: 'ж'.repeat(71) } }, /fit/],
    [{ to: '+49', part: { alphabet: 'gsm7', text: 'ж' } }, /alphabet/],
    [{ to: '+49', part: { alphabet: '8bit', data: new Uint8Array(141) } }, /fit/],
  ] as const)('refuses what does not fit (%#)', (input, reason) => {
    expect(() => encodeSubmit(input)).toThrow(PduError);
    expect(() => encodeSubmit(input)).toThrow(reason);
  });
  it('decode ∘ encode is the identity', () => {
    const gsm7 = fc.string({ unit: fc.constantFrom(...'@£ΔA€{}\\\n\rzà_^'), maxLength: 60 });
    const ucs2 = fc.string({ unit: 'binary', maxLength: 25 });
    const userData = fc.oneof(
      fc.record({ alphabet: fc.constant('gsm7' as const), text: gsm7 }),
      fc.record({ alphabet: fc.constant('ucs2' as const), text: ucs2 }),
    );
    const input = fc.record({
      to: fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 15 }).map((d) => `+${d}`),
      part: fc
        .tuple(
          userData,
          fc.option(
            fc.record({
              ref: fc.nat(255),
              total: fc.constant(9),
              seq: fc.integer({ min: 1, max: 9 }),
              bits: fc.constantFrom(8 as const, 16 as const),
            }),
          ),
        )
        .map(([data, concat]) => ({ ...data, concat })),
      reference: fc.nat(255),
      statusReport: fc.boolean(),
      rejectDuplicates: fc.boolean(),
      replyPath: fc.boolean(),
      flash: fc.boolean(),
      protocolId: fc.nat(255),
    });
    fc.assert(
      fc.property(input, (given) => {
        const { hex, tpduLength } = encodeSubmit(given);
        expect(tpduLength).toBe(hex.length / 2 - 1);
        const { to, part: content, ...rest } = given;
        const found = decodeSubmit(hex);
        expect(found).toMatchObject(rest);
        expect(found.to.number).toBe(to);
        expect(found.text).toBe(content.text);
        expect(found.concat).toEqual(content.concat);
        expect(decodeSubmit(hex.slice(2), { tpduLength }).text).toBe(content.text);
      }),
    );
  });
});

describe('SMS-DELIVER', () => {
  it('reads the well-known example', () => {
    expect(decodeDeliver('07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37')).toMatchObject({
      serviceCentre: { number: '+27381000015', type: 'international' },
      from: { number: '27838890001', type: 'subscriber', plan: 8 },
      text: 'hellohello',
      sentAt: { ms: Date.parse('1999-03-29T15:16:59+02:00'), offsetMinutes: 120 },
      moreToSend: false,
      concat: null,
      flash: false,
    });
  });
  it('reads a part whose text begins with a fill bit', () => {
    const hex = `0044 05 85 2143F5 0000 42201221436500 09 0500030A0201 8844`.replaceAll(' ', '');
    expect(decodeDeliver(hex)).toMatchObject({
      text: 'DD',
      concat: { ref: 10, total: 2, seq: 1, bits: 8 },
    });
  });
  it('reads a part without the service centre when told its length', () => {
    const { hex, tpduLength } = encodeDeliver({ from: 'Gateway', part: part('code 1234'), sentAt: SENT_AT });
    expect(decodeDeliver(hex.slice(2), { tpduLength })).toMatchObject({
      text: 'code 1234',
      from: { number: 'Gateway', type: 'alphanumeric' },
      sentAt: SENT_AT,
    });
  });
  it('reads message waiting without a text, and padding after the PDU', () => {
    const hex = '0004 0B 916407281553F8 00 C8 42201221436500 00 FFFFFF'.replaceAll(' ', '');
    expect(decodeDeliver(hex)).toMatchObject({
      text: '',
      coding: { waiting: { kind: 'voicemail', active: true, discard: true } },
    });
  });
  it('shows compressed text and binary data in words', () => {
    const compressed = decodeDeliver('00040B916407281553F80020422012214365000301AAFF');
    expect(compressed).toMatchObject({ text: null, coding: { compressed: true } });
    expect(readable(compressed)).toMatch(/^\[compressed text.*01AAFF\]$/);
    const ascii = decodeDeliver('00040B916407281553F80004422012214365000568656C6C6F');
    expect(readable(ascii)).toBe('hello');
    expect(readable(decodeDeliver('00040B916407281553F800004220122143650001' + '41'))).toBe('A');
  });
  it('keeps the message when the time stamp is nonsense', () => {
    expect(decodeDeliver('00040B916407281553F80000FFFFFFFFFFFFFF0141')).toMatchObject({ text: 'A', sentAt: null });
  });
  it('reads national tables', () => {
    const text = 'ğüşiöçİ'.repeat(10);
    const { hex } = encodeDeliver({
      from: '+905321234567',
      sentAt: SENT_AT,
      part: { alphabet: 'gsm7', text, locking: 1, single: 1 },
    });
    expect(decodeDeliver(hex)).toMatchObject({ text, header: { locking: 1, single: 1 } });
  });
  it.each([
    ['', 0, /service centre/],
    ['0', 0, /half an octet/],
    ['zz', 0, /hexadecimal/],
    ['00040B91640728', 7, /ends within the sender/],
    ['0004', 2, /length of the sender/],
    ['00040B916407281553F80000', 12, /time stamp/],
    ['00040B916407281553F80000422012214365000A41', 21, /user data/],
    ['00040B916407281553F8000042201221436500FF41', 19, /140/],
    ['00440B916407281553F80000422012214365000205', 21, /user data/],
    ['00440B916407281553F8000042201221436500020541', 20, /header/],
    ['0001000B916407281553F800000AE8329BFD4697D9EC37', 1, /no SMS-DELIVER/],
    ['FF', 0, /service centre/],
  ])('says what is wrong with %j, and where', (hex, offset, reason) => {
    try {
      decodeDeliver(hex);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PduError);
      expect((error as PduError).reason).toMatch(reason);
      expect((error as PduError).offset).toBe(offset);
    }
  });
});

describe('SMS-STATUS-REPORT', () => {
  it('reads a well-known example', () => {
    expect(decodeStatusReport('0006D60B911326880736F4111011719551401110117195714000')).toMatchObject({
      reference: 0xd6,
      recipient: { number: '+31628870634' },
      submittedAt: { ms: Date.parse('2011-01-11T17:59:15+01:00') },
      dischargedAt: { ms: Date.parse('2011-01-11T17:59:17+01:00') },
      status: 0,
      outcome: 'received',
      confirmed: true,
      userData: null,
    });
  });
  it('reads what it writes, with and without user data', () => {
    const input = {
      reference: 9,
      recipient: '+491711234567',
      submittedAt: SENT_AT,
      dischargedAt: { ms: SENT_AT.ms + 5000, offsetMinutes: 0 },
      status: 0x46,
    };
    expect(decodeStatusReport(encodeStatusReport(input).hex)).toMatchObject({
      ...input,
      recipient: { number: input.recipient },
      outcome: 'permanent',
      meaning: expect.stringContaining('validity period'),
    });
    const withText = encodeStatusReport({ ...input, part: part('read') }).hex;
    expect(decodeStatusReport(withText).userData?.text).toBe('read');
    expect(decodeStatusReport(`${withText}FFFF`).userData?.text).toBe('read');
  });
  it('leaves a tail alone that does not add up', () => {
    const base = '0006D60B911326880736F4111011719551401110117195714000';
    for (const tail of ['00', '04', '040AFF', '07000004', 'FF', '8400', '05003F']) {
      expect(decodeStatusReport(base + tail)).toMatchObject({ reference: 0xd6, status: 0, userData: null });
    }
  });
  it.each([
    [0x00, 'received', true, 'received by the phone'],
    [0x01, 'received', false, 'cannot tell'],
    [0x02, 'received', false, 'replaced'],
    [0x12, 'received', false, 'network'],
    [0x20, 'trying', false, 'congestion'],
    [0x25, 'trying', false, 'error in the phone'],
    [0x3f, 'trying', false, 'network'],
    [0x40, 'permanent', false, 'remote procedure error'],
    [0x49, 'permanent', false, 'does not exist'],
    [0x4a, 'permanent', false, 'reserved'],
    [0x60, 'temporary-gave-up', false, 'congestion'],
    [0x61, 'temporary-gave-up', false, 'busy'],
    [0x7f, 'temporary-gave-up', false, 'network'],
    [0x80, 'unknown', false, 'reserved'],
    [0xff, 'unknown', false, 'reserved'],
  ])('TP-Status %i is %s', (status, outcome, confirmed, meaning) => {
    expect(classifyStatus(status)).toEqual({ outcome, confirmed, meaning: expect.stringContaining(meaning) });
  });
});
