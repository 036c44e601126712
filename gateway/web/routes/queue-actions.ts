import { QueueActionInput, QueueRun } from '../../core/model/queue-actions.ts';
import { all } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, QueueRunPage } from '../schemas.ts';

const tag = 'Messages';
const path = '/api/v1/messages/actions';
const one = `${path}/:id`;

/** Acts on many messages at once. */
export const queueActionRoutes: Route[] = [
  route({
    name: 'actOnMessages',
    method: 'post',
    path,
    tag,
    summary:
      'Hold, release, retry, redirect, cancel or delete all messages that a filter finds; with many it goes on after the answer.',
    access: needs('admin'),
    body: QueueActionInput,
    answer: QueueRun,
    handler: ({ deps, body, actor }) => deps.queueActions.run(body, actor),
    audit: {
      action: 'message.bulk',
      target: (_, run) => `queue-action/${run.id}`,
      summary: ({ body }, run) =>
        `${body.dryRun ? 'Counted for' : 'Did'} "${body.action}" on many messages: ${run.changed} so far`,
      detail: ({ body }) => ({ ...body, ids: body.ids?.length }),
    },
  }),
  route({
    name: 'listMessageActions',
    method: 'get',
    path,
    tag,
    summary: 'The last acts on many messages, newest first; kept until the gateway stops.',
    access: needs('read'),
    answer: QueueRunPage,
    handler: ({ deps }) => all(deps.queueActions.list()),
  }),
  route({
    name: 'getMessageAction',
    method: 'get',
    path: one,
    tag,
    summary: 'How far an act on many messages has come.',
    access: needs('read'),
    params: IdParams,
    answer: QueueRun,
    handler: ({ deps, params }) => deps.queueActions.get(params.id),
  }),
  route({
    name: 'stopMessageAction',
    method: 'post',
    path: `${one}/stop`,
    tag,
    summary: 'End an act on many messages; what is done stays done.',
    access: needs('admin'),
    params: IdParams,
    answer: QueueRun,
    handler: ({ deps, params }) => deps.queueActions.stop(params.id),
    audit: {
      action: 'message.bulk-stop',
      target: ({ params }) => `queue-action/${params.id}`,
      summary: (_, run) => `Stopped "${run.action}" on many messages after ${run.changed}`,
    },
  }),
];
