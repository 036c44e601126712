import { PreviewQuery } from '../../core/model/message-templates.ts';
import { SmsPreview, SmsTemplate, SmsTemplateInput } from '../../core/model/push.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { SmsTestInput, TemplateVersionPage, TestAccepted, VersionParams } from '../schemas.ts';

const tag = 'Message templates';
const path = '/api/v1/templates/push-token/sms';

export const smsTemplateRoutes: Route[] = [
  route({
    name: 'getSmsTemplate',
    method: 'get',
    path,
    tag,
    summary: 'The SMS template in use.',
    access: needs('read'),
    answer: SmsTemplate,
    handler: ({ deps }) => deps.templates.getSms(),
  }),
  route({
    name: 'putSmsTemplate',
    method: 'put',
    path,
    tag,
    summary: 'Save the SMS template as a new version.',
    access: needs('admin'),
    body: SmsTemplateInput,
    answer: SmsTemplate,
    before: ({ deps }) => deps.templates.getSms(),
    handler: ({ deps, body, actor }) => deps.templates.putSms(body, actor),
    audit: {
      action: 'template.update',
      target: () => 'template/push-token/sms',
      summary: (_, template) => `Saved version ${template.version} of the push token SMS template`,
      detail: changes,
    },
  }),
  route({
    name: 'listSmsTemplateVersions',
    method: 'get',
    path: `${path}/versions`,
    tag,
    summary: 'All versions of the SMS template.',
    access: needs('read'),
    answer: TemplateVersionPage,
    handler: async ({ deps }) => all(await deps.templates.versions('sms')),
  }),
  route({
    name: 'getSmsTemplateVersion',
    method: 'get',
    path: `${path}/versions/:version`,
    tag,
    summary: 'The SMS template as it was in one version.',
    access: needs('read'),
    params: VersionParams,
    answer: SmsTemplate,
    handler: ({ deps, params }) => deps.templates.version('sms', params.version),
  }),
  route({
    name: 'previewSmsTemplate',
    method: 'post',
    path: `${path}/preview`,
    tag,
    summary: 'The SMS this template makes, its encoding and parts; nothing is saved or sent.',
    access: needs('read'),
    query: PreviewQuery,
    body: SmsTemplateInput,
    answer: SmsPreview,
    handler: ({ deps, body, query }) => deps.templates.previewSms(body, query.kind),
  }),
  route({
    name: 'testSmsTemplate',
    method: 'post',
    path: `${path}/test`,
    tag,
    summary: 'Send the template with a dummy token to a number.',
    access: needs('admin'),
    body: SmsTestInput,
    status: 202,
    answer: TestAccepted,
    idempotent: true,
    handler: async ({ deps, body, actor, idempotencyKey }) => ({
      messageId: await deps.templates.sendTest('sms', body.to, actor, body.template, idempotencyKey),
    }),
    audit: {
      action: 'template.test',
      target: () => 'template/push-token/sms',
      summary: ({ body }) => `Sent a test of the push token SMS template to ${body.to}`,
      detail: (_, answer) => ({ messageId: answer.messageId }),
    },
  }),
];
