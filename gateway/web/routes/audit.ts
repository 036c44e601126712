import { AuditQuery } from '../../core/model/administration.ts';
import { raw } from '../answer.ts';
import { auditCsv } from '../audit-csv.ts';
import { needs, type Route, route } from '../route.ts';
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
    name: 'exportAudit',
    method: 'get',
    path: `${path}/export`,
    tag,
    summary: 'The audit log as CSV, with the same filters.',
    access: needs('admin'),
    query: AuditQuery.omit({ limit: true, cursor: true }),
    answer: { media: 'text/csv', description: 'One line an entry, a header line first.' },
    handler: ({ deps, query }) =>
      raw('text/csv; charset=utf-8', auditCsv(deps.access.audit, query), {
        'Content-Disposition': 'attachment; filename="audit.csv"',
      }),
    audit: { action: 'audit.export', target: () => null, summary: () => 'Exported the audit log' },
  }),
];
