import { textOf } from './air.ts';
import type { House } from './house.ts';
import { sleep } from './house.ts';
import type { Random } from './random.ts';

export interface Sent {
  number: number;
  class: 'otp' | 'notice' | 'bulk';
  parts: number;
  to: string;
  /** Answered 202. */
  id: string;
}

export interface LoadOptions {
  house: House;
  random: Random;
  /** Messages a second. */
  rate: number;
  /** Seconds a message is worth sending. */
  expiresIn: Record<Sent['class'], number>;
  isOver: () => boolean;
}

const CLASSES: readonly Sent['class'][] = ['otp', 'otp', 'otp', 'notice', 'notice', 'notice', 'notice', 'bulk'];
/** Few, so that several messages to one phone are under way at a time, and references meet. */
const PHONES = 40;
const AGAIN_MS = 100;

/** Sends messages as a careful client does: the same Idempotency-Key again until there is an answer. */
export async function load(options: LoadOptions): Promise<{ sent: Sent[]; refused: string[] }> {
  const { random, rate, isOver } = options;
  const sent: Sent[] = [];
  const refused: string[] = [];
  const open = new Set<Promise<void>>();
  for (let number = 1; !isOver(); number++) {
    const messageClass = random.pick(CLASSES);
    const parts = messageClass === 'otp' ? 1 : random.pick([1, 1, 2, 3]);
    const to = `+4477009${String(random.int(0, PHONES - 1)).padStart(5, '0')}`;
    const submission = submit(options, { number, class: messageClass, parts, to }).then((answer) => {
      if (typeof answer === 'string') refused.push(answer);
      else sent.push(answer);
    });
    open.add(submission);
    void submission.finally(() => open.delete(submission));
    await sleep((-Math.log(1 - random.next()) / rate) * 1000);
  }
  await Promise.all(open);
  return { sent, refused };
}

/** @returns what was accepted, or why not */
async function submit({ house, expiresIn }: LoadOptions, message: Omit<Sent, 'id'>): Promise<Sent | string> {
  const { number, class: messageClass, parts, to } = message;
  const body = {
    ...{ channel: 'sms', to, class: messageClass, text: textOf(number, parts), expiresIn: expiresIn[messageClass] },
  };
  for (;;) {
    const answer = await house.call('POST', '/messages', body, { 'idempotency-key': `soak-${number}` });
    if (answer?.status === 202) return { ...message, id: answer.body.id };
    if (answer && answer.status < 500) return `message ${number}: ${answer.status} ${JSON.stringify(answer.body)}`;
    await sleep(AGAIN_MS);
  }
}
