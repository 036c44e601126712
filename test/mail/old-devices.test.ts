import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { LegacyClientInput } from '../../gateway/core/model/mail-in.ts';
import { LineMender } from '../../gateway/mail/receive/octets.ts';
import { type MailInRigOptions, openMailIn, TEST_KEY } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

let inbound: Awaited<ReturnType<typeof openMailIn>>;
const talks: SmtpTalk[] = [];
const OLD = '127.0.0.2';

async function open(exceptions: object, options: MailInRigOptions = {}) {
  inbound = await openMailIn({ ...options, settings: { allow: ['127.0.0.0/8'], ...options.settings } });
  return inbound.services.legacyClients.create(LegacyClientInput.parse({ name: 'old', block: OLD, ...exceptions }));
}
async function greeted(local: string): Promise<SmtpTalk> {
  const talk = await SmtpTalk.greeted(inbound.port, { local });
  talks.push(talk);
  return talk;
}
const counters = async () => (await inbound.services.legacyClients.list())[0]!.counters;
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound.close();
});

describe('an old device', () => {
  it.each([
    ['<user.@example.net>', 'user.@example.net'],
    ['<a..b@example.net>', 'a..b@example.net'],
    ['<u@host_name>', 'u@host_name'],
    ['<"john doe"@example.net>', '"john doe"@example.net'],
    ['<root>', 'root@gateway.test'],
    ['root', 'root@gateway.test'],
    ['user@example.net', 'user@example.net'],
  ])('may write %s, and others may not', async (written, address) => {
    await open({ lenientAddresses: true });
    const old = await greeted(OLD);
    await old.say('MAIL FROM:<app@example.com> BODY=8BITMIME');
    expect(await old.say(`RCPT TO:${written} NOTIFY=NEVER`)).toMatch(/^250/);
    await old.say('DATA');
    expect(await old.say('Subject: x\r\n\r\ntext\r\n.')).toMatch(/^250/);
    const [claimed] = await inbound.claim();
    expect(claimed).toMatchObject({ to: address, message: { options: { dsn: { recipients: { [address]: {} } } } } });
    expect(await counters()).toMatchObject({ lenientAddresses: 1, connections: 1 });
    const other = await greeted('127.0.0.1');
    await other.say('MAIL FROM:<app@example.com>');
    expect(await other.say(`RCPT TO:${written}`)).toMatch(/^501 5\.1\.3/);
  });

  it('still cannot write what breaks out of a command or a header', async () => {
    await open({ lenientAddresses: true });
    const talk = await greeted(OLD);
    await talk.say('MAIL FROM:<app@example.com>');
    for (const bad of ['<a\x01b@x>', '<a@b c>', '<a@b>c>', '<>', '"', '<a@>']) {
      expect([bad, (await talk.say(`RCPT TO:${bad}`)).slice(0, 3)]).toEqual([bad, '501']);
    }
    expect(await talk.say('HELO my old printer')).toMatch(/^250/);
  });

  it('may end lines with LF or CR alone; the mail goes on with CR LF, and ends at CR LF . CR LF only', async () => {
    await open({ bareLineEnds: true });
    const talk = await greeted(OLD);
    expect(await talk.mail('user@example.net', 'Subject: x\n\none\n.\nMAIL FROM:<evil@x>\rtwo\r\r\n\r\n')).toMatch(
      /^250/,
    );
    const [claimed, ...more] = await inbound.claim();
    expect(more).toEqual([]);
    const text = (await inbound.bodyOf(claimed!.message.id)).toString();
    expect(text).toContain('Subject: x\r\n\r\none\r\n.\r\nMAIL FROM:<evil@x>\r\ntwo\r\n\r\n\r\n');
    expect(claimed!.message.subject).toBe('x');
    expect(await talk.mail('user@example.net', 'Subject: x\r\n\r\nfine\r\n')).toMatch(/^250/);
    expect(await counters()).toMatchObject({ bareLineEnds: 1 });
    expect(await talk.mail('user@example.net', 'Subject: x\n\nnul\0\n')).toMatch(/^554/);
    expect(await (await greeted('127.0.0.1')).mail('user@example.net', 'Subject: x\n\none\n\r\n')).toMatch(/^554/);
  });

  it('has its lines mended wherever the pieces are cut', () => {
    const text = Buffer.from('a\nb\rc\r\nd\r\r\n\n');
    const expected = 'a\r\nb\r\nc\r\nd\r\n\r\n\r\n';
    for (let size = 1; size <= text.length; size++) {
      const mender = new LineMender();
      let mended = '';
      for (let at = 0; at < text.length; at += size) mended += mender.push(text.subarray(at, at + size)).toString();
      expect(mended + mender.end()).toBe(expected);
    }
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
  it.skipIf(!outside)('may log in without TLS, where others are not offered it', async () => {
    await open({ plainLogin: true, block: outside, enabled: false }, { settings: { host: '0.0.0.0', allow: [] } });
    const login = async () => {
      const talk = await SmtpTalk.greeted(inbound.port, { host: outside! });
      talks.push(talk);
      const token = Buffer.from(`\0${TEST_KEY.username}\0${TEST_KEY.password}`).toString('base64');
      return talk.say(`AUTH PLAIN ${token}`);
    };
    expect(await login()).toMatch(/^500/);
    const [device] = await inbound.services.legacyClients.list();
    await inbound.services.legacyClients.update(device!.id, { enabled: true });
    expect(await login()).toMatch(/^235/);
    expect(await counters()).toMatchObject({ plainLogins: 1 });
  });
});
