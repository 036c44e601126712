import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { GatewayError } from '../core/errors.ts';

/** Text of the QR code in a PNG, as a phone would read it. @throws GatewayError DEMO_QR */
export function readQr(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const code = jsqr.default(new Uint8ClampedArray(data), width, height);
  if (!code) throw new GatewayError('DEMO_QR', 'No QR code can be read in the picture of the mail.');
  return code.data;
}
