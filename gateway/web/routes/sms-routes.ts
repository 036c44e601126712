import { SmsRoute, SmsRouteInput } from '../../core/model/sims.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, SmsRoutePage, SmsRoutePatch } from '../schemas.ts';

const tag = 'SMS routes';
const path = '/api/v1/sms/routes';
const one = `${path}/:id`;

export const smsRouteRoutes: Route[] = [
  route({
    name: 'listSmsRoutes',
    method: 'get',
    path,
    tag,
    summary:
      'Which modems text messages take, in the order in which the routes are looked at; the first that fits counts.',
    access: needs('read'),
    answer: SmsRoutePage,
    handler: async ({ deps }) => all(await deps.smsRoutes.list()),
  }),
  route({
    name: 'createSmsRoute',
    method: 'post',
    path,
    tag,
    summary: 'Add an SMS route. What no route fits takes whichever modem has the least to do.',
    access: needs('admin'),
    body: SmsRouteInput,
    status: 201,
    answer: SmsRoute,
    errors: { 409: 'The name is taken.' },
    handler: ({ deps, body }) => deps.smsRoutes.create(body),
    audit: {
      action: 'sms-route.create',
      target: (_, made) => `sms-route/${made.id}`,
      summary: (_, made) => `Added the SMS route ${made.name}`,
    },
  }),
  route({
    name: 'getSmsRoute',
    method: 'get',
    path: one,
    tag,
    summary: 'One SMS route.',
    access: needs('read'),
    params: IdParams,
    answer: SmsRoute,
    handler: ({ deps, params }) => deps.smsRoutes.get(params.id),
  }),
  route({
    name: 'updateSmsRoute',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change an SMS route; absent fields stay. Messages that wait already follow it too.',
    access: needs('admin'),
    params: IdParams,
    body: SmsRoutePatch,
    answer: SmsRoute,
    errors: { 409: 'The name is taken.' },
    before: ({ deps, params }) => deps.smsRoutes.get(params.id),
    handler: ({ deps, params, body }) => deps.smsRoutes.update(params.id, body),
    audit: {
      action: 'sms-route.update',
      target: ({ params }) => `sms-route/${params.id}`,
      summary: (_, changed) => `Changed the SMS route ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteSmsRoute',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove an SMS route.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.smsRoutes.get(params.id),
    handler: ({ deps, params }) => deps.smsRoutes.remove(params.id),
    audit: {
      action: 'sms-route.delete',
      target: ({ params }) => `sms-route/${params.id}`,
      summary: ({ before }) => `Removed the SMS route ${before.name}`,
    },
  }),
];
