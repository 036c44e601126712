import { type Header, valuesOf } from './header.ts';
import { SmtpReply } from './smtp-reply.ts';

/** RFC 5321, 6.3: more than this and the mail runs in a circle. */
const MAX_RECEIVED = 50;
/** Passing here twice may be meant (a mailbox that forwards); more often is a circle. */
const MAX_OWN = 3;

/** How a mail came in. */
export interface Origin {
  ip: string;
  /** The name the client gave in EHLO; anything may stand there. */
  hello: string;
  /** RFC 3848: `ESMTPSA`. */
  protocol: string;
  /** `TLSv1.3 TLS_AES_256_GCM_SHA384`, null without TLS. */
  tls: string | null;
}

export interface StampInput {
  header: Header;
  origin: Origin;
  /** Our own name. */
  hostname: string;
  id: string;
  /** The only recipient; null where there are several, which are not told of each other. */
  recipient: string | null;
  /** Milliseconds. */
  now: number;
}

/**
 * What a relay puts before a message: Received (RFC 5321, 4.4), and Date and Message-ID where a device left them out.
 * The octets of the message itself stay as they are.
 * @throws SmtpReply 554 5.4.6 when it has been received too often
 */
export function stamp({ header, origin, hostname, id, recipient, now }: StampInput): string {
  const hops = valuesOf(header, 'received');
  if (hops.length >= MAX_RECEIVED || hops.filter((hop) => isOurs(hop, hostname)).length >= MAX_OWN) {
    throw new SmtpReply(554, '5.4.6', 'Too many hops: the message runs in a circle', 'loop');
  }
  const date = dateTime(now);
  const tls = origin.tls ? `\r\n\t(${plain(origin.tls)})` : '';
  const forWhom = recipient && /^[\x21-\x7e]{1,254}$/.test(recipient) ? `\r\n\tfor <${recipient}>` : '';
  const lines = [
    `Received: from ${plain(origin.hello)} (${ipLiteral(origin.ip)})`,
    `\tby ${hostname} with ${plain(origin.protocol)}${tls}`,
    `\tid ${id}${forWhom}; ${date}`,
  ];
  if (valuesOf(header, 'date').length === 0) lines.push(`Date: ${date}`);
  if (valuesOf(header, 'message-id').length === 0) lines.push(`Message-ID: <${id}@${hostname}>`);
  return `${lines.join('\r\n')}\r\n`;
}

/** A Received field that this gateway wrote: its name, and an id as only it gives them. */
function isOurs(hop: string, hostname: string): boolean {
  const at = hop.indexOf(`by ${hostname} with `);
  return at >= 0 && /\sid [\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}[\s;]/.test(hop.slice(at));
}

/** RFC 5322, 3.3, in UTC. */
function dateTime(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}

function ipLiteral(ip: string): string {
  return ip.includes(':') ? `[IPv6:${ip}]` : `[${ip}]`;
}

/** A client's words as one token of a Received field: they must not end a comment or a line. */
function plain(text: string): string {
  return text.replace(/[^\w.:\-[\] /]/g, '?').slice(0, 255) || 'unknown';
}
