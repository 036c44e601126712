import { BOUNCE_OCTETS, type BounceReport } from '../../../core/bounces.ts';
import type { MailParser } from '../../parse/parser.ts';

export interface ReadBounce {
  from: string;
  subject: string;
  /** Null: it is no delivery status notification (an automatic answer, say). */
  report: BounceReport | null;
}

const MAX_WORDS = 500;

/** What a mail that came back says (RFC 3464), from its first octets. @throws GatewayError MAIL_UNREADABLE */
export async function readBounce(start: Buffer, parser: MailParser): Promise<ReadBounce> {
  const mail = await parser.parse(start.subarray(0, BOUNCE_OCTETS), {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  });
  const status = mail.parts.find(({ type }) => type === 'message/delivery-status');
  return {
    from: mail.from,
    subject: mail.subject,
    report: status ? reportOf(Buffer.from(status.content).toString('utf8')) : null,
  };
}

/** One group of fields of the message, then one each recipient; ours have one recipient. */
function reportOf(text: string): BounceReport {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
  const [about, ...recipients] = groups;
  const worst = recipients.find((fields) => actionOf(fields) === 'failed') ?? recipients[0] ?? new Map();
  const diagnostic = worst.get('diagnostic-code') ?? '';
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(worst.get('status') ?? '')?.[0] ?? null;
  const reporter = worst.get('remote-mta') ?? about?.get('reporting-mta') ?? '';
  return {
    action: actionOf(worst),
    status,
    words: plain(diagnostic.replace(/^[^;]*;\s*/, '')),
    reporter: plain(reporter.replace(/^[^;]*;\s*/, '')) || null,
  };
}

function actionOf(fields: Map<string, string>): BounceReport['action'] {
  const action = (fields.get('action') ?? '').toLowerCase();
  return action === 'failed' || action === 'delayed' ? action : 'other';
}

function fieldsOf(group: string): Map<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value!.trim()] as const];
    }),
  );
}

function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_WORDS);
}
