import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../gateway/core/id.ts';
import { ForwardingRuleInput } from '../../gateway/core/model/inbound.ts';
import { postWebhook } from '../../gateway/core/webhook.ts';
import { makeCertificates, type TestCertificates } from '../rig/smtp-certs.ts';
import { openRoom, SECRET, startWebhook } from './room.ts';

const ADMIN = { kind: 'admin', id: '1', name: 'ada', ip: null } as const;

describe('forwarding rules', () => {
  let room: Awaited<ReturnType<typeof openRoom>>;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  it.each([
    ['ftp://x.example/', 'target.url'],
    ['x.example/sms', 'target.url'],
    ['javascript:alert(1)', 'target.url'],
    ['http://user:pw@x.example/', 'target.url'],
    ['http://', 'target.url'],
  ])('do not take the address %s', (url, path) => {
    const result = ForwardingRuleInput.safeParse({ name: 'x', target: { kind: 'webhook', url, secret: SECRET } });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('keep their secret sealed and to themselves', async () => {
    const made = await room.rule({ kind: 'webhook', url: 'https://x.example/', secret: SECRET, ca: null });
    expect(JSON.stringify(made)).not.toContain(SECRET);
    expect(made.target).toMatchObject({ hasSecret: true });
    const stored = await room.db.read('forwarding_rules').first();
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    expect(stored.secret.includes(SECRET)).toBe(false);
    const { secret } = (await room.stores.forwardingRules.get(made.id))!;
    expect(room.sealer.open(secret!, `webhook:${made.id}`).toString()).toBe(SECRET);
    expect(() => room.sealer.open(secret!, `webhook:${newId()}`)).toThrow();

    const url = 'https://y.example/';
    const moved = await room.forwarding.update(made.id, { target: { kind: 'webhook', url, ca: null } });
    expect(moved.target).toEqual({ kind: 'webhook', url, hasSecret: true, ca: null });
    const mail = await room.forwarding.update(made.id, { target: { kind: 'mail', to: 'a@b.example' } });
    expect(mail.target).toEqual({ kind: 'mail', to: 'a@b.example' });
    expect((await room.stores.forwardingRules.get(made.id))!.secret).toBeNull();
    await expect(room.forwarding.update(made.id, { target: { kind: 'webhook', url, ca: null } })).rejects.toMatchObject(
      { status: 422, fields: [{ path: 'target.secret' }] },
    );
  });

  it('are refused with the field that is wrong', async () => {
    const target = { kind: 'webhook' as const, url: 'https://x.example/', ca: null };
    await expect(room.rule(target)).rejects.toMatchObject({ fields: [{ path: 'target.secret' }] });
    await expect(room.rule({ ...target, secret: SECRET, ca: 'nonsense' })).rejects.toMatchObject({
      fields: [{ path: 'target.ca' }],
    });
    const mail = { kind: 'mail' as const, to: 'a@b.example' };
    await expect(room.rule(mail, { modemId: newId() })).rejects.toMatchObject({ fields: [{ path: 'modemId' }] });
    await room.rule(mail, { name: 'Desk' });
    await expect(room.rule(mail, { name: 'DESK' })).rejects.toMatchObject({ status: 409, fields: [{ path: 'name' }] });
    await expect(room.forwarding.get(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(room.forwarding.remove(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(room.forwarding.retry(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('can be tried', async () => {
    const hook = await startWebhook();
    const rule = await room.rule({ kind: 'webhook', url: hook.url, secret: SECRET, ca: null }, { enabled: false });
    expect(await room.forwarding.test(rule.id, ADMIN)).toMatchObject({ ok: true, text: 'The webhook answered 204.' });
    expect(JSON.parse(hook.calls[0]!.body)).toMatchObject({ event: 'test', message: { text: 'A test by ada.' } });
    expect(hook.calls[0]!.headers['x-gateway-event']).toBe('test');
    await hook.close();
    const mail = await room.rule({ kind: 'mail', to: 'a@b.example' });
    const { ok, messageId } = await room.forwarding.test(mail.id, ADMIN);
    expect(ok).toBe(true);
    expect(await room.outbox.get(messageId!)).toMatchObject({ to: 'a@b.example', channel: 'email' });
    expect((await room.forwarding.forwards({ limit: 9 })).items).toEqual([]);
  });
});

describe('a webhook', () => {
  let certificates: TestCertificates | null;
  beforeAll(async () => {
    certificates = await makeCertificates();
  });
  afterAll(() => certificates?.remove());

  const call = (url: string, more: { ca?: string; timeoutMs?: number; signal?: AbortSignal } = {}) =>
    postWebhook({
      ...{ url, ca: null, secret: SECRET, deliveryId: 'd', event: 'test', body: '{}', now: 0, timeoutMs: 5_000 },
      ...{ signal: new AbortController().signal, ...more },
    });

  it('by https is known by its certificate', async ({ skip }) => {
    if (!certificates) return skip();
    const hook = await startWebhook(certificates.good);
    expect(await call(hook.url, { ca: certificates.ca })).toMatchObject({ status: 204 });
    await expect(call(hook.url)).rejects.toMatchObject({ code: 'WEBHOOK_TLS', remedy: expect.stringContaining('CA') });
    await hook.close();
    const other = await startWebhook(certificates.other);
    await expect(call(other.url, { ca: certificates.ca })).rejects.toMatchObject({ code: 'WEBHOOK_TLS' });
    await other.close();
  });

  it('that does not answer, or does not end, is left', async () => {
    const hook = await startWebhook();
    hook.answer = () => new Promise(() => {});
    await expect(call(hook.url, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'WEBHOOK_TIMEOUT',
      message: expect.stringContaining('0.05 seconds'),
    });
    const stop = new AbortController();
    const stopped = call(hook.url, { signal: stop.signal });
    await hook.called(2);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'WEBHOOK_STOPPED' });
    hook.answer = () => ({ status: 200, body: `<b>\r\n\u0000${'x'.repeat(5_000_000)}` });
    const { text } = await call(hook.url);
    expect(text).toMatch(/^<b> x{100}/);
    expect(text.length).toBe(200);
    await hook.close();
  });
});
