import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let rig: PushRig;
beforeEach(async () => {
  rig = await openPushRig({ timeZone: 'Europe/Berlin' });
});
afterEach(() => rig.close());

const messages = async () => (await rig.outbox.outbox.list({ limit: 100, sort: 'createdAt' })).items;
const withText = (text: string) =>
  rig.templates.putSmtp({ sender: 'a@example.com', subject: 'Token', text, html: false }, ADMIN);
/** Time passes, and what falls due on the way is done. */
const pass = async (ms: number) => {
  await rig.idle();
  rig.clock.advance(ms);
  await rig.idle();
};

describe('authorization codes', () => {
  it('travel apart from their link: the mail has the link, an SMS the code', async () => {
    await withText('[[LINK]] code: [[AUTHZCODE]]');
    const { id: tokenId } = await rig.token({ authorization: 'send' });
    const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
    const push = await rig.pushes.get(pushId);
    expect(push.code).toMatchObject({ channel: 'sms', to: '+447700900123' });
    const mail = (await rig.mail(messageId)).parsed.text!;
    expect(mail).toContain('code: comes by SMS');
    const sms = await rig.sms(push.code!.messageId!);
    const code = /\d{4}-\d{4}/.exec(sms)![0];
    expect(mail).not.toContain(code);
    expect(sms).not.toContain('/l/');
    const secret = /\/l\/([\w-]+)/.exec(mail)![1]!;
    await expect(rig.links.reveal(secret, '0000-0000', null)).rejects.toMatchObject({ code: 'LINK_CODE_WRONG' });
    expect((await rig.links.reveal(secret, code, null)).keyUri).toMatch(/^otpauth:/);
    await expect(rig.pushes.authorizationCode(pushId)).rejects.toMatchObject({ code: 'CODE_NOT_WITHHELD' });
  });

  it('go by mail where the link goes by SMS, and to the help desk where there is no other way', async () => {
    const both = await rig.token({ authorization: 'send' });
    const bySms = await rig.pushes.issue({ tokenId: both.id, channel: 'sms' }, ADMIN);
    expect((await rig.pushes.get(bySms.pushId)).code).toMatchObject({ channel: 'email', to: 'jane@example.com' });
    const mailOnly = await rig.token({ authorization: 'send' }, { mobile: null });
    const lone = await rig.pushes.issue({ tokenId: mailOnly.id, channel: 'email' }, ADMIN);
    expect(lone.warnings?.join()).toContain('no mobile number');
    expect(await rig.pushes.get(lone.pushId)).toMatchObject({ authorization: 'withhold', code: null });
    expect((await rig.pushes.authorizationCode(lone.pushId)).code).toMatch(/^\d{4}-\d{4}$/);
  });

  it('have the length, letters, lifetime and tries of the policy, and domains may ask for more than tokens', async () => {
    await rig.policy({ authorization: 'withhold', code: { length: 6, alphabet: 'both', minutes: 30, tries: 2 } });
    const { id: tokenId } = await rig.token({ authorization: 'send' });
    const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
    const { code, expiresAt } = await rig.pushes.authorizationCode(pushId);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}$/);
    expect(Date.parse(expiresAt)).toBe(rig.clock.now() + 30 * MINUTE);
    const secret = /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]!;
    await expect(rig.links.reveal(secret, 'AAA-AAA', null)).rejects.toMatchObject({ code: 'LINK_CODE_WRONG' });
    rig.clock.advance(31 * MINUTE);
    await expect(rig.links.reveal(secret, code.toLowerCase(), null)).rejects.toMatchObject({ code: 'LINK_CODE_ENDED' });
    await expect(rig.links.reveal(secret, code, null)).rejects.toMatchObject({ code: 'LINK_LOCKED' });
  });

  it('refuse a QR code beside them where the policy says so, and warn else', async () => {
    const { id: tokenId } = await rig.token({ authorization: 'withhold' });
    const warned = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
    expect(warned.warnings?.join()).toContain('is the secret');
    await rig.policy({ qrWithCode: 'refuse' });
    await expect(rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN)).rejects.toMatchObject({
      code: 'QR_WITH_CODE',
      status: 409,
    });
  });
});

describe('links', () => {
  it('end by two clocks: since they were sent, and since the first click', async () => {
    await rig.policy({ authorization: 'withhold', link: { sentMinutes: 600, visitedMinutes: 10 } });
    const issue = async () => {
      const { id: tokenId } = await rig.token();
      const { pushId, messageId } = await rig.pushes.issue({ tokenId, channel: 'sms' }, ADMIN);
      return { pushId, secret: /\/l\/([\w-]+)/.exec(await rig.sms(messageId))![1]! };
    };
    const [one, two] = [await issue(), await issue()];
    // A scanner's look is noted and starts nothing.
    await rig.links.seen(one.secret, 'MailScanner/1.0');
    rig.clock.advance(20 * MINUTE);
    const noted = await rig.pushes.get(one.pushId);
    expect(noted).toMatchObject({ state: 'queued', times: { opened: null } });
    expect(noted.events?.map(({ event, evidence }) => [event, evidence])).toContainEqual([
      'fetched',
      'MailScanner/1.0',
    ]);
    await expect(rig.links.reveal(one.secret, '1', null)).rejects.toMatchObject({ code: 'LINK_CODE_WRONG' });
    rig.clock.advance(9 * MINUTE);
    expect((await rig.links.view(one.secret)).state).toBe('ready');
    rig.clock.advance(2 * MINUTE);
    expect((await rig.links.view(one.secret)).state).toBe('expired');
    expect((await rig.links.view(two.secret)).state).toBe('ready');
    rig.clock.advance(600 * MINUTE);
    expect((await rig.links.view(two.secret)).state).toBe('expired');
  });
});

describe('pushes by policy', () => {
  it('are made when a token is created, outside of the quiet hours where the person is', async () => {
    // 10:00 in Berlin; quiet from 09:30 to 12:00.
    await rig.policy({ automatic: { enabled: true, delayMinutes: 5 }, quietHours: { from: '09:30', to: '12:00' } });
    const { id } = await rig.token();
    await pass(10 * MINUTE);
    expect(await messages()).toEqual([]);
    await pass(105 * MINUTE);
    expect(await messages()).toEqual([]);
    await pass(6 * MINUTE);
    expect(await rig.pushes.listByToken(id)).toMatchObject([{ channel: 'email', by: 'push policy' }]);
    // Once, and not for tokens of a time without a policy.
    await pass(HOUR);
    expect(await messages()).toHaveLength(1);
  });

  it('go to the next channel when the first one failed, and to the work list when the last one did', async () => {
    await rig.policy({ automatic: { enabled: true }, suspend: true });
    const { id } = await rig.token();
    await pass(MINUTE);
    const [mail] = await messages();
    await rig.outbox.outbox.act(mail!.id, 'hold', ADMIN);
    await rig.moved(mail!.id, 'failed');
    const pushes = await rig.pushes.listByToken(id);
    expect(pushes.map(({ channel }) => channel)).toEqual(['sms', 'email']);
    await rig.moved(pushes[0]!.messageId, 'failed');
    const { items } = await rig.workList.list({ limit: 10, open: 'true' });
    expect(items).toMatchObject([{ tokenId: id, reason: 'PUSH_FAILED', suspended: true }]);
    expect((await rig.directory.getToken(id)).state).toBe('suspended');
    // Pushing it again is what the entry asked for.
    await rig.pushes.issue({ tokenId: id, channel: 'email' }, ADMIN);
    expect((await rig.directory.getToken(id)).state).toBe('active');
    expect((await rig.workList.list({ limit: 10, open: 'true' })).items).toEqual([]);
  });

  it('remind on the days of the policy until the token is verified, and give up', async () => {
    await rig.policy({ automatic: { enabled: true }, giveUpDays: 14, tellExpiry: true });
    const { id } = await rig.token({}, { language: 'de' });
    await pass(MINUTE);
    await pass(2 * DAY);
    const [reminder, first] = await rig.pushes.listByToken(id);
    expect([reminder?.kind, first?.kind, first?.state]).toEqual(['reminder', 'token', 'revoked']);
    expect((await rig.mail(reminder!.messageId)).parsed.subject).toBe('Bitte richten Sie Ihr Token für ACME Ltd ein');
    await pass(8 * DAY);
    expect(await rig.pushes.listByToken(id)).toHaveLength(3);
    await pass(4 * DAY);
    expect((await rig.workList.list({ limit: 10, open: 'true' })).items).toMatchObject([{ reason: 'NOT_VERIFIED' }]);
    const last = (await messages()).find(({ subject }) => subject?.includes('wurde nicht'))!;
    expect((await rig.mail(last.id)).parsed.text).toContain('nicht rechtzeitig eingerichtet');
    await pass(30 * DAY);
    expect(await rig.pushes.listByToken(id)).toHaveLength(3);
  });

  it('stop when the token is verified elsewhere, and are not lost in a restart', async () => {
    await rig.policy({ automatic: { enabled: true } });
    const [verified, open] = [await rig.token(), await rig.token()];
    await pass(MINUTE);
    await rig.stores.directory.consumeStep(verified.id, 5, rig.clock.now());
    await rig.rest();
    rig.clock.advance(2 * DAY);
    await rig.work();
    await rig.idle();
    expect(await rig.pushes.listByToken(verified.id)).toHaveLength(1);
    expect((await rig.pushes.listByToken(open.id)).map(({ kind }) => kind)).toEqual(['reminder', 'token']);
  });

  it('stop when a code is checked outside the link: the push is verified, whoever it was is noted', async () => {
    await rig.policy({ automatic: { enabled: true, channels: ['sms'] }, tellVerified: true });
    const { id } = await rig.token();
    await pass(MINUTE);
    const [push] = await rig.pushes.listByToken(id);
    await rig.verified(id, { kind: 'api-key', id: 'k1', name: 'MFA server', ip: null });
    await rig.idle();
    const { state, events } = await rig.pushes.get(push!.id);
    expect(state).toBe('verified');
    expect(events!.at(-1)).toMatchObject({ event: 'verified', evidence: 'verified over the API by MFA server' });
    const notice = (await messages()).find(({ id }) => id !== push!.messageId)!;
    expect(await rig.sms(notice.id)).toContain('was just set up');
    // What its message comes to later does not take the push back.
    await rig.moved(push!.messageId, 'delivered');
    expect((await rig.pushes.get(push!.id)).state).toBe('verified');
    expect(await rig.stores.push.tasks.due(rig.clock.now() + 365 * DAY, 10)).toEqual([]);
  });

  it('are the domain’s own where it has some, and put people without an address on the work list', async () => {
    const { id: domainId } = rig.domain;
    const { PushPolicyInput } = await import('../../gateway/core/model/push-policy.ts');
    await rig.policies.put(domainId, PushPolicyInput.parse({ automatic: { enabled: true, channels: ['sms'] } }), ADMIN);
    expect(await rig.policies.get(domainId)).toMatchObject({ inherited: false, automatic: { channels: ['sms'] } });
    await rig.token({}, { mobile: null });
    const { id } = await rig.token();
    await pass(MINUTE);
    expect(await rig.pushes.listByToken(id)).toMatchObject([{ channel: 'sms' }]);
    expect((await rig.workList.list({ limit: 10, open: 'true' })).items).toMatchObject([{ reason: 'NO_ADDRESS' }]);
    await rig.policies.remove(domainId);
    expect(await rig.policies.get(domainId)).toMatchObject({ inherited: true });
  });
});

describe('message templates', () => {
  it('are chosen by domain before language, `de-CH` by `de`', async () => {
    const put = (subject: string, domainId: string | null, language: string | null) =>
      rig.messageTemplates.put(
        {
          ...{ kind: 'token', channel: 'email', domainId, language },
          content: { sender: 'a@example.com', subject, text: '[[LINK]]', html: false },
        },
        ADMIN,
      );
    await put('German', null, 'de');
    const subjectFor = async (language: string) => {
      const { id: tokenId } = await rig.token({}, { language });
      const { messageId } = await rig.pushes.issue({ tokenId, channel: 'email' }, ADMIN);
      return (await rig.mail(messageId)).parsed.subject;
    };
    expect(await subjectFor('de-CH')).toBe('German');
    expect(await subjectFor('fr')).toBe('Your ACME Ltd token');
    await put('Domain', rig.domain.id, null);
    expect(await subjectFor('de')).toBe('Domain');
    await rig.messageTemplates.remove(
      { kind: 'token', channel: 'email', domainId: rig.domain.id, language: null },
      ADMIN,
    );
    expect(await subjectFor('de')).toBe('German');
  });
});
