import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSeptets, decodeUcs2, encodeSeptets, encodeUcs2, septetCost } from '../../../gateway/sms/pdu/charset.ts';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { toHex } from '../../../gateway/sms/pdu/octets.ts';
import { fillBits, packSeptets, unpackSeptets } from '../../../gateway/sms/pdu/septets.ts';
import { septetTables } from '../../../gateway/sms/pdu/shift-tables.ts';

describe('septets', () => {
  it.each([
    ['hellohello', 'E8329BFD4697D9EC37'],
    ['How are you?', 'C8F71D14969741F977FD07'],
    ['€', '9B32'],
    ['12345678', '31D98C56B3DD70'],
    ['1234567', '31D98C56B3DD00'],
    ['@@@', '000000'],
    ['', ''],
  ])('packs %j', (text, hex) => {
    expect(toHex(packSeptets(encodeSeptets(text)))).toBe(hex);
    expect(decodeSeptets(unpackSeptets(Buffer.from(hex, 'hex'), encodeSeptets(text).length))).toBe(text);
  });
  it('leaves one bit free after a header of six octets, none after seven', () => {
    expect([0, 4, 6, 7, 9, 12].map(fillBits)).toEqual([0, 3, 1, 0, 5, 2]);
    // The well-known second part of a concatenated text begins with a shifted octet.
    expect(toHex(packSeptets(encodeSeptets('A'), 1))).toBe('82');
  });
  it('packs and unpacks any septets with any fill', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 127, maxLength: 160 }), fc.nat(6), (septets, fill) => {
        const packed = packSeptets(septets, fill);
        expect(packed.length).toBe(Math.ceil((septets.length * 7 + fill) / 8));
        expect(unpackSeptets(packed, septets.length, fill)).toEqual(septets);
      }),
    );
  });
  it('unpacks no more than there is', () => {
    expect(unpackSeptets(new Uint8Array(7), 100).length).toBe(8);
    expect(unpackSeptets(new Uint8Array(), 3, 5).length).toBe(0);
  });
});

describe('the GSM 7 bit alphabet', () => {
  it('costs one septet, two behind an escape, none where it does not exist', () => {
    expect(['a', '€', '[', 'ç', 'Ç', '😀', '\x1b', '`'].map((c) => septetCost(c))).toEqual([1, 2, 2, 0, 1, 0, 0, 0]);
  });
  it('names the first character that it lacks', () => {
    expect(() => encodeSeptets('😀')).toThrow(PduError);
    try {
      encodeSeptets('ab😀');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ name: 'PduError', offset: 2 });
    }
  });
  it('reads escapes that lead nowhere as the standard says', () => {
    expect(decodeSeptets(Uint8Array.of(0x1b, 0x41))).toBe('A');
    expect(decodeSeptets(Uint8Array.of(0x1b, 0x1b, 0x41))).toBe(' A');
    expect(decodeSeptets(Uint8Array.of(0x41, 0x1b))).toBe('A');
    expect(decodeSeptets(Uint8Array.of(0x1b, 0x0d))).toBe('\r');
  });
  it('shows places without a character as such', () => {
    expect(decodeSeptets(Uint8Array.of(0x00, 0x41), septetTables(11, 11))).toBe('\ufffd\ufffd');
  });
  it('decode ∘ encode is the identity over every pair of tables', () => {
    const id = fc.integer({ min: 0, max: 13 });
    fc.assert(
      fc.property(id, id, fc.array(fc.nat(255), { maxLength: 80 }), (locking, single, picks) => {
        const tables = septetTables(locking, single);
        const alphabet = [...tables.codes.keys()];
        const text = picks.map((pick) => alphabet[pick % alphabet.length]).join('');
        const septets = encodeSeptets(text, tables);
        expect(decodeSeptets(septets, tables)).toBe(text);
        expect(septets.length).toBe([...text].reduce((sum, c) => sum + septetCost(c, tables), 0));
      }),
    );
  });
});

describe('UCS-2', () => {
  it.each([
    ['Привет', '041F04400438043204350442'],
    ['😀', 'D83DDE00'],
  ])('writes %j big end first', (text, hex) => {
    expect(toHex(encodeUcs2(text))).toBe(hex);
    expect(decodeUcs2(Buffer.from(hex, 'hex'))).toBe(text);
  });
  it('drops half a unit at the end, keeps half a pair', () => {
    expect(decodeUcs2(Uint8Array.of(0, 0x41, 0))).toBe('A');
    expect(decodeUcs2(Uint8Array.of(0xd8, 0x3d))).toBe('\ud83d');
  });
  it('does not change what it is given', () => {
    const octets = Uint8Array.of(0, 0x41);
    decodeUcs2(octets);
    expect(octets).toEqual(Uint8Array.of(0, 0x41));
  });
  it('decode ∘ encode is the identity over all strings, lone surrogates included', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
        expect(decodeUcs2(encodeUcs2(text))).toBe(text);
      }),
    );
  });
});
