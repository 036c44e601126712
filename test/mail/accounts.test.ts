import { afterEach, describe, expect, it } from 'vitest';
import { RelayAccountInput } from '../../gateway/core/model/mail-in.ts';
import { AddressFilter } from '../../gateway/mail/receive/address-rules.ts';
import { TestClock } from '../rig/clock.ts';
import { type MailInRigOptions, openMailIn, TEST_KEY } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';
import { openTestDatabase } from '../rig/store.ts';

const MESSAGE = 'Subject: hi\r\n\r\nText\r\n';
const PASSWORD = 'a good password';
const ADMIN = { kind: 'admin', id: '1', name: 'alice', ip: null } as const;

let inbound: Awaited<ReturnType<typeof openMailIn>>;
const talks: SmtpTalk[] = [];
async function open(options: MailInRigOptions = {}) {
  inbound = await openMailIn({ ...options, settings: { allow: [], ...options.settings } });
  return inbound.services;
}
async function greeted(local?: string): Promise<SmtpTalk> {
  const talk = await SmtpTalk.greeted(inbound.port, local ? { local } : {});
  talks.push(talk);
  return talk;
}
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound.close();
});

const account = (more: object = {}) => RelayAccountInput.parse({ login: 'printer', password: PASSWORD, ...more });
const plain = (login = 'printer', password = PASSWORD) =>
  `AUTH PLAIN ${Buffer.from(`\0${login}\0${password}`).toString('base64')}`;
async function loggedIn(login?: string, local?: string): Promise<SmtpTalk> {
  const talk = await greeted(local);
  expect(await talk.say(plain(login))).toMatch(/^235/);
  return talk;
}

describe('relay accounts', () => {
  it('log in by PLAIN and LOGIN, whatever their case, beside API keys; a password is never told', async () => {
    const { relayAccounts } = await open();
    const { password, ...made } = await relayAccounts.create(account({ login: 'Printer@Example' }));
    expect(password).toBeNull();
    expect(JSON.stringify(await relayAccounts.list())).not.toMatch(/scrypt|password/i);
    expect(await (await greeted()).say(plain('printer@example'))).toMatch(/^235/);
    const talk = await greeted();
    await talk.say('AUTH LOGIN');
    await talk.say(Buffer.from('PRINTER@example').toString('base64'));
    expect(await talk.say(Buffer.from(PASSWORD).toString('base64'))).toMatch(/^235/);
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    const [claimed] = await inbound.claim();
    expect(await inbound.outbox.get(claimed!.message.id)).toMatchObject({ actor: 'Printer@Example' });
    expect(await (await greeted()).say(plain(TEST_KEY.username, TEST_KEY.password))).toMatch(/^235/);
    expect((await relayAccounts.get(made.id)).counters).toMatchObject({ accepted: 1 });
    expect((await relayAccounts.get(made.id)).lastUsedAt).not.toBeNull();
  });

  it('get a password made for them, once; a change of it or a switch counts from the next login', async () => {
    const { relayAccounts } = await open();
    const { id, password } = await relayAccounts.create(account({ password: undefined }));
    expect(await (await greeted()).say(plain('printer', password!))).toMatch(/^235/);
    await relayAccounts.update(id, { password: 'another one, longer' });
    expect(await (await greeted()).say(plain('printer', password!))).toMatch(/^535/);
    expect(await (await greeted()).say(plain('printer', 'another one, longer'))).toMatch(/^235/);
    await relayAccounts.update(id, { enabled: false });
    expect(await (await greeted()).say(plain('printer', 'another one, longer'))).toMatch(/^535/);
    await expect(relayAccounts.create(account({ login: 'PRINTER' }))).rejects.toMatchObject({ status: 409 });
  });

  it('who log in for every mail meet the slow hash once', async () => {
    const { relayAccounts } = await open();
    await relayAccounts.create(account());
    const first = performance.now();
    (await loggedIn()).close();
    const slow = performance.now() - first;
    const began = performance.now();
    for (let n = 0; n < 10; n++) (await loggedIn()).close();
    // The first also waits for the greeting of strangers; the others for neither.
    expect((performance.now() - began) / 10).toBeLessThan(slow / 3);
  });

  it('keep to their senders and recipients, and so does the listener', async () => {
    const senders = { allow: ['.example.com'], deny: ['ceo@example.com'] };
    const { relayAccounts } = await open({
      settings: { recipients: { allow: [], deny: ['blocked.example'] }, senders: { allow: [], deny: ['<>'] } },
    });
    const { id } = await relayAccounts.create(account({ senders, recipients: { allow: ['example.net'], deny: [] } }));
    const talk = await loggedIn();
    const from = (address: string) => talk.mail('user@example.net', MESSAGE, address);
    expect(await from('app@mail.example.com')).toMatch(/^250/);
    for (const address of ['ceo@EXAMPLE.com', 'a@example.org', '']) expect(await from(address)).toMatch(/^550 5\.7\.1/);
    await talk.say('MAIL FROM:<app@example.com>');
    expect(await talk.say('RCPT TO:<user@example.org>')).toMatch(/^550 5\.7\.1/);
    expect(await talk.say('RCPT TO:<user@example.net>')).toMatch(/^250/);
    expect((await relayAccounts.get(id)).counters.refused).toEqual([
      { reason: 'sender', count: 3 },
      { reason: 'recipient', count: 1 },
    ]);
    const key = await greeted();
    await key.say(plain(TEST_KEY.username, TEST_KEY.password));
    expect(await key.mail('x@blocked.example', MESSAGE)).toMatch(/^550 5\.7\.1/);
  });

  it('and addresses send so many mails a minute', async () => {
    const clock = new TestClock();
    const { relayAccounts } = await open({ clock, limits: { mailsPerMinute: 3 } });
    await relayAccounts.create(account({ mailsPerMinute: 2 }));
    const talk = await loggedIn();
    const mail = () => talk.mail('user@example.net', MESSAGE);
    expect([await mail(), await mail(), await mail()].map((reply) => reply.slice(0, 9))).toEqual([
      '250 2.0.0',
      '250 2.0.0',
      '450 4.7.1',
    ]);
    clock.advance(30_000);
    expect([await mail(), await mail()].map((reply) => reply.slice(0, 3))).toEqual(['250', '450']);
  });
});

describe('bans', () => {
  it('by wrong passwords are seen, outlive a restart, and are lifted', async () => {
    const database = await openTestDatabase();
    let { smtpBans } = await open({ database });
    for (let n = 0; n < 5; n++) expect(await (await greeted()).say(plain('nobody'))).toMatch(/^535/);
    await (await SmtpTalk.open(inbound.port)).closed(); // nobody who is not allowed needs to be heard
    const [ban] = await smtpBans.list();
    expect(ban).toMatchObject({ kind: 'address', value: '127.0.0.1', failures: 5, by: 'gateway', hits: 1 });
    expect(Date.parse(ban!.until!) - Date.parse(ban!.since)).toBe(30_000);
    await inbound.close();
    ({ smtpBans } = await open({ database }));
    const talk = await SmtpTalk.open(inbound.port);
    talks.push(talk);
    expect(await talk.reply()).toMatch(/^421 4\.7\.0/);
    expect(inbound.counts().refused.get('banned')).toBe(1);
    await smtpBans.lift(ban!.id);
    expect(await smtpBans.list()).toEqual([]);
    expect(await (await greeted()).say(plain('nobody'))).toMatch(/^535/); // and the slate is clean
    await inbound.close();
    await database.close();
    await open();
  });

  it('of an account keep strangers out, and let those in who logged in there before', async () => {
    const { relayAccounts, smtpBans } = await open();
    await smtpBans.putSettings({ ...(await smtpBans.settings()), accountFailures: 3, never: ['127.0.0.0/8'] });
    await relayAccounts.create(account());
    await loggedIn('printer', '127.0.0.5');
    for (let n = 0; n < 3; n++) {
      expect(await (await greeted(`127.0.0.${7 + n}`)).say(plain('printer', 'guess'))).toMatch(/^535/);
    }
    expect(await (await greeted('127.0.0.9')).say(plain())).toMatch(/^454 4\.7\.0/);
    await loggedIn('printer', '127.0.0.5');
    expect(await smtpBans.list()).toMatchObject([{ kind: 'account', value: 'printer', failures: 3 }]);
  });

  it('by hand shut out whoever it is, at once and for as long as told', async () => {
    const clock = new TestClock();
    const { smtpBans } = await open({ clock, settings: { allow: ['127.0.0.0/8'] } });
    await smtpBans.add({ kind: 'address', value: '127.0.0.4', minutes: 10, reason: 'noisy' }, ADMIN);
    const refused = await SmtpTalk.open(inbound.port, { local: '127.0.0.4' });
    talks.push(refused);
    expect(await refused.reply()).toMatch(/^421 4\.7\.0/);
    expect(await (await greeted()).mail('a@example.net', MESSAGE)).toMatch(/^250/);
    expect(await smtpBans.list()).toMatchObject([{ by: 'alice', reason: 'noisy', failures: 0, hits: 1 }]);
    clock.advance(600_000);
    expect(await smtpBans.list()).toEqual([]);
    expect(await (await greeted('127.0.0.4')).mail('a@example.net', MESSAGE)).toMatch(/^250/);
    const wrong = { kind: 'address', value: 'nonsense', minutes: null, reason: null } as const;
    await expect(smtpBans.add(wrong, ADMIN)).rejects.toMatchObject({ status: 422, fields: [{ path: 'value' }] });
  });
});

describe('address rules', () => {
  const passes = (allow: string[], deny: string[], address: string) =>
    new AddressFilter({ allow, deny }).passes(address);
  it.each([
    [[], [], 'a@x.example', true],
    [[], [], '', true],
    [['x.example'], [], 'A@X.Example', true],
    [['x.example'], [], 'a@sub.x.example', false],
    [['.x.example'], [], 'a@sub.x.example', true],
    [['.x.example'], [], 'a@x.example', true],
    [['.x.example'], [], 'a@notx.example', false],
    [['a@x.example'], [], 'b@x.example', false],
    [['*'], ['x.example'], 'a@x.example', false],
    [['x.example'], [], '', false],
    [['x.example', '<>'], [], '', true],
    [[], ['<>'], '', false],
  ])('allow %j, deny %j: %s %s', (allow, deny, address, passed) => expect(passes(allow, deny, address)).toBe(passed));
});
