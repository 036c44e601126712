import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MessageClass } from '../../gateway/core/model/message.ts';
import type { Sender } from '../../gateway/core/ports.ts';
import { openTestOutbox, smsDraft } from '../rig/outbox.ts';

let box: Awaited<ReturnType<typeof openTestOutbox>>;
beforeEach(async () => {
  box = await openTestOutbox();
});
afterEach(() => box.close());

it('claims only classes that the sender takes, and the others once it does', async () => {
  let classes: MessageClass[] = ['otp'];
  (box.sender as Sender).classes = () => classes;
  const now = Date.now();
  const [bulk] = await box.outbox.accept([smsDraft('+491700000001', now, { class: 'bulk' })]);
  const [otp] = await box.outbox.accept([smsDraft('+491700000002', now, { class: 'otp' })]);
  box.worker.start();
  await box.until(({ id, state }) => id === otp && state === 'sent');
  expect(box.sender.jobs.map(({ message }) => message.id)).toEqual([otp]);
  expect((await box.outbox.get(bulk!)).state).toBe('queued');
  classes = ['otp', 'notice', 'bulk'];
  const sent = box.until(({ id, state }) => id === bulk && state === 'sent');
  box.sender.setRoom(10);
  await sent;
});
