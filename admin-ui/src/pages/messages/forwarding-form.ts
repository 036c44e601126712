import type { ForwardingRule, ForwardingRuleInput } from '../../api/types.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { madeUpSecret } from './made-up-secret.ts';

/** The form's values; named as the API's fields, so that the server's field errors find their place. */
export interface RuleValues extends Record<string, unknown> {
  name: string;
  enabled: boolean;
  /** '' = any. */
  modemId: string;
  sim: string;
  senders: string[];
  keywords: string[];
  target: {
    kind: 'mail' | 'webhook';
    to: string;
    url: string;
    /** '' = made up, or kept. */
    secret: string;
    ca: string;
  };
  renewSecret: boolean;
}

export function valuesOf(rule: ForwardingRule | null): RuleValues {
  const target = rule?.target;
  return {
    name: rule?.name ?? '',
    enabled: rule?.enabled ?? true,
    modemId: rule?.modemId ?? '',
    sim: rule?.sim ?? '',
    senders: rule?.senders ?? [],
    keywords: rule?.keywords ?? [],
    target: {
      kind: target?.kind ?? 'mail',
      to: target?.kind === 'mail' ? target.to : '',
      url: target?.kind === 'webhook' ? target.url : '',
      secret: '',
      ca: (target?.kind === 'webhook' && target.ca) || '',
    },
    renewSecret: false,
  };
}

/** Does the gateway keep a secret that stays when none is given? */
export function keepsSecret(rule: ForwardingRule | null): boolean {
  return rule?.target.kind === 'webhook' && rule.target.hasSecret;
}

/** @returns what is sent, and the secret in it, which is shown once; null where none is new */
export function bodyOf(
  { name, enabled, modemId, sim, senders, keywords, target, renewSecret }: RuleValues,
  old: ForwardingRule | null,
): { body: ForwardingRuleInput; secret: string | null } {
  const common = { name: name.trim(), enabled, modemId: modemId || null, sim: sim || null, senders, keywords };
  if (target.kind === 'mail')
    return { body: { ...common, target: { kind: 'mail', to: target.to.trim() } }, secret: null };
  const typed = target.secret.trim();
  const secret = typed || (keepsSecret(old) && !renewSecret ? null : madeUpSecret());
  return {
    body: {
      ...common,
      target: {
        kind: 'webhook',
        url: target.url.trim(),
        ca: target.ca.trim() || null,
        ...(secret !== null && { secret }),
      },
    },
    secret,
  };
}

export function ruleRules({ forwarding }: Texts) {
  return {
    name: (name: string) => (name.trim() ? null : forwarding.nameMissing),
    keywords: (words: string[]) => (words.some((word) => /\s/.test(word)) ? forwarding.keywordWrong : null),
    target: {
      to: (to: string, { target }: RuleValues) =>
        target.kind !== 'mail' || /^\S+@\S+$/.test(to.trim()) ? null : forwarding.toWrong,
      url: (url: string, { target }: RuleValues) =>
        target.kind !== 'webhook' || (/^https?:\/\//i.test(url.trim()) && URL.canParse(url.trim()))
          ? null
          : forwarding.urlWrong,
      secret: (secret: string, { target }: RuleValues) =>
        target.kind !== 'webhook' || !secret.trim() || secret.trim().length >= 16 ? null : forwarding.secretShort,
    },
  };
}
