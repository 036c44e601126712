import { page } from '../../core/model/common.ts';
import { PushPolicy, PushPolicyInput, WorkItem, WorkQuery } from '../../core/model/push-policy.ts';
import { changes } from '../answer.ts';
import { alsoFor, needs, type Route, route } from '../route.ts';
import { IdParams } from '../schemas.ts';

const tag = 'Push policies';
const general = '/api/v1/push-policy';
const ofDomain = '/api/v1/domains/:id/push-policy';
const work = '/api/v1/work-list';

export const WorkPage = page(WorkItem);

export const pushPolicyRoutes: Route[] = [
  route({
    name: 'getPushPolicy',
    method: 'get',
    path: general,
    tag,
    summary: 'The push policy of all domains that have none of their own.',
    access: needs('read', 'push'),
    answer: PushPolicy,
    handler: ({ deps }) => deps.pushDesk.policies.get(null),
  }),
  route({
    name: 'putPushPolicy',
    method: 'put',
    path: general,
    tag,
    summary: 'Set the push policy of all domains that have none of their own.',
    access: needs('admin'),
    body: PushPolicyInput,
    answer: PushPolicy,
    before: ({ deps }) => deps.pushDesk.policies.get(null),
    handler: ({ deps, body, actor }) => deps.pushDesk.policies.put(null, body, actor),
    audit: {
      action: 'push-policy.update',
      target: () => null,
      summary: () => 'Changed the general push policy',
      detail: changes,
    },
  }),
  route({
    name: 'getDomainPushPolicy',
    method: 'get',
    path: ofDomain,
    tag,
    summary: "A domain's push policy: its own, or the general one (`inherited`).",
    access: needs('read', 'push'),
    params: IdParams,
    answer: PushPolicy,
    handler: ({ deps, params }) => deps.pushDesk.policies.get(params.id),
  }),
  route({
    name: 'putDomainPushPolicy',
    method: 'put',
    path: ofDomain,
    tag,
    summary: 'Give a domain a push policy of its own.',
    access: needs('admin'),
    params: IdParams,
    body: PushPolicyInput,
    answer: PushPolicy,
    before: ({ deps, params }) => deps.pushDesk.policies.get(params.id),
    handler: ({ deps, params, body, actor }) => deps.pushDesk.policies.put(params.id, body, actor),
    audit: {
      action: 'push-policy.update',
      target: ({ params }) => `domain/${params.id}`,
      summary: () => 'Changed the push policy of a domain',
      detail: changes,
    },
  }),
  route({
    name: 'deleteDomainPushPolicy',
    method: 'delete',
    path: ofDomain,
    tag,
    summary: 'Let a domain go by the general push policy again.',
    access: needs('admin'),
    params: IdParams,
    handler: ({ deps, params }) => deps.pushDesk.policies.remove(params.id),
    audit: {
      action: 'push-policy.delete',
      target: ({ params }) => `domain/${params.id}`,
      summary: () => 'Removed the push policy of a domain',
    },
  }),
  route({
    name: 'listWork',
    method: 'get',
    path: work,
    tag,
    summary: 'Tokens that somebody has to look after: their push failed for good, or nobody set them up in time.',
    access: alsoFor(needs('read', 'push'), 'help-desk'),
    within: 'handler',
    query: WorkQuery,
    answer: WorkPage,
    handler: ({ deps, query, caller }) => deps.pushDesk.workList.list({ ...query, domains: caller.domains }),
  }),
  route({
    name: 'finishWork',
    method: 'post',
    path: `${work}/:id/done`,
    tag,
    summary: 'Take an entry off the work list; pushing its token does so, too.',
    access: alsoFor(needs('push'), 'help-desk'),
    within: 'work',
    params: IdParams,
    answer: WorkItem,
    errors: { 409: 'Somebody has done this already.' },
    handler: ({ deps, params, actor }) => deps.pushDesk.workList.done(params.id, actor),
    audit: {
      action: 'work.done',
      target: (_, item) => `token/${item.tokenId}`,
      summary: (_, item) => `Took the token ${item.tokenSerial} of ${item.userLogin} off the work list`,
    },
  }),
];
