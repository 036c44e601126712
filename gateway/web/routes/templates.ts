import { all } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { WildcardPage } from '../schemas.ts';
import { smsTemplateRoutes } from './template-sms.ts';
import { smtpTemplateRoutes } from './template-smtp.ts';

export const templateRoutes: Route[] = [
  route({
    name: 'listWildcards',
    method: 'get',
    path: '/api/v1/templates/push-token/wildcards',
    tag: 'Message templates',
    summary: 'The [[WORDS]] a template may use.',
    access: needs('read'),
    answer: WildcardPage,
    handler: ({ deps }) => all(deps.templates.wildcards()),
  }),
  ...smtpTemplateRoutes,
  ...smsTemplateRoutes,
];
