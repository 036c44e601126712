import type { Actor } from '../core/actor.ts';
import type { MessageClass, MessageInput } from '../core/model/message.ts';
import type { Draft } from '../core/ports.ts';
import type { StoredEmail } from '../core/stored-email.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long a message is worth sending, in ms, where its sender did not say. An OTP that comes late is of no use. */
export const DEFAULT_EXPIRY_MS: Record<MessageInput['channel'], Record<MessageClass, number>> = {
  sms: { otp: 15 * MINUTE, notice: DAY, bulk: 3 * DAY },
  email: { otp: 60 * MINUTE, notice: 5 * DAY, bulk: 5 * DAY },
};

const CLASS_OF_PRIORITY = { high: 'otp', normal: 'notice', low: 'bulk' } as const;

/** What `POST /messages` asked for, as a draft whose body is the JSON of its content. @throws what normalizeMobile throws */
export function draftOf(
  input: MessageInput,
  actor: Actor,
  now: number,
  normalizeMobile: (text: string) => string,
): Draft {
  const messageClass = input.class ?? CLASS_OF_PRIORITY[input.priority ?? 'normal'];
  const lifetime =
    input.expiresIn === undefined ? DEFAULT_EXPIRY_MS[input.channel][messageClass] : input.expiresIn * 1000;
  const common = {
    class: messageClass,
    actor,
    source: actor.kind === 'admin' ? 'console' : 'api',
    expiresAt: now + lifetime,
  };
  if (input.channel === 'sms') {
    return {
      ...common,
      channel: 'sms',
      kind: 'sms',
      recipients: [normalizeMobile(input.to)],
      options: { flash: input.flash, ...(input.modem !== undefined && { modem: input.modem }) },
      body: Buffer.from(input.text),
    };
  }
  const { to, from = null, subject, text, html = null } = input;
  const email: StoredEmail = { from, to, subject, text, html };
  return {
    ...common,
    channel: 'email',
    kind: 'email',
    recipients: [to],
    from,
    subject,
    body: Buffer.from(JSON.stringify(email)),
  };
}
