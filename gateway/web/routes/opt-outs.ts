import { ListQuery } from '../../core/model/common.ts';
import { OptOut, OptOutInput, OptOutSettings } from '../../core/model/inbound.ts';
import { changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, OptOutPage } from '../schemas.ts';

const tag = 'Opt-outs';
const path = '/api/v1/opt-outs';
const settings = `${path}/settings`;

export const optOutRoutes: Route[] = [
  route({
    name: 'listOptOuts',
    method: 'get',
    path,
    tag,
    summary:
      'Numbers that are sent no notices and no bulk, newest first. Security messages (class otp) still reach them.',
    access: needs('read'),
    query: ListQuery,
    answer: OptOutPage,
    handler: ({ deps, query }) => deps.optOuts.list(query),
  }),
  route({
    name: 'addOptOut',
    method: 'post',
    path,
    tag,
    summary: 'Put a number on the opt-out list.',
    access: needs('admin'),
    body: OptOutInput,
    status: 201,
    answer: OptOut,
    errors: { 409: 'The number is on the list already.' },
    handler: ({ deps, body, actor }) => deps.optOuts.add(body, actor),
    audit: {
      action: 'opt-out.add',
      target: (_, made) => `opt-out/${made.id}`,
      summary: (_, made) => `Put ${made.number} on the opt-out list`,
    },
  }),
  route({
    name: 'removeOptOut',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Take a number off the opt-out list, because its owner has agreed again.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.optOuts.get(params.id),
    handler: ({ deps, params }) => deps.optOuts.remove(params.id),
    audit: {
      action: 'opt-out.remove',
      target: ({ params }) => `opt-out/${params.id}`,
      summary: ({ before }) => `Took ${before.number} off the opt-out list`,
    },
  }),
  route({
    name: 'getOptOutSettings',
    method: 'get',
    path: settings,
    tag,
    summary: 'The words by which people opt out and in by SMS, and what they are answered.',
    access: needs('read'),
    answer: OptOutSettings,
    handler: ({ deps }) => deps.optOuts.settings(),
  }),
  route({
    name: 'putOptOutSettings',
    method: 'put',
    path: settings,
    tag,
    summary: 'Change these words and answers.',
    access: needs('admin'),
    body: OptOutSettings,
    answer: OptOutSettings,
    before: ({ deps }) => deps.optOuts.settings(),
    handler: ({ deps, body }) => deps.optOuts.putSettings(body),
    audit: {
      action: 'opt-out.settings',
      target: () => 'opt-out/settings',
      summary: () => 'Changed the words by which people opt out and in',
      detail: changes,
    },
  }),
];
