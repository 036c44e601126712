import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../gateway/core/model/common.ts';
import type { TokenInput, UserInput } from '../../gateway/core/model/directory.ts';
import { ExpiryText } from '../../gateway/push/expiry.ts';
import { readQr } from './read-qr.ts';
import { ADMIN, openPushRig, type PushRig, SEED } from './room.ts';

describe('rendering a push', () => {
  let rig: PushRig;
  beforeAll(async () => {
    rig = await openPushRig();
    await rig.policy({ code: { sameMessage: true } });
  });
  afterAll(() => rig.close());

  const issue = async (channel: Channel, token: Partial<TokenInput> = {}, user: Partial<UserInput> = {}) => {
    const { id } = await rig.token(token, user);
    return { tokenId: id, ...(await rig.pushes.issue({ tokenId: id, channel }, ADMIN)) };
  };

  it('makes a mail whose QR code is the very Key URI', async () => {
    const { messageId } = await issue('email', {}, { login: 'jane.qr' });
    const { bytes, parsed } = await rig.mail(messageId);
    const [picture] = parsed.attachments;
    expect(readQr(picture!.content)).toBe(`otpauth://totp/ACME%20Ltd:jane.qr?secret=${SEED}&issuer=ACME%20Ltd`);
    expect(picture).toMatchObject({ contentType: 'image/png', contentDisposition: 'inline', related: true });
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    const { width } = PNG.sync.read(picture!.content);
    const img = /<img[^>]*>/.exec(parsed.html || '')![0];
    expect(img).toContain(`src="cid:${picture!.cid}"`);
    expect(img).toContain(`width="${width}" height="${width}"`);
    expect(img).toMatch(/style="display:block;[^"]*background:#ffffff/);
    expect(img).toContain('alt="QR code for your ACME Ltd token: scan it with your authenticator app"');
  });

  it('shows the secret nowhere but in the picture', async () => {
    const { messageId } = await issue('email');
    const { bytes, parsed } = await rig.mail(messageId);
    const words = [bytes.toString('latin1'), parsed.html || '', parsed.text ?? '', parsed.subject ?? ''].join('\n');
    expect(words).not.toContain(SEED);
    expect(words).not.toContain('otpauth');
  });

  it('renders a second attempt to the same bytes', async () => {
    const { messageId } = await issue('email', { authorization: 'send' });
    const first = await rig.mail(messageId);
    rig.clock.advance(60_000);
    const second = await rig.mail(messageId);
    expect(second.bytes).toEqual(first.bytes);
    expect(first.parsed.messageId).toBe(`<${messageId}@gateway.example.com>`);
    expect(first.parsed.date?.getTime()).toBe(Date.parse((await rig.outbox.outbox.get(messageId)).createdAt));
  });

  it('gives link and code in both views, and stores neither', async () => {
    const { messageId, pushId } = await issue('email', { authorization: 'send' });
    const { parsed } = await rig.mail(messageId);
    const link = /https:\/\/gateway\.example\.com\/l\/([\w-]{22})/.exec(parsed.text!)!;
    const code = /Authorization code: (\d{4}-\d{4})/.exec(parsed.text!)![1]!;
    expect(parsed.html).toContain(`href="${link[0]}"`);
    expect(parsed.html).toContain(code);
    expect(parsed.text).toContain('A QR code is shown here');
    const row = await rig.stores.pushes.get(pushId);
    expect(row!.linkHash).toEqual(createHash('sha256').update(link[1]!).digest());
    const kept = JSON.stringify([row, await rig.outbox.store.get(messageId)]);
    for (const secret of [link[1]!, code, SEED]) expect(kept).not.toContain(secret);
  });

  it.each([
    ['none', 'en', 'not required'],
    ['none', 'de-AT', 'nicht erforderlich'],
    ['withhold', 'en', 'please ask your help desk for it'],
    ['withhold', 'de', 'bitte beim Helpdesk erfragen'],
    ['none', 'fr', 'not required'],
  ] as const)('says of the policy %s in %s: %s', async (authorization, language, words) => {
    const { messageId } = await issue('email', { authorization }, { language });
    const { parsed } = await rig.mail(messageId);
    const label = language.startsWith('de') ? 'Autorisierungscode' : 'Authorization code';
    expect(parsed.text).toContain(`${label}: ${words}`);
    expect(parsed.text).not.toMatch(/\d{4}-\d{4}/);
  });

  it('does no harm with hostile names', async () => {
    const hostile = '<b>"Jane"</b> \u202e & Co';
    const { messageId } = await issue(
      'email',
      { issuer: '<i>ACME</i>, "Inc"', label: '<u>&amp;' },
      { displayName: hostile },
    );
    const { parsed } = await rig.mail(messageId);
    expect(parsed.html).toContain('Hello &lt;b&gt;&quot;Jane&quot;&lt;/b&gt; &amp; Co,');
    expect(parsed.html).not.toMatch(/<b>|<i>|<u>/);
    expect(parsed.from?.value).toEqual([{ name: '<i>ACME</i>, "Inc"', address: 'no-reply@gateway.example.com' }]);
    expect(readQr(parsed.attachments[0]!.content)).toContain(
      'otpauth://totp/%3Ci%3EACME%3C%2Fi%3E%2C%20%22Inc%22:%3Cu%3E%26amp%3B?',
    );
  });

  it('cannot be made to write headers by a name with CR LF', async () => {
    // The input check refuses such a name; a sync or an older row may hold one all the same.
    const token = await rig.token();
    await rig.stores.directory.updateUser(token.userId, { displayName: 'Jane\r\nBcc: evil@example.com\r\n\r\nHi' });
    await rig.templates.putSmtp(
      {
        sender: '[[DISPLAYNAME]] <otp@example.com>',
        subject: 'For [[DISPLAYNAME]]',
        text: 'Hi [[DISPLAYNAME]]',
        html: false,
      },
      ADMIN,
    );
    const { messageId } = await rig.pushes.issue({ tokenId: token.id, channel: 'email' }, ADMIN);
    const { bytes, parsed } = await rig.mail(messageId);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.subject).toBe('For Jane Bcc: evil@example.com Hi');
    expect(parsed.text?.trim()).toBe('Hi Jane Bcc: evil@example.com Hi');
    expect(bytes.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  });

  it('keeps the template version that the push was issued with', async () => {
    const before = (await rig.templates.getSms()).version;
    const { messageId, pushId } = await issue('sms');
    await rig.templates.putSms({ text: 'Changed: [[LINK]]' }, ADMIN);
    expect(await rig.sms(messageId)).toMatch(/^ACME Ltd: set up your token/);
    expect((await rig.pushes.get(pushId)).template).toEqual({ channel: 'sms', version: before });
    const { messageId: next } = await issue('sms');
    expect(await rig.sms(next)).toMatch(/^Changed: https:/);
  });

  it("gives the token's own link where it has one, and makes none", async () => {
    const link = 'https://dps.example.com/download?id=1&x=2';
    const { messageId, pushId } = await issue('sms', { link });
    expect(await rig.sms(messageId)).toContain(link);
    expect(await rig.stores.pushes.get(pushId)).toMatchObject({ linkHash: null, linkExpiresAt: null });
  });

  it('refuses for good what is of no more use', async () => {
    const permanent = (code: string) => ({ code, disposition: 'permanent' });
    const revoked = await issue('sms');
    await rig.directory.revokeToken(revoked.tokenId);
    await expect(rig.render(revoked.messageId)).rejects.toMatchObject(permanent('PUSH_REVOKED'));
    const late = await issue('sms');
    rig.clock.advance(24 * 3_600_000);
    await expect(rig.render(late.messageId)).rejects.toMatchObject(permanent('LINK_EXPIRED'));
    const gone = await issue('sms');
    await rig.directory.deleteToken(gone.tokenId);
    await expect(rig.render(gone.messageId)).rejects.toMatchObject({ disposition: 'permanent' });
  });

  it('does not send a link that another master key made', async () => {
    const { messageId, pushId } = await issue('sms');
    await rig.stores.pushes.update(pushId, { linkHash: Buffer.alloc(32) });
    await expect(rig.render(messageId)).rejects.toMatchObject({ code: 'MASTER_KEY' });
  });
});

describe('the time in [[EXPIRY]]', () => {
  it('is in the language of the person, with its offset from UTC', async () => {
    const rig = await openPushRig({ timeZone: 'Europe/Berlin' });
    try {
      await rig.templates.putSmtp(
        { sender: 'a@example.com', subject: 'x', text: '[[LINK]] [[EXPIRY]]', html: false },
        ADMIN,
      );
      const text = async (language: string, channel: Channel) => {
        const { id, userId } = await rig.token();
        await rig.stores.directory.updateUser(userId, { language });
        const { messageId } = await rig.pushes.issue({ tokenId: id, channel }, ADMIN);
        return channel === 'sms' ? rig.sms(messageId) : (await rig.mail(messageId)).parsed.text?.trim();
      };
      expect(await text('de', 'email')).toMatch(/ 3\. März 2026 um 10:00 UTC\+1$/);
      expect(await text('en', 'email')).toMatch(/ March 3, 2026 at 10:00 AM UTC\+1$/);
      expect(await text('not a tag', 'email')).toMatch(/ March 3, 2026 at 10:00 AM UTC\+1$/);
      expect(await text('zh-TW', 'sms')).toMatch(/ 2026-03-03 10:00 UTC\+1\.$/);
    } finally {
      await rig.close();
    }
  });

  it.each([
    ['UTC', '2026-03-03 09:00 UTC'],
    ['Asia/Kolkata', '2026-03-03 14:30 UTC+5:30'],
    ['America/New_York', '2026-03-03 04:00 UTC-5'],
  ])('in an SMS takes only GSM-7 characters (%s)', (timeZone, text) => {
    expect(new ExpiryText(timeZone).format(Date.parse('2026-03-03T09:00:00Z'), 'ja', 'sms')).toBe(text);
  });
});

it('speaks German to Germans, until somebody writes a general template for all', async () => {
  const own = await openPushRig();
  const issue = async (channel: Channel) => {
    const { id: tokenId } = await own.token({}, { language: 'de-CH' });
    return own.pushes.issue({ tokenId, channel }, ADMIN);
  };
  const { messageId, pushId } = await issue('email');
  const { parsed } = await own.mail(messageId);
  expect(parsed.subject).toBe('Ihr Token für ACME Ltd');
  expect(parsed.html).toContain('Auf diesem Telefon einrichten');
  expect((await own.pushes.get(pushId)).template).toEqual({ channel: 'email', version: 0 });
  const sms = await issue('sms');
  expect(await own.sms(sms.messageId)).toMatch(/^ACME Ltd: Token auf diesem Telefon einrichten: https:/);
  const place = { kind: 'token', channel: 'email', domainId: null, language: 'de' } as const;
  expect(await own.messageTemplates.applied(place)).toMatchObject({ shipped: true, language: 'de' });
  await own.templates.putSmtp({ sender: 'a@example.com', subject: 'For all', text: '[[LINK]]', html: false }, ADMIN);
  const later = await issue('email');
  expect((await own.mail(later.messageId)).parsed.subject).toBe('For all');
  expect(await own.messageTemplates.applied(place)).toMatchObject({ shipped: false, language: null });
  await own.close();
});
