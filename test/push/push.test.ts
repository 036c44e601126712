import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

describe('issuing a push', () => {
  let rig: PushRig;
  beforeEach(async () => {
    rig = await openPushRig();
  });
  afterEach(() => rig.close());

  it('hands the outbox a reference that lives for minutes, and tells who and when', async () => {
    const { id: tokenId, serial } = await rig.token({ authorization: 'send' }, { login: 'jane' });
    const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    expect(await rig.outbox.outbox.get(messageId)).toMatchObject({
      kind: 'push',
      class: 'otp',
      state: 'queued',
      pushId,
      to: '+447700900123',
      subject: null,
      actor: 'admin',
      expiresAt: new Date(rig.clock.now() + 15 * 60_000).toISOString(),
    });
    const mail = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
    expect(await rig.outbox.outbox.get(mail.messageId)).toMatchObject({
      to: 'jane@example.com',
      subject: 'Your ACME Ltd token',
      expiresAt: new Date(rig.clock.now() + 3_600_000).toISOString(),
    });
    expect(await rig.pushes.get(pushId)).toMatchObject({
      tokenId,
      tokenSerial: serial,
      userLogin: 'jane',
      channel: 'sms',
      authorization: 'send',
      by: 'admin',
      template: { channel: 'sms', version: 1 },
    });
  });

  it('shows no secret in the subject that lists show, whatever the template says', async () => {
    await rig.policy({ code: { sameMessage: true } });
    await rig.templates.putSmtp(
      { sender: 'a@example.com', subject: '[[AUTHZCODE]] [[LINK]] [[ACCOUNT]]', text: 'x', html: false },
      ADMIN,
    );
    const { id: tokenId } = await rig.token({ authorization: 'send', label: 'jd' });
    const { messageId } = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
    expect((await rig.outbox.outbox.get(messageId)).subject).toBe('… … jd');
    expect((await rig.mail(messageId)).parsed.subject).toMatch(/^\d{4}-\d{4} https:\S+ jd$/);
  });

  it('says why it cannot', async () => {
    const missing = '01900000-0000-7000-8000-000000000000';
    const issue = (tokenId: string, channel: 'email' | 'sms' = 'sms') => rig.pushes.issue({ tokenId, channel }, ADMIN);
    await expect(issue(missing)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    const { id } = await rig.token({}, { mobile: null, email: null });
    for (const channel of ['sms', 'email'] as const) {
      await expect(issue(id, channel)).rejects.toMatchObject({
        code: 'NO_ADDRESS',
        status: 422,
        remedy: expect.stringContaining('Directory, Users'),
        fields: [{ path: 'channel' }],
      });
    }
    await rig.directory.revokeToken(id);
    await expect(issue(id)).rejects.toMatchObject({ code: 'TOKEN_REVOKED', status: 409 });
    expect((await rig.outbox.outbox.list({ limit: 10 })).items).toEqual([]);
  });

  it('accepts one push under one idempotency key', async () => {
    const { id: tokenId } = await rig.token();
    const request = { tokenId, channel: 'sms', idempotencyKey: 'k1' } as const;
    const first = await rig.pushes.issue(request, ADMIN);
    expect(await rig.pushes.issue(request, ADMIN)).toEqual(first);
    expect(await rig.pushes.listByToken(tokenId)).toHaveLength(1);
    expect((await rig.pushes.get(first.pushId)).state).toBe('queued');
    const other = await rig.pushes.issue({ ...request, idempotencyKey: 'k2' }, ADMIN);
    expect(other.pushId).not.toBe(first.pushId);
  });

  it('leaves the newest of many pushes at once', async () => {
    const { id: tokenId } = await rig.token();
    await Promise.all(Array.from({ length: 6 }, () => rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN)));
    const states = (await rig.pushes.listByToken(tokenId)).map(({ state }) => state);
    expect(states).toEqual(['queued', ...Array(5).fill('revoked')]);
    expect(rig.heard.filter(({ state }) => state === 'revoked')).toHaveLength(5);
  });

  it('reads the code out where it is withheld, and only there', async () => {
    const withheld = await rig.token({ authorization: 'withhold' });
    const { pushId, messageId } = await rig.pushes.issue({ tokenId: withheld.id, channel: 'email' }, ADMIN);
    const { code, expiresAt } = await rig.pushes.authorizationCode(pushId);
    expect(code).toMatch(/^\d{4}-\d{4}$/);
    expect(Date.parse(expiresAt)).toBe(rig.clock.now() + 24 * 3_600_000);
    const { parsed } = await rig.mail(messageId);
    expect(parsed.text).not.toContain(code);
    const secret = /\/l\/([\w-]+)/.exec(parsed.text!)![1]!;
    await expect(rig.links.reveal(secret, code, null)).resolves.toBeDefined();
    await expect(rig.pushes.authorizationCode(pushId)).rejects.toMatchObject({ code: 'PUSH_OVER', status: 409 });
    for (const authorization of ['none', 'send'] as const) {
      const { id: tokenId } = await rig.token({ authorization });
      const push = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
      await expect(rig.pushes.authorizationCode(push.pushId)).rejects.toMatchObject({ code: 'CODE_NOT_WITHHELD' });
    }
    await rig.policy({ code: { sameMessage: true } });
    // The SMS has no place for the code: the help desk can still read it out.
    const { id: tokenId } = await rig.token({ authorization: 'send' });
    const sms = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    expect((await rig.pushes.authorizationCode(sms.pushId)).code).toMatch(/^\d{4}-\d{4}$/);
  });

  it('gives links its own address where no public one is set', async () => {
    await rig.close();
    rig = await openPushRig({ publicUrl: null });
    const { id: tokenId } = await rig.token();
    const { messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    expect(await rig.sms(messageId)).toContain('http://127.0.0.1:8080/l/');
    const preview = await rig.templates.previewSms({ text: '[[LINK]]' });
    expect(preview.warnings.join()).toContain('web.publicUrl is not set');
  });

  it('makes no link where the template has none', async () => {
    await rig.templates.putSms({ text: 'Ask us for your [[ISSUER]] token.' }, ADMIN);
    const { id: tokenId } = await rig.token();
    const { pushId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    expect(await rig.stores.pushes.get(pushId)).toMatchObject({ linkHash: null, linkExpiresAt: null });
  });
});

describe('the state of a push', () => {
  let rig: PushRig;
  let pushId: string;
  let messageId: string;
  beforeEach(async () => {
    rig = await openPushRig();
    const { id: tokenId } = await rig.token();
    ({ pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN));
  });
  afterEach(() => rig.close());
  const row = async () => (await rig.stores.pushes.get(pushId))!;
  const link = async () => /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]!;

  it('follows its message', async () => {
    await rig.moved(messageId, 'sending');
    expect((await row()).state).toBe('queued');
    await rig.moved(messageId, 'sent');
    expect(await row()).toMatchObject({ state: 'accepted', acceptedAt: rig.clock.now(), endedAt: null });
    rig.clock.advance(5000);
    await rig.moved(messageId, 'delivered');
    expect(await row()).toMatchObject({
      state: 'delivered',
      acceptedAt: rig.clock.now() - 5000,
      deliveredAt: rig.clock.now(),
    });
  });

  it.each(['failed', 'expired', 'cancelled'] as const)(
    'ends when its message is %s, and lives again on retry',
    async (end) => {
      const secret = await link();
      await rig.moved(messageId, end);
      expect(await row()).toMatchObject({ state: end, endedAt: rig.clock.now() });
      expect((await rig.links.view(secret)).state).toBe('expired');
      await rig.moved(messageId, 'queued');
      expect(await row()).toMatchObject({ state: 'queued', endedAt: null });
      expect((await rig.links.view(secret)).state).toBe('ready');
    },
  );

  it('keeps the link open while nobody knows whether the SMS left', async () => {
    const secret = await link();
    await rig.moved(messageId, 'uncertain');
    expect((await row()).state).toBe('uncertain');
    expect((await rig.links.view(secret)).state).toBe('ready');
  });

  it('is never set back behind what the person did', async () => {
    await rig.links.reveal(await link(), null, null);
    for (const state of ['queued', 'sent', 'failed', 'expired', 'uncertain', 'delivered'] as const) {
      await rig.moved(messageId, state);
      expect((await row()).state).toBe('revealed');
    }
    expect((await row()).deliveredAt).toBe(rig.clock.now());
  });

  it('takes a late "sent" after "delivered" for what it is', async () => {
    await rig.moved(messageId, 'delivered');
    await rig.moved(messageId, 'sent');
    expect((await row()).state).toBe('delivered');
  });

  it('hears the outbox by itself, and ignores messages that are no push', async () => {
    const moved = new Promise<void>((resolve) => {
      rig.outbox.events.on('push', ({ id, state }) => {
        if (id === pushId && state === 'cancelled') resolve();
      });
    });
    await rig.outbox.outbox.act(messageId, 'cancel', ADMIN);
    await moved;
    expect((await row()).state).toBe('cancelled');
    await rig.moved('no such message', 'sent');
  });

  it('is caught up when somebody looks after a crash', async () => {
    await rig.stop(); // deaf: as if the process ended between the two commits
    await rig.outbox.outbox.act(messageId, 'cancel', ADMIN);
    expect((await row()).state).toBe('queued');
    expect((await rig.pushes.get(pushId)).state).toBe('cancelled');
    expect((await row()).state).toBe('cancelled');
  });
});
