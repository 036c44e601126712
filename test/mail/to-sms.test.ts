import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { MailToSmsInput } from '../../gateway/core/model/mail-to-sms.ts';
import { MailParser } from '../../gateway/mail/parse/parser.ts';
import { readSmsAddress } from '../../gateway/mail/receive/sms-address.ts';
import { readMailText, smsText } from '../../gateway/mail/receive/to-sms.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const parser = new MailParser();
const DEFAULTS = MailToSmsInput.parse({ domain: 'sms.gateway' });

describe('the text of a mail for a phone', () => {
  const text = async (mail: string, rules: Partial<MailToSmsInput> = {}) =>
    smsText(await readMailText(Buffer.from(mail.replaceAll('\n', '\r\n')), parser), { ...DEFAULTS, ...rules });

  it.each([
    ['the plain text', 'Subject: x\n\nYour code is 123456\n', 'Your code is 123456'],
    ['without its signature', 'Subject: x\n\nOne\n\n-- \nACME Ltd.\n', 'One'],
    ['the subject where there is no text', 'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n\n\n', 'Grüße'],
    ['the subject where there is only a signature', 'Subject: Alarm\n\n-- \nACME\n', 'Alarm'],
    [
      'decoded',
      'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=\n=C3=9Fe\n',
      'Grüße',
    ],
    [
      'the plain part of an alternative',
      'Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<b>html</b>\n--b--\n',
      'plain',
    ],
    ['HTML as text', 'Content-Type: text/html\n\n<p>Your <b>code</b> is 42</p>\n', 'Your code is 42'],
    [
      'HTML as text where a multipart holds nothing else',
      'Subject: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<h1>Alarm</h1><table><tr><td>Room</td><td>7</td></tr><tr><td>Fan</td><td>off</td></tr></table><a href="http://x.example">http://x.example</a>\n--b\nContent-Type: image/png\n\nx\n--b--\n',
      'Alarm\n\nRoom 7\nFan off\n\nhttp://x.example',
    ],
    ['with plain spaces', 'Content-Type: text/html\n\n<p>40&nbsp;C&#8203;</p>\n', '40 C'],
    ['with few empty lines', 'Subject: x\n\na  \n\n\n\nb\n', 'a\n\nb'],
  ])('is %s', async (_what, mail, expected) => expect(await text(mail)).toBe(expected));

  it('nothing at all is refused', async () => {
    await expect(text('From: a@example.com\n\n \n')).rejects.toMatchObject({ responseCode: 554 });
  });

  it('too much is refused and not cut', async () => {
    await expect(text(`Subject: x\n\n${'word '.repeat(500)}\n`)).rejects.toMatchObject({
      responseCode: 554,
      message: expect.stringContaining('2000'),
    });
  });

  it('an attachment after the text does not matter, however large', async () => {
    const mail = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nshort\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD\r\n'.repeat(9_000)}`;
    expect(smsText(await readMailText(Buffer.from(mail), parser), DEFAULTS)).toBe('short');
  });
});

describe('mail to a phone number', () => {
  let inbound: Awaited<ReturnType<typeof openMailIn>>;
  let talk: SmtpTalk;
  beforeEach(async () => {
    inbound = await openMailIn();
    talk = await SmtpTalk.greeted(inbound.port);
  });
  afterEach(async () => {
    talk.close();
    await inbound.close();
  });

  const MESSAGE = 'Subject: Code\r\nX-Priority: 1\r\n\r\nYour code is 123456\r\n';

  it.each(['+447700900123', '447700900123', '07700900123', '0770-090.0123'])(
    '%s@sms.gateway is queued as SMS',
    async (local) => {
      const reply = await talk.mail(`${local}@SMS.gateway`, MESSAGE);
      const [claimed, ...more] = await inbound.claim('sms');
      expect(more).toEqual([]);
      expect(reply).toBe(`250 2.0.0 Queued as ${claimed!.message.id}`);
      expect(claimed).toMatchObject({
        to: '+447700900123',
        message: { kind: 'sms', class: 'otp', options: { flash: false } },
      });
      expect((await inbound.bodyOf(claimed!.message.id)).toString()).toBe('Your code is 123456');
      expect(await inbound.claim('email')).toEqual([]);
      const { createdAt, expiresAt } = await inbound.outbox.get(claimed!.message.id);
      expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBeLessThanOrEqual(15 * 60_000);
    },
  );

  it('the reason speaks of the number as it was written', () => {
    const refuse = (text: string) => {
      throw new GatewayError('MOBILE_INVALID', `"${text}" is no phone number.`);
    };
    expect(() => readSmsAddress('06612345678', refuse)).toThrow('"06612345678" is no phone number.');
  });

  it.each(['12', 'ann', '+44 nonsense'])('what is no number is refused with the reason: %s', async (local) => {
    await talk.say('MAIL FROM:<app@example.com>');
    expect(await talk.say(`RCPT TO:<${local.replaceAll(' ', '')}@sms.gateway>`)).toMatch(
      /^550 5\.1\.3 .*no phone number/,
    );
  });

  it('one mail to people and phones becomes one message each, accepted together', async () => {
    const reply = await talk.mail(
      ['user@example.net', '+447700900123@sms.gateway', '07700900123@sms.gateway', '+447700900124@sms.gateway'],
      MESSAGE,
    );
    const mails = await inbound.claim('email');
    const texts = await inbound.claim('sms');
    expect(mails.map(({ to }) => to)).toEqual(['user@example.net']);
    expect(texts.map(({ to }) => to).sort()).toEqual(['+447700900123', '+447700900124']);
    expect(reply).toBe(`250 2.0.0 Queued as ${mails[0]!.message.id}, ${texts[0]!.message.id}`);
    expect((await inbound.bodyOf(mails[0]!.message.id)).toString()).not.toContain('for <'); // nobody is told of the others
  });

  it('a text that cannot become an SMS refuses the whole, so that nothing is sent twice', async () => {
    const empty = 'From: a@example.com\r\n\r\n\r\n';
    expect(await talk.mail(['user@example.net', '+447700900123@sms.gateway'], empty)).toMatch(/^554 5\.6\.0/);
    expect(await inbound.claim('email')).toEqual([]);
    expect(await inbound.claim('sms')).toEqual([]);
  });
});

describe('what is said in an answer', () => {
  const said = async (body: string, rules: Partial<MailToSmsInput> = {}, header = '') => {
    const mail = `Subject: Re: SMS\n${header}Content-Type: text/plain; charset=utf-8\n\n${body}`.replaceAll(
      '\n',
      '\r\n',
    );
    return smsText(await readMailText(Buffer.from(mail), parser), { ...DEFAULTS, ...rules });
  };

  it.each([
    ['On Mon, 2 Mar 2026 at 09:00, gateway <g@x.example> wrote:\n> Gate 7\n> is open\n'],
    ['On Mon, 2 Mar 2026 at 09:00, the gateway with a long name\n<g@x.example> wrote:\n\n> Gate 7\n'],
    ['Am 02.03.2026 um 09:00 schrieb Gateway <g@x.example>:\n> Tor 7\n'],
    ['Le lun. 2 mars 2026 à 09:00, Gateway <g@x.example> a écrit :\n> Porte 7\n'],
    ['Op ma 2 mrt 2026 om 09:00 schreef Gateway <g@x.example>:\n> Poort 7\n'],
    ['-----Original Message-----\nFrom: g@x.example\nGate 7\n'],
    ['________________________________\nFrom: Gateway <g@x.example>\nSent: Monday\nTo: me\nSubject: SMS\n\nGate 7\n'],
    ['Von: Gateway <g@x.example>\nGesendet: Montag\nAn: ich\nBetreff: SMS\n\nTor 7\n'],
  ])('is not what it quotes: %s', async (quote) => expect(await said(`I come.\n\n${quote}`)).toBe('I come.'));

  it('also stands below and between quotes', async () => {
    expect(await said('On Mon, 2 Mar 2026, g@x.example wrote:\n> Who?\nAnn.\n> When?\nNow.\n')).toBe('Ann.\nNow.');
  });

  it('keeps what only looks like a quote', async () => {
    const text = 'From: the front desk\nOn call: Ann\n5 > 3';
    expect(await said(text)).toBe(text);
    expect(await said('> all of it', { cutQuotes: false })).toBe('> all of it');
  });

  it('never falls back on the subject of a forwarded text', async () => {
    const header = 'In-Reply-To: <sms-thread.447700900123@gateway.test>\n';
    await expect(said('> Gate 7\n', { cutQuotes: false }, header)).rejects.toMatchObject({ responseCode: 554 });
    expect(await said('Yes', { text: 'subject-body' }, header)).toBe('Yes');
  });

  it('is subject, text or both, and may be cut to length', async () => {
    expect(await said('body', { text: 'subject' })).toBe('Re: SMS');
    expect(await said('body', { text: 'subject-body' })).toBe('Re: SMS\nbody');
    expect(await said('0123456789', { maxLength: 5, tooLong: 'cut' })).toBe('0123…');
    await expect(said('0123456789', { maxLength: 5 })).rejects.toMatchObject({ reason: 'sms-text' });
  });
});

describe('SMS domains', () => {
  let inbound: Awaited<ReturnType<typeof openMailIn>>;
  let talk: SmtpTalk;
  beforeEach(async () => {
    inbound = await openMailIn();
    talk = await SmtpTalk.greeted(inbound.port);
  });
  afterEach(async () => {
    talk.close();
    await inbound.close();
  });
  const rule = (more: object) =>
    inbound.services.mailToSms.create(MailToSmsInput.parse({ domain: 'text.example', ...more }));
  const MESSAGE = 'Subject: Code\r\n\r\nYour code is 123456\r\n';

  it('give flash and expiry by address, by header, or by their rule', async () => {
    await rule({ flash: true, expiresInMinutes: 60, reports: 'failed' });
    const numbers = ['+447700900121', '+447700900122+noflash+10m', '+447700900123+2h'];
    await talk.mail(
      numbers.map((number) => `${number}@text.example`),
      MESSAGE,
    );
    const header = 'X-SMS-Expires-In: 90s\r\nX-SMS-Flash: no\r\n';
    await talk.mail('+447700900124@text.example', header + MESSAGE);
    const claimed = (await inbound.claim('sms')).sort((a, b) => (a.to < b.to ? -1 : 1));
    const seen = claimed.map(({ message }) => [
      message.options.flash,
      Math.round((message.expiresAt - message.createdAt) / 30_000) / 2,
    ]);
    expect(seen).toEqual([
      [true, 60],
      [false, 10],
      [true, 120],
      [false, 1.5],
    ]);
    expect(claimed[0]!.message).toMatchObject({ from: 'app@example.com', options: { mailReport: 'failed' } });
  });

  it('are for whom they say, and count what they refuse', async () => {
    const { id } = await rule({ allowListed: false, senders: { allow: ['example.com'], deny: [] } });
    await talk.say('MAIL FROM:<app@example.com>');
    expect(await talk.say('RCPT TO:<+447700900123@text.example>')).toMatch(/^550 5\.7\.1 Your address may not/);
    await inbound.services.mailToSms.update(id, { allowListed: true });
    expect(await talk.say('RCPT TO:<+447700900123@text.example>')).toMatch(/^250/);
    expect(await talk.say('RCPT TO:<nonsense@text.example>')).toMatch(/^550 5\.1\.3/);
    await talk.say('RSET');
    await talk.say('MAIL FROM:<app@example.org>');
    expect(await talk.say('RCPT TO:<+447700900123@text.example>')).toMatch(/^550 5\.7\.1 This sender/);
    await talk.say('RSET');
    expect(await talk.mail('+447700900123@text.example', 'Subject:\r\n\r\n\r\n')).toMatch(/^554/);
    expect(await talk.mail('+447700900123@text.example', MESSAGE)).toMatch(/^250/);
    expect((await inbound.services.mailToSms.get(id)).counters).toEqual({
      accepted: 1,
      refused: [
        { reason: 'sms-denied', count: 2 },
        { reason: 'sms-number', count: 1 },
        { reason: 'sms-text', count: 1 },
      ],
    });
  });

  it('that are off or gone are mail domains like any other; answers go to the first that is on', async () => {
    const [first] = await inbound.services.mailToSms.list();
    const { id } = await rule({});
    expect(inbound.replyDomain()).toBe('sms.gateway');
    await inbound.services.mailToSms.update(first!.id, { enabled: false });
    expect(inbound.replyDomain()).toBe('text.example');
    expect(await talk.mail('+447700900123@sms.gateway', MESSAGE)).toMatch(/^250/);
    expect(await inbound.claim('email')).toHaveLength(1);
    await inbound.services.mailToSms.remove(id);
    expect(inbound.replyDomain()).toBeNull();
  });

  it('read the worst mails without holding up everything else', async () => {
    const worst = [
      `Content-Type: text/plain; format=flowed\r\n\r\n${'a \r\n'.repeat(16_000)}`,
      `To: ${'a@b, '.repeat(12_000)}\r\n\r\nx`,
      `Content-Type: text/html\r\n\r\n${'<div>'.repeat(12_000)}`,
      `Content-Type: text/html\r\n\r\n${'<'.repeat(60_000)}`,
    ];
    for (const mail of worst) {
      const began = performance.now();
      await readMailText(Buffer.from(mail.slice(0, 64 * 1024)), parser);
      expect(performance.now() - began).toBeLessThan(1_000); // some 40 ms; the machine may be busy
    }
  });
});
