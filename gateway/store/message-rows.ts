import type { Channel } from '../core/model/common.ts';
import type { AfterAttempt, DeliveryState, MessageClass, MessageKind } from '../core/model/message.ts';
import type { OutboxMessage } from '../core/ports.ts';

/** Lane 0, 1, 2 in words. */
export const CLASS_OF_LANE: readonly MessageClass[] = ['otp', 'notice', 'bulk'];

export interface MessageRow {
  id: string;
  channel: Channel;
  kind: MessageKind;
  class: number;
  sender: string | null;
  subject: string | null;
  ref: string | null;
  options: string;
  source: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  createdAt: number;
  expiresAt: number;
  bodySize: number | null;
}

export interface DeliveryRow {
  id: string;
  messageId: string;
  channel: Channel;
  recipient: string;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: number | null;
  expiresAt: number;
  via: string | null;
  problem: string | null;
  updatedAt: number;
  afterAttempt: AfterAttempt | null;
}

export function outboxMessage(row: MessageRow): OutboxMessage {
  return {
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    class: CLASS_OF_LANE[row.class] ?? 'notice',
    from: row.sender,
    subject: row.subject,
    ref: row.ref,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    bodySize: row.bodySize ?? 0,
    options: JSON.parse(row.options) as OutboxMessage['options'],
  };
}

/** What all its recipients together are: what is still moving comes first, then what needs a person. */
const PRECEDENCE: readonly DeliveryState[] = [
  'sending',
  'uncertain',
  'queued',
  'held',
  'failed',
  'expired',
  'cancelled',
  'sent',
  'delivered',
];

/** A message's state is read from its deliveries'. */
export function overallState(states: readonly DeliveryState[]): DeliveryState {
  return PRECEDENCE.find((state) => states.includes(state)) ?? 'cancelled';
}
