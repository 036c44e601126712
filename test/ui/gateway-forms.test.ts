import { describe, expect, it } from 'vitest';
import type { ForwardingRule, Sim, SmsRoute } from '../../admin-ui/src/api/types.ts';
import * as simForm from '../../admin-ui/src/pages/gateways/sim-form.ts';
import { lastPosition, moved } from '../../admin-ui/src/pages/gateways/sms-route-form.ts';
import { usageTone } from '../../admin-ui/src/pages/gateways/usage-tone.ts';
import * as ruleForm from '../../admin-ui/src/pages/messages/forwarding-form.ts';
import { en } from '../../admin-ui/src/texts/en/index.ts';
import { ForwardingRuleInput, ForwardState } from '../../gateway/core/model/inbound.ts';
import { SimSettings } from '../../gateway/core/model/sims.ts';

const settings = SimSettings.parse({
  name: 'Blue',
  roaming: 'deny',
  quota: { partsPerDay: 50, otpReserve: 5 },
  balanceQuery: { code: '*100#', lowBelow: 2.5 },
});

describe('the form of a SIM', () => {
  const values = simForm.valuesOf(settings as Sim);

  it('sends back what it was given, with empty fields as no limit', () => {
    expect(SimSettings.parse(simForm.bodyOf(values))).toEqual(settings);
    expect(simForm.bodyOf({ ...values, asks: false }).balanceQuery).toBeNull();
  });

  it('refuses what the server would refuse, and only while the credit is asked for', () => {
    const rules = simForm.simRules(en);
    expect(rules.smsc('0172')).toBeTruthy();
    expect(rules.smsc('+491722270333')).toBeNull();
    expect(rules.balanceQuery.pattern('Credit', values)).toBeTruthy();
    expect(rules.balanceQuery.pattern('Credit: ([\\d.]+)', values)).toBeNull();
    expect(rules.balanceQuery.code('call me', values)).toBeTruthy();
    expect(rules.balanceQuery.code('', { ...values, asks: false })).toBeNull();
  });

  it('tells a limit that is nearly reached from one that is', () => {
    expect([usageTone(0, 10), usageTone(8, 10), usageTone(10, 10), usageTone(12, 10)]).toEqual([
      'good',
      'warn',
      'bad',
      'bad',
    ]);
  });
});

describe('the order of SMS routes', () => {
  const routes = [
    { id: 'a', position: 100 },
    { id: 'b', position: 100 },
    { id: 'c', position: 100 },
  ] as SmsRoute[];
  const orderAfter = (changes: { id: string; position: number }[]) =>
    routes
      .map(({ id, position }) => changes.find((change) => change.id === id) ?? { id, position })
      .sort((one, other) => one.position - other.position)
      .map(({ id }) => id)
      .join('');

  it('changes by one place, also where all positions are the same', () => {
    expect(orderAfter(moved(routes, 'c', -1))).toBe('acb');
    expect(orderAfter(moved(routes, 'a', 1))).toBe('bac');
  });

  it('has an end on both sides', () => {
    expect(moved(routes, 'a', -1)).toEqual([]);
    expect(moved(routes, 'c', 1)).toEqual([]);
    expect(lastPosition(routes)).toBeGreaterThan(100);
    expect(lastPosition([])).toBeGreaterThan(0);
  });
});

describe('the form of a forwarding rule', () => {
  const webhook = { ...ruleForm.valuesOf(null), name: 'On call' };
  webhook.target = { ...webhook.target, kind: 'webhook', url: 'https://ops.example.com/sms' };
  const kept = { target: { kind: 'webhook', url: webhook.target.url, hasSecret: true, ca: null } } as ForwardingRule;

  it('makes a strong secret of its own for a new webhook, each time another', () => {
    const [one, other] = [ruleForm.bodyOf(webhook, null), ruleForm.bodyOf(webhook, null)];
    expect(one.secret).toMatch(/^[\w-]{43}$/);
    expect(one.secret).not.toBe(other.secret);
    expect(ForwardingRuleInput.parse(one.body).target).toMatchObject({ secret: one.secret });
  });

  it('leaves a secret that is kept alone, unless a new one is wanted', () => {
    expect(ruleForm.bodyOf(webhook, kept)).toMatchObject({ secret: null });
    expect(ruleForm.bodyOf(webhook, kept).body.target).not.toHaveProperty('secret');
    expect(ruleForm.bodyOf({ ...webhook, renewSecret: true }, kept).secret).toMatch(/^[\w-]{43}$/);
  });

  it('sends a mailbox without anything of a webhook', () => {
    const mail = { ...webhook, target: { ...webhook.target, kind: 'mail' as const, to: ' a@example.com ' } };
    expect(ruleForm.bodyOf(mail, kept)).toMatchObject({ secret: null, body: { target: { kind: 'mail' } } });
    expect(ForwardingRuleInput.parse(ruleForm.bodyOf(mail, kept).body).target).toEqual({
      kind: 'mail',
      to: 'a@example.com',
    });
  });
});

it('every state of what is passed on has a word', () => {
  for (const state of ForwardState.options) expect(en.states[state], state).toBeTruthy();
});
