import { PreviewQuery } from '../../core/model/message-templates.ts';
import { SmtpTemplate, SmtpTemplateInput } from '../../core/model/push.ts';
import { all, changes } from '../answer.ts';
import { mailFrame } from '../mail-frame.ts';
import { needs, type Route, route } from '../route.ts';
import {
  FramedSmtpPreview,
  PreviewParams,
  SmtpTestInput,
  TemplateVersionPage,
  TestAccepted,
  VersionParams,
} from '../schemas.ts';

const tag = 'Message templates';
const path = '/api/v1/templates/push-token/smtp';

export const smtpTemplateRoutes: Route[] = [
  route({
    name: 'getSmtpTemplate',
    method: 'get',
    path,
    tag,
    summary: 'The mail template in use.',
    access: needs('read'),
    answer: SmtpTemplate,
    handler: ({ deps }) => deps.templates.getSmtp(),
  }),
  route({
    name: 'putSmtpTemplate',
    method: 'put',
    path,
    tag,
    summary: 'Save the mail template as a new version.',
    access: needs('admin'),
    body: SmtpTemplateInput,
    answer: SmtpTemplate,
    before: ({ deps }) => deps.templates.getSmtp(),
    handler: ({ deps, body, actor }) => deps.templates.putSmtp(body, actor),
    audit: {
      action: 'template.update',
      target: () => 'template/push-token/smtp',
      summary: (_, template) => `Saved version ${template.version} of the push token SMTP template`,
      detail: changes,
    },
  }),
  route({
    name: 'listSmtpTemplateVersions',
    method: 'get',
    path: `${path}/versions`,
    tag,
    summary: 'All versions of the mail template.',
    access: needs('read'),
    answer: TemplateVersionPage,
    handler: async ({ deps }) => all(await deps.templates.versions('email')),
  }),
  route({
    name: 'getSmtpTemplateVersion',
    method: 'get',
    path: `${path}/versions/:version`,
    tag,
    summary: 'The mail template as it was in one version.',
    access: needs('read'),
    params: VersionParams,
    answer: SmtpTemplate,
    handler: ({ deps, params }) => deps.templates.version('email', params.version),
  }),
  route({
    name: 'previewSmtpTemplate',
    method: 'post',
    path: `${path}/preview`,
    tag,
    summary: 'The MIME message this template makes, with a dummy token; nothing is saved or sent.',
    access: needs('read'),
    query: PreviewQuery,
    body: SmtpTemplateInput,
    answer: FramedSmtpPreview,
    async handler({ deps, body, query, previews }) {
      const preview = await deps.templates.previewSmtp(body, query.kind);
      return { ...preview, frameUrl: preview.html === null ? null : `${path}/preview/${previews.put(preview.html)}` };
    },
  }),
  route({
    name: 'frameSmtpPreview',
    method: 'get',
    path: `${path}/preview/:preview`,
    tag,
    summary: 'The HTML part of a preview as a page for a sandboxed frame; kept for a few minutes.',
    access: needs('read'),
    params: PreviewParams,
    answer: { media: 'text/html', description: 'The page; it runs no script and loads nothing.' },
    handler: ({ previews, params }) => mailFrame(previews.get(params.preview)),
  }),
  route({
    name: 'testSmtpTemplate',
    method: 'post',
    path: `${path}/test`,
    tag,
    summary: 'Send the template with a dummy token to an address.',
    access: needs('admin'),
    body: SmtpTestInput,
    status: 202,
    answer: TestAccepted,
    idempotent: true,
    handler: async ({ deps, body, actor, idempotencyKey }) => ({
      messageId: await deps.templates.sendTest('email', body.to, actor, body.template, idempotencyKey),
    }),
    audit: {
      action: 'template.test',
      target: () => 'template/push-token/smtp',
      summary: ({ body }) => `Sent a test of the push token SMTP template to ${body.to}`,
      detail: (_, answer) => ({ messageId: answer.messageId }),
    },
  }),
];
