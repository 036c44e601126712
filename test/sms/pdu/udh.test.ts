import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { fromHex, toHex } from '../../../gateway/sms/pdu/octets.ts';
import {
  concatElement,
  decodeHeader,
  encodeHeader,
  headerOctets,
  portsElement,
  shiftElements,
} from '../../../gateway/sms/pdu/udh.ts';

const body = (hex: string) => decodeHeader(fromHex(hex));

describe('the user data header (23.040, 9.2.3.24)', () => {
  it('reads and writes both widths of concatenation', () => {
    expect(body('0003A30201').concat).toEqual({ ref: 0xa3, total: 2, seq: 1, bits: 8 });
    expect(body('0804BEEF0302').concat).toEqual({ ref: 0xbeef, total: 3, seq: 2, bits: 16 });
    expect(toHex(encodeHeader([concatElement({ ref: 0xa3, total: 2, seq: 1, bits: 8 })]))).toBe('050003A30201');
    expect(toHex(encodeHeader([concatElement({ ref: 0xbeef, total: 3, seq: 2, bits: 16 })]))).toBe('060804BEEF0302');
  });
  it('reads and writes ports', () => {
    expect(body('05040B8423F0').ports).toEqual({ destination: 2948, source: 9200, bits: 16 });
    expect(toHex(encodeHeader([portsElement({ destination: 2948, source: 9200, bits: 16 })]))).toBe('0605040B8423F0');
    expect(body('0402F0F1').ports).toEqual({ destination: 240, source: 241, bits: 8 });
    expect(toHex(encodeHeader([portsElement({ destination: 240, source: 241, bits: 8 })]))).toBe('040402F0F1');
  });
  it('reads message waiting', () => {
    const header = body('010280050102000501028107');
    expect(header.waiting).toEqual([
      { kind: 'voicemail', count: 5, store: true },
      { kind: 'voicemail', count: 5, store: false },
      { kind: 'fax', count: 7, store: true },
    ]);
  });
  it('keeps elements it has no word for', () => {
    const header = body('0102870A24010125010D7F02ABCD');
    expect(header).toMatchObject({ single: 1, locking: 13, malformed: false });
    expect(header.waiting).toEqual([{ kind: 'video', count: 10, store: true }]);
    expect(header.elements.at(-1)).toEqual({ id: 0x7f, data: fromHex('ABCD') });
    expect(body('01020305').waiting[0]?.kind).toBe('other');
  });
  it('takes the last of elements that exclude each other', () => {
    expect(body('0003010201080400020303').concat).toEqual({
      ref: 2,
      total: 3,
      seq: 3,
      bits: 16,
    });
    expect(body('00030102010003020302').concat).toEqual({ ref: 2, total: 3, seq: 2, bits: 8 });
  });
  it.each(['0003010200', '0003010203', '0003010000', '00020102', '000401020101'])(
    'ignores the impossible part %s',
    (hex) => {
      const header = body(hex);
      expect(header.concat).toBeNull();
      expect(header.malformed).toBe(false);
      expect(header.elements).toHaveLength(1);
    },
  );
  it.each(['00', '0003', '00030102', '000301020105'])('uses nothing of %s, which does not add up', (hex) => {
    expect(body(hex)).toMatchObject({ malformed: true, concat: null, elements: [] });
  });
  it('refuses numbers out of range', () => {
    for (const concat of [
      { ref: 256, total: 2, seq: 1, bits: 8 },
      { ref: -1, total: 2, seq: 1, bits: 16 },
      { ref: 1, total: 256, seq: 1, bits: 8 },
      { ref: 1, total: 2, seq: 3, bits: 8 },
      { ref: 1.5, total: 2, seq: 1, bits: 8 },
    ] as const) {
      expect(() => concatElement(concat)).toThrow(PduError);
    }
    expect(() => portsElement({ destination: 256, source: 0, bits: 8 })).toThrow(PduError);
    expect(() => encodeHeader([{ id: 256, data: new Uint8Array() }])).toThrow(PduError);
    expect(() => encodeHeader([{ id: 1, data: new Uint8Array(200) }])).toThrow(PduError);
  });
  it('decode ∘ encode is the identity over elements, and never throws over octets', () => {
    const element = fc.record({ id: fc.nat(255), data: fc.uint8Array({ maxLength: 12 }) });
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (elements) => {
        const octets = encodeHeader(elements);
        expect(octets.length).toBe(headerOctets(elements));
        expect(decodeHeader(Uint8Array.from(octets.slice(1))).elements).toEqual(elements);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 139 }), (octets) => {
        decodeHeader(octets);
      }),
    );
  });
  it('writes no shift elements for the default tables', () => {
    expect(shiftElements(0, 0)).toEqual([]);
    expect(toHex(encodeHeader(shiftElements(13, 1)))).toBe('0625010D240101');
  });
});
