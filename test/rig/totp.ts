import { createHmac } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32Bytes(text: string): Buffer {
  let bits = 0;
  let count = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    bits = (bits << 5) | BASE32.indexOf(letter);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 255);
    bits &= (1 << count) - 1;
  }
  return Buffer.from(bytes);
}

/** The code an authenticator app shows now for this Key URI (RFC 6238 with SHA-1, 6 digits, 30 s). */
export function appCode(keyUri: string): string {
  const secret = new URL(keyUri).searchParams.get('secret') ?? '';
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', base32Bytes(secret)).update(step).digest();
  const at = mac[19]! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
