import type { Channel } from '../core/model/common.ts';
import type { PushPolicyInput } from '../core/model/push-policy.ts';
import type { PushRow, PushRules } from '../core/push-stores.ts';

/** End of what never ends (ms): far enough, and still a time. */
export const NEVER = Date.UTC(9999, 0, 1);

/** What pushes went by before there were policies. */
const OLD_RULES: PushRules = {
  length: 8,
  alphabet: 'digits',
  tries: 10,
  codeExpiresAt: null,
  visitedMinutes: 0,
  sameMessage: true,
  origin: 'manual',
  step: 0,
};

export function rulesOf(push: Pick<PushRow, 'rules'>): PushRules {
  return push.rules === null ? OLD_RULES : { ...OLD_RULES, ...(JSON.parse(push.rules) as Partial<PushRules>) };
}

export function rulesFor(policy: PushPolicyInput, origin: PushRules['origin'], step: number, now: number): PushRules {
  const { length, alphabet, tries, minutes, sameMessage } = policy.code;
  const codeExpiresAt = minutes === 0 ? null : now + minutes * 60_000;
  const { visitedMinutes } = policy.link;
  return { length, alphabet, tries, codeExpiresAt, visitedMinutes, sameMessage, origin, step };
}

const STRICTNESS = ['none', 'send', 'withhold'] as const;

/** What domain and token ask for together: the stricter of both. */
export function stricter<T extends (typeof STRICTNESS)[number]>(one: T, other: T): T {
  return STRICTNESS.indexOf(one) >= STRICTNESS.indexOf(other) ? one : other;
}

export function otherChannel(channel: Channel): Channel {
  return channel === 'email' ? 'sms' : 'email';
}

export function addressOf(owner: { email: string | null; mobile: string | null }, channel: Channel): string | null {
  return channel === 'email' ? owner.email : owner.mobile;
}
