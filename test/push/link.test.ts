import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import type { TokenInput } from '../../gateway/core/model/directory.ts';
import { hotp, totp } from '../../gateway/core/otp.ts';
import { readQr } from './read-qr.ts';
import { ADMIN, openPushRig, type PushRig, SEED } from './room.ts';

const SHAPE = { algorithm: 'SHA1', digits: 6 } as const;
const DAY = 24 * 3_600_000;

describe('one-time links', () => {
  let rig: PushRig;
  beforeAll(async () => {
    rig = await openPushRig();
    await rig.policy({ code: { sameMessage: true } });
    await rig.templates.putSmtp(
      { sender: 'a@example.com', subject: 'x', text: '[[LINK]] [[AUTHZCODE]]', html: false },
      ADMIN,
    );
  });
  afterAll(() => rig.close());

  const issue = async (input: Partial<TokenInput> = {}, user = {}) => {
    const { id: tokenId } = await rig.token(input, user);
    return again(tokenId);
  };
  const again = async (tokenId: string) => {
    const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
    const text = (await rig.mail(messageId)).parsed.text!;
    const [, secret, code = null] = /\/l\/(\S+)(?: (\d{4}-\d{4}))?/.exec(text)!;
    return { tokenId, pushId, messageId, secret: secret!, code };
  };
  const state = async (pushId: string) => (await rig.pushes.get(pushId)).state;

  it('change nothing when a scanner looks', async () => {
    const { secret, pushId } = await issue();
    const before = await rig.stores.pushes.get(pushId);
    for (let look = 0; look < 20; look++) {
      expect(await rig.links.view(secret)).toEqual({
        state: 'ready',
        language: 'en',
        issuer: 'ACME Ltd',
        needsCode: false,
        codeIsDigits: true,
        domainId: rig.domain.id,
      });
    }
    expect(await rig.stores.pushes.get(pushId)).toEqual(before);
    await rig.links.reveal(secret, null, null);
  });

  it('speak the language of the person', async () => {
    const { secret } = await issue({}, { language: 'de-CH' });
    expect((await rig.links.view(secret)).language).toBe('de-CH');
  });

  it('show the token once, on the first click', async () => {
    const { secret, pushId } = await issue({}, { login: 'jane.link' });
    const shown = await rig.links.reveal(secret, null, '192.0.2.1');
    const keyUri = `otpauth://totp/ACME%20Ltd:jane.link?secret=${SEED}&issuer=ACME%20Ltd`;
    expect(shown).toMatchObject({ issuer: 'ACME Ltd', account: 'jane.link', keyUri });
    expect(shown.secret).toBe('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
    expect(readQr(shown.png)).toBe(keyUri);
    expect((await rig.links.view(secret)).state).toBe('revealed');
    expect(await state(pushId)).toBe('revealed');
    await expect(rig.links.reveal(secret, null, '192.0.2.1')).rejects.toMatchObject({ code: 'LINK_USED', status: 410 });
  });

  it('show the token to one of many who click at once', async () => {
    const { secret } = await issue();
    const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => rig.links.reveal(secret, null, null)));
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('take the code however it is typed, and tell a wrong one', async () => {
    const { secret, code, pushId } = await issue({ authorization: 'send' });
    expect(await rig.links.view(secret)).toMatchObject({ needsCode: true });
    const wrong = code === '0000-0000' ? '0000-0001' : '0000-0000';
    for (const typed of [null, '', '  ']) {
      await expect(rig.links.reveal(secret, typed, null)).rejects.toMatchObject({ code: 'LINK_CODE_WRONG' });
    }
    expect((await rig.stores.pushes.get(pushId))!.tries).toBe(0);
    await expect(rig.links.reveal(secret, wrong, null)).rejects.toMatchObject({
      code: 'LINK_CODE_WRONG',
      status: 422,
      message: expect.stringContaining('Tries left: 9'),
    });
    expect(await state(pushId)).toBe('opened');
    await expect(rig.links.reveal(secret, ` ${code!.replace('-', ' ')} `, null)).resolves.toBeDefined();
    expect(await state(pushId)).toBe('revealed');
  });

  it('lock after ten wrong codes, also when they come at once', async () => {
    const { secret, code } = await issue({ authorization: 'send' });
    const guesses = Array.from({ length: 25 }, (_, n) => String(n).padStart(8, '0')).filter(
      (guess) => guess !== code!.replace('-', ''),
    );
    const answers = await Promise.allSettled(guesses.map((guess) => rig.links.reveal(secret, guess, null)));
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'shown'));
    expect(codes.filter((each) => each === 'LINK_CODE_WRONG')).toHaveLength(10);
    expect(codes.filter((each) => each === 'LINK_LOCKED')).toHaveLength(guesses.length - 10);
    await expect(rig.links.reveal(secret, code, null)).rejects.toMatchObject({ code: 'LINK_LOCKED' });
    expect((await rig.links.view(secret)).state).toBe('locked');
  });

  it('end with their time', async () => {
    const { secret, pushId } = await issue();
    expect((await rig.pushes.get(pushId)).times.linkExpires).toBe(new Date(rig.clock.now() + DAY).toISOString());
    rig.clock.advance(DAY - 1);
    expect((await rig.links.view(secret)).state).toBe('ready');
    rig.clock.advance(1);
    expect((await rig.links.view(secret)).state).toBe('expired');
    await expect(rig.links.reveal(secret, null, null)).rejects.toMatchObject({ code: 'LINK_EXPIRED', status: 410 });
  });

  it('end when a newer push takes their place, or the token is revoked', async () => {
    const first = await issue();
    const second = await again(first.tokenId);
    expect((await rig.links.view(first.secret)).state).toBe('expired');
    expect(await state(first.pushId)).toBe('revoked');
    expect((await rig.links.view(second.secret)).state).toBe('ready');
    await rig.directory.revokeToken(first.tokenId);
    await expect(rig.links.reveal(second.secret, null, null)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
  });

  it('end for whoever is disabled: leavers get nothing, neither by an old link nor by a message that waits', async () => {
    const { secret, tokenId, messageId } = await issue();
    const { userId } = await rig.directory.getToken(tokenId);
    const patch = (disabledAt: number | null) =>
      rig.stores.userBatch.apply({ insert: [], update: [{ id: userId, patch: { disabledAt } }] });
    await patch(rig.clock.now());
    expect((await rig.links.view(secret)).state).toBe('expired');
    await expect(rig.links.reveal(secret, null, null)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
    await expect(rig.render(messageId)).rejects.toMatchObject({ code: 'USER_DISABLED', disposition: 'permanent' });
    await patch(null);
    await expect(rig.links.reveal(secret, null, null)).resolves.toBeDefined();
  });

  it('are unknown to guesses', async () => {
    for (const secret of ['', 'x', 'A'.repeat(22), '../../etc/passwd', "' OR 1=1 --".padEnd(22)]) {
      expect((await rig.links.view(secret)).state).toBe('unknown');
      await expect(rig.links.reveal(secret, null, null)).rejects.toMatchObject({ code: 'LINK_UNKNOWN', status: 404 });
    }
  });

  it('differ between pushes and stay the same for one', async () => {
    const one = await issue({ authorization: 'send' });
    const again1 = (await rig.mail(one.messageId)).parsed.text!;
    expect(again1).toContain(one.secret);
    expect(again1).toContain(one.code!);
    const two = await issue({ authorization: 'send' });
    expect(two.secret).not.toBe(one.secret);
    expect(two.code).not.toBe(one.code);
  });
});

describe('the first code of the app', () => {
  let rig: PushRig;
  beforeAll(async () => {
    rig = await openPushRig();
  });
  afterAll(() => rig.close());
  const seed = base32Decode(SEED);
  const at = (offsetMs = 0) => totp(seed, rig.clock.now() + offsetMs, { ...SHAPE, period: 30 });
  const revealed = async (input: Partial<TokenInput> = {}) => {
    const { id: tokenId } = await rig.token(input);
    const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    const secret = /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]!;
    await rig.links.reveal(secret, null, null);
    return { tokenId, pushId, secret };
  };

  it('verifies the token, and the push says so', async () => {
    const { secret, pushId } = await revealed();
    await rig.links.verify(secret, at(), null);
    expect((await rig.links.view(secret)).state).toBe('verified');
    const push = await rig.pushes.get(pushId);
    expect(push.state).toBe('verified');
    expect(push.times.verified).not.toBeNull();
    expect(rig.heard.filter(({ id }) => id === pushId).map(({ state }) => state)).toEqual([
      'queued',
      'revealed',
      'verified',
    ]);
  });

  it.each([-30_000, 30_000])('may drift by one step (%d ms)', async (offset) => {
    const { secret } = await revealed();
    await expect(rig.links.verify(secret, at(offset), null)).resolves.toBeUndefined();
  });

  it.each([-90_000, 90_000])('may not drift further (%d ms)', async (offset) => {
    const { secret } = await revealed();
    await expect(rig.links.verify(secret, at(offset), null)).rejects.toMatchObject({ code: 'OTP_WRONG', status: 422 });
    expect((await rig.links.view(secret)).state).toBe('revealed');
  });

  it('is taken once per token', async () => {
    const { secret, tokenId } = await revealed();
    await rig.links.verify(secret, at(), null);
    const { messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    const second = /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]!;
    await rig.links.reveal(second, null, null);
    await expect(rig.links.verify(second, at(), null)).rejects.toMatchObject({ code: 'OTP_WRONG' });
    await rig.links.verify(second, at(30_000), null);
  });

  it('moves the counter of a HOTP token on', async () => {
    const { secret, tokenId } = await revealed({ type: 'hotp', counter: 5 });
    await expect(rig.links.verify(secret, hotp(seed, 4, SHAPE), null)).rejects.toMatchObject({ code: 'OTP_WRONG' });
    await rig.links.verify(secret, hotp(seed, 7, SHAPE), null);
    expect((await rig.directory.getToken(tokenId)).counter).toBe(8);
  });

  it('cannot come before the token was shown', async () => {
    const { id } = await rig.token();
    const { messageId } = await rig.pushes.issue({ tokenId: id, channel: 'sms' }, ADMIN);
    const secret = /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]!;
    await expect(rig.links.verify(secret, at(), null)).rejects.toMatchObject({ code: 'LINK_NOT_REVEALED' });
  });

  it('cannot be guessed for ever', async () => {
    const { secret } = await revealed();
    const right = [at(-30_000), at(), at(30_000)];
    const guesses = Array.from({ length: 40 }, (_, n) => String(n).padStart(6, '0')).filter((g) => !right.includes(g));
    for (const guess of guesses.slice(0, 30)) {
      await expect(rig.links.verify(secret, guess, null)).rejects.toMatchObject({ code: 'OTP_WRONG' });
    }
    await expect(rig.links.verify(secret, at(), null)).rejects.toMatchObject({ code: 'LINK_LOCKED' });
  });

  it('comes too late after the end of the link', async () => {
    const { secret } = await revealed();
    rig.clock.advance(DAY);
    expect((await rig.links.view(secret)).state).toBe('used');
    await expect(rig.links.verify(secret, at(), null)).rejects.toMatchObject({ code: 'LINK_USED' });
  });
});
