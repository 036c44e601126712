import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../rig/clock.ts';
import { TestNameServer } from '../rig/dns.ts';
import { openMailHouse } from '../rig/mail-house.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpSink, type SunkMail } from '../rig/smtp-sink.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

let house: Awaited<ReturnType<typeof openMailHouse>>;
/** Where recipients are, and where senders are. */
let far: SmtpSink;
let senders: SmtpSink;

async function open(options: Parameters<typeof openMailHouse>[0] = {}): Promise<void> {
  house = await openMailHouse(options);
  await house.route({ port: far.port });
  await house.route({ match: 'sender.test', port: senders.port });
}

beforeEach(async () => {
  far = await SmtpSink.start();
  senders = await SmtpSink.start();
});
afterEach(async () => {
  await house.close();
  await Promise.all([far.close(), senders.close()]);
});

async function read({ raw }: SunkMail) {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true });
  const part = (type: string) =>
    mail.attachments.find(({ contentType }) => contentType === type)?.content.toString() ?? null;
  return {
    mail,
    status: part('message/delivery-status') ?? '',
    header: part('text/rfc822-headers'),
    whole: part('message/rfc822'),
  };
}

describe('a mail that cannot be delivered', () => {
  it('comes back as RFC 3464 says, with the words of the server, envelope id and original recipient', async () => {
    await open();
    far.faults.rcpt['gone@example.net'] = '550 5.1.1 No such user';
    const dsn = { envid: 'job-7', recipients: { 'gone@example.net': { orcpt: 'rfc822;alias@example.net' } } };
    const id = await house.relay(['gone@example.net', 'here@example.net'], { options: { dsn } });
    const [notice] = await senders.waitFor(1);
    expect(notice).toMatchObject({ from: '', to: ['app@sender.test'] });
    const { mail, status, header } = await read(notice!);
    expect(mail.headers.get('content-type')).toMatchObject({
      value: 'multipart/report',
      params: { 'report-type': 'delivery-status' },
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.inReplyTo).toBe('<1@example.com>');
    expect(mail.text).toContain('550 5.1.1 No such user');
    expect(mail.text).not.toContain('here@example.net');
    expect(status).toMatch(/^Reporting-MTA: dns; gateway\.test\r?\nOriginal-Envelope-Id: job-7\r?\n/);
    expect(status).toMatch(
      /Original-Recipient: rfc822;alias@example\.net\r?\nFinal-Recipient: rfc822; gone@example\.net\r?\nAction: failed\r?\nStatus: 5\.1\.1\r?\nRemote-MTA: dns; 127\.0\.0\.1\r?\nDiagnostic-Code: smtp; 550 5\.1\.1 No such user/,
    );
    expect(header).toContain('Subject: hello');
    expect(header).not.toContain('Text');
    // Looked for again, also by a gateway that has just started, nothing is found.
    expect(await house.stores.notices.ended(10)).toEqual([]);
    expect((await house.outbox.get(id)).deliveries.map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
  });

  it('tells what the gateway found out itself, and writes addresses beyond ASCII as RFC 6533 says', async () => {
    const names = await TestNameServer.start({ 'nowhere.test': 'nxdomain' });
    house = await openMailHouse({ nameServers: [names.address] });
    await house.route({ match: 'sender.test', port: senders.port });
    await house.route({ match: '*', kind: 'mx', host: null });
    await house.relay(['jürgen@nowhere.test']);
    const { status, mail } = await read((await senders.waitFor(1))[0]!);
    expect(status).toMatch(
      /Final-Recipient: utf-8; j\\x\{FC\}rgen@nowhere\.test\r?\nAction: failed\r?\nStatus: 5\.1\.2/,
    );
    expect(mail.text).toMatch(/Accepted: \w{3}, \d\d \w{3} \d{4} /);
    names.close();
  });

  it('comes back whole where that was asked, and not at all with NOTIFY=NEVER', async () => {
    await open();
    far.faults.message = '554 5.6.0 Not this';
    const never = await house.relay(['a@example.net'], {
      options: { dsn: { recipients: { 'a@example.net': { notify: ['never'] } } } },
    });
    await house.until(never, 'failed');
    await house.relay(['b@example.net'], { options: { dsn: { ret: 'full' } } });
    const [notice] = await senders.waitFor(1);
    const { status, whole } = await read(notice!);
    expect(whole).toContain('\r\n\r\nText');
    expect(status).toContain('Status: 5.6.0');
    expect(senders.mails).toHaveLength(1);
  });

  it('without a sender is never answered: it is kept for the postmaster', async () => {
    await open();
    senders.faults.message = '550 5.7.1 No bounces here';
    far.faults.rcpt['gone@example.net'] = '550 5.1.1 No such user';
    const kept = new Promise<void>((resolve) => house.events.on('postmaster', () => resolve()));
    await house.relay(['gone@example.net']);
    await kept;
    const { items } = await house.mail.services.postmaster.list({ limit: 10 });
    expect(items).toMatchObject([
      { kind: 'double-bounce', from: '', to: 'app@sender.test', reason: expect.stringContaining('No bounces here') },
    ]);
    const { source } = await house.mail.services.postmaster.get(items[0]!.id);
    expect(source).toContain('Undelivered mail returned to sender');
    const [row] = await house.db.read('postmaster_mails');
    expect((row.source as Buffer).includes('Undelivered')).toBe(false);
    expect(await house.stores.notices.ended(10)).toEqual([]);
  });

  it('is told once, though the gateway is interrupted at any point, and again only after a new try', async () => {
    await open();
    far.faults.rcpt['gone@example.net'] = '550 5.1.1 No such user';
    const id = await house.relay(['gone@example.net']);
    await senders.waitFor(1);
    // Two that look at the same time, as two gateways over one database would.
    await house.db.commit(async (trx) => trx('deliveries').where({ messageId: id }).update({ noticeAt: null }));
    const cases = await house.stores.notices.ended(10);
    expect(cases).toHaveLength(1);
    await house.mail.stop();
    await house.mail.start();
    await expect.poll(async () => house.stores.notices.ended(10)).toEqual([]);
    expect(senders.mails).toHaveLength(1);
    await house.outbox.act(id, 'retry', { kind: 'admin', id: null, name: 'admin', ip: null });
    await senders.waitFor(2);
  });
});

describe('what senders may ask for', () => {
  it('is handed on to a server that knows DSN, and then is its business', async () => {
    const knowing = await SmtpSink.start({ dsn: true });
    await open();
    await house.route({ match: 'knows.test', port: knowing.port });
    const wish = { notify: ['success', 'failure'] as ('success' | 'failure')[], orcpt: 'rfc822;u+x@knows.test' };
    const options = {
      dsn: { ret: 'hdrs' as const, envid: 'a=1', recipients: { 'u@knows.test': wish, 'u@other.test': wish } },
    };
    await house.relay(['u@knows.test', 'u@other.test'], { options });
    const [mail] = await knowing.waitFor(1);
    expect(mail!.dsn).toEqual({
      ret: 'HDRS',
      envid: 'a=1',
      rcpt: [{ notify: ['SUCCESS', 'FAILURE'], orcpt: 'rfc822;u+x@knows.test' }],
    });
    const [notice] = await senders.waitFor(1);
    const { status } = await read(notice!);
    expect(status).toContain('Final-Recipient: rfc822; u@other.test\r\nAction: relayed\r\nStatus: 2.0.0');
    expect(status).not.toContain('u@knows.test');
    await expect.poll(() => house.stores.notices.wantsSuccess()).toBe(false);
    await knowing.close();
  });

  it('a delay is told after the time that is set, once, and not where it was not wanted', async () => {
    const clock = new TestClock(Date.now());
    await open({ clock });
    far.faults.message = '451 4.3.0 Later';
    const id = await house.relay(['slow@example.net']);
    await house.relay(['quiet@example.net'], {
      options: { dsn: { recipients: { 'quiet@example.net': { notify: ['failure'] } } } },
    });
    await expect.poll(async () => (await house.outbox.get(id)).attempts).toBe(1);
    await house.mail.services.notices.update({ delayHours: 2 });
    for (let minutes = 0; minutes < 125; minutes++) {
      clock.advance(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect
      .poll(
        () => {
          clock.advance(60_000);
          return senders.mails.length;
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    const { mail, status } = await read(senders.mails[0]!);
    expect(mail.subject).toBe('Delayed mail, still being retried');
    // The clock leaps: of an attempt that is under way just then it may seem that nobody answered (4.0.0).
    expect(status).toMatch(/Final-Recipient: rfc822; slow@example\.net\r?\nAction: delayed\r?\nStatus: 4\.[03]\.0/);
    expect(status).toContain('Will-Retry-Until: ');
    for (let hour = 0; hour < 5; hour++) clock.advance(3_600_000);
    expect(senders.mails).toHaveLength(1);
  });
});

describe('a bounce of a mail that was written here', () => {
  const BOUNCE = (action: string) =>
    [
      'From: MAILER-DAEMON@far.test',
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      '',
      'It did not work.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; far.test',
      '',
      'Final-Recipient: rfc822; user@example.net',
      `Action: ${action}`,
      'Status: 5.2.2',
      'Diagnostic-Code: smtp; 552 5.2.2',
      ' Mailbox full',
      '--b--',
      '',
    ].join('\r\n');

  it('marks it as failed with the words of the far server; forged ones are refused, answers are kept', async () => {
    await open();
    await house.mail.services.notices.update({ bounceDomain: 'Bounces.Example.com' });
    const door = await openMailIn({ bounces: house.mail.bounces, settings: { allow: [] } });
    const id = await house.outbox.submit(
      { channel: 'email', to: 'user@example.net', subject: 'Your token', text: 'x' },
      { kind: 'admin', id: null, name: 'admin', ip: null },
    );
    const [sent] = await far.waitFor(1);
    expect(sent!.from).toMatch(/^bounce\+[0-9a-f]{32}\.[0-9a-f]{16}@bounces\.example\.com$/);
    expect(sent!.raw.toString()).toContain('From: Gateway <gateway@gateway.test>');
    await house.until(id, 'sent');
    const forged = sent!.from.replace(/\.[0-9a-f]/, (two) => (two === '.0' ? '.1' : '.0'));
    const talk = await SmtpTalk.greeted(door.port);
    expect(await talk.say('MAIL FROM:<>')).toMatch(/^250/);
    expect(await talk.say(`RCPT TO:<${forged}>`)).toMatch(/^550 5\.7\.1/);
    expect(await talk.say('RCPT TO:<user@elsewhere.test>')).toMatch(/^550 5\.7\.1/);
    for (const action of ['delayed', 'failed']) {
      expect(await talk.say(`RCPT TO:<${sent!.from.toUpperCase()}>`)).toMatch(/^250/);
      expect(await talk.say('DATA')).toMatch(/^354/);
      expect(await talk.say(`${BOUNCE(action)}.`)).toMatch(/^250 2\.0\.0 Taken/);
      expect((await house.outbox.get(id)).state).toBe(action === 'failed' ? 'failed' : 'sent');
      expect(await talk.say('MAIL FROM:<>')).toMatch(/^250/);
    }
    const message = await house.outbox.get(id);
    expect(message.error).toMatchObject({ code: 'BOUNCED', message: 'far.test sent it back: 552 5.2.2 Mailbox full' });
    expect(message.timeline.map(({ text }) => text).join()).toContain('goes on trying');
    await talk.say(`RCPT TO:<${sent!.from}>`);
    await talk.say('DATA');
    await talk.say('Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday.\r\n.');
    expect((await house.mail.services.postmaster.list({ limit: 10 })).items).toMatchObject([
      { kind: 'answer', subject: 'Out of office' },
    ]);
    talk.close();
    await door.close();
  });
});
