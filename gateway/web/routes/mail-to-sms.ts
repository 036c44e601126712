import { MailToSms, MailToSmsInput } from '../../core/model/mail-to-sms.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, MailToSmsPage, MailToSmsPatch } from '../schemas.ts';

const tag = 'Mail in';
const path = '/api/v1/mail-to-sms';
const one = `${path}/:id`;

export const mailToSmsRoutes: Route[] = [
  route({
    name: 'listMailToSms',
    method: 'get',
    path,
    tag,
    summary:
      'Domains whose mails become text messages, the oldest first; answers to forwarded texts are addressed to the first that is enabled.',
    access: needs('read'),
    answer: MailToSmsPage,
    handler: async ({ deps }) => all(await deps.mailIn.mailToSms.list()),
  }),
  route({
    name: 'createMailToSms',
    method: 'post',
    path,
    tag,
    summary: 'Add an SMS domain.',
    access: needs('admin'),
    body: MailToSmsInput,
    status: 201,
    answer: MailToSms,
    errors: { 409: 'There is an SMS domain with this name already.' },
    handler: ({ deps, body }) => deps.mailIn.mailToSms.create(body),
    audit: {
      action: 'mail-to-sms.create',
      target: (_, made) => `mail-to-sms/${made.id}`,
      summary: (_, made) => `Added the SMS domain ${made.domain}`,
    },
  }),
  route({
    name: 'getMailToSms',
    method: 'get',
    path: one,
    tag,
    summary: 'One SMS domain.',
    access: needs('read'),
    params: IdParams,
    answer: MailToSms,
    handler: ({ deps, params }) => deps.mailIn.mailToSms.get(params.id),
  }),
  route({
    name: 'updateMailToSms',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change an SMS domain; absent fields stay.',
    access: needs('admin'),
    params: IdParams,
    body: MailToSmsPatch,
    answer: MailToSms,
    errors: { 409: 'There is an SMS domain with this name already.' },
    before: ({ deps, params }) => deps.mailIn.mailToSms.get(params.id),
    handler: ({ deps, params, body }) => deps.mailIn.mailToSms.update(params.id, body),
    audit: {
      action: 'mail-to-sms.update',
      target: ({ params }) => `mail-to-sms/${params.id}`,
      summary: (_, changed) => `Changed the SMS domain ${changed.domain}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteMailToSms',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove an SMS domain: mails to it are mails again.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.mailIn.mailToSms.get(params.id),
    handler: ({ deps, params }) => deps.mailIn.mailToSms.remove(params.id),
    audit: {
      action: 'mail-to-sms.delete',
      target: ({ params }) => `mail-to-sms/${params.id}`,
      summary: ({ before }) => `Removed the SMS domain ${before.domain}`,
    },
  }),
];
