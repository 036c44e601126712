import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../gateway/core/actor.ts';
import { DEFAULT_OPT_OUT } from '../../gateway/inbound/keywords.ts';
import { smsDraft } from '../rig/outbox.ts';
import { testDialects } from '../rig/store.ts';
import { openRoom, PHONE } from './room.ts';

const ADMIN: Actor = { kind: 'admin', id: '1', name: 'admin', ip: null };
const page = { limit: 50 };

describe.each(testDialects())('opting out on %s', (dialect) => {
  let room: Awaited<ReturnType<typeof openRoom>>;
  beforeEach(async () => {
    room = await openRoom({ dialect });
  });
  afterEach(() => room.close());

  async function say(text: string): Promise<void> {
    const told = room.next('optOut');
    await room.text(text);
    await told;
  }
  const accept = (more = {}) => room.outbox.accept([smsDraft(PHONE, room.clock.now(), more)]);

  it('is done by texting STOP, and undone by texting START', async () => {
    await say('Stop.');
    const { items } = await room.optOuts.list(page);
    expect(items).toMatchObject([{ number: PHONE, source: 'sms', keyword: 'STOP', by: PHONE }]);
    for (const messageClass of ['notice', 'bulk']) {
      await expect(accept({ class: messageClass })).rejects.toMatchObject({
        code: 'OPTED_OUT',
        status: 422,
        disposition: 'permanent',
        message: expect.stringContaining('by texting STOP'),
        remedy: expect.stringContaining('opt-out list'),
      });
    }
    expect((await room.outbox.list({ ...page })).items).toEqual([]);
    await say('anmelden');
    expect((await room.optOuts.list(page)).items).toEqual([]);
    expect(await accept()).toHaveLength(1);
    const { items: audit } = await room.stores.audit.list(page);
    expect(audit.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      `opt-out.remove ${PHONE}`,
      `opt-out.add ${PHONE}`,
    ]);
  });

  it('does not lock anybody out: security messages still go', async () => {
    await say('STOP');
    const left = room.until(({ state }) => state === 'sent');
    room.worker.start();
    await accept({ class: 'otp' });
    await left;
    expect(room.sender.jobs).toHaveLength(1);
  });

  it('fails what was queued before, with that reason', async () => {
    const [id] = await accept();
    await say('STOP');
    const over = room.until(({ state }) => state === 'failed');
    room.worker.start();
    await over;
    const message = await room.outbox.get(id!);
    expect(message).toMatchObject({ state: 'failed', error: { code: 'OPTED_OUT' } });
    expect(message.error?.remedy).toBeTruthy();
    expect(room.sender.jobs).toEqual([]);
  });

  it('of one recipient leaves the others alone', async () => {
    await say('STOP');
    const both = room.outbox.accept([smsDraft(PHONE, room.clock.now(), { recipients: [PHONE, '+15550100001'] })]);
    const [id] = await both;
    const sent = room.until(({ state }) => state === 'sent');
    const failed = room.until(({ state }) => state === 'failed');
    room.worker.start();
    await Promise.all([sent, failed]);
    const { deliveries } = await room.outbox.get(id!);
    expect(deliveries.map(({ to, state }) => `${to} ${state}`)).toEqual([`${PHONE} failed`, '+15550100001 sent']);
  });

  it('is confirmed once, where the settings have a text for it', async () => {
    await room.optOuts.putSettings({ ...DEFAULT_OPT_OUT, stopReply: 'No more.', startReply: 'Welcome back.' });
    await say('STOP');
    await room.text('STOP');
    await say('START');
    await room.text('START');
    await room.text('no word at all');
    await expect.poll(() => room.inbox.unhandled(10, null)).toEqual([]);
    const sent = new Set<string>();
    const over = room.until(({ id, state }) => state === 'sent' && sent.add(id).size === 2);
    room.worker.start();
    await over;
    const { items } = await room.outbox.list(page);
    expect(items.map(({ to, state }) => `${to} ${state}`)).toEqual([`${PHONE} sent`, `${PHONE} sent`]);
  });

  it('sends its confirmation although the number is on the list by then', async () => {
    await room.optOuts.putSettings({ ...DEFAULT_OPT_OUT, stopReply: 'No more.' });
    const sent = room.until(({ state }) => state === 'sent');
    await say('STOP');
    room.worker.start();
    await sent;
    expect(room.sender.jobs.map(({ message }) => message.options)).toEqual([{ flash: false, despiteOptOut: true }]);
  });

  it('is not lost by a stop between storing and acting', async () => {
    await room.stop();
    await room.text('STOP');
    await room.text('START', { from: '+15550100001' });
    expect((await room.optOuts.list(page)).items).toEqual([]);
    const told = room.next('optOut');
    await room.restart();
    await told;
    expect((await room.optOuts.list(page)).items).toMatchObject([{ number: PHONE }]);
  });

  it('can be switched off, and is not for names', async () => {
    await room.text('STOP', { from: 'ACME' });
    await room.optOuts.putSettings({ ...DEFAULT_OPT_OUT, enabled: false });
    await room.text('STOP');
    await expect.poll(() => room.inbox.unhandled(10, null)).toEqual([]);
    expect((await room.optOuts.list(page)).items).toEqual([]);
  });

  it('is an administrator’s business too', async () => {
    const made = await room.optOuts.add({ number: '07700 900123', note: 'by phone' }, ADMIN);
    expect(made).toMatchObject({ number: PHONE, source: 'admin', by: 'admin', note: 'by phone', keyword: null });
    await expect(room.optOuts.add({ number: PHONE, note: null }, ADMIN)).rejects.toMatchObject({ status: 409 });
    await expect(room.optOuts.add({ number: 'nobody', note: null }, ADMIN)).rejects.toMatchObject({ status: 422 });
    expect((await room.optOuts.list({ ...page, q: 'phone 0900' })).items).toHaveLength(1);
    expect((await room.optOuts.list({ ...page, q: 'letter' })).items).toEqual([]);
    await expect(accept()).rejects.toMatchObject({ message: expect.stringContaining('administrator') });
    await room.optOuts.remove(made.id);
    await expect(room.optOuts.remove(made.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await accept()).toHaveLength(1);
  });

  it('has words that say one thing only', async () => {
    const words = { ...DEFAULT_OPT_OUT, stopWords: ['halt', 'Stop'], startWords: ['go', 'stop!'] };
    await expect(room.optOuts.putSettings(words)).rejects.toMatchObject({ fields: [{ path: 'startWords.1' }] });
    expect(await room.optOuts.settings()).toEqual(DEFAULT_OPT_OUT);
  });
});
