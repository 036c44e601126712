import type { PushPolicy, PushPolicyInput } from '../../api/push-room.ts';

/** The policy as its form holds it: flat, and what may be empty as text. */
export interface PolicyValues extends Record<string, unknown> {
  authorization: 'none' | 'send' | 'withhold';
  length: number;
  alphabet: 'digits' | 'letters' | 'both';
  codeMinutes: number;
  tries: number;
  sameMessage: boolean;
  qrWithCode: 'warn' | 'refuse';
  sentMinutes: number;
  visitedMinutes: number;
  automatic: boolean;
  channels: string;
  fallback: number | '';
  delay: number;
  groups: string[];
  quiet: boolean;
  quietFrom: string;
  quietTo: string;
  timeZone: string;
  reminders: string[];
  remind: 'automatic' | 'all';
  giveUpDays: number;
  suspend: boolean;
  tellExpiry: boolean;
  tellDisclosed: boolean;
  tellVerified: boolean;
}

export function valuesOf(policy: PushPolicy): PolicyValues {
  const { code, link, automatic, quietHours } = policy;
  return {
    authorization: policy.authorization,
    length: code.length,
    alphabet: code.alphabet,
    codeMinutes: code.minutes,
    tries: code.tries,
    sameMessage: code.sameMessage,
    qrWithCode: policy.qrWithCode,
    sentMinutes: link.sentMinutes,
    visitedMinutes: link.visitedMinutes,
    automatic: automatic.enabled,
    channels: automatic.channels.join(','),
    fallback: automatic.fallbackMinutes ?? '',
    delay: automatic.delayMinutes,
    groups: automatic.groups,
    quiet: quietHours !== null,
    quietFrom: quietHours?.from ?? '20:00',
    quietTo: quietHours?.to ?? '07:00',
    timeZone: policy.timeZone ?? '',
    reminders: policy.reminders.map(String),
    remind: policy.remind,
    giveUpDays: policy.giveUpDays,
    suspend: policy.suspend,
    tellExpiry: policy.tellExpiry,
    tellDisclosed: policy.tellDisclosed,
    tellVerified: policy.tellVerified,
  };
}

export function policyOf(values: PolicyValues): PushPolicyInput {
  return {
    authorization: values.authorization,
    code: {
      length: values.length,
      alphabet: values.alphabet,
      minutes: values.codeMinutes,
      tries: values.tries,
      sameMessage: values.sameMessage,
    },
    qrWithCode: values.qrWithCode,
    link: { sentMinutes: values.sentMinutes, visitedMinutes: values.visitedMinutes },
    automatic: {
      enabled: values.automatic,
      channels: values.channels.split(',') as ('email' | 'sms')[],
      fallbackMinutes: values.fallback === '' ? null : values.fallback,
      delayMinutes: values.delay,
      groups: values.groups,
    },
    quietHours: values.quiet ? { from: values.quietFrom, to: values.quietTo } : null,
    timeZone: values.timeZone.trim() || null,
    reminders: values.reminders.map(Number),
    remind: values.remind,
    giveUpDays: values.giveUpDays,
    suspend: values.suspend,
    tellExpiry: values.tellExpiry,
    tellDisclosed: values.tellDisclosed,
    tellVerified: values.tellVerified,
  };
}
