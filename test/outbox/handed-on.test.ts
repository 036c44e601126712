import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { newId } from '../../gateway/core/id.ts';
import type { ClaimedDelivery } from '../../gateway/core/outbox-store.ts';
import type { Draft } from '../../gateway/core/ports.ts';
import { settlementOf } from '../../gateway/outbox/outcome.ts';
import { bodyOf } from '../rig/body.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestOutbox, sentOutcome, smsDraft } from '../rig/outbox.ts';
import { testDialects } from '../rig/store.ts';

const RAW = Buffer.from('From: a@example.com\r\n\r\nText\r\n');

describe.each(testDialects())('the body of a relayed mail on %s', (dialect) => {
  let clock: TestClock;
  let box: Awaited<ReturnType<typeof openTestOutbox>>;
  beforeEach(async () => {
    clock = new TestClock();
    box = await openTestOutbox({ clock, dialect });
  });
  afterEach(() => box.close());

  async function accept(recipients: string[], more: Partial<Draft> = {}): Promise<string> {
    const mail = { channel: 'email', kind: 'relay', from: 'a@example.com', recipients, body: RAW } as const;
    const [id] = await box.outbox.accept([smsDraft('', clock.now(), { ...mail, ...more })]);
    return id!;
  }
  function claim(limit = 10): Promise<ClaimedDelivery[]> {
    return box.store.claim('email', limit, { node: 'n', now: clock.now(), until: clock.now() + 60_000 });
  }
  function settle(claimed: ClaimedDelivery[], error?: GatewayError) {
    return box.store.settle(
      claimed.map((one) => {
        const outcome = sentOutcome(one.id);
        return settlementOf(one, error ? { ...outcome, kind: 'failed', error } : outcome, clock.now(), null);
      }),
    );
  }
  const gone = (id: string) => expect(bodyOf(box, id)).rejects.toMatchObject({ code: 'BODY_GONE' });
  const there = async (id: string) => expect(await bodyOf(box, id)).toEqual(RAW);

  it('is wiped with the commit by which the last recipient has it', async () => {
    const id = await accept(['b@example.com', 'c@example.com']);
    const [first, second] = await claim();
    await settle([first!]);
    await there(id);
    await settle([second!]);
    await gone(id);
    expect(await box.outbox.get(id)).toMatchObject({ state: 'sent', recipients: 2 });
  });

  it('is wiped whole where it has many chunks, and others stay', async () => {
    const id = newId(clock.now());
    for (const seq of [0, 1, 2]) await box.bodies.write(id, seq, RAW);
    await accept(['b@example.com'], { id, body: { stored: true, size: 3 * RAW.length } });
    const other = await accept(['c@example.com']);
    const claimed = await claim();
    await settle(claimed.filter(({ message }) => message.id === id));
    await gone(id);
    expect(await box.db.read('bodies').pluck('messageId')).toEqual([other]);
  });

  it.each([
    ['refused for good', new GatewayError('SMTP_550', 'No.', { disposition: 'permanent' })],
    ['tried again later', new GatewayError('SMTP_450', 'Later.', { disposition: 'temporary' })],
    ['left in doubt', new GatewayError('MAIL_UNCERTAIN', 'Lost.', { disposition: 'uncertain' })],
  ])('stays where one of its recipients is %s', async (_, error) => {
    const id = await accept(['b@example.com', 'c@example.com']);
    const [first, second] = await claim();
    await settle([first!], error);
    await settle([second!]);
    await there(id);
  });

  it('stays for the notice that its sender asked for', async () => {
    const id = await accept(['b@example.com'], { also: box.stores.notices.wantSuccess(['b@example.com']) });
    await settle(await claim());
    await there(id);
  });

  it('stays for its retention time where it was written here', async () => {
    const id = await accept(['b@example.com'], { kind: 'email' });
    await settle(await claim());
    await there(id);
  });
});
