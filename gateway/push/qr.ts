import jsqr from 'jsqr';
import { create, type QRCodeSegment } from 'qrcode';
import { GatewayError } from '../core/errors.ts';
import { type Modules, modulesToPng, modulesToRgba, sampleModules } from './png.ts';
import { bestMasked } from './qr-mask.ts';

/** A QR code as it leaves. */
export interface QrPicture {
  png: Buffer;
  /** Pixels, width and height. */
  side: number;
}

/** Modules of white on each side (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;
const SCALES = [6, 5, 4] as const;
/** Wider pictures take fewer pixels a module, never less than four. */
const COMFORTABLE_SIDE = 420;
/** Symbols of one size that are read back before the rest is believed; then one in so many. */
const READ_AT_FIRST = 8;
const READ_ONE_IN = 64;
/** Pixels a module for reading back. One is quickest and nearly always enough; small codes sometimes need more. */
const READING_SCALES = [1, 2, 3] as const;

/**
 * Makes QR codes (level M). A second, independent decoder reads them back from the bytes of the picture: the first of
 * each size and then a sample, as it takes longer than all the rest of a mail.
 */
export class QrCodes {
  /** Side in modules → how many were made. */
  readonly #made = new Map<number, number>();

  /** @throws GatewayError QR_TOO_LONG, QR_UNREADABLE */
  png(text: string): QrPicture {
    const modules = modulesOf(text);
    const wide = modules.size + 2 * QUIET_ZONE;
    const scale = SCALES.find((each) => wide * each <= COMFORTABLE_SIDE) ?? SCALES[2];
    const png = modulesToPng(modules, scale, QUIET_ZONE);
    this.#check(png, scale, modules.size, text);
    return { png, side: wide * scale };
  }

  /** As a `data:` URL for the admin UI; mail clients do not show these. */
  pngDataUrl(text: string): string {
    return pngDataUrl(this.png(text).png);
  }

  /** Scales without blur on the link page and in the admin UI, as a `data:` URL. */
  svgDataUrl(text: string): string {
    const { size, data } = modulesOf(text);
    const wide = size + 2 * QUIET_ZONE;
    let path = '';
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        if (data[row * size + column]) path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`;
      }
    }
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${wide}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${wide}v${wide}H0z"/><path d="${path}"/></svg>`;
    return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  }

  #check(png: Buffer, scale: number, size: number, text: string): void {
    const made = (this.#made.get(size) ?? 0) + 1;
    this.#made.set(size, made);
    if (made > READ_AT_FIRST && made % READ_ONE_IN !== 0) return;
    const modules = sampleModules(png, scale);
    if (READING_SCALES.some((each) => read(modules, each) === text)) return;
    this.#made.delete(size);
    throw new GatewayError('QR_UNREADABLE', 'The QR code could not be read back, so it was not sent.', {
      disposition: 'permanent',
      remedy: 'Push the token once more; if it happens again, shorten issuer or account name.',
    });
  }
}

export function pngDataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

function read(modules: Modules, scale: number): string | null {
  const { pixels, side } = modulesToRgba(modules, scale);
  return jsqr.default(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** Capitals and digits, as in a key, take eleven bits a pair; shorter runs are not worth a change of mode. */
const DENSE = /[0-9A-Z $%*+./:-]{16,}/;

/** The text in the modes that make the symbol small, without a search for the best way through all of them. */
function segmentsOf(text: string): QRCodeSegment[] {
  const dense = DENSE.exec(text);
  if (!dense) return [{ data: Buffer.from(text), mode: 'byte' }];
  const [key] = dense;
  const [before, after] = [text.slice(0, dense.index), text.slice(dense.index + key.length)];
  const parts: QRCodeSegment[] = [{ data: key, mode: 'alphanumeric' }];
  if (before) parts.unshift({ data: Buffer.from(before), mode: 'byte' });
  if (after) parts.push({ data: Buffer.from(after), mode: 'byte' });
  return parts;
}

function modulesOf(text: string): Modules {
  try {
    return bestMasked(create(segmentsOf(text), { errorCorrectionLevel: 'M', maskPattern: 0 }).modules);
  } catch (cause) {
    throw new GatewayError('QR_TOO_LONG', 'Issuer and account name are too long for a QR code.', {
      disposition: 'permanent',
      status: 422,
      remedy: 'Shorten the issuer or the account name of the token.',
      cause,
    });
  }
}
