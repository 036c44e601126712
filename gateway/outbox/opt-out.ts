import { GatewayError } from '../core/errors.ts';
import type { OptOutList, OptOutRow } from '../core/inbound.ts';
import { iso } from '../core/model/common.ts';
import type { Draft } from '../core/ports.ts';

type Sms = Pick<Draft, 'channel' | 'class' | 'options'>;

/**
 * Does the opt-out list bind this message? It binds notices and bulk by SMS. Messages of class otp are security messages
 * that their recipient has just asked for by logging in: who opted out of notices must still be able to log in.
 */
export function isBound({ channel, class: messageClass, options }: Sms): boolean {
  return channel === 'sms' && messageClass !== 'otp' && !options?.despiteOptOut;
}

/**
 * Refuses a draft when all its recipients have opted out; of several, those that have fail by themselves later.
 * @throws GatewayError 422 OPTED_OUT
 */
export async function refuseOptedOut(drafts: readonly Draft[], list: OptOutList): Promise<void> {
  for (const draft of drafts) {
    if (!isBound(draft)) continue;
    const listed = await list.among(draft.recipients);
    const [first] = listed.values();
    if (first && draft.recipients.every((number) => listed.has(number))) throw optedOut(first);
  }
}

/** Why a message to this number is not sent. */
export function optedOut({ number, since, keyword, source }: OptOutRow): GatewayError {
  const day = iso(since).slice(0, 10);
  const how = source === 'sms' ? `by texting ${keyword}` : 'by the word of an administrator';
  return new GatewayError('OPTED_OUT', `${number} opted out of messages on ${day} ${how}.`, {
    status: 422,
    disposition: 'permanent',
    fields: [{ path: 'to', message: 'has opted out of messages' }],
    remedy:
      'Take the number off the opt-out list if its owner has agreed again. Class otp is for security messages only, and not bound by the list.',
  });
}
