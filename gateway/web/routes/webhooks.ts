import { page } from '../../core/model/common.ts';
import { Webhook, WebhookCall, WebhookCallQuery, WebhookInput, WebhookTest } from '../../core/model/webhooks.ts';
import { all, changes } from '../answer.ts';
import { patchOf } from '../patch.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

const tag = 'Webhooks';
const path = '/api/v1/webhooks';
const one = `${path}/:id`;

export const WebhookPage = page(Webhook);
export const WebhookCallPage = page(WebhookCall);
export const WebhookPatch = patchOf(WebhookInput);

export const webhookRoutes: Route[] = [
  route({
    name: 'listWebhooks',
    method: 'get',
    path,
    tag,
    summary: 'Who is told what becomes of pushes, each with its health; never a secret.',
    access: needs('read'),
    answer: WebhookPage,
    handler: async ({ deps }) => all(await deps.webhooks.list()),
  }),
  route({
    name: 'createWebhook',
    method: 'post',
    path,
    tag,
    summary: 'Have a server told of every change of a push, signed with HMAC-SHA256.',
    access: needs('admin'),
    body: WebhookInput,
    status: 201,
    answer: Webhook,
    handler: ({ deps, body }) => deps.webhooks.create(body),
    audit: {
      action: 'webhook.create',
      target: (_, made) => `webhook/${made.id}`,
      summary: (_, made) => `Added the webhook ${made.name} → ${new URL(made.url).host}`,
    },
  }),
  route({
    name: 'listWebhookCalls',
    method: 'get',
    path: `${path}/calls`,
    tag,
    summary: 'Calls of webhooks, newest first.',
    access: needs('read'),
    query: WebhookCallQuery,
    answer: WebhookCallPage,
    handler: ({ deps, query }) => deps.webhooks.calls(query),
  }),
  route({
    name: 'replayWebhookCall',
    method: 'post',
    path: `${path}/calls/:id/replay`,
    tag,
    summary: 'Make a call again, whatever became of it.',
    access: needs('admin'),
    params: IdParams,
    handler: ({ deps, params }) => deps.webhooks.replay(params.id),
    audit: {
      action: 'webhook.replay',
      target: ({ params }) => `webhook-call/${params.id}`,
      summary: () => 'Made a webhook call again',
    },
  }),
  route({
    name: 'getWebhook',
    method: 'get',
    path: one,
    tag,
    summary: 'One webhook.',
    access: needs('read'),
    params: IdParams,
    answer: Webhook,
    handler: ({ deps, params }) => deps.webhooks.get(params.id),
  }),
  route({
    name: 'updateWebhook',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change a webhook; absent fields stay, and so does an absent secret.',
    access: needs('admin'),
    params: IdParams,
    body: WebhookPatch,
    answer: Webhook,
    before: ({ deps, params }) => deps.webhooks.get(params.id),
    handler: ({ deps, params, body }) => deps.webhooks.update(params.id, body),
    audit: {
      action: 'webhook.update',
      target: ({ params }) => `webhook/${params.id}`,
      summary: (_, changed) => `Changed the webhook ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteWebhook',
    method: 'delete',
    path: one,
    tag,
    summary: 'Delete a webhook; nothing more is sent to it.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.webhooks.get(params.id),
    handler: ({ deps, params }) => deps.webhooks.remove(params.id),
    audit: {
      action: 'webhook.delete',
      target: ({ params }) => `webhook/${params.id}`,
      summary: ({ before }) => `Deleted the webhook ${before.name}`,
    },
  }),
  route({
    name: 'testWebhook',
    method: 'post',
    path: `${one}/test`,
    tag,
    summary: 'Send a signed trial to a webhook at once.',
    access: needs('admin'),
    params: IdParams,
    answer: WebhookTest,
    handler: ({ deps, params }) => deps.webhooks.test(params.id),
    audit: {
      action: 'webhook.test',
      target: ({ params }) => `webhook/${params.id}`,
      summary: (_, result) => `Tested a webhook: ${result.ok ? 'it answered' : 'it failed'}`,
    },
  }),
];
