import { Readable } from 'node:stream';
import { AuditExportQuery, AuditHead, AuditQuery } from '../../core/model/administration.ts';
import { raw } from '../answer.ts';
import { auditCsv } from '../audit-csv.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { AuditPage } from '../schemas.ts';

const tag = 'Audit';
const path = '/api/v1/audit';

export const auditRoutes: Route[] = [
  route({
    name: 'listAudit',
    method: 'get',
    path,
    tag,
    summary: 'Who did what, when and from where; newest first.',
    access: needs('read'),
    query: AuditQuery,
    answer: AuditPage,
    handler: ({ deps, query }) => deps.access.audit.list(query),
  }),
  route({
    name: 'getAuditHead',
    method: 'get',
    path: `${path}/head`,
    tag,
    summary: 'The signed end of the audit chain: keep it elsewhere, and check the log against it later.',
    access: needs('read'),
    answer: AuditHead,
    handler: ({ deps }) => deps.access.audit.head(),
  }),
  route({
    name: 'exportAudit',
    method: 'get',
    path: `${path}/export`,
    tag,
    summary:
      'The audit log as CSV with the same filters, or whole as JSON lines with the hash of each entry and the signed head.',
    access: alsoFor(needs('admin'), 'auditor'),
    query: AuditQuery.omit({ limit: true, cursor: true }).extend({ format: AuditExportQuery }),
    answer: {
      media: 'text/csv',
      description: 'One line an entry, a header line first; `application/x-ndjson` with format=jsonl.',
    },
    handler({ deps, query: { format, ...query } }) {
      if (format === 'jsonl') {
        return raw('application/x-ndjson', Readable.from(deps.access.audit.lines()), {
          'Content-Disposition': 'attachment; filename="audit.jsonl"',
        });
      }
      return raw('text/csv; charset=utf-8', auditCsv(deps.access.audit, query), {
        'Content-Disposition': 'attachment; filename="audit.csv"',
      });
    },
    audit: { action: 'audit.export', target: () => null, summary: () => 'Exported the audit log' },
  }),
];
