import { NoticeSettings, PostmasterMailText, PostmasterQuery } from '../../core/model/notices.ts';
import { changes, raw } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, NoticeSettingsPatch, PostmasterPage, Removed } from '../schemas.ts';

const tag = 'Notices';
const settings = '/api/v1/mail/notices';
const box = '/api/v1/postmaster';
const one = `${box}/:id`;

/** What senders are told of their mail, and the box of what nobody could be told. */
export const noticeRoutes: Route[] = [
  route({
    name: 'getNoticeSettings',
    method: 'get',
    path: settings,
    tag,
    summary: 'Whether and when senders of mail are told of failures and delays, and where bounces come in.',
    access: needs('read'),
    answer: NoticeSettings,
    handler: ({ deps }) => deps.notices.settings(),
  }),
  route({
    name: 'updateNoticeSettings',
    method: 'patch',
    path: settings,
    tag,
    summary: 'Change what senders are told; absent fields stay.',
    access: needs('admin'),
    body: NoticeSettingsPatch,
    answer: NoticeSettings,
    before: ({ deps }) => deps.notices.settings(),
    handler: ({ deps, body }) => deps.notices.update(body),
    audit: {
      action: 'notices.update',
      target: () => null,
      summary: () => 'Changed what senders of mail are told',
      detail: changes,
    },
  }),
  route({
    name: 'listPostmasterMails',
    method: 'get',
    path: box,
    tag,
    summary: 'Mails that could be neither delivered nor returned, newest first.',
    access: needs('read'),
    query: PostmasterQuery,
    answer: PostmasterPage,
    handler: ({ deps, query }) => deps.postmaster.list(query),
  }),
  route({
    name: 'clearPostmasterMails',
    method: 'delete',
    path: box,
    tag,
    summary: "Empty the postmaster's box.",
    access: needs('admin'),
    answer: Removed,
    handler: async ({ deps }) => ({ removed: await deps.postmaster.clear() }),
    audit: {
      action: 'postmaster.clear',
      target: () => null,
      summary: (_, { removed }) => `Emptied the postmaster's box: ${removed} mails`,
    },
  }),
  route({
    name: 'getPostmasterMail',
    method: 'get',
    path: one,
    tag,
    summary: 'One of these mails with its text.',
    access: needs('admin'),
    params: IdParams,
    answer: PostmasterMailText,
    handler: ({ deps, params }) => deps.postmaster.get(params.id),
    audit: {
      action: 'postmaster.read',
      target: ({ params }) => `postmaster/${params.id}`,
      summary: (_, mail) => `Read the returned mail to ${mail.to}`,
    },
  }),
  route({
    name: 'getPostmasterSource',
    method: 'get',
    path: `${one}/source`,
    tag,
    summary: 'One of these mails as a file.',
    access: needs('admin'),
    params: IdParams,
    answer: { media: 'message/rfc822', description: 'The mail, or its beginning' },
    handler: async ({ deps, params }) =>
      raw('message/rfc822', await deps.postmaster.source(params.id), {
        'Content-Disposition': `attachment; filename="${params.id}.eml"`,
      }),
    audit: {
      action: 'postmaster.read',
      target: ({ params }) => `postmaster/${params.id}`,
      summary: () => 'Saved a returned mail as a file',
    },
  }),
  route({
    name: 'deletePostmasterMail',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove one of these mails.',
    access: needs('admin'),
    params: IdParams,
    handler: ({ deps, params }) => deps.postmaster.remove(params.id),
    audit: {
      action: 'postmaster.delete',
      target: ({ params }) => `postmaster/${params.id}`,
      summary: () => 'Removed a returned mail',
    },
  }),
];
