import type { Channel } from '../core/model/common.ts';
import type { MessageClass } from '../core/model/message.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** From accept to the last attempt to send it (ms). A bulk run waits for its modems, others for a person. */
export const MESSAGE_LIFETIMES: Record<MessageClass, Record<Channel, number>> = {
  otp: { email: HOUR, sms: 15 * MINUTE },
  notice: { email: 24 * HOUR, sms: 6 * HOUR },
  bulk: { email: 12 * HOUR, sms: 6 * HOUR },
};

/** Of the link in previews and tests (ms). */
export const DUMMY_LINK_MS = 24 * HOUR;
