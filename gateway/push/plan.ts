import { newId } from '../core/id.ts';
import type { PushPolicyInput } from '../core/model/push-policy.ts';
import type { PushRow, PushTaskRow } from '../core/push-stores.ts';
import { outsideQuiet } from './quiet.ts';
import { rulesOf } from './rules.ts';

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** What is due after a first push: the next channel, the first reminder, and the end. */
export function firstTasks(
  push: Pick<PushRow, 'id' | 'tokenId' | 'queuedAt' | 'rules'>,
  policy: PushPolicyInput,
  timeZone: string,
): PushTaskRow[] {
  const { id: pushId, tokenId, queuedAt } = push;
  const { origin, step: channel } = rulesOf(push);
  const next = channel + 1;
  const at = (dueAt: number) => outsideQuiet(dueAt, policy.quietHours, timeZone);
  const task = (kind: PushTaskRow['kind'], step: number, dueAt: number): PushTaskRow => ({
    id: newId(queuedAt),
    ...{ kind, tokenId, pushId, step, dueAt },
  });
  const tasks: PushTaskRow[] = [];
  const { channels, fallbackMinutes } = policy.automatic;
  if (origin === 'automatic' && fallbackMinutes !== null && next < channels.length) {
    tasks.push(task('fallback', next, at(queuedAt + fallbackMinutes * MINUTE)));
  }
  if (origin === 'manual' && policy.remind !== 'all') return tasks;
  const [first] = remindersOf(policy);
  if (first !== undefined) tasks.push(task('remind', 0, at(queuedAt + first * DAY)));
  tasks.push(task('give-up', 0, queuedAt + policy.giveUpDays * DAY));
  return tasks;
}

/** The days that count: what comes after the end is never sent. */
export function remindersOf({ reminders, giveUpDays }: PushPolicyInput): number[] {
  return reminders.filter((day) => day < giveUpDays);
}
