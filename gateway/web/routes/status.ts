import { Status } from '../../core/model/administration.ts';
import { raw } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { Liveness, Readiness } from '../schemas.ts';

const tag = 'Status';

export const statusRoutes: Route[] = [
  route({
    name: 'getStatus',
    method: 'get',
    path: '/api/v1/status',
    tag,
    summary: 'Is everything well, and if not, what to do.',
    access: needs('read'),
    answer: Status,
    handler: ({ deps }) => deps.status.status(),
  }),
  route({
    name: 'getHealth',
    method: 'get',
    path: '/healthz',
    tag,
    summary: 'The process is alive.',
    access: 'public',
    answer: Liveness,
    handler: () => ({ alive: true as const }),
  }),
  route({
    name: 'getReadiness',
    method: 'get',
    path: '/readyz',
    tag,
    summary: 'Ready to take messages; 503 with the reasons until then.',
    access: 'public',
    answer: Readiness,
    handler({ deps, koa }) {
      const reasons = deps.status.notReady();
      if (reasons.length > 0) koa.status = 503;
      return { ready: reasons.length === 0, reasons };
    },
  }),
  route({
    name: 'getMetrics',
    method: 'get',
    path: '/metrics',
    tag,
    summary: 'Prometheus metrics; open to this machine, elsewhere with the scope `read`.',
    access: { ...needs('read'), loopback: true },
    answer: { media: 'text/plain', description: 'Prometheus text exposition.' },
    async handler({ deps }) {
      const { contentType, body } = await deps.status.metrics();
      return raw(contentType, body);
    },
  }),
];
