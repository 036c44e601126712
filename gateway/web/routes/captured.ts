import { notFound } from '../../core/errors.ts';
import { ListQuery } from '../../core/model/common.ts';
import { Captured } from '../../core/model/gateways.ts';
import { raw } from '../answer.ts';
import { mailFrame } from '../mail-frame.ts';
import { needs, type Route, route } from '../route.ts';
import { CapturedPage, IdParams, Removed } from '../schemas.ts';

const tag = 'Captured mail';
const path = '/api/v1/captured';
const one = `${path}/:id`;

// What a capture route caught may hold links and QR codes, so reading it takes more than the scope `read`.
export const capturedRoutes: Route[] = [
  route({
    name: 'listCaptured',
    method: 'get',
    path,
    tag,
    summary: 'Mails caught by a capture route, newest first.',
    access: needs('read'),
    query: ListQuery,
    answer: CapturedPage,
    handler: ({ deps, query }) => deps.captured.list(query),
  }),
  route({
    name: 'clearCaptured',
    method: 'delete',
    path,
    tag,
    summary: 'Delete all captured mails.',
    access: needs('admin'),
    status: 200,
    answer: Removed,
    handler: async ({ deps }) => ({ removed: await deps.captured.clear() }),
    audit: {
      action: 'captured.clear',
      target: () => null,
      summary: (_, { removed }) => `Deleted all captured mails (${removed})`,
    },
  }),
  route({
    name: 'getCaptured',
    method: 'get',
    path: one,
    tag,
    summary: 'One captured mail with its parts.',
    access: needs('admin'),
    params: IdParams,
    answer: Captured,
    handler: ({ deps, params }) => deps.captured.get(params.id),
  }),
  route({
    name: 'getCapturedHtml',
    method: 'get',
    path: `${one}/html`,
    tag,
    summary: 'The HTML part as a page of its own, for a sandboxed frame.',
    access: needs('admin'),
    params: IdParams,
    answer: { media: 'text/html', description: 'The page; it runs no script and loads nothing.' },
    async handler({ deps, params }) {
      const { html } = await deps.captured.get(params.id);
      if (html === null) throw notFound('HTML part in mail', params.id);
      return mailFrame(html);
    },
  }),
  route({
    name: 'getCapturedSource',
    method: 'get',
    path: `${one}/source`,
    tag,
    summary: 'The mail as it left, for download.',
    access: needs('admin'),
    params: IdParams,
    answer: { media: 'message/rfc822', description: 'The MIME message.' },
    handler: async ({ deps, params }) =>
      raw('message/rfc822', await deps.captured.source(params.id), {
        'Content-Disposition': `attachment; filename="${params.id}.eml"`,
      }),
  }),
  route({
    name: 'deleteCaptured',
    method: 'delete',
    path: one,
    tag,
    summary: 'Delete a captured mail.',
    access: needs('admin'),
    params: IdParams,
    handler: ({ deps, params }) => deps.captured.remove(params.id),
    audit: {
      action: 'captured.delete',
      target: ({ params }) => `captured/${params.id}`,
      summary: () => 'Deleted a captured mail',
    },
  }),
];
