import type { NoticeMessage } from '../../../core/notices.ts';
import type { BodyStore } from '../../../core/outbox-store.ts';
import type { Returned } from './report-message.ts';

const MOST_HEADER = 64 * 1024;

/**
 * What comes back to the sender: the whole mail where that was asked and it is small enough, else its header (RFC 3461,
 * 4.3); null where the body has been wiped.
 * @param fullOctets the largest mail that comes back whole
 */
export async function returnedPart(
  bodies: Pick<BodyStore, 'read'>,
  { id, bodySize, options }: NoticeMessage,
  whole: boolean,
  fullOctets: number,
): Promise<Returned | null> {
  if (bodySize === 0) return null;
  if (whole && options.dsn?.ret === 'full' && bodySize <= fullOctets) {
    return { whole: true, octets: await start(bodies, id, bodySize, bodySize) };
  }
  const octets = await start(bodies, id, bodySize, MOST_HEADER);
  const end = octets.indexOf('\r\n\r\n');
  const header = end < 0 ? octets.subarray(0, octets.lastIndexOf('\r\n') + 2) : octets.subarray(0, end + 2);
  // A header has no encoding of its own to say that it holds 8-bit text: such octets are blotted out.
  return { whole: false, octets: Buffer.from(header.map((octet) => (octet > 127 ? 63 : octet))) };
}

/** The first octets of a stored mail. */
export async function start(
  bodies: Pick<BodyStore, 'read'>,
  messageId: string,
  bodySize: number,
  most: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of bodies.read(messageId, bodySize)) {
    chunks.push(chunk);
    octets += chunk.length;
    if (octets >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
