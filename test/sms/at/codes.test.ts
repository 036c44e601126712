import { describe, expect, it } from 'vitest';
import type { Disposition } from '../../../gateway/core/errors.ts';
import { GatewayError } from '../../../gateway/core/errors.ts';
import { CME_CODES } from '../../../gateway/sms/at/cme-codes.ts';
import { CMS_CODES } from '../../../gateway/sms/at/cms-codes.ts';
import { replyError } from '../../../gateway/sms/at/codes.ts';
import type { Final } from '../../../gateway/sms/at/reply.ts';

const judge = (final: Final, handedOver = true) => replyError({ lines: [], final, handedOver });
const cms = (code: number, handedOver = true) => judge({ kind: 'cms', code, text: String(code) }, handedOver);

describe('replyError', () => {
  it('has nothing to say about OK', () => {
    expect(judge({ kind: 'ok' })).toBeNull();
  });

  it('sorts CMS errors into their four kinds', () => {
    const kinds: [number, Disposition][] = [
      [1, 'permanent'],
      [28, 'permanent'],
      [38, 'temporary'],
      [42, 'temporary'],
      [332, 'temporary'],
      [310, 'local'],
      [322, 'local'],
      [330, 'local'],
      [331, 'local'],
      [500, 'uncertain'],
      [512, 'uncertain'],
      [513, 'uncertain'],
      [514, 'temporary'],
      [666, 'uncertain'],
      [78, 'temporary'],
    ];
    for (const [code, disposition] of kinds) expect(cms(code)?.disposition, `CMS ${code}`).toBe(disposition);
  });

  it('leaves nothing uncertain that was never handed over', () => {
    expect(cms(500, false)?.disposition).toBe('temporary');
    expect(judge({ kind: 'error', text: 'ERROR' }, false)?.disposition).toBe('local');
    expect(judge({ kind: 'timeout' }, false)?.disposition).toBe('local');
    expect(judge({ kind: 'no-prompt' }, false)?.disposition).toBe('temporary');
    const lost = new GatewayError('PORT_LOST', 'gone', { disposition: 'local' });
    expect(judge({ kind: 'lost', error: lost }, false)?.disposition).toBe('local');
  });

  it('leaves everything uncertain that was handed over and not answered with a number', () => {
    const lost = new GatewayError('PORT_LOST', 'gone', { disposition: 'local' });
    for (const final of [
      { kind: 'error', text: 'ERROR' },
      { kind: 'timeout' },
      { kind: 'lost', error: lost },
    ] satisfies Final[]) {
      expect(judge(final)?.disposition, final.kind).toBe('uncertain');
    }
  });

  it('lets a profile say what a number means', () => {
    const final: Final = { kind: 'cms', code: 512, text: '512' };
    const error = replyError(
      { lines: [], final, handedOver: true },
      { 'CMS 512': { disposition: 'local', cause: 'The SIM is not ready.' } },
    );
    expect(error).toMatchObject({ code: 'CMS_512', disposition: 'local' });
    expect(error?.message).toBe('The SIM is not ready. (CMS ERROR 512)');
  });

  it('lets a profile name the standard number that says the same', () => {
    const error = replyError(
      { lines: [], final: { kind: 'cms', code: 531, text: '531' }, handedOver: true },
      { 'CMS 531': { as: 322 } },
    );
    expect(error).toMatchObject({ code: 'CMS_322', disposition: 'local', remedy: CMS_CODES.get(322)?.remedy });
    expect(error?.message).toBe('The message store of the SIM is full. (CMS ERROR 531)');
  });

  it('knows words in place of numbers', () => {
    expect(judge({ kind: 'cme', code: null, text: 'SIM busy' })).toMatchObject({ code: 'CME_TEXT' });
  });

  it('says for every number what to do, unless nothing can be done', () => {
    for (const [code, meaning] of [...CMS_CODES, ...CME_CODES]) {
      expect(meaning.cause, String(code)).toMatch(/^[A-Z].*\.$/);
      if (meaning.disposition === 'local' || meaning.disposition === 'uncertain') {
        expect(meaning.remedy, String(code)).toBeTruthy();
      }
    }
  });
});
