import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailToSmsInput } from '../../gateway/core/model/mail-in.ts';
import { readMailText, smsText } from '../../gateway/mail/receive/to-sms.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const DEFAULTS = MailToSmsInput.parse({ domain: 'sms.gateway' });

describe('the text of a mail for a phone', () => {
  const text = async (mail: string, rules: Partial<MailToSmsInput> = {}) =>
    smsText(await readMailText(Buffer.from(mail.replaceAll('\n', '\r\n'))), { ...DEFAULTS, ...rules });

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
    expect(smsText(await readMailText(Buffer.from(mail)), DEFAULTS)).toBe('short');
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
