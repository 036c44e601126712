import { MailRoute, MailRouteInput, RouteTest, RouteTestInput } from '../../core/model/mail-routes.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, MailRoutePage, MailRoutePatch } from '../schemas.ts';

const tag = 'Mail routes';
const path = '/api/v1/mail/routes';
const one = `${path}/:id`;

export const mailRouteRoutes: Route[] = [
  route({
    name: 'listMailRoutes',
    method: 'get',
    path,
    tag,
    summary: 'Where mail leaves by, each route with its health; never a password.',
    access: needs('read'),
    answer: MailRoutePage,
    handler: async ({ deps }) => all(await deps.mailRoutes.list()),
  }),
  route({
    name: 'createMailRoute',
    method: 'post',
    path,
    tag,
    summary: 'Add a mail route.',
    access: needs('admin'),
    body: MailRouteInput,
    status: 201,
    answer: MailRoute,
    errors: { 409: 'There is a route for this already.' },
    handler: ({ deps, body }) => deps.mailRoutes.create(body),
    audit: {
      action: 'mail-route.create',
      target: (_, made) => `mail-route/${made.id}`,
      summary: (_, made) => `Added the mail route ${made.match} → ${made.host ?? made.kind}`,
    },
  }),
  route({
    name: 'getMailRoute',
    method: 'get',
    path: one,
    tag,
    summary: 'One mail route.',
    access: needs('read'),
    params: IdParams,
    answer: MailRoute,
    handler: ({ deps, params }) => deps.mailRoutes.get(params.id),
  }),
  route({
    name: 'updateMailRoute',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change a mail route; absent fields stay, and so does an absent password.',
    access: needs('admin'),
    params: IdParams,
    body: MailRoutePatch,
    answer: MailRoute,
    errors: { 409: 'There is a route for this already.' },
    before: ({ deps, params }) => deps.mailRoutes.get(params.id),
    handler: ({ deps, params, body }) => deps.mailRoutes.update(params.id, body),
    audit: {
      action: 'mail-route.update',
      target: ({ params }) => `mail-route/${params.id}`,
      summary: (_, changed) => `Changed the mail route ${changed.match}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteMailRoute',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a mail route.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailRoutes.get(params.id),
    handler: ({ deps, params }) => deps.mailRoutes.remove(params.id),
    audit: {
      action: 'mail-route.delete',
      target: ({ params }) => `mail-route/${params.id}`,
      summary: ({ before }) => `Removed the mail route ${before.match}`,
    },
  }),
  route({
    name: 'testMailRoute',
    method: 'post',
    path: `${one}/test`,
    tag,
    summary: 'Resolve, connect, TLS, login, MAIL and RCPT with every host, step by step; sends nothing.',
    access: needs('admin'),
    params: IdParams,
    body: RouteTestInput.optional(),
    answer: RouteTest,
    before: ({ deps, params }) => deps.mailRoutes.get(params.id),
    handler: ({ deps, params, body }) => deps.mailRoutes.test(params.id, body),
    audit: {
      action: 'mail-route.test',
      target: ({ params }) => `mail-route/${params.id}`,
      summary: ({ before }, result) => `Tested the mail route ${before.match}: ${result.ok ? 'it works' : 'it fails'}`,
    },
  }),
];
