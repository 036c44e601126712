import jsqr from 'jsqr';
import { PNG } from 'pngjs';

/** What a phone reads in a PNG, by a decoder of its own; null = nothing. */
export function readQr(png: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(png);
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
