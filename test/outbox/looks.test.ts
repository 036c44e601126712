import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox, smsDraft } from '../rig/outbox.ts';

const NUMBER = '+15550100001';

describe('a worker looks for work', () => {
  let clock: TestClock;
  let box: Awaited<ReturnType<typeof openTestOutbox>>;

  beforeEach(async () => {
    clock = new TestClock();
    box = await openTestOutbox({ clock });
  });
  afterEach(() => box.close());

  /** Until everything that is under way has come to rest. */
  async function rest(): Promise<void> {
    let works: number;
    do {
      works = box.db.counts().works;
      await box.store.nextDue('sms');
      await box.db.commit(async () => {});
    } while (box.db.counts().works > works + 1);
  }
  const settledAs = (state: string) => box.until((event) => event.state === state);

  it('not again because there is more room, while nothing is due', async () => {
    box.worker.start();
    const sent = settledAs('sent');
    await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await sent;
    await rest();
    const { works } = box.db.counts();
    for (const room of [11, 12, 13]) box.sender.setRoom(room);
    await box.store.nextDue('sms');
    await box.db.commit(async () => {});
    expect(box.db.counts().works).toBe(works + 1);

    const next = settledAs('sent');
    await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await next;
  });

  it('when there is room again for what is due', async () => {
    box.sender.room = 0;
    box.worker.start();
    await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await rest();
    expect(box.sender.jobs).toHaveLength(0);
    const sent = settledAs('sent');
    box.sender.setRoom(1);
    await sent;
  });

  it('when there is room and what failed before has become due', async () => {
    const answer = box.sender.answer;
    const error = new GatewayError('BUSY', 'Later.', { disposition: 'temporary' });
    box.sender.answer = ({ deliveries }) =>
      deliveries.map(({ id }) => ({ deliveryId: id, via: null, response: null, dialogue: [], kind: 'failed', error }));
    box.worker.start();
    const queued = settledAs('sending').then(() => settledAs('queued'));
    await box.outbox.accept([smsDraft(NUMBER, clock.now(), { class: 'otp' })]);
    await queued;
    await rest();
    box.sender.answer = answer;
    box.sender.setRoom(20);
    await rest();
    expect(box.sender.jobs).toHaveLength(1);
    const sent = settledAs('sent');
    clock.advance(6_000);
    box.sender.setRoom(21);
    await sent;
    expect(box.sender.jobs).toHaveLength(2);
  });
});
