import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox, smsDraft } from '../rig/outbox.ts';
import { testDialects } from '../rig/store.ts';

const number = (index: number) => `+1555010${String(index).padStart(4, '0')}`;

describe.each(testDialects())('messages that can leave at once, on %s', (dialect) => {
  let clock: TestClock;
  let box: Awaited<ReturnType<typeof openTestOutbox>>;
  /** The store has heard these claims. */
  let claims: number;
  /** The worker has asked when something is due since its last claim. */
  let asleep = false;
  let fellAsleep = () => {};

  beforeEach(async () => {
    clock = new TestClock();
    box = await openTestOutbox({ clock, dialect });
    claims = 0;
    const claim = box.store.claim.bind(box.store);
    box.store.claim = (...args) => {
      claims += 1;
      asleep = false;
      return claim(...args);
    };
    const nextDue = box.store.nextDue.bind(box.store);
    box.store.nextDue = async (...args) => {
      const due = await nextDue(...args);
      asleep = true;
      fellAsleep();
      return due;
    };
  });
  afterEach(() => box.close());

  const accept = async (index: number, more = {}) =>
    (await box.outbox.accept([smsDraft(number(index), clock.now(), more)]))[0]!;
  const settled = (id: string, state = 'sent') => box.until((event) => event.id === id && event.state === state);
  const sentTo = () => box.sender.jobs.flatMap(({ deliveries }) => deliveries.map(({ to }) => to));
  /** The worker has looked and found nothing. */
  async function rest(): Promise<void> {
    box.worker.start();
    const done = box.until(({ state }) => state === 'sent');
    await accept(0);
    await done;
    while (!asleep) await new Promise<void>((resolve) => (fellAsleep = resolve));
    await new Promise((resolve) => setImmediate(resolve));
    claims = 0;
  }

  it('are claimed as they are accepted, and looked for by nobody', async () => {
    await rest();
    const done = box.until(({ state }) => state === 'sent');
    const id = await accept(1);
    await done;
    expect(claims).toBe(0);
    const message = await box.outbox.get(id);
    expect(message).toMatchObject({ state: 'sent', attempts: 1 });
    expect(sentTo()).toEqual([number(0), number(1)]);
    expect(await box.store.depth()).toBe(0);
  });

  it('wait their turn while there is no room, and the first is the first to go', async () => {
    await rest();
    box.sender.setRoom(0);
    const waiting = [await accept(1), await accept(2)];
    for (const id of waiting) expect((await box.outbox.get(id)).state).toBe('queued');
    const done = Promise.all(waiting.map((id) => settled(id)));
    box.sender.setRoom(1);
    await accept(3);
    await done;
    expect(sentTo().slice(1, 3)).toEqual([number(1), number(2)]);
  });

  it('are not begun beyond the room there is', async () => {
    await rest();
    box.sender.setRoom(2);
    let most = 0;
    let open = 0;
    const { answer } = box.sender;
    box.sender.answer = async (job) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return answer(job);
    };
    let left = 9;
    const done = box.until(({ state }) => state === 'sent' && --left === 0);
    await box.outbox.accept(Array.from({ length: 9 }, (_, at) => smsDraft(number(at + 1), clock.now())));
    await done;
    expect(most).toBeLessThanOrEqual(2);
    expect(new Set(sentTo()).size).toBe(10);
  });

  it('that were accepted before are not sent again, and their places are free', async () => {
    await rest();
    box.sender.setRoom(1);
    const key = { idempotencyKey: 'once' };
    const done = box.until(({ state }) => state === 'sent');
    const first = await accept(1, key);
    await done;
    expect(await accept(1, key)).toBe(first);
    const next = box.until(({ state }) => state === 'sent');
    await accept(2);
    await next;
    expect(sentTo()).toEqual([number(0), number(1), number(2)]);
    expect(claims).toBe(0);
  });

  it('leave their places to others where they were not accepted', async () => {
    await rest();
    box.sender.setRoom(1);
    const { accept: works } = box.store;
    box.store.accept = () => Promise.reject(new Error('The disk is full.'));
    await expect(accept(1)).rejects.toThrow('The disk is full.');
    box.store.accept = works;
    const next = box.until(({ state }) => state === 'sent');
    await accept(2);
    await next;
    expect(sentTo()).toEqual([number(0), number(2)]);
  });

  it('wait until their time has come where they are not due yet', async () => {
    await rest();
    const id = await accept(1, { notBefore: clock.now() + 60_000 });
    expect((await box.outbox.get(id)).state).toBe('queued');
  });

  it('are still brought to an end by a stop that comes while they are accepted', async () => {
    await rest();
    const { accept: write } = box.store;
    let stopping: Promise<void> | null = null;
    box.store.accept = (messages) => {
      stopping = box.worker.stop(60_000);
      return write.call(box.store, messages);
    };
    const id = await accept(1);
    await stopping;
    expect((await box.outbox.get(id)).state).toBe('sent');
  });

  it('go out again after a crash that came before they had left', async () => {
    await rest();
    let end = () => {};
    box.sender.answer = () => new Promise((resolve) => (end = () => resolve([])));
    const id = await accept(1);
    expect((await box.outbox.get(id)).state).toBe('sending');
    await box.store.recover('test', clock.now());
    expect((await box.outbox.get(id)).state).toBe('queued');
    end();
  });
});
