import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeDeliver } from '../../../gateway/sms/pdu/deliver.ts';
import { PduError } from '../../../gateway/sms/pdu/error.ts';
import { encodeStatusReport } from '../../../gateway/sms/pdu/report.ts';
import { planSms } from '../../../gateway/sms/pdu/split.ts';
import { decodeStored } from '../../../gateway/sms/pdu/stored.ts';
import { encodeSubmit } from '../../../gateway/sms/pdu/submit.ts';

const part = (text: string) => planSms(text).parts[0]!;
const SENT_AT = { ms: Date.parse('2024-02-21T12:34:56-07:00'), offsetMinutes: -420 };

describe('any PDU', () => {
  const outcome = (hex: string): string => {
    try {
      return decodeStored(hex).kind;
    } catch (error) {
      expect(error).toBeInstanceOf(PduError);
      expect((error as PduError).offset).toBeGreaterThanOrEqual(0);
      expect((error as PduError).offset).toBeLessThanOrEqual(Math.max(hex.length, 1));
      return 'PduError';
    }
  };
  it('is told by its first octet', () => {
    expect(outcome('0001000B916407281553F800000AE8329BFD4697D9EC37')).toBe('submit');
    expect(outcome('0006D60B911326880736F4111011719551401110117195714000')).toBe('status-report');
    expect(outcome('00070B916407281553F80000422012214365000141')).toBe('deliver');
  });
  it('random octets and random strings give a PDU or a PduError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        outcome(Buffer.from(octets).toString('hex'));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        outcome(text);
      }),
    );
  });
  it('valid PDUs with octets changed, lost or added give a PDU or a PduError', () => {
    const long = planSms('Zażółć gęślą jaźń 😀 '.repeat(9), { concatBits: 16 }).parts[1]!;
    const valid = [
      encodeSubmit({ to: '+491711234567', part: long, validitySeconds: 600 }).hex,
      encodeSubmit({ to: '12', part: part('[x]'), validity: { kind: 'enhanced', seconds: 999, singleShot: true } }).hex,
      encodeDeliver({ from: 'Gateway', part: planSms('a'.repeat(200)).parts[0]!, sentAt: SENT_AT }).hex,
      encodeDeliver({
        from: '+1',
        sentAt: SENT_AT,
        part: { alphabet: 'gsm7', text: 'ப', locking: 11, single: 13 },
      }).hex,
      encodeStatusReport({
        reference: 1,
        recipient: '+1',
        submittedAt: SENT_AT,
        dischargedAt: SENT_AT,
        status: 0,
        part: part('x'),
      }).hex,
    ];
    const edit = fc.record({ at: fc.nat(400), hex: fc.constantFrom('', '00', 'FF', '05', '7F', '24', '80FF') });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...valid), fc.array(edit, { maxLength: 4 }), fc.nat(400), (hex, edits, end) => {
        let broken = hex.slice(0, (end * 2) % (hex.length + 2) || undefined);
        for (const { at, hex: put } of edits) {
          const from = (at * 2) % (broken.length || 2);
          broken = broken.slice(0, from) + put + broken.slice(from + 2);
        }
        seen.add(outcome(broken));
      }),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual(['PduError', 'deliver', 'status-report', 'submit']);
  });
});
