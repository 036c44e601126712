import type { ForwardingRuleRow } from '../core/inbound.ts';
import type { InboxSms } from '../core/model/gateways.ts';
import { fold, wordsOf } from './keywords.ts';

/** Does everything that the rule asks for fit? @param modemName of the rule's modem; null where it is gone */
export function fits(
  rule: Pick<ForwardingRuleRow, 'enabled' | 'modemId' | 'sim' | 'senders' | 'keywords'>,
  sms: InboxSms,
  modemName: string | null,
): boolean {
  if (!rule.enabled) return false;
  if (rule.modemId !== null && (modemName === null || sms.modem !== modemName)) return false;
  if (rule.sim !== null && sms.sim !== rule.sim) return false;
  const from = plainSender(sms.from);
  if (rule.senders.length > 0 && !rule.senders.some((start) => from.startsWith(plainSender(start)))) return false;
  const [first] = wordsOf(sms.text);
  return rule.keywords.length === 0 || rule.keywords.some((keyword) => fold(keyword) === first);
}

/** Numbers without the spaces and signs that people write into them, names in one case. */
function plainSender(text: string): string {
  return /^\+?[\d\s()./-]+$/.test(text) ? text.replace(/[\s()./-]/g, '') : text.trim().toLowerCase();
}
