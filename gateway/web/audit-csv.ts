import { Readable } from 'node:stream';
import type { AuditEntry, AuditQuery } from '../core/model/administration.ts';
import type { Audit } from './audit.ts';

const COLUMNS = ['at', 'actor', 'actorKind', 'ip', 'action', 'target', 'summary', 'detail'] as const;
const PAGE = 500;

/** The log as RFC 4180 text, read page by page while the client takes it. */
export function auditCsv(audit: Pick<Audit, 'list'>, filter: Omit<AuditQuery, 'limit' | 'cursor'>): Readable {
  return Readable.from(lines(audit, filter));
}

async function* lines(audit: Pick<Audit, 'list'>, filter: Omit<AuditQuery, 'limit' | 'cursor'>) {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  let cursor: string | null = null;
  do {
    const page = await audit.list({ ...filter, limit: PAGE, ...(cursor && { cursor }) });
    yield page.items.map(line).join('');
    cursor = page.next;
  } while (cursor);
}

function line(entry: AuditEntry): string {
  const cells = COLUMNS.map((column) => {
    const value = entry[column];
    return cell(value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));
  });
  return `${cells.join(',')}\r\n`;
}

/** Quoted; a text that a spreadsheet would run as a formula is made plain text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
