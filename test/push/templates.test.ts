import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeStoredEmail, type StoredEmail } from '../../gateway/core/stored-email.ts';
import { bodyOf } from '../rig/body.ts';
import { readQr } from './read-qr.ts';
import { ADMIN, openPushRig, type PushRig } from './room.ts';

const PLAIN = { sender: 'Tokens <otp@example.com>', subject: 'Token', text: 'See [[LINK]]', html: false };

describe('message templates', () => {
  let rig: PushRig;
  beforeEach(async () => {
    rig = await openPushRig();
  });
  afterEach(() => rig.close());

  const body = async (messageId: string) => (await bodyOf(rig.outbox, messageId)).toString();

  it('are there at first start, and left alone at the next', async () => {
    expect(await rig.templates.getSmtp()).toMatchObject({ version: 1, updatedBy: 'gateway', html: true });
    await rig.templates.putSms({ text: 'Mine: [[LINK]]' }, ADMIN);
    await rig.templates.start();
    expect(await rig.templates.getSms()).toMatchObject({ version: 2, updatedBy: 'admin', text: 'Mine: [[LINK]]' });
  });

  it('keep every version', async () => {
    await rig.templates.putSmtp(PLAIN, ADMIN);
    expect((await rig.templates.versions('email')).map(({ version, by }) => [version, by])).toEqual([
      [2, 'admin'],
      [1, 'gateway'],
    ]);
    expect(await rig.templates.version('email', 2)).toMatchObject(PLAIN);
    expect((await rig.templates.version('email', 1)).html).toBe(true);
    await expect(rig.templates.version('sms', 9)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  it('with an error are not saved', async () => {
    await expect(rig.templates.putSmtp({ ...PLAIN, text: '[[QRCODE]]' }, ADMIN)).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      status: 422,
      fields: [{ path: 'text' }],
    });
    await expect(rig.templates.putSms({ text: '[[LNK]]' }, ADMIN)).rejects.toMatchObject({ code: 'TEMPLATE_INVALID' });
    expect((await rig.templates.getSmtp()).version).toBe(1);
    expect((await rig.templates.getSms()).version).toBe(1);
  });

  it('say which words there are', () => {
    const words = rig.templates.wildcards();
    expect(words.map(({ name }) => name)).toEqual(expect.arrayContaining(['LINK', 'QRCODE', 'AUTHZCODE', 'EXPIRY']));
    expect(words.find(({ name }) => name === 'QRCODE')!.channels).toEqual(['email']);
  });

  it('ship an SMS of one GSM-7 part with a link of 53 characters, without the code', async () => {
    await rig.close();
    rig = await openPushRig({ publicUrl: `https://${'g'.repeat(20)}` });
    const preview = await rig.templates.previewSms(await rig.templates.getSms());
    const shown = /https:\S+/.exec(preview.text)![0];
    expect(shown).toHaveLength(53);
    expect(preview).toMatchObject({ encoding: 'GSM-7', forcedUcs2: [], warnings: [] });
    expect(preview.parts).toHaveLength(1);
    // Room for an issuer of 30 characters.
    expect(preview.parts[0]!.capacity - preview.parts[0]!.units).toBeGreaterThanOrEqual(19);
    expect((await rig.templates.getSms()).text).not.toContain('AUTHZCODE');
  });

  it('preview the mail as it would leave', async () => {
    const preview = await rig.templates.previewSmtp(await rig.templates.getSmtp());
    expect(preview.structure.map((line) => line.replace(/ <.*>/, ''))).toEqual([
      'multipart/alternative',
      '  text/plain',
      '  multipart/related',
      '    text/html',
      '    image/png inline',
    ]);
    expect(preview).toMatchObject({
      from: 'Example Ltd <no-reply@gateway.example.com>',
      to: 'jane.doe@example.com',
      subject: 'Your Example Ltd token',
      bytes: preview.source.length,
    });
    expect(preview.html).not.toContain('cid:');
    const png = /<img src="data:image\/png;base64,([^"]+)"/.exec(preview.html!)![1]!;
    expect(readQr(Buffer.from(png, 'base64'))).toMatch(/^otpauth:\/\/totp\/Example%20Ltd:jane\.doe\?/);
    const parsed = await simpleParser(preview.source);
    expect(parsed.subject).toBe(preview.subject);
    expect(parsed.text?.trim()).toBe(preview.text.trim());
    expect(preview.text).toContain('Authorization code: 1234-5678');
  });

  it('preview what forces an SMS into UCS-2', async () => {
    const preview = await rig.templates.previewSms({ text: 'Your token “[[ISSUER]]” is ready: [[LINK]]' });
    expect(preview).toMatchObject({ encoding: 'UCS-2' });
    expect(preview.forcedUcs2.map(({ character }) => character)).toEqual(['“', '”']);
    expect(preview.warnings.join()).toContain('parts');
    expect(Object.keys(preview.parts[0]!)).toEqual(['text', 'units', 'capacity']);
  });

  it('send a test mail with a dummy token, never a real one', async () => {
    const { id } = await rig.token();
    const messageId = await rig.templates.sendTest('email', 'Ops <ops@example.com>', ADMIN);
    expect(await rig.outbox.outbox.get(messageId)).toMatchObject({
      channel: 'email',
      kind: 'email',
      to: 'ops@example.com',
      subject: 'Your Example Ltd token',
      source: 'template-test',
      pushId: null,
    });
    const stored = JSON.parse(await body(messageId)) as StoredEmail;
    const own = { hostname: 'gateway.example.com', mailbox: { name: '', address: 'x@example.com' } };
    const { from, raw } = await composeStoredEmail(stored, { id: messageId, createdAt: rig.clock.now() }, own);
    expect(from).toBe('no-reply@gateway.example.com');
    const parsed = await simpleParser(raw, { skipImageLinks: true });
    expect(parsed.html).toContain(`cid:${parsed.attachments[0]!.cid}`);
    expect(readQr(parsed.attachments[0]!.content)).toContain('secret=');
    expect(await rig.pushes.listByToken(id)).toEqual([]);
  });

  it('send a test of a draft that is not saved, once under one key', async () => {
    const draft = { text: 'Draft [[LINK]]' };
    const send = () => rig.templates.sendTest('sms', '+44 7700 900-123', ADMIN, draft, 'key');
    const messageId = await send();
    expect(await body(messageId)).toMatch(/^Draft https:\/\/gateway\.example\.com\/l\/[\w-]{22}$/);
    expect((await rig.outbox.outbox.get(messageId)).to).toBe('+447700900123');
    expect(await send()).toBe(messageId);
    const secret = /\/l\/(\S+)/.exec(await body(messageId))![1]!;
    expect((await rig.links.view(secret)).state).toBe('unknown');
  });
});

describe('what a template is told', () => {
  let rig: PushRig;
  beforeAll(async () => {
    rig = await openPushRig();
  });
  afterAll(() => rig.close());

  it.each([
    [{ subject: 'Code [[AUTHZCODE]]' }, '[[AUTHZCODE]] stands in the subject'],
    [{ subject: '[[LINK]]' }, '[[LINK]] stands in the subject'],
    [{ text: 'Hello' }, 'nothing to set up the token with'],
    [{ text: '[[LINK]] [[AUTHZCODE]]' }, 'travel in the same mail'],
    [{ text: '[[QRCODE]] [[AUTHZCODE]]', html: true }, 'holds the key itself'],
    [{ text: '<p>[[LINK]]</p>' }, 'HTML Format is off'],
    [{ text: '<img src="https://x.example/a.png">[[LINK]]', html: true }, 'Pictures from the network'],
    [{ text: '<img src="data:image/png;base64,x">[[LINK]]', html: true }, 'remove data: pictures'],
    [{ text: '<script>1</script>[[LINK]]', html: true }, 'remove scripts'],
    [{ text: `[[LINK]]${' '.repeat(110_000)}`, html: true }, '102 kB'],
  ])('warn of %j', async (more, warning) => {
    const { warnings } = await rig.templates.previewSmtp({ ...PLAIN, ...more });
    expect(warnings.join('\n')).toContain(warning);
  });

  it.each([
    ['email', 'nobody'],
    ['email', 'a@example.com, b@example.com'],
    ['sms', '07700 900123'],
    ['sms', 'ops@example.com'],
  ] as const)('send no test by %s to %j', async (channel, to) => {
    await expect(rig.templates.sendTest(channel, to, ADMIN)).rejects.toMatchObject({
      code: 'ADDRESS_INVALID',
      status: 422,
      fields: [{ path: 'to' }],
    });
  });
});
