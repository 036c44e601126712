import { addressHeader, encodedBody, header } from '../../../core/mime-encoding.ts';
import type { NoticeCase } from '../../../core/notices.ts';
import { parseReply } from '../reply.ts';

export type NoticeKind = 'failure' | 'delay' | 'success';

/** What comes back of the mail: whole, its header, or nothing where it has been wiped. */
export interface Returned {
  whole: boolean;
  octets: Buffer;
}

export interface Report {
  kind: NoticeKind;
  /** Of one message. */
  cases: NoticeCase[];
  to: string;
  /** Of the notice itself. */
  id: string;
  at: number;
  hostname: string;
  returned: Returned | null;
}

/** What the mail is called, in the queue as to its reader. */
export const SUBJECT: Record<NoticeKind, string> = {
  failure: 'Undelivered mail returned to sender',
  delay: 'Delayed mail, still being retried',
  success: 'Mail was handed on',
};
const ACTION: Record<NoticeKind, string> = { failure: 'failed', delay: 'delayed', success: 'relayed' };

/** A delivery status notification (RFC 3464) in a multipart/report (RFC 6522), CRLF line ends. */
export function composeReport(report: Report): Buffer {
  const { kind, cases, to, id, at, hostname, returned } = report;
  const boundary = `=_report_${id}`;
  const messageId = returned && originalId(returned.octets);
  const head =
    addressHeader('From', { name: 'Mail delivery', address: `MAILER-DAEMON@${hostname}` }) +
    addressHeader('To', { name: '', address: to }) +
    header('Subject', SUBJECT[kind]) +
    header('Message-ID', `<${id}@${hostname}>`) +
    (messageId ? `In-Reply-To: ${messageId}\r\nReferences: ${messageId}\r\n` : '') +
    header('Date', mailDate(at)) +
    // RFC 3834, 2 and 5: nobody is to answer it by a program.
    'Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n' +
    `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"\r\n\r\n`;
  const { encoding, body } = encodedBody(`${wordsOf(report)}\r\n`);
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`,
    `Content-Type: message/delivery-status\r\n\r\n${statusOf(report, cases[0]!)}`,
  ].map((part) => `--${boundary}\r\n${part}\r\n`);
  return Buffer.concat([
    Buffer.from(head + parts.join(''), 'latin1'),
    ...(returned ? [Buffer.from(returnedHead(returned, boundary)), returned.octets, Buffer.from('\r\n')] : []),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function returnedHead({ whole, octets }: Returned, boundary: string): string {
  const eightBit = octets.some((octet) => octet > 127) ? 'Content-Transfer-Encoding: 8bit\r\n' : '';
  return `--${boundary}\r\nContent-Type: ${whole ? 'message/rfc822' : 'text/rfc822-headers'}\r\n${eightBit}\r\n`;
}

function wordsOf({ kind, cases, hostname, at }: Report): string {
  const intro: Record<NoticeKind, string> = {
    failure: 'Your mail could not be delivered to the recipients below. It is not tried again.',
    delay: 'Your mail has not been delivered yet to the recipients below. You need do nothing: it is tried again.',
    success:
      'Your mail was handed on for the recipients below. The next mail server sends no confirmations; this is the last one.',
  };
  const lines = cases.map((one) => {
    const until = kind === 'delay' ? ` It is given up on ${mailDate(one.expiresAt)}.` : '';
    return `<${one.recipient}>: ${reasonOf(one, kind)}${until}`;
  });
  const subject = cases[0]!.message.subject;
  return [
    `This is the mail system of ${hostname}.`,
    '',
    intro[kind],
    '',
    ...lines,
    '',
    `Accepted: ${mailDate(cases[0]!.message.createdAt)}. Written: ${mailDate(at)}.`,
    ...(subject ? [`Subject: ${subject}`] : []),
  ].join('\r\n');
}

/** In plain words what the sender should know. */
export function reasonOf({ state, problem, response, via }: NoticeCase, kind: NoticeKind): string {
  if (kind === 'success') return `handed on to ${via ?? 'the next server'}: ${response ?? 'taken'}`;
  const what = problem?.message ?? response ?? 'No reason is known.';
  if (state === 'expired') return `It could not be delivered in time. The last reason: ${what}`;
  return what;
}

/** RFC 3464, 2.1 to 2.3. */
function statusOf({ kind, cases, hostname }: Report, { message }: NoticeCase): string {
  const { envid, recipients } = message.options.dsn ?? {};
  const groups = [
    [
      `Reporting-MTA: dns; ${ascii(hostname)}`,
      ...(envid ? [`Original-Envelope-Id: ${ascii(envid)}`] : []),
      `Arrival-Date: ${mailDate(message.createdAt)}`,
    ],
    ...cases.map((one) => {
      const orcpt = recipients?.[one.recipient]?.orcpt;
      const host = one.via?.replace(/:\d+$/, '');
      const diagnostic = one.response ? `smtp; ${ascii(parseReply(one.response).words)}` : null;
      return [
        ...(orcpt ? [`Original-Recipient: ${ascii(orcpt)}`] : []),
        `Final-Recipient: ${typedAddress(one.recipient)}`,
        `Action: ${ACTION[kind]}`,
        `Status: ${statusCode(one, kind)}`,
        ...(host ? [`Remote-MTA: dns; ${ascii(host)}`] : []),
        `Diagnostic-Code: ${diagnostic ?? `X-Gateway; ${ascii(reasonOf(one, kind))}`}`,
        `Last-Attempt-Date: ${mailDate(one.updatedAt)}`,
        ...(kind === 'delay' ? [`Will-Retry-Until: ${mailDate(one.expiresAt)}`] : []),
      ];
    }),
  ];
  return groups.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}

/** RFC 3463: the server's own where it gave one of the fitting class. */
function statusCode({ state, response, problem }: NoticeCase, kind: NoticeKind): string {
  if (kind === 'success') return '2.0.0';
  const told = response
    ? parseReply(response).enhanced
    : (/^[245]\.\d+\.\d+/.exec(problem?.message ?? '')?.[0] ?? null);
  if (kind === 'delay') return told?.startsWith('4') ? told : '4.0.0';
  if (told && /^[45]/.test(told)) return told;
  return state === 'expired' ? '4.4.7' : (OWN_CODES[problem?.code ?? ''] ?? '5.0.0');
}

/** RFC 3463 for what we found out ourselves. */
const OWN_CODES: Record<string, string> = { NO_MAIL_DOMAIN: '5.1.2' };

/** RFC 6533, 3: what is not ASCII is spelled out, since the report itself is. */
function typedAddress(address: string): string {
  if (/^[\x20-\x7e]*$/.test(address)) return `rfc822; ${address}`;
  const spelled = [...address].map((sign) =>
    /[\x21-\x5b\x5d-\x7e]/.test(sign) ? sign : `\\x{${sign.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
  return `utf-8; ${spelled.join('')}`;
}

/** The Message-ID of the mail, with its angle brackets. */
function originalId(octets: Buffer): string | null {
  const head = octets.subarray(0, 65_536).toString('latin1').split('\r\n\r\n', 1)[0]!;
  return /^message-id:\s*(<[\x21-\x7e]+>)/im.exec(head)?.[1] ?? null;
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, '?').slice(0, 900);
}

function mailDate(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
