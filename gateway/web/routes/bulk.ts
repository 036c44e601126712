import { Readable } from 'node:stream';
import { z } from 'zod';
import { invalid } from '../../core/errors.ts';
import { BulkInput, BulkItem, BulkPlan, BulkQuery, BulkRun, BulkSelection } from '../../core/model/bulk.ts';
import { page } from '../../core/model/common.ts';
import { raw } from '../answer.ts';
import type { Caller } from '../caller.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

const tag = 'Bulk pushes';
const path = '/api/v1/bulk-pushes';
const one = `${path}/:id`;

export const BulkPage = page(BulkRun);
export const BulkItemPage = z.object({ items: z.array(BulkItem), next: z.string().nullable() });
const ItemQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

const SUMMARY = {
  pause: 'Push nothing more for now; what is in the outbox leaves.',
  resume: 'Go on with a paused bulk push.',
  cancel: 'Push nothing more of this run; what is in the outbox leaves.',
};
const WORD = { pause: 'Paused', resume: 'Resumed', cancel: 'Cancelled' };

export const bulkRoutes: Route[] = [
  route({
    name: 'planBulkPush',
    method: 'post',
    path: `${path}/plan`,
    tag,
    summary: 'Dry run: whom a selection means, who lacks what, and how long the modems need; nothing is sent.',
    access: alsoFor(needs('push'), 'help-desk'),
    within: 'handler',
    body: BulkSelection,
    answer: BulkPlan,
    handler: ({ deps, body, caller }) => deps.pushDesk.bulk.plan(ownSelection(body, caller)),
    audit: {
      action: 'bulk.plan',
      target: () => null,
      summary: (_, plan) => `Tried a bulk push: ${plan.pushes} tokens of ${plan.users} users`,
    },
  }),
  route({
    name: 'startBulkPush',
    method: 'post',
    path,
    tag,
    summary: 'Push the tokens of many users.',
    access: alsoFor(needs('push'), 'help-desk'),
    within: 'handler',
    body: BulkInput,
    status: 202,
    answer: BulkRun,
    errors: { 422: 'The selection has nothing to push.' },
    handler: ({ deps, body, actor, caller }) => deps.pushDesk.bulk.start(ownSelection(body, caller), actor),
    audit: {
      action: 'bulk.start',
      target: (_, run) => `bulk/${run.id}`,
      summary: (_, run) => `Started the bulk push "${run.name}" of ${run.total} users`,
    },
  }),
  route({
    name: 'listBulkPushes',
    method: 'get',
    path,
    tag,
    summary: 'Bulk pushes, newest first, each with its progress.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'handler',
    query: BulkQuery,
    answer: BulkPage,
    handler: ({ deps, query, caller }) => deps.pushDesk.bulk.list({ ...query, domains: caller.domains }),
  }),
  route({
    name: 'getBulkPush',
    method: 'get',
    path: one,
    tag,
    summary: 'One bulk push and how far it is.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'bulk',
    params: IdParams,
    answer: BulkRun,
    handler: ({ deps, params }) => deps.pushDesk.bulk.get(params.id),
  }),
  ...(['pause', 'resume', 'cancel'] as const).map((action) =>
    route({
      name: `${action}BulkPush`,
      method: 'post',
      path: `${one}/${action}`,
      tag,
      summary: SUMMARY[action],
      access: alsoFor(needs('push'), 'help-desk'),
      within: 'bulk',
      params: IdParams,
      answer: BulkRun,
      errors: { 409: 'Its state forbids it.' },
      handler: ({ deps, params }) => deps.pushDesk.bulk.act(params.id, action),
      audit: {
        action: `bulk.${action}`,
        target: ({ params }) => `bulk/${params.id}`,
        summary: (_, run) => `${WORD[action]} the bulk push "${run.name}"`,
      },
    }),
  ),
  route({
    name: 'listBulkItems',
    method: 'get',
    path: `${one}/items`,
    tag,
    summary: 'What became of each user of a bulk push.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'bulk',
    params: IdParams,
    query: ItemQuery,
    answer: BulkItemPage,
    async handler({ deps, params, query }) {
      const items = await deps.pushDesk.bulk.items(params.id, Number(query.cursor ?? 0), query.limit);
      const last = items.at(-1);
      return { items, next: items.length === query.limit && last ? String(last.seq) : null };
    },
  }),
  route({
    name: 'reportBulkPush',
    method: 'get',
    path: `${one}/report`,
    tag,
    summary: 'The whole bulk push as CSV.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'bulk',
    params: IdParams,
    answer: { media: 'text/csv', description: 'One line a user, a header line first.' },
    async handler({ deps, params }) {
      await deps.pushDesk.bulk.get(params.id);
      return raw('text/csv; charset=utf-8', Readable.from(deps.pushDesk.bulk.report(params.id)), {
        'Content-Disposition': 'attachment; filename="bulk-push.csv"',
      });
    },
    audit: {
      action: 'bulk.report',
      target: ({ params }) => `bulk/${params.id}`,
      summary: () => 'Exported the report of a bulk push',
    },
  }),
];

/** A help desk pushes to one of its own domains at a time; with a single one that is meant. @throws GatewayError 422 */
function ownSelection<T extends BulkSelection>(selection: T, { domains }: Caller): T {
  if (domains === null) return selection;
  const domainId = selection.domainId ?? (domains.length === 1 ? domains[0]! : null);
  if (domainId !== null && domains.includes(domainId)) return { ...selection, domainId };
  throw invalid('DOMAIN_NEEDED', 'A help desk pushes to users of its own domains.', [
    { path: 'domainId', message: 'choose one of your domains' },
  ]);
}
