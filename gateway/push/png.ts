import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const FILTER_NONE = 0;
const FILTER_UP = 2;
/** Smallest level that keeps the size; higher ones save a few bytes for twice the time. */
const DEFLATE_LEVEL = 6;

/** A square of modules, row by row; non-zero is dark. */
export interface Modules {
  size: number;
  data: ArrayLike<number>;
}

/**
 * A square black and white picture as PNG: grayscale of one bit a pixel (PNG specification, 11.2.1), nothing
 * transparent, with an opaque white border. @param scale pixels a module  @param border modules
 */
export function modulesToPng({ size, data }: Modules, scale: number, border: number): Buffer {
  const side = (size + 2 * border) * scale;
  const stride = 1 + Math.ceil(side / 8);
  const lines = Buffer.alloc(stride * side, 0xff);
  for (let y = 0; y < side; y++) lines[y * stride] = FILTER_NONE;
  for (let row = 0; row < size; row++) {
    const first = (row + border) * scale * stride;
    for (let column = 0; column < size; column++) {
      if (data[row * size + column]) blacken(lines, first + 1, (column + border) * scale, scale);
    }
    // The other lines of the module are like the first: "up" makes them zeros.
    lines.fill(0, first + stride, first + scale * stride);
    for (let y = 1; y < scale; y++) lines[first + y * stride] = FILTER_UP;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // bit depth; the rest 0: grayscale, deflate, the five filters, not interlaced
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: DEFLATE_LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads back, out of the bytes that `modulesToPng` wrote, one pixel of each module of picture and border. */
export function sampleModules(png: Buffer, scale: number): Modules {
  const side = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const lines = inflateSync(png.subarray(41, 41 + length));
  const stride = 1 + Math.ceil(side / 8);
  const size = side / scale;
  const data = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    const line = row * scale * stride + 1;
    for (let column = 0; column < size; column++) {
      const x = column * scale;
      data[row * size + column] = ((lines[line + (x >> 3)]! << (x & 7)) & 0x80) ^ 0x80;
    }
  }
  return { size, data };
}

/** Modules as RGBA pixels, the way decoders take them. */
export function modulesToRgba({ size, data }: Modules, scale: number): { pixels: Uint8ClampedArray; side: number } {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / scale) * size;
    for (let x = 0; x < side; x++) {
      const at = (y * side + x) * 4;
      if (data[row + Math.floor(x / scale)]) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, side };
}

function blacken(lines: Buffer, line: number, x: number, width: number): void {
  for (let pixel = x; pixel < x + width; pixel++) lines[line + (pixel >> 3)]! &= ~(0x80 >> (pixel & 7));
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
