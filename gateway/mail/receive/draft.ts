import type { Actor } from '../../core/actor.ts';
import type { MessageClass } from '../../core/model/message.ts';
import type { Draft, DsnRequest } from '../../core/ports.ts';
import { type Header, valuesOf } from './header.ts';
import type { SmsTarget } from './sms-rules.ts';
import { subjectForQueue } from './subject.ts';
import { wishesOf } from './to-sms.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A relayed mail is tried as long as senders expect (RFC 5321, 4.5.4.1), also one in a hurry: late beats lost. */
const MAIL_LIFETIME_MS = 5 * DAY;
/** A text on a phone is worth less later; a code is worth nothing. */
const SMS_LIFETIME_MS: Record<MessageClass, number> = { otp: 15 * MINUTE, notice: DAY, bulk: 3 * DAY };

/** An accepted mail transaction. */
export interface Arrival {
  id: string;
  actor: Actor;
  /** Envelope sender, '' = null sender. */
  from: string;
  header: Header;
  /** Milliseconds. */
  now: number;
}

/**
 * The lane a mail asks for: MFA servers and alarms mark themselves as urgent (X-Priority 1, Importance high, Priority
 * urgent), lists and newsletters as bulk (Precedence, List-Id, low importance).
 */
export function classOf(header: Header): MessageClass {
  const first = (name: string) => (valuesOf(header, name)[0] ?? '').toLowerCase();
  if (first('x-priority').startsWith('1') || first('importance') === 'high' || first('priority') === 'urgent') {
    return 'otp';
  }
  const isBulk =
    /^(bulk|list|junk)$/.test(first('precedence')) ||
    first('list-id') !== '' ||
    first('importance') === 'low' ||
    first('priority') === 'non-urgent' ||
    first('x-priority').startsWith('5');
  return isBulk ? 'bulk' : 'notice';
}

/** The mail itself, for its mail recipients. @param smtpUtf8 its header holds UTF-8 and its client announced it */
export function relayDraft(
  { id, actor, from, header, now }: Arrival,
  recipients: string[],
  body: Draft['body'] & object,
  { eightBit, smtpUtf8, dsn }: { eightBit: boolean; smtpUtf8: boolean; dsn: DsnRequest | undefined },
): Draft {
  const subject = valuesOf(header, 'subject')[0];
  const options: Draft['options'] & object = {};
  if (eightBit) options.eightBit = true;
  if (smtpUtf8) options.smtpUtf8 = true;
  if (dsn) options.dsn = dsn;
  return {
    id,
    channel: 'email',
    kind: 'relay',
    class: classOf(header),
    actor,
    source: 'smtp',
    recipients,
    from,
    subject: subject === undefined ? null : subjectForQueue(subject),
    options,
    expiresAt: now + MAIL_LIFETIME_MS,
    body,
  };
}

/** Recipients by number that get the same text in the same way. */
export interface SmsGroup extends Omit<SmsTarget, 'number'> {
  numbers: string[];
}

/** One group for all that share a rule and wishes; a number counts once. */
export function groupTargets(targets: readonly SmsTarget[]): SmsGroup[] {
  const groups = new Map<string, SmsGroup>();
  const seen = new Set<string>();
  for (const { rule, number, wishes } of targets) {
    if (seen.has(number)) continue;
    seen.add(number);
    const key = `${rule.row.id} ${wishes.otp} ${wishes.flash} ${wishes.lifetimeMs}`;
    const group = groups.get(key) ?? { rule, wishes, numbers: [] };
    group.numbers.push(number);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Its text, for recipients by number. What the address asks for beats the header, which beats the rule. */
export function smsDraft({ actor, from, header, now }: Omit<Arrival, 'id'>, group: SmsGroup, text: string): Draft {
  const messageClass = group.wishes.otp ? 'otp' : classOf(header);
  const { flash, expiresInMinutes, reports } = group.rule.row;
  const wishes = { ...wishesOf(header), ...group.wishes };
  const ruled = expiresInMinutes === null ? SMS_LIFETIME_MS[messageClass] : expiresInMinutes * MINUTE;
  return {
    channel: 'sms',
    kind: 'sms',
    class: messageClass,
    actor,
    source: 'smtp',
    recipients: group.numbers,
    from: from || null,
    options: {
      flash: wishes.flash ?? flash,
      ...(reports !== 'none' && from !== '' ? { mailReport: reports } : {}),
    },
    expiresAt: now + (wishes.lifetimeMs ?? ruled),
    body: Buffer.from(text),
  };
}
