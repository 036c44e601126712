import fc from 'fast-check';
import { PNG } from 'pngjs';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { QrCodes } from '../../gateway/push/qr.ts';
import { bestMasked } from '../../gateway/push/qr-mask.ts';
import { readQr } from './read-qr.ts';

const TYPICAL = 'otpauth://totp/ACME%20Ltd:jane.doe?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME%20Ltd';

describe('QR codes', () => {
  const qr = new QrCodes();

  it('are read back by another decoder from the PNG of another reader', () => {
    const { png, side } = qr.png(TYPICAL);
    expect(readQr(png)).toBe(TYPICAL);
    const { width, height } = PNG.sync.read(png);
    expect([width, height]).toEqual([side, side]);
    expect(png.length).toBeLessThan(900);
  });

  it('are one-bit grayscale with nothing transparent', () => {
    const { png } = qr.png(TYPICAL);
    expect([...png.subarray(24, 29)]).toEqual([1, 0, 0, 0, 0]);
    expect(png.includes('tRNS')).toBe(false);
    const { data } = PNG.sync.read(png);
    const levels = new Set(Array.from({ length: data.length / 4 }, (_, n) => `${data[n * 4]} ${data[n * 4 + 3]}`));
    expect(levels).toEqual(new Set(['0 255', '255 255']));
  });

  it.each([
    [20, 6],
    [104, 6],
    [300, 5],
    [1500, 4],
  ])('of %d characters have a white border of four modules of at least four pixels', (length, scale) => {
    const { png, side } = qr.png('a'.repeat(length));
    const { data } = PNG.sync.read(png);
    const dark = (x: number, y: number) => data[(y * side + x) * 4] === 0;
    let first = side;
    let last = 0;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) if (dark(x, y)) [first, last] = [Math.min(first, x, y), Math.max(last, x, y)];
    }
    // The finder pattern is seven modules wide.
    let finder = 0;
    while (dark(first + finder, first)) finder += 1;
    expect(finder / 7).toBe(scale);
    expect([first, side - 1 - last]).toEqual([4 * scale, 4 * scale]);
  });

  it('carry any Key URI', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (name) => {
        const text = `otpauth://totp/${encodeURIComponent(name)}?secret=JBSWY3DPEHPK3PXP`;
        expect(readQr(qr.png(text).png)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('carry short texts too', () => {
    for (let n = 0; n < 60; n++) expect(readQr(qr.png(`hello ${n}`).png)).toBe(`hello ${n}`);
  });

  it('that would hold too much are refused with a remedy', () => {
    expect(() => qr.png('x'.repeat(3000))).toThrow(
      expect.objectContaining({
        code: 'QR_TOO_LONG',
        disposition: 'permanent',
        remedy: expect.stringContaining('Shorten'),
      }),
    );
  });

  it('have an SVG with the same modules for screens', () => {
    const svg = Buffer.from(qr.svgDataUrl(TYPICAL).split(',')[1]!, 'base64').toString();
    const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
    const png = new PNG({ width: side * 4, height: side * 4 });
    png.data.fill(255);
    for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1/g)) {
      for (let dy = 0; dy < 4; dy++) {
        for (let dx = 0; dx < 4; dx++) {
          const at = ((Number(y) * 4 + dy) * side * 4 + Number(x) * 4 + dx) * 4;
          png.data.fill(0, at, at + 3);
        }
      }
    }
    expect(readQr(PNG.sync.write(png))).toBe(TYPICAL);
  });
});

describe('the mask of a QR code', () => {
  it('is the one that the library finds by trying all on its own matrix', () => {
    for (const text of [
      'a',
      TYPICAL,
      `${TYPICAL}&digits=8&period=60`,
      'x'.repeat(300),
      ...Array.from({ length: 40 }, String),
    ]) {
      const theirs = create(text, { errorCorrectionLevel: 'M' }).modules;
      const unmasked = create(text, { errorCorrectionLevel: 'M', maskPattern: 0 }).modules;
      expect([...(bestMasked(unmasked).data as Uint8Array)]).toEqual([...theirs.data]);
    }
  });
});
