import { notFound } from '../../gateway/core/errors.ts';
import { BulkPlan, type BulkRun } from '../../gateway/core/model/bulk.ts';
import { iso } from '../../gateway/core/model/common.ts';
import { DEFAULT_PUSH_POLICY, type PushPolicy, type WorkItem } from '../../gateway/core/model/push-policy.ts';
import type { Webhook, WebhookCall } from '../../gateway/core/model/webhooks.ts';
import type { EnrolService, PushDesk } from '../../gateway/core/push-services.ts';
import type { WebhookService } from '../../gateway/core/webhooks.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));

export interface PushIds {
  domain: string;
  user: string;
  token: string;
  push: string;
  message: string;
  work: string;
  bulk: string;
  webhook: string;
  webhookCall: string;
}

/** What admins do about pushes, in memory. */
export function pushDeskOf(ids: PushIds): PushDesk {
  const policy: PushPolicy = {
    ...DEFAULT_PUSH_POLICY,
    ...{ domainId: null, inherited: false, updatedAt: at, updatedBy: 'admin', warnings: [] },
  };
  const work = single<WorkItem>('work', {
    ...{ id: ids.work, tokenId: ids.token, tokenSerial: 'PT1', userId: ids.user, userLogin: 'alice', pushId: ids.push },
    ...{ domainName: 'example.com', reason: 'PUSH_FAILED', message: 'It failed.', remedy: null, suspended: false },
    ...{ at, doneAt: null, doneBy: null },
  });
  const run = single<BulkRun>('bulk run', {
    ...{ id: ids.bulk, name: 'All', state: 'running', by: 'admin', channels: ['email'], total: 1, waiting: 0 },
    ...{ pushed: 1, skipped: 0, outstanding: 0, accepted: 1, verified: 0, failed: 0, createdAt: at, endedAt: null },
  });
  const plan = BulkPlan.parse({
    ...{ users: 1, pushes: 1, byEmail: 1, bySms: 0, noEmail: 0, noMobile: 0, unreachable: 0, noToken: 0 },
    ...{ unknown: [], unknownCount: 0, examples: { noEmail: [], noMobile: [], noToken: [] } },
    ...{ smsMinutes: null, smsPace: null, warnings: [] },
  });
  const page = {
    ...{
      domainId: null,
      language: 'en',
      texts: {},
      shown: {},
      hasLogo: false,
      logo: null,
      updatedAt: null,
      updatedBy: null,
    },
  };
  return {
    policies: { get: async () => policy, put: async (_, input) => ({ ...policy, ...input }), remove: async () => {} },
    workList: {
      list: work.page,
      get: work.get,
      done: (id, actor) => work.update(id, { doneAt: at, doneBy: actor.name }),
    },
    bulk: {
      plan: async () => plan,
      start: async () => run.get(ids.bulk),
      list: run.page,
      get: run.get,
      act: run.get,
      items: async (id) => {
        await run.get(id);
        return [];
      },
      async *report() {
        yield 'number,login\r\n';
      },
    },
    messageTemplates: {
      list: async () => [],
      applied: async (key) => ({
        ...{ ...key, content: { text: 'hello' }, shipped: true, version: 0, updatedAt: null, updatedBy: null },
      }),
      put: async (input) => ({ ...input, shipped: false, version: 1, updatedAt: at, updatedBy: 'admin' }),
      remove: async () => {},
    },
    linkPages: {
      get: async () => page,
      put: async () => page,
      putLogo: async () => {},
      shown: async () => ({ texts: {}, logo: null }),
    },
  };
}

export function enrolmentsOf(ids: PushIds): EnrolService {
  return {
    enrol: async () => ({
      ...{ pushId: ids.push, messageId: ids.message, userId: ids.user, tokenId: ids.token, tokenSerial: 'PT1' },
      ...{ channel: 'email', created: { user: true, token: true } },
    }),
  };
}

export function webhooksOf(ids: PushIds): WebhookService {
  const hook = single<Webhook>('webhook', {
    ...{ id: ids.webhook, name: 'MFA', url: 'https://x.example/push', ca: null, events: [], enabled: true },
    ...{ health: { state: 'unused', lastError: null, since: null }, createdAt: at, updatedAt: at },
  });
  const call: WebhookCall = {
    ...{ id: ids.webhookCall, webhookId: ids.webhook, webhookName: 'MFA', pushId: ids.push, event: 'verified', at },
    ...{ userId: ids.user, userLogin: 'alice', tokenSerial: 'OATH0001' },
    ...{ state: 'delivered', attempts: 1, nextAttemptAt: null, response: '204', problem: null, finishedAt: at },
  };
  return {
    ...{ list: hook.list, get: hook.get, remove: hook.remove },
    create: ({ secret: _, ...input }) => hook.update(ids.webhook, input),
    update: (id, { secret: _, ...input }) => hook.update(id, input),
    test: async (id) => {
      await hook.get(id);
      return { ok: true, ms: 3, text: '204' };
    },
    calls: async () => ({ items: [call], next: null }),
    replay: async (id) => {
      if (id !== ids.webhookCall) throw notFound('webhook call', id);
    },
  };
}

/** A call that goes well for each of the routes. */
export function pushSamples(ids: PushIds) {
  const logo = { body: { data: 'iVBORw0KGgo=' } };
  const secret = 'webhook-secret-99';
  return {
    putPushPolicy: { body: { reminders: [3] } },
    getDomainPushPolicy: { id: ids.domain },
    putDomainPushPolicy: { id: ids.domain, body: { authorization: 'send' } },
    deleteDomainPushPolicy: { id: ids.domain },
    finishWork: { id: ids.work },
    planBulkPush: { body: { unverified: true } },
    startBulkPush: { body: { name: 'All' } },
    getBulkPush: { id: ids.bulk },
    pauseBulkPush: { id: ids.bulk },
    resumeBulkPush: { id: ids.bulk },
    cancelBulkPush: { id: ids.bulk },
    listBulkItems: { id: ids.bulk },
    reportBulkPush: { id: ids.bulk },
    putMessageTemplate: { body: { kind: 'code', channel: 'sms', language: 'fr', content: { text: '[[AUTHZCODE]]' } } },
    deleteMessageTemplate: { body: { kind: 'code', channel: 'sms', language: 'fr' } },
    putLinkPage: { body: { texts: { title: 'Welcome' } } },
    putLinkLogo: logo,
    createWebhook: { body: { name: 'MFA', url: 'https://x.example/push', secret }, secret },
    getWebhook: { id: ids.webhook },
    updateWebhook: { id: ids.webhook, body: { secret }, secret },
    deleteWebhook: { id: ids.webhook },
    testWebhook: { id: ids.webhook },
    replayWebhookCall: { id: ids.webhookCall },
    enrolAndPush: { body: { domain: 'example.com', user: { login: 'bob' }, token: { issuer: 'ACME' } } },
  };
}
