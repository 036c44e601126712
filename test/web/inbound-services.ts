import type { ForwardingService, OptOutService } from '../../gateway/core/inbound.ts';
import { iso } from '../../gateway/core/model/common.ts';
import type * as inbound from '../../gateway/core/model/inbound.ts';
import { DEFAULT_OPT_OUT } from '../../gateway/inbound/keywords.ts';
import { single } from './single.ts';

const at = iso(Date.parse('2026-03-02T09:00:00Z'));

export function forwardingOf(ids: { forwarding: string; forward: string; inbox: string }): ForwardingService {
  const rule = single<inbound.ForwardingRule>('forwarding rule', {
    ...{ id: ids.forwarding, name: 'on call', enabled: true, modemId: null, sim: null, senders: [], keywords: [] },
    target: { kind: 'webhook', url: 'https://x.example/sms', hasSecret: true, ca: null },
    health: { state: 'unused', lastError: null, since: null },
    ...{ createdAt: at, updatedAt: at },
  });
  const forward = single<inbound.Forward>('forward', {
    ...{ id: ids.forward, ruleId: ids.forwarding, ruleName: 'on call', inboxId: ids.inbox, from: '+447700900123' },
    ...{ kind: 'webhook', target: 'https://x.example/sms', state: 'queued', attempts: 1, nextAttemptAt: at },
    ...{ expiresAt: at, messageId: null, response: '500', problem: null, createdAt: at, finishedAt: null },
  });
  const shown = ({ target, ...rest }: Partial<inbound.ForwardingRuleInput>): Partial<inbound.ForwardingRule> => ({
    ...rest,
    ...(target && { target: shownTarget(target) }),
  });
  return {
    ...{ list: rule.list, get: rule.get, remove: rule.remove, forwards: forward.page, retry: forward.get },
    create: (input) => rule.update(ids.forwarding, shown(input)),
    update: (id, input) => rule.update(id, shown(input)),
    test: async (id) => {
      await rule.get(id);
      return { ok: true, ms: 3, text: 'The webhook answered 204.', messageId: null };
    },
  };
}

function shownTarget(target: inbound.ForwardingRuleInput['target']): inbound.ForwardingRule['target'] {
  if (target.kind === 'mail') return target;
  const { kind, url, secret, ca } = target;
  return { kind, url, hasSecret: secret !== undefined, ca };
}

export function optOutsOf(ids: { optOut: string }): OptOutService {
  const row = single<inbound.OptOut>('opt-out', {
    ...{ id: ids.optOut, number: '+447700900123', since: at, source: 'sms', keyword: 'STOP' },
    ...{ by: '+447700900123', note: null },
  });
  let settings = DEFAULT_OPT_OUT;
  return {
    ...{ list: row.page, get: row.get, remove: row.remove },
    add: ({ number, note }, actor) => row.update(ids.optOut, { number, note, source: 'admin', by: actor.name }),
    settings: async () => settings,
    putSettings: async (input) => {
      settings = input;
      return settings;
    },
  };
}
