import { Forward, ForwardingRule, ForwardingRuleInput, ForwardQuery, ForwardTest } from '../../core/model/inbound.ts';
import { all, changes } from '../answer.ts';
import { needs, type Route, route } from '../route.ts';
import { ForwardingRulePage, ForwardingRulePatch, ForwardPage, IdParams } from '../schemas.ts';

const tag = 'Forwarding';
const rules = '/api/v1/inbox/forwarding';
const one = `${rules}/:id`;
const forwards = '/api/v1/inbox/forwards';

export const forwardingRoutes: Route[] = [
  route({
    name: 'listForwardingRules',
    method: 'get',
    path: rules,
    tag,
    summary: 'Which inbound SMS are passed on to a mailbox or a webhook, each rule with its health; never a secret.',
    access: needs('read'),
    answer: ForwardingRulePage,
    handler: async ({ deps }) => all(await deps.forwarding.list()),
  }),
  route({
    name: 'createForwardingRule',
    method: 'post',
    path: rules,
    tag,
    summary: 'Pass inbound SMS on to a mailbox or a webhook.',
    access: needs('admin'),
    body: ForwardingRuleInput,
    status: 201,
    answer: ForwardingRule,
    errors: { 409: 'There is a rule with this name already.' },
    handler: ({ deps, body }) => deps.forwarding.create(body),
    audit: {
      action: 'forwarding.create',
      target: (_, made) => `forwarding/${made.id}`,
      summary: (_, made) => `Added the forwarding rule ${made.name} → ${whereTo(made)}`,
    },
  }),
  route({
    name: 'getForwardingRule',
    method: 'get',
    path: one,
    tag,
    summary: 'One forwarding rule.',
    access: needs('read'),
    params: IdParams,
    answer: ForwardingRule,
    handler: ({ deps, params }) => deps.forwarding.get(params.id),
  }),
  route({
    name: 'updateForwardingRule',
    method: 'patch',
    path: one,
    tag,
    summary: 'Change a forwarding rule; absent fields stay, and so does an absent secret.',
    access: needs('admin'),
    params: IdParams,
    body: ForwardingRulePatch,
    answer: ForwardingRule,
    errors: { 409: 'There is a rule with this name already.' },
    before: ({ deps, params }) => deps.forwarding.get(params.id),
    handler: ({ deps, params, body }) => deps.forwarding.update(params.id, body),
    audit: {
      action: 'forwarding.update',
      target: ({ params }) => `forwarding/${params.id}`,
      summary: (_, changed) => `Changed the forwarding rule ${changed.name}`,
      detail: changes,
    },
  }),
  route({
    name: 'deleteForwardingRule',
    method: 'delete',
    path: one,
    tag,
    summary: 'Remove a forwarding rule, its log, and what it has not passed on yet.',
    access: needs('admin'),
    params: IdParams,
    before: ({ deps, params }) => deps.forwarding.get(params.id),
    handler: ({ deps, params }) => deps.forwarding.remove(params.id),
    audit: {
      action: 'forwarding.delete',
      target: ({ params }) => `forwarding/${params.id}`,
      summary: ({ before }) => `Removed the forwarding rule ${before.name}`,
    },
  }),
  route({
    name: 'testForwardingRule',
    method: 'post',
    path: `${one}/test`,
    tag,
    summary: 'Pass a made-up SMS on, now, whether the rule is enabled or not.',
    access: needs('admin'),
    params: IdParams,
    answer: ForwardTest,
    before: ({ deps, params }) => deps.forwarding.get(params.id),
    handler: ({ deps, params, actor }) => deps.forwarding.test(params.id, actor),
    audit: {
      action: 'forwarding.test',
      target: ({ params }) => `forwarding/${params.id}`,
      summary: ({ before }, { ok }) => `Tried the forwarding rule ${before.name}: ${ok ? 'it works' : 'it fails'}`,
    },
  }),
  route({
    name: 'listForwards',
    method: 'get',
    path: forwards,
    tag,
    summary: 'What was passed on, newest first, with the state of each delivery.',
    access: needs('read'),
    query: ForwardQuery,
    answer: ForwardPage,
    handler: ({ deps, query }) => deps.forwarding.forwards(query),
  }),
  route({
    name: 'retryForward',
    method: 'post',
    path: `${forwards}/:id/retry`,
    tag,
    summary: 'Try a delivery that failed or expired again, or one that waits now.',
    access: needs('admin'),
    params: IdParams,
    answer: Forward,
    errors: { 409: 'It has arrived already.' },
    handler: ({ deps, params }) => deps.forwarding.retry(params.id),
    audit: {
      action: 'forwarding.retry',
      target: ({ params }) => `forward/${params.id}`,
      summary: (_, { from, ruleName }) => `Passed the SMS from ${from} on by the rule ${ruleName} again`,
    },
  }),
];

function whereTo({ target }: ForwardingRule): string {
  return target.kind === 'mail' ? target.to : new URL(target.url).host;
}
