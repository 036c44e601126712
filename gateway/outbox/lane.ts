import type { MessageClass } from '../core/model/message.ts';

/** Lane of each class: the lower leaves first. */
export const LANE: Record<MessageClass, number> = { otp: 0, notice: 1, bulk: 2 };
