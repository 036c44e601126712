import { randomFillSync } from 'node:crypto';

/** Random octets for some hundred ids: to ask the system for each one's costs more than all the rest. */
const pool = Buffer.allocUnsafe(4_096);
let used = pool.length;

function random(octets: number): Buffer {
  if (used + octets > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += octets;
  return pool.subarray(used - octets, used);
}

let lastMs = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562, 5.7): sorts by creation time. Within one millisecond the 12-bit `rand_a` counts up, so ids made
 * by one process are strictly ascending.
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = random(2).readUInt16BE() & 0x3ff;
  } else if (++sequence > 0xfff) {
    lastMs += 1;
    sequence = 0;
  }
  const bytes = random(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Below every id made in this millisecond or later, above all before: a UUIDv7 begins with its time. */
export function idsFrom(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-`;
}
