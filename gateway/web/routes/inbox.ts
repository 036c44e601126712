import { ListQuery } from '../../core/model/common.ts';
import { InboxSms } from '../../core/model/gateways.ts';
import { needs, type Route, route } from '../route.ts';
import { IdParams, InboxPage } from '../schemas.ts';

const tag = 'Inbox';
const path = '/api/v1/inbox';

export const inboxRoutes: Route[] = [
  route({
    name: 'listInbox',
    method: 'get',
    path,
    tag,
    summary: 'SMS that came in, newest first.',
    access: needs('read'),
    query: ListQuery,
    answer: InboxPage,
    handler: ({ deps, query }) => deps.inbox.list(query),
  }),
  route({
    name: 'getInbox',
    method: 'get',
    path: `${path}/:id`,
    tag,
    summary: 'One SMS that came in.',
    access: needs('read'),
    params: IdParams,
    answer: InboxSms,
    handler: ({ deps, params }) => deps.inbox.get(params.id),
  }),
  route({
    name: 'deleteInbox',
    method: 'delete',
    path: `${path}/:id`,
    tag,
    summary: 'Delete an inbound SMS.',
    access: needs('admin'),
    params: IdParams,
    handler: ({ deps, params }) => deps.inbox.remove(params.id),
    audit: {
      action: 'inbox.delete',
      target: ({ params }) => `inbox/${params.id}`,
      summary: () => 'Deleted an inbound SMS',
    },
  }),
];
