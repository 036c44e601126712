import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
