import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../gateway/core/actor.ts';
import { GatewayError } from '../../gateway/core/errors.ts';
import type { Outcome } from '../../gateway/core/ports.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox, sentOutcome, smsDraft } from '../rig/outbox.ts';
import { testDialects } from '../rig/store.ts';

const NUMBER = '+15550100001';
const actor = { kind: 'admin', id: null, name: 'ada', ip: '127.0.0.1' } as const;

function failedOutcome(deliveryId: string, error: GatewayError): Outcome {
  return { deliveryId, via: 'test', response: null, dialogue: [], kind: 'failed', error };
}

describe.each(testDialects())('outbox on %s', (dialect) => {
  let clock: TestClock;
  let box: Awaited<ReturnType<typeof openTestOutbox>>;

  beforeEach(async () => {
    clock = new TestClock();
    box = await openTestOutbox({ clock, dialect });
  });
  afterEach(() => box.close());

  /** Lets time pass once whatever is under way has come to rest on the clock. */
  async function pass(ms: number): Promise<void> {
    await box.db.commit(async () => {});
    await box.store.depth();
    clock.advance(ms);
  }
  const settledAs = (state: string) => box.until((event) => event.state === state);

  it('delivers what it accepted, and tells each state in order', async () => {
    const states: string[] = [];
    box.events.on('message', ({ state }) => states.push(state));
    box.worker.start();
    const sent = settledAs('sent');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await sent;
    expect(states).toEqual(['queued', 'sending', 'sent']);
    const message = await box.outbox.get(id!);
    expect(message).toMatchObject({ state: 'sent', to: NUMBER, attempts: 1, waitingFor: null });
    expect(message.timeline.map(({ event }) => event)).toEqual(['accepted', 'sent']);
    expect(box.sender.jobs[0]?.message.id).toBe(id);
  });

  it('takes the same idempotency key once, and refuses it for another recipient', async () => {
    const draft = smsDraft(NUMBER, clock.now(), { idempotencyKey: 'k-1' });
    const [[first], [second]] = await Promise.all([box.outbox.accept([draft]), box.outbox.accept([draft])]);
    expect(second).toBe(first);
    await expect(
      box.outbox.accept([smsDraft('+15550100002', clock.now(), { idempotencyKey: 'k-1' })]),
    ).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
      status: 409,
    });
    expect((await box.outbox.list({ limit: 10 })).items).toHaveLength(1);
    expect(await box.store.depth()).toBe(1);
  });

  it('says no when the queue is full, and yes again when it drained', async () => {
    await box.close();
    box = await openTestOutbox({ clock, dialect, limit: 2 });
    await box.outbox.accept([smsDraft(NUMBER, clock.now()), smsDraft(NUMBER, clock.now())]);
    await expect(box.outbox.accept([smsDraft(NUMBER, clock.now())])).rejects.toMatchObject({
      code: 'OUTBOX_FULL',
      status: 503,
    });
    let sent = 0;
    const drained = box.until(({ state }) => state === 'sent' && ++sent === 2);
    box.worker.start();
    await drained;
    await expect(box.outbox.accept([smsDraft(NUMBER, clock.now())])).resolves.toHaveLength(1);
  });

  it('sends OTPs before notices before bulk, and only as many as the sender takes', async () => {
    box.sender.room = 0;
    box.worker.start();
    const now = clock.now();
    await box.outbox.accept([
      smsDraft('+1555bulk', now, { class: 'bulk' }),
      smsDraft('+1555notice', now, { class: 'notice' }),
      smsDraft('+1555otp', now, { class: 'otp' }),
    ]);
    expect(box.sender.jobs).toHaveLength(0);
    let sent = 0;
    const all = box.until(({ state }) => state === 'sent' && ++sent === 3);
    box.sender.setRoom(1);
    await all;
    expect(box.sender.jobs.map(({ deliveries }) => deliveries[0]?.to)).toEqual([
      '+1555otp',
      '+1555notice',
      '+1555bulk',
    ]);
  });

  it('retries temporary failures on the schedule and ends at the expiry, with the last cause', async () => {
    const error = new GatewayError('SMTP_421', 'The server is busy.', { remedy: 'Wait.' });
    box.sender.answer = ({ deliveries }) => deliveries.map(({ id }) => failedOutcome(id, error));
    box.worker.start();
    await box.expiry.start();
    const [id] = await box.outbox.accept([
      smsDraft(NUMBER, clock.now(), { class: 'otp', expiresAt: clock.now() + 60_000 }),
    ]);
    await settledAs('queued');
    const waiting = await box.outbox.get(id!);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, error: { code: 'SMTP_421', remedy: 'Wait.' } });
    const delay = Date.parse(waiting.nextAttemptAt!) - clock.now();
    expect(delay).toBeGreaterThanOrEqual(4_500);
    expect(delay).toBeLessThanOrEqual(5_500);
    expect(waiting.waitingFor).toMatch(/busy\. It is tried again in \d seconds/);
    const expired = settledAs('expired');
    let isOver = false;
    expired.then(() => {
      isOver = true;
    });
    for (let passed = 0; !isOver; passed += 5_000) {
      expect(passed).toBeLessThan(180_000);
      await pass(5_000);
    }
    const ended = await box.outbox.get(id!);
    expect(ended.error?.code).toBe('SMTP_421');
    expect(ended.attempts).toBeGreaterThan(1);
    expect(ended.timeline.at(-1)?.event).toBe('expired');
  });

  it('counts no attempt for a fault of our own', async () => {
    const error = new GatewayError('NO_MODEM', 'The modem vanished.', { disposition: 'local' });
    box.sender.answer = ({ deliveries }) => deliveries.map(({ id }) => failedOutcome(id, error));
    box.worker.start();
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await settledAs('queued');
    expect(await box.outbox.get(id!)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('never resends an uncertain message by itself, but on a person’s word', async () => {
    const error = new GatewayError('SMS_NO_ANSWER', 'No answer after Ctrl-Z.', { disposition: 'uncertain' });
    box.sender.answer = async ({ deliveries }) => {
      const [part] = await box.ledger.begin(deliveries[0]!.id, 1, 7);
      await box.ledger.submitting(part!.id, { modem: 'm', sim: 's' });
      await box.ledger.uncertain(part!.id);
      return [failedOutcome(deliveries[0]!.id, error)];
    };
    box.worker.start();
    const uncertain = settledAs('uncertain');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now(), { class: 'otp' })]);
    await uncertain;
    await box.expiry.start();
    await pass(30 * 60_000);
    await pass(1_000);
    const message = await box.outbox.get(id!);
    expect(message.actions).toEqual(['resolve-sent', 'resolve-resend']);
    expect(message.waitingFor).toMatch(/never answered/);
    expect(box.sender.jobs).toHaveLength(1);
    await expect(box.outbox.act(id!, 'cancel', actor)).rejects.toMatchObject({ code: 'STATE_FORBIDS', status: 409 });
    box.sender.answer = ({ deliveries }) => deliveries.map((one) => sentOutcome(one.id));
    await box.outbox.act(id!, 'resolve-resend', actor);
    expect((await box.outbox.get(id!)).timeline.some(({ actor: who }) => who === 'ada')).toBe(true);
  });

  it('sends an uncertain notice once more, with reject-duplicates, when no report came', async () => {
    const error = new GatewayError('SMS_NO_ANSWER', 'No answer after Ctrl-Z.', { disposition: 'uncertain' });
    box.sender.answer = async ({ deliveries }) => {
      const [known] = await box.ledger.load(deliveries[0]!.id);
      const part = known ?? (await box.ledger.begin(deliveries[0]!.id, 1, 7))[0];
      await box.ledger.submitting(part!.id, { modem: 'm', sim: 's' });
      await box.ledger.uncertain(part!.id);
      return [failedOutcome(deliveries[0]!.id, error)];
    };
    box.worker.start();
    await box.expiry.start();
    const uncertain = settledAs('uncertain');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now(), { class: 'notice' })]);
    await uncertain;
    expect((await box.outbox.get(id!)).waitingFor).toMatch(/sent once more in 10 minutes/);
    const again = settledAs('uncertain');
    for (let minute = 0; minute < 12; minute++) await pass(60_000);
    await again;
    expect(box.sender.jobs.map(({ message }) => message.options.rejectDuplicates ?? false)).toEqual([false, true]);
    for (let minute = 0; minute < 30; minute++) await pass(60_000);
    expect(box.sender.jobs).toHaveLength(2);
    expect((await box.outbox.get(id!)).waitingFor).toMatch(/not sent again by itself/);
  });

  it('holds, releases, cancels and retries', async () => {
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    expect((await box.outbox.act(id!, 'hold', actor)).state).toBe('held');
    box.worker.start();
    expect((await box.outbox.act(id!, 'cancel', actor)).state).toBe('cancelled');
    const sent = settledAs('sent');
    await box.outbox.act(id!, 'retry', actor);
    await sent;
    expect((await box.outbox.get(id!)).timeline.map(({ event }) => event)).toEqual([
      'accepted',
      'held',
      'cancelled',
      'retry',
      'sent',
    ]);
  });

  it('prolongs a message that a person retries after its expiry', async () => {
    await box.expiry.start();
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now(), { expiresAt: clock.now() + 1_000 })]);
    const expired = settledAs('expired');
    await pass(1_000);
    await expired;
    const again = await box.outbox.act(id!, 'retry', actor);
    expect(again.state).toBe('queued');
    expect(Date.parse(again.expiresAt)).toBe(clock.now() + 1_000);
  });

  it('keeps recipients of one message apart', async () => {
    box.sender.answer = ({ deliveries }) =>
      deliveries.map(({ id, to }) =>
        to.endsWith('2')
          ? failedOutcome(id, new GatewayError('SMTP_550', 'No such user.', { disposition: 'permanent' }))
          : sentOutcome(id),
      );
    box.worker.start();
    const both = Promise.all([settledAs('sent'), settledAs('failed')]);
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now(), { recipients: [NUMBER, '+15550100002'] })]);
    await both;
    const message = await box.outbox.get(id!);
    expect(message.deliveries.map(({ state }) => state)).toEqual(['sent', 'failed']);
    expect(message).toMatchObject({ state: 'failed', recipients: 2, error: { code: 'SMTP_550' } });
  });

  it('treats a sender that breaks off as uncertain', async () => {
    box.sender.answer = () => {
      throw new Error('bug');
    };
    box.worker.start();
    const uncertain = settledAs('uncertain');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await uncertain;
    expect((await box.outbox.get(id!)).error?.code).toBe('NO_OUTCOME');
  });

  it('wipes bodies and deletes messages only when finished and old enough', async () => {
    box.worker.start();
    const sent = settledAs('sent');
    const [done] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await sent;
    const [open] = await box.outbox.accept([
      smsDraft(NUMBER, clock.now(), { notBefore: clock.now() + 1e9, expiresAt: clock.now() + 2e9 }),
    ]);
    expect(await box.store.clean({ bodies: clock.now(), messages: 0 }, 100)).toEqual({ bodies: 0, messages: 0 });
    clock.advance(1_000);
    expect(await box.store.clean({ bodies: clock.now(), messages: 0 }, 100)).toEqual({ bodies: 1, messages: 0 });
    await expect(box.bodies.read(done!, 1)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'BODY_GONE' });
    expect(await box.store.clean({ bodies: clock.now(), messages: clock.now() }, 100)).toEqual({
      bodies: 0,
      messages: 1,
    });
    expect((await box.outbox.list({ limit: 10 })).items.map(({ id }) => id)).toEqual([open]);
  });

  it('searches, filters and pages', async () => {
    const drafts = Array.from({ length: 5 }, (_, index) => smsDraft(`+1555010000${index}`, clock.now()));
    const ids = await box.outbox.accept(drafts);
    await box.outbox.act(ids[0]!, 'hold', SYSTEM);
    const first = await box.outbox.list({ limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual([ids[4], ids[3], ids[2]]);
    const rest = await box.outbox.list({ limit: 3, cursor: first.next! });
    expect(rest).toMatchObject({ next: null, items: [{ id: ids[1] }, { id: ids[0] }] });
    expect((await box.outbox.list({ limit: 3, state: 'held' })).items.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await box.outbox.list({ limit: 3, q: '0003' })).items.map(({ id }) => id)).toEqual([ids[3]]);
    expect((await box.outbox.list({ limit: 3, q: '%' })).items).toEqual([]);
  });
});
