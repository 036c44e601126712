import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ForwardState } from '../../gateway/core/model/inbound.ts';
import { WebhookEvent } from '../../gateway/core/model/inbound.ts';
import type { StoredEmail } from '../../gateway/core/stored-email.ts';
import { signatureOf } from '../../gateway/core/webhook.ts';
import { bodyOf } from '../rig/body.ts';
import { TestClock } from '../rig/clock.ts';
import { testDialects } from '../rig/store.ts';
import { openRoom, PHONE, SECRET, startWebhook } from './room.ts';

const page = { limit: 50 };
const HOUR = 3_600_000;

describe.each(testDialects())('forwarding on %s', (dialect) => {
  let clock: TestClock;
  let room: Awaited<ReturnType<typeof openRoom>>;
  let hook: Awaited<ReturnType<typeof startWebhook>>;
  beforeEach(async () => {
    clock = new TestClock();
    room = await openRoom({ clock, dialect });
    hook = await startWebhook();
  });
  afterEach(async () => {
    await room.close();
    await hook.close();
  });

  const webhook = (url = hook.url) => ({ kind: 'webhook' as const, url, secret: SECRET, ca: null });
  const toMail = { kind: 'mail' as const, to: 'desk@example.com' };
  const forwards = async () => (await room.forwarding.forwards(page)).items;
  /** Resolves when a forward came into this state. */
  const becomes = (state: ForwardState) => room.next('forward', (event) => event.state === state);
  /** Lets time go by; if the one forward falls due in it, till that was dealt with. */
  async function pass(ms: number): Promise<void> {
    const [forward] = await forwards();
    const isDue = forward!.state === 'queued' && Date.parse(forward!.nextAttemptAt!) <= clock.now() + ms;
    let isOver = !isDue;
    const ended = room.next('forward').then(() => {
      isOver = true;
    });
    clock.advance(ms);
    await expect
      .poll(() => {
        clock.advance(0); // the queue may have been about to fall asleep
        return isOver;
      })
      .toBe(true);
    if (isDue) await ended;
  }
  /** One more attempt ended without success. */
  const troubled = () => becomes('queued');

  it('calls a webhook with a signature that its owner can check', async () => {
    const rule = await room.rule(webhook());
    const done = becomes('delivered');
    await room.text('Grüße, 🙂');
    await done;
    const { headers, body } = await hook.called(1);
    const event = WebhookEvent.parse(JSON.parse(body));
    expect(event).toMatchObject({
      event: 'sms.received',
      rule: { id: rule.id, name: rule.name },
      message: { from: PHONE, text: 'Grüße, 🙂', modem: 'one', sim: '8944', parts: 1, complete: true },
    });
    const timestamp = headers['x-gateway-timestamp'] as string;
    expect(Number(timestamp)).toBe(clock.now() / 1000);
    expect(headers['x-gateway-signature']).toBe(`v1=${signatureOf(SECRET, timestamp, body)}`);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-gateway-event': 'sms.received',
      'x-gateway-delivery': event.deliveryId,
    });
    expect(await forwards()).toMatchObject([
      { id: event.deliveryId, ruleName: rule.name, from: PHONE, state: 'delivered', attempts: 1, response: '204' },
    ]);
    expect((await room.forwarding.get(rule.id)).health).toMatchObject({ state: 'ok', lastError: null });
  });

  it('tries again, ever slower, with the same delivery id, until the webhook takes it', async () => {
    hook.answer = () => ({ status: hook.calls.length < 4 ? 500 : 200, body: `call\n${hook.calls.length}` });
    const rule = await room.rule(webhook());
    let failed = troubled();
    await room.text('again and again');
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await failed;
      const [forward] = await forwards();
      expect(forward).toMatchObject({ state: 'queued', attempts: attempt, problem: { code: 'WEBHOOK_STATUS' } });
      expect(forward!.response).toBe(`500: call ${attempt}`);
      pauses.push((Date.parse(forward!.nextAttemptAt!) - Date.parse(forward!.problem!.at)) / 1000);
      failed = attempt < 3 ? troubled() : becomes('delivered');
      await pass(pauses.at(-1)! * 1000);
      expect(hook.calls).toHaveLength(attempt + 1);
    }
    await failed;
    for (const [index, seconds] of [5, 30, 120].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(seconds * 0.9);
      expect(pauses[index]).toBeLessThanOrEqual(seconds * 1.1);
    }
    const ids = hook.calls.map(({ headers }) => headers['x-gateway-delivery']);
    expect(new Set(ids).size).toBe(1);
    expect((await room.forwarding.get(rule.id)).health.state).toBe('ok');
  });

  it('gives up after a day, and tells why', async () => {
    hook.answer = () => ({ status: 503 });
    const rule = await room.rule(webhook());
    const failed = troubled();
    await room.text('nobody there');
    await failed;
    let [forward] = await forwards();
    for (let passed = 0; passed <= 24.5 * HOUR; passed += HOUR / 2) {
      await pass(HOUR / 2);
      if (passed < 20 * HOUR) expect((await forwards())[0]!.state).toBe('queued');
    }
    [forward] = await forwards();
    expect(forward).toMatchObject({ state: 'expired', problem: { code: 'WEBHOOK_STATUS', message: /503/ } });
    expect(Date.parse(forward!.finishedAt!) - Date.parse(forward!.createdAt)).toBeLessThanOrEqual(25 * HOUR);
    expect((await room.forwarding.get(rule.id)).health).toMatchObject({
      state: 'failing',
      lastError: { code: 'WEBHOOK_STATUS', remedy: expect.any(String) },
    });

    hook.answer = () => ({ status: 200 });
    const done = becomes('delivered');
    await room.forwarding.retry(forward!.id);
    await done;
    await expect(room.forwarding.retry(forward!.id)).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    [{ status: 410 }, 'failed', 'WEBHOOK_GONE'],
    [{ status: 302, headers: { location: 'https://elsewhere.example/' } }, 'queued', 'WEBHOOK_REDIRECT'],
    [{ status: 401 }, 'queued', 'WEBHOOK_STATUS'],
  ] as const)('makes of %j: %s', async (answer, state, code) => {
    hook.answer = () => answer;
    await room.rule(webhook());
    const judged = becomes(state);
    await room.text('hello');
    await judged;
    const [forward] = await forwards();
    expect(forward).toMatchObject({ state, problem: { code, remedy: expect.any(String) } });
    expect(hook.calls).toHaveLength(1);
  });

  it('waits as long as the webhook asks', async () => {
    hook.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await room.rule(webhook());
    const judged = troubled();
    await room.text('hello');
    await judged;
    const [forward] = await forwards();
    expect(Date.parse(forward!.nextAttemptAt!) - clock.now()).toBe(600_000);
  });

  it('says when nobody listens', async () => {
    const { url } = hook;
    await hook.close();
    const rule = await room.rule(webhook(url));
    const judged = troubled();
    await room.text('hello');
    await judged;
    expect(await forwards()).toMatchObject([
      { problem: { code: 'WEBHOOK_UNREACHABLE', message: expect.stringContaining('Nobody listens at 127.0.0.1') } },
    ]);
    expect(await room.forwarding.test(rule.id, { kind: 'admin', id: '1', name: 'ada', ip: null })).toMatchObject({
      ok: false,
      text: expect.stringContaining('Nobody listens'),
      remedy: expect.any(String),
    });
    hook = await startWebhook();
  });

  it('lets a webhook that hangs hold up neither the inbox nor other rules', async () => {
    let release = (_: { status: number }) => {};
    const released = new Promise<{ status: number }>((resolve) => {
      release = resolve;
    });
    hook.answer = () => released;
    const quick = await startWebhook();
    await room.rule(webhook(), { name: 'slow' });
    await room.rule(webhook(quick.url), { name: 'quick' });
    for (let n = 0; n < 10; n++) await room.text(`text ${n}`);
    await quick.called(10);
    await expect.poll(() => hook.calls.length).toBe(2); // no more than two at a time
    expect(await room.inbox.unhandled(10, null)).toEqual([]);
    release({ status: 204 });
    await hook.called(10);
    await quick.close();
  });

  it('keeps what a disabled rule still holds until it is enabled', async () => {
    hook.answer = () => ({ status: 500 });
    const rule = await room.rule(webhook());
    const failed = troubled();
    await room.text('hold on');
    await failed;
    await room.forwarding.update(rule.id, { enabled: false });
    clock.advance(HOUR);
    await room.text('not for this rule any more');
    await expect.poll(() => room.inbox.unhandled(10, null)).toEqual([]);
    expect(hook.calls).toHaveLength(1);
    hook.answer = () => ({ status: 200 });
    const done = becomes('delivered');
    await room.forwarding.update(rule.id, { enabled: true });
    await done;
    expect(await forwards()).toHaveLength(1);
  });

  it('makes a mail of an SMS, once', async () => {
    await room.rule(toMail);
    const mailed = becomes('mailed');
    await room.text('Gate 7 is open');
    await mailed;
    const [forward] = await forwards();
    const mail = await room.outbox.get(forward!.messageId!);
    expect(mail).toMatchObject({
      ...{ channel: 'email', kind: 'email', state: 'queued', to: 'desk@example.com', source: 'forwarding' },
      subject: `SMS from ${PHONE}`,
    });
    const { text, to, replyTo, thread } = JSON.parse((await bodyOf(room, mail.id)).toString()) as StoredEmail;
    expect(to).toBe('desk@example.com');
    // All texts of one number are one thread, and are answered to it.
    expect({ replyTo, thread }).toEqual({
      replyTo: `${PHONE}@sms.gateway`,
      thread: `sms-thread.${PHONE.slice(1)}@gateway.test`,
    });
    expect(text).toMatch(/^Gate 7 is open\n/);
    expect(text).toContain('Received: 2026-03-02 09:00:00 UTC');
    expect(text).toContain('Answer this mail, and your words go back as an SMS.');
    await room.restart();
    await room.text('unrelated', { from: 'ACME' });
    await becomes('mailed');
    expect((await room.outbox.list(page)).items).toHaveLength(2);
  });

  it('goes on after a stop in the middle of a call', async () => {
    hook.answer = () => new Promise(() => {});
    await room.rule(webhook());
    await room.text('half way');
    await hook.called(1);
    await room.stop();
    expect(await forwards()).toMatchObject([{ state: 'queued', attempts: 0, problem: null }]);
    hook.answer = () => ({ status: 200 });
    const done = becomes('delivered');
    await room.restart();
    await done;
    expect(hook.calls[1]!.headers['x-gateway-delivery']).toBe(hook.calls[0]!.headers['x-gateway-delivery']);
  });

  it('passes a long message on when it is whole, or as it is after a day', async () => {
    await room.rule(webhook());
    const part = (ref: number, seq: number, text: string) => room.text(text, { concat: { ref, total: 2, seq } });
    await part(1, 2, 'world');
    await part(2, 1, 'never ');
    const whole = becomes('delivered');
    await part(1, 1, 'hello ');
    await whole;
    expect(JSON.parse(hook.calls[0]!.body).message).toMatchObject({ text: 'hello world', complete: true, parts: 2 });
    const rest = becomes('delivered');
    clock.advance(24 * HOUR);
    await rest;
    expect(JSON.parse(hook.calls[1]!.body).message).toMatchObject({ text: 'never […]', complete: false });
    expect((await room.inbox.list(page)).items.map(({ state }) => state)).toEqual(['incomplete', 'complete']);
  });

  it('passes on only what fits', async () => {
    await room.rule(webhook(), { senders: ['+44'], keywords: ['alarm'] });
    await room.text('alarm', { from: '+15550100001' });
    await room.text('no alarm');
    await room.text('ALARM! door');
    await expect.poll(() => room.inbox.unhandled(10, null)).toEqual([]);
    await hook.called(1);
    expect((await forwards()).map(({ from }) => from)).toEqual([PHONE]);
  });

  it('forgets what is to be passed on when the message or the rule is deleted', async () => {
    hook.answer = () => ({ status: 500 });
    const rule = await room.rule(webhook());
    let failed = troubled();
    await room.text('one');
    await failed;
    failed = troubled();
    await room.text('two');
    await failed;
    const [newest] = (await room.inbox.list(page)).items;
    await room.inbox.remove(newest!.id);
    expect(await forwards()).toHaveLength(1);
    await room.forwarding.remove(rule.id);
    expect(await forwards()).toEqual([]);
    clock.advance(HOUR);
    await room.text('three');
    await expect.poll(() => room.inbox.unhandled(10, null)).toEqual([]);
    expect(hook.calls).toHaveLength(2);
  });

  it('lists what became of what, by rule, message and state', async () => {
    const good = await room.rule(webhook(), { name: 'good' });
    const bad = await room.rule(webhook('http://127.0.0.1:9/'), { name: 'bad' });
    const both = Promise.all([becomes('delivered'), troubled()]);
    await room.text('x');
    await both;
    const [sms] = (await room.inbox.list(page)).items;
    const names = async (query: object) =>
      (await room.forwarding.forwards({ ...page, ...query })).items.map(({ ruleName }) => ruleName).sort();
    expect(await names({ inboxId: sms!.id })).toEqual(['bad', 'good']);
    expect(await names({ ruleId: good.id })).toEqual(['good']);
    expect(await names({ state: 'queued' })).toEqual(['bad']);
    expect(await names({ q: 'BAD' })).toEqual(['bad']);
    expect((await room.forwarding.get(bad.id)).health.state).toBe('failing');
  });
});
