import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import type { StatusReport } from '../../gateway/core/ports.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox, sentOutcome, smsDraft } from '../rig/outbox.ts';
import { testDialects } from '../rig/store.ts';

const NUMBER = '+15550100001';
const WHERE = { modem: 'm1', sim: '8901' };

describe.each(testDialects())('status reports on %s', (dialect) => {
  let clock: TestClock;
  let box: Awaited<ReturnType<typeof openTestOutbox>>;

  beforeEach(async () => {
    clock = new TestClock();
    box = await openTestOutbox({ clock, dialect });
  });
  afterEach(() => box.close());

  const report = (reference: number, more: Partial<StatusReport> = {}): StatusReport => ({
    ...WHERE,
    reference,
    number: NUMBER,
    status: 0,
    dischargedAt: clock.now(),
    receivedAt: clock.now(),
    ...more,
  });

  /** Sends a message of `total` parts with the references given; null = no answer. */
  async function send(references: (number | null)[], during?: () => Promise<void>): Promise<string> {
    box.sender.answer = async ({ deliveries }) => {
      const { id } = deliveries[0]!;
      const parts = await box.ledger.begin(id, references.length, 9);
      for (const [index, reference] of references.entries()) {
        await box.ledger.submitting(parts[index]!.id, WHERE);
        if (reference === null) await box.ledger.uncertain(parts[index]!.id);
        else await box.ledger.sent(parts[index]!.id, reference);
      }
      await during?.();
      return [sentOutcome(id)];
    };
    box.worker.start();
    const settled = box.until(({ state }) => !['queued', 'sending'].includes(state));
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await settled;
    return id!;
  }
  /** Sends a message whose modem never answers. */
  async function sendUnanswered(): Promise<string> {
    box.sender.answer = async ({ deliveries }) => {
      const { id } = deliveries[0]!;
      const [part] = await box.ledger.begin(id, 1, 9);
      await box.ledger.submitting(part!.id, WHERE);
      await box.ledger.uncertain(part!.id);
      const error = new GatewayError('AT_TIMEOUT', 'No answer.', { disposition: 'uncertain' });
      return [{ ...sentOutcome(id), kind: 'failed', error }];
    };
    box.worker.start();
    const settled = box.until(({ state }) => state === 'uncertain');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await settled;
    return id!;
  }
  const stateOf = async (id: string) => (await box.outbox.get(id)).state;

  it('delivers when all parts are, whatever their order', async () => {
    const id = await send([10, 11]);
    await box.outbox.report(report(11));
    expect(await stateOf(id)).toBe('sent');
    await box.outbox.report(report(10));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('matches a report that comes before our own commit', async () => {
    await box.outbox.report(report(42));
    const id = await send([42]);
    expect(await stateOf(id)).toBe('delivered');
  });

  it('matches a report that comes between +CMGS and the settlement', async () => {
    const id = await send([43], () => box.outbox.report(report(43)));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('leaves parts of another SIM, number or reference alone', async () => {
    const id = await send([50]);
    await box.outbox.report(report(50, { sim: 'other' }));
    await box.outbox.report(report(50, { number: '+15559999999' }));
    await box.outbox.report(report(51));
    expect(await stateOf(id)).toBe('sent');
    await box.outbox.report(report(50, { number: '15550100001' }));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('tells trying, failed and reserved apart', async () => {
    const id = await send([60]);
    await box.outbox.report(report(60, { status: 0x20 }));
    expect(await stateOf(id)).toBe('sent');
    await box.outbox.report(report(60, { status: 0x90 }));
    expect(await stateOf(id)).toBe('sent');
    await box.outbox.report(report(60, { status: 0x46 }));
    const message = await box.outbox.get(id);
    expect(message).toMatchObject({ state: 'failed', error: { code: 'SMS_STATUS_46' } });
    expect(message.error?.message).toContain('validity period expired');
  });

  it('lifts the uncertainty of an unanswered part', async () => {
    const id = await send([null]);
    expect(await stateOf(id)).toBe('uncertain');
    await box.outbox.report(report(77));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('applies a report that the network repeats once', async () => {
    const first = report(61, { acceptedAt: clock.now(), status: 0x20 });
    const older = await send([61]);
    await box.outbox.report(first);
    clock.advance(60_000);
    const newer = await send([61]);
    await box.outbox.report({ ...first, receivedAt: clock.now() });
    expect((await box.outbox.get(older)).timeline.filter(({ event }) => event === 'report')).toHaveLength(1);
    expect((await box.outbox.get(newer)).timeline.filter(({ event }) => event === 'report')).toHaveLength(0);
  });

  it('finds the round of a reference by the time stamp of the service centre', async () => {
    const sentAt = clock.now();
    const older = await send([62]);
    clock.advance(3_600_000 * 5);
    const newer = await send([62]);
    const late = report(62, { acceptedAt: sentAt + 2_000 });
    await box.outbox.report(late);
    expect([await stateOf(older), await stateOf(newer)]).toEqual(['delivered', 'sent']);
    await box.outbox.report(report(62, { acceptedAt: clock.now() + 2_000 }));
    expect(await stateOf(newer)).toBe('delivered');
  });

  it('without one takes the newest that has not arrived yet', async () => {
    const older = await send([63]);
    clock.advance(60_000);
    const newer = await send([63]);
    await box.outbox.report(report(63));
    expect([await stateOf(older), await stateOf(newer)]).toEqual(['sent', 'delivered']);
    clock.advance(1_000);
    await box.outbox.report(report(63));
    expect([await stateOf(older), await stateOf(newer)]).toEqual(['delivered', 'delivered']);
  });

  it('lets nothing undo an arrival', async () => {
    const id = await send([64]);
    await box.outbox.report(report(64));
    for (const status of [0x20, 0x46, 0x90]) await box.outbox.report(report(64, { status }));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('does not take a report of another time for an unanswered part', async () => {
    const id = await send([null]);
    await box.outbox.report(report(78, { acceptedAt: clock.now() - 3_600_000 }));
    expect(await stateOf(id)).toBe('uncertain');
    await box.outbox.report(report(79, { acceptedAt: clock.now() + 30_000 }));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('keeps a report for the part that is just being answered from an older unanswered one', async () => {
    const doubtful = await send([null]);
    clock.advance(1_000);
    // The second text to the same phone: its report overtakes the commit of its +CMGS.
    box.sender.answer = async ({ deliveries }) => {
      const { id } = deliveries[0]!;
      const [part] = await box.ledger.begin(id, 1, 9);
      await box.ledger.submitting(part!.id, WHERE);
      await box.outbox.report(report(80, { acceptedAt: clock.now() }));
      await box.ledger.sent(part!.id, 80);
      return [sentOutcome(id)];
    };
    const settled = box.until(({ state }) => state === 'delivered');
    const [id] = await box.outbox.accept([smsDraft(NUMBER, clock.now())]);
    await settled;
    expect([await stateOf(id!), await stateOf(doubtful)]).toEqual(['delivered', 'uncertain']);
  });

  it('finds a report that came before a crash was recovered', async () => {
    const now = clock.now();
    const [id] = await box.outbox.accept([smsDraft(NUMBER, now)]);
    const [claimed] = await box.store.claim('sms', 1, { node: 'test', now, until: now + 60_000 });
    const [part] = await box.ledger.begin(claimed!.id, 1, 1);
    await box.ledger.submitting(part!.id, WHERE);
    await box.outbox.report(report(81, { acceptedAt: now }));
    expect(await stateOf(id!)).toBe('sending');
    await box.expiry.start();
    expect(await stateOf(id!)).toBe('delivered');
  });

  it('counts a second copy that the service centre refused as the first one, which arrived', async () => {
    const id = await sendUnanswered();
    clock.advance(600_000);
    box.sender.answer = async ({ deliveries }) => {
      const [part] = await box.ledger.load(deliveries[0]!.id);
      await box.ledger.submitting(part!.id, WHERE);
      await box.ledger.sent(part!.id, null);
      return [sentOutcome(deliveries[0]!.id)];
    };
    const settled = box.until(({ state }) => state === 'sent');
    await box.expiry.start();
    await settled;
    expect(box.sender.jobs.at(-1)!.message.options.rejectDuplicates).toBe(true);
    await box.outbox.report(report(82, { acceptedAt: clock.now() }));
    expect(await stateOf(id)).toBe('delivered');
  });

  it('sends an uncertain notice a second time and no third time, not after a crash either', async () => {
    const id = await sendUnanswered();
    const due = async () => (await box.outbox.get(id)).deliveries[0]!.nextAttemptAt;
    expect(Date.parse((await due())!)).toBe(clock.now() + 600_000);
    clock.advance(600_000);
    await box.worker.stop(0);
    const queued = box.until(({ state }) => state === 'queued');
    await box.expiry.start();
    await queued;
    const now = clock.now();
    const [claimed] = await box.store.claim('sms', 1, { node: 'test', now, until: now + 60_000 });
    const [part] = await box.ledger.load(claimed!.id);
    await box.ledger.submitting(part!.id, WHERE);
    await box.store.recover('test', now);
    expect(await stateOf(id)).toBe('uncertain');
    expect(await due()).toBeNull();
  });

  /** An unanswered message whose second try is due, and nobody to send it. */
  async function waitingForSecondTry(): Promise<string> {
    const id = await sendUnanswered();
    await box.worker.stop(0);
    clock.advance(600_000);
    await box.expiry.start();
    await expect.poll(() => stateOf(id)).toBe('queued');
    return id;
  }

  it('does not send what turns out to have arrived a second time', async () => {
    const firstTry = clock.now();
    const id = await waitingForSecondTry();
    await box.outbox.report(report(83, { acceptedAt: firstTry + 1_000 }));
    expect(await stateOf(id)).toBe('delivered');
    expect(await box.store.claim('sms', 1, { node: 'test', now: clock.now(), until: clock.now() + 1 })).toEqual([]);
  });

  it('sends it a second time although the network gave the first one up', async () => {
    const firstTry = clock.now();
    const id = await waitingForSecondTry();
    await box.outbox.report(report(84, { acceptedAt: firstTry + 1_000, status: 0x46 }));
    expect(await stateOf(id)).toBe('queued');
  });

  it('stays uncertain where no second try came about', async () => {
    const id = await waitingForSecondTry();
    clock.advance(3_600_000);
    await expect.poll(() => stateOf(id)).toBe('uncertain');
    expect((await box.outbox.get(id)).parts.map(({ state }) => state)).toEqual(['uncertain']);
  });

  it('stays uncertain where the second try was refused for good', async () => {
    const id = await waitingForSecondTry();
    const now = clock.now();
    const [claimed] = await box.store.claim('sms', 1, { node: 'test', now, until: now + 60_000 });
    const [part] = await box.ledger.load(claimed!.id);
    await box.ledger.submitting(part!.id, WHERE);
    await box.ledger.refused(part!.id, true);
    const problem = { code: 'CMS_28', message: 'Refused.', at: now };
    await box.store.settle([
      {
        ...{ deliveryId: claimed!.id, startedAt: now, endedAt: now, outcome: 'permanent', via: 'm1', response: null },
        ...{ dialogue: [], problem, state: 'failed', nextAttemptAt: null, countAttempt: true },
      },
    ]);
    expect(await box.outbox.get(id)).toMatchObject({ state: 'uncertain', error: { code: 'CMS_28' } });
  });

  it('forgets reports that nothing waits for', async () => {
    await box.outbox.report(report(90));
    clock.advance(6 * 86_400_000);
    await box.outbox.report(report(91));
    clock.advance(2 * 86_400_000);
    expect(await box.store.forgetReports(clock.now(), 10)).toBe(1);
    expect(await box.store.forgetReports(clock.now(), 10)).toBe(0);
  });

  it('recovers a crash: on the air = uncertain, all sent = sent, not begun = queued', async () => {
    const now = clock.now();
    const ids = await box.outbox.accept([1, 2, 3, 4].map((n) => smsDraft(`+1555010000${n}`, now)));
    const claimed = await box.store.claim('sms', 10, { node: 'test', now, until: now + 60_000 });
    expect(claimed.map(({ message }) => message.id)).toEqual(ids);
    const begin = async (index: number, total: number) => box.ledger.begin(claimed[index]!.id, total, 1);
    const [airborne] = await begin(0, 1);
    await box.ledger.submitting(airborne!.id, WHERE);
    const [answered] = await begin(1, 1);
    await box.ledger.submitting(answered!.id, WHERE);
    await box.ledger.sent(answered!.id, 5);
    const [half] = await begin(2, 2);
    await box.ledger.submitting(half!.id, WHERE);
    await box.ledger.sent(half!.id, 6);
    await box.expiry.start();
    expect(await Promise.all(ids.map(stateOf))).toEqual(['uncertain', 'sent', 'queued', 'queued']);
    expect((await box.ledger.load(claimed[2]!.id)).map(({ state }) => state)).toEqual(['sent', 'pending']);
    await expect(box.ledger.submitting(airborne!.id, WHERE)).rejects.toMatchObject({ disposition: 'uncertain' });
  });
});
