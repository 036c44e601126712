import type { Actor } from '../../core/actor.ts';
import type { MessageClass } from '../../core/model/message.ts';
import type { Draft } from '../../core/ports.ts';
import { type Header, valuesOf } from './header.ts';
import { subjectForQueue } from './subject.ts';

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
  { eightBit, smtpUtf8 }: { eightBit: boolean; smtpUtf8: boolean },
): Draft {
  const subject = valuesOf(header, 'subject')[0];
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
    options: { ...(eightBit ? { eightBit } : {}), ...(smtpUtf8 ? { smtpUtf8 } : {}) },
    expiresAt: now + MAIL_LIFETIME_MS,
    body,
  };
}

/** Its text, for its recipients by number. */
export function smsDraft({ actor, header, now }: Omit<Arrival, 'id'>, numbers: string[], text: string): Draft {
  const messageClass = classOf(header);
  return {
    channel: 'sms',
    kind: 'sms',
    class: messageClass,
    actor,
    source: 'smtp',
    recipients: numbers,
    options: { flash: false },
    expiresAt: now + SMS_LIFETIME_MS[messageClass],
    body: Buffer.from(text),
  };
}
