import { page } from '../../core/model/common.ts';
import { LinkPageInput, LinkPageQuery, LinkPageTextsView, LogoInput } from '../../core/model/link-pages.ts';
import {
  AppliedQuery,
  MessageTemplate,
  MessageTemplateInput,
  MessageTemplateKey,
} from '../../core/model/message-templates.ts';
import { all, changes } from '../answer.ts';
import { LINK_TEXTS, type LinkLanguage } from '../link-texts.ts';
import { needs, type Route, route } from '../route.ts';

const tag = 'Message templates';
const path = '/api/v1/message-templates';
const pages = '/api/v1/link-pages';

export const MessageTemplatePage = page(MessageTemplate);
const LogoKey = LinkPageQuery.pick({ domain: true });

/** With the words that the gateway comes with, where nobody has written others. */
function asShown(view: LinkPageTextsView): LinkPageTextsView {
  const shipped = LINK_TEXTS[view.language as LinkLanguage];
  return { ...view, shown: { ...shipped, ...view.shown } };
}

export const messageTemplateRoutes: Route[] = [
  route({
    name: 'listMessageTemplates',
    method: 'get',
    path,
    tag,
    summary: 'Templates of domains and languages, and those for codes, reminders, the end and notices.',
    access: needs('read'),
    answer: MessageTemplatePage,
    handler: async ({ deps }) => all(await deps.pushDesk.messageTemplates.list()),
  }),
  route({
    name: 'getAppliedTemplate',
    method: 'get',
    path: `${path}/applied`,
    tag,
    summary: 'The template that goes out for a domain and language: its own, or the next more general one.',
    access: needs('read'),
    query: AppliedQuery,
    answer: MessageTemplate,
    handler: ({ deps, query: { domain = null, language = null, ...which } }) =>
      deps.pushDesk.messageTemplates.applied({ ...which, domainId: domain, language }),
  }),
  route({
    name: 'putMessageTemplate',
    method: 'put',
    path,
    tag,
    summary: 'Write the template of a kind, channel, domain and language; a new version, and used from now on.',
    access: needs('admin'),
    body: MessageTemplateInput,
    answer: MessageTemplate,
    errors: { 404: 'There is no such domain.' },
    handler: ({ deps, body, actor }) => deps.pushDesk.messageTemplates.put(body, actor),
    audit: {
      action: 'template.update',
      target: ({ body }) => `message-template/${body.kind}/${body.channel}`,
      summary: (_, made) => `Changed the ${made.kind} template (${made.channel}, version ${made.version})`,
    },
  }),
  route({
    name: 'deleteMessageTemplate',
    method: 'post',
    path: `${path}/remove`,
    tag,
    summary: 'Use the next more general template instead; `domainId` and `language` absent = any.',
    access: needs('admin'),
    body: MessageTemplateKey,
    errors: { 404: 'There is no such template.' },
    handler: ({ deps, body, actor }) => deps.pushDesk.messageTemplates.remove(body, actor),
    audit: {
      action: 'template.delete',
      target: ({ body }) => `message-template/${body.kind}/${body.channel}`,
      summary: ({ body }) => `Removed a ${body.kind} template (${body.channel})`,
    },
  }),
  route({
    name: 'getLinkPage',
    method: 'get',
    path: pages,
    tag: 'Link pages',
    summary: 'What the one-time link page of a domain says in a language.',
    access: needs('read'),
    query: LinkPageQuery,
    answer: LinkPageTextsView,
    handler: async ({ deps, query }) =>
      asShown(await deps.pushDesk.linkPages.get(query.domain ?? null, query.language)),
  }),
  route({
    name: 'putLinkPage',
    method: 'put',
    path: pages,
    tag: 'Link pages',
    summary: 'Change what the one-time link page says; absent texts are the general or shipped ones.',
    access: needs('admin'),
    query: LinkPageQuery,
    body: LinkPageInput,
    answer: LinkPageTextsView,
    before: ({ deps, query }) => deps.pushDesk.linkPages.get(query.domain ?? null, query.language),
    handler: async ({ deps, query, body, actor }) =>
      asShown(await deps.pushDesk.linkPages.put(query.domain ?? null, query.language, body, actor)),
    audit: {
      action: 'link-page.update',
      target: ({ query }) => (query.domain ? `domain/${query.domain}` : null),
      summary: ({ query }) => `Changed the texts of the link page (${query.language})`,
      detail: changes,
    },
  }),
  route({
    name: 'putLinkLogo',
    method: 'put',
    path: `${pages}/logo`,
    tag: 'Link pages',
    summary: 'Show a logo on the one-time link page: PNG or JPEG of at most 100 kB.',
    access: needs('admin'),
    query: LogoKey,
    body: LogoInput,
    handler: ({ deps, query, body }) => deps.pushDesk.linkPages.putLogo(query.domain ?? null, body.data),
    audit: {
      action: 'link-page.logo',
      target: ({ query }) => (query.domain ? `domain/${query.domain}` : null),
      summary: () => 'Changed the logo of the link page',
    },
  }),
  route({
    name: 'deleteLinkLogo',
    method: 'delete',
    path: `${pages}/logo`,
    tag: 'Link pages',
    summary: 'Show no logo, or the general one.',
    access: needs('admin'),
    query: LogoKey,
    handler: ({ deps, query }) => deps.pushDesk.linkPages.putLogo(query.domain ?? null, null),
    audit: {
      action: 'link-page.logo',
      target: ({ query }) => (query.domain ? `domain/${query.domain}` : null),
      summary: () => 'Removed the logo of the link page',
    },
  }),
];
