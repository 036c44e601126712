import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventBus } from '../../gateway/core/events.ts';
import type { InboundSms } from '../../gateway/core/ports.ts';
import { Sealer } from '../../gateway/core/seal.ts';
import { Inbox } from '../../gateway/store/inbox.ts';
import { openTestDatabase, type TestDatabase, testDialects } from '../rig/store.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-03-02T12:00:00Z');
const FROM = '+447700900123';

describe.each(testDialects())('the inbox on %s', (dialect) => {
  let database: TestDatabase;
  let inbox: Inbox;
  let told: string[];
  beforeEach(async () => {
    database = await openTestDatabase({ dialect });
    const events = new EventBus((error) => {
      throw error;
    });
    told = [];
    events.on('inbox', ({ id }) => told.push(id));
    inbox = new Inbox({ db: database.db, sealer: new Sealer(randomBytes(32)), events });
  });
  afterEach(() => database.close());

  const receive = (text: string, more: Partial<InboundSms> = {}) =>
    inbox.receive({
      ...{ modem: 'one', sim: '8944', from: FROM, text, sentAt: NOON, receivedAt: NOON + 2_000, concat: null },
      ...more,
    });
  const part = (ref: number, seq: number, text: string, more: Partial<InboundSms> = {}, total = 2, bits: 8 | 16 = 8) =>
    receive(text, { concat: { ref, total, seq, bits }, ...more });
  /** Oldest first. */
  const texts = async () => (await inbox.list({ limit: 50 })).items.map(({ text }) => text).reverse();

  it('keeps what comes, sealed, and puts parts together whatever their order', async () => {
    await receive('short');
    await part(7, 3, 'c', {}, 3);
    await part(7, 1, 'a', { sentAt: NOON + 1_000 }, 3);
    const [long] = (await inbox.list({ limit: 1 })).items;
    expect(long).toMatchObject({
      text: 'a[…]c',
      state: 'assembling',
      complete: false,
      parts: 3,
      from: FROM,
      sim: '8944',
    });
    await part(7, 2, 'b', { sentAt: NOON + 2_000 }, 3);
    expect(await inbox.get(long!.id)).toMatchObject({ text: 'abc', state: 'complete', complete: true });
    expect(told).toEqual([told[0], long!.id, long!.id, long!.id]);
    const raw = JSON.stringify(await database.db.read('inbox'));
    expect(raw).not.toContain(Buffer.from('short').toString('base64'));
    expect(raw).not.toContain('short');
  });

  it('stores the same message once, however often a modem brings it', async () => {
    for (let times = 0; times < 3; times++) {
      await receive('once');
      await part(7, 1, 'a');
    }
    await part(7, 2, 'b');
    await part(7, 2, 'b', { receivedAt: NOON + 30 * HOUR });
    expect(await texts()).toEqual(['once', 'ab']);
    await receive('once', { sentAt: NOON + 1_000 });
    await receive('once', { from: 'ACME' });
    await receive('once', { sim: '8949' });
    expect(await texts()).toHaveLength(5);
  });

  it('does not bring back what was deleted here, though a SIM still holds it', async () => {
    await receive('gone');
    const [sms] = (await inbox.list({ limit: 1 })).items;
    await inbox.remove(sms!.id);
    await receive('gone', { receivedAt: NOON + HOUR });
    expect(await texts()).toEqual([]);
    await expect(inbox.remove(sms!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inbox.get(sms!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes words without a time stamp for new after an hour', async () => {
    await receive('OK', { sentAt: null });
    await receive('OK', { sentAt: null, receivedAt: NOON + HOUR / 2 });
    expect(await texts()).toHaveLength(1);
    await receive('OK', { sentAt: null, receivedAt: NOON + 2 * HOUR });
    await receive('OK', { sentAt: null, receivedAt: NOON + 2 * HOUR + 1 });
    expect(await texts()).toHaveLength(2);
  });

  it('does not mix two long messages of one sender with the same reference', async () => {
    await part(7, 1, 'A1 ');
    await part(7, 1, 'B1 ', { sentAt: NOON + 20_000 });
    await part(7, 2, 'B2', { sentAt: NOON + 21_000 });
    await part(7, 2, 'A2', { sentAt: NOON + 1_000 });
    expect(await texts()).toEqual(['A1 A2', 'B1 B2']);
  });

  it('does not either when the second one begins before the first one ends, all in one second', async () => {
    await part(7, 1, 'A1 ');
    await part(7, 1, 'B1 ');
    await part(7, 2, 'A2');
    await part(7, 2, 'B2');
    expect(await texts()).toEqual(['A1 A2', 'B1 B2']);
  });

  it('tells references of 8 and 16 bits, of other totals, senders and SIMs apart', async () => {
    await part(7, 1, 'a');
    await part(7, 2, 'b', {}, 2, 16);
    await part(7, 2, 'c', {}, 3);
    await part(7, 2, 'd', { from: 'ACME' });
    await part(7, 2, 'e', { sim: '8949' });
    await part(8, 2, 'f');
    expect(await texts()).toEqual(['a[…]', '[…]b', '[…]c[…]', '[…]d', '[…]e', '[…]f']);
  });

  it('does not join the first part of one day to the second of another', async () => {
    // All of it comes at once, from a SIM that was away for days.
    await part(7, 1, 'monday ', { sentAt: NOON - 72 * HOUR });
    await part(7, 2, 'thursday', { sentAt: NOON });
    expect(await texts()).toEqual(['monday […]', '[…]thursday']);
    await part(7, 1, 'on ', { sentAt: NOON });
    expect(await texts()).toEqual(['monday […]', 'on thursday']);
  });

  it('gives up on parts after 24 hours, and says so', async () => {
    await part(7, 1, 'hello ');
    await receive('whole');
    expect(await inbox.nextGiveUp()).toBe(NOON + 2_000 + 24 * HOUR);
    expect(await inbox.giveUp(NOON + 23 * HOUR)).toEqual([]);
    expect(await inbox.unhandled(10, null)).toHaveLength(1);
    const [id] = await inbox.giveUp(NOON + 2_000 + 24 * HOUR);
    expect(await inbox.get(id!)).toMatchObject({ text: 'hello […]', state: 'incomplete', complete: false });
    expect(await inbox.nextGiveUp()).toBeNull();
    expect(told.at(-1)).toBe(id);
    const all = await inbox.unhandled(10, null);
    expect(all).toHaveLength(2);
    expect(await inbox.unhandled(10, all[0]!)).toEqual([all[1]]);
    await part(7, 2, 'world', { receivedAt: NOON + 25 * HOUR });
    expect(await texts()).toEqual(['hello […]', 'whole', '[…]world']);
  });

  it('forgets old messages with their parts', async () => {
    for (let n = 0; n < 5; n++) await receive(`old ${n}`);
    await receive('new', { receivedAt: NOON + HOUR });
    expect(await inbox.clean(NOON + HOUR, NOON + HOUR, 3)).toBe(3);
    expect(await inbox.clean(NOON + HOUR, NOON + HOUR, 3)).toBe(2);
    expect(await texts()).toEqual(['new']);
    expect(await database.db.read('inbox_parts').count({ n: '*' }).first()).toEqual({ n: 1 });
  });
});
