import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import type { StoredEmail } from '../../gateway/core/stored-email.ts';
import { bodyOf } from '../rig/body.ts';
import { smsDraft } from '../rig/outbox.ts';
import { openRoom, PHONE } from './room.ts';

const page = { limit: 50 };
let room: Awaited<ReturnType<typeof openRoom>>;

beforeEach(async () => {
  room = await openRoom();
  room.sender.answer = (job) =>
    job.deliveries.map(({ id }) => ({
      ...({ kind: 'failed', deliveryId: id, via: 'one', response: null, dialogue: [] } as const),
      error: new GatewayError('SMS_REFUSED', 'The network refused the number.', { disposition: 'permanent' }),
    }));
});
afterEach(() => room.close());

const mails = async () => (await room.outbox.list({ ...page, channel: 'email' })).items;

async function fails(draft: Parameters<typeof smsDraft>[2]): Promise<void> {
  const failed = room.until(({ state }) => state === 'failed');
  await room.outbox.accept([smsDraft(PHONE, room.clock.now(), draft)]);
  room.worker.start();
  await failed;
}

describe('the report on a text that came as a mail', () => {
  it('tells its sender once why it was not sent, in the thread of the number', async () => {
    const queued = room.until(({ channel, state }) => channel === 'email' && state === 'queued');
    await fails({ from: 'desk@example.com', source: 'smtp', options: { mailReport: 'failed' } });
    const { id } = await queued;
    expect(await room.outbox.get(id)).toMatchObject({ to: 'desk@example.com', subject: `SMS to ${PHONE}: failed` });
    const mail = JSON.parse((await bodyOf(room, id)).toString()) as StoredEmail;
    expect(mail.text).toContain('The network refused the number.');
    expect(mail).toMatchObject({
      replyTo: `${PHONE}@sms.gateway`,
      thread: `sms-thread.${PHONE.slice(1)}@gateway.test`,
    });
    const [sms] = (await room.outbox.list({ ...page, channel: 'sms' })).items;
    room.events.emit('message', { id: sms!.id, channel: 'sms', state: 'failed' });
    await room.stop();
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ['nobody asked', { from: 'desk@example.com', source: 'smtp' }],
    ['the sender is a number itself', { from: '+447700900124@sms.gateway', options: { mailReport: 'all' as const } }],
  ])('is not sent when %s', async (_what, draft) => {
    await fails(draft);
    await room.stop();
    expect(await mails()).toEqual([]);
  });
});
