import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoginCheck } from '../../gateway/mail/receive/credentials.ts';
import { openMailIn, TEST_KEY } from '../rig/mail-in.ts';
import { format, recipe, recipeText } from '../rig/recipe.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

/* Mails as MFA servers write them when they are set up by the files of docs/mfa-servers/. */

let inbound: Awaited<ReturnType<typeof openMailIn>>;
beforeAll(async () => {
  // The user of an API key is free, as in the product.
  const authenticate: LoginCheck = async (_user, password) => (password === TEST_KEY.password ? TEST_KEY : null);
  inbound = await openMailIn({ authenticate });
});
afterAll(() => inbound.close());

const PHONE = '+447700900123';
const TEXT = 'Ihr Code für example.com: 654321';

/** What Python's MIMEText makes of a text that is not ASCII; servers add their headers behind it. */
const mimeText = (text: string, ...headers: string[]) =>
  [
    'Content-Type: text/plain; charset="utf-8"',
    'MIME-Version: 1.0',
    'Content-Transfer-Encoding: base64',
    ...headers,
    '',
    ...Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g)!,
    '',
  ].join('\r\n');

describe('an SMS by mail of', () => {
  async function phoneGets(to: string, mail: string, text = TEXT) {
    const talk = await SmtpTalk.greeted(inbound.port);
    const reply = await talk.mail(to, mail);
    const [claimed] = await inbound.claim('sms');
    expect(reply).toBe(`250 2.0.0 Queued as ${claimed!.message.id}`);
    expect(claimed).toMatchObject({ to: PHONE, message: { class: 'otp' } });
    const { createdAt, expiresAt } = claimed!.message;
    expect(Math.round((expiresAt - createdAt) / 60_000)).toBe(15);
    expect((await inbound.bodyOf(claimed!.message.id)).toString()).toBe(text);
    talk.close();
  }

  it('DualShield, a provider of the SMTP kind: text format, as Java writes it', async () => {
    const file = recipeText('dualshield/pushtoken.xml');
    const [, address] = /<email>(.+)<\/email>/.exec(file)!;
    expect(file).toContain('<format>text</format>');
    await phoneGets(
      address!.replace(/\$\{to\}/, PHONE),
      'Date: Mon, 2 Mar 2026 09:00:00 +0000 (GMT)\r\nFrom: ds@example.com\r\nMessage-ID: <1.2@dualshield>\r\nSubject: \r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nYour passcode is 123456\r\n',
      'Your passcode is 123456',
    );
  });

  it('privacyIDEA, SmtpSMSProvider: MIMEText, and a phone number as the directory has it', async () => {
    const gateway = recipe('privacyidea/sms-gateway-smtp.json') as Record<string, string>;
    const [, pattern, by] = /^\/(.*)\/(.*)\/$/.exec(gateway['option.REGEXP']!)!;
    const phone = '+44 7700/900-123'.replaceAll(new RegExp(pattern!, 'g'), by!);
    const say = (name: string) => format(gateway[`option.${name}`]!, { phone, otp: TEXT });
    await phoneGets(
      say('MAILTO'),
      mimeText(
        say('BODY'),
        `Subject: ${say('SUBJECT')}`,
        'From: pi@example.com',
        `To: ${say('MAILTO')}`,
        'Date: Mon, 02 Mar 2026 09:00:00 +0000',
        'Reply-To: pi@example.com',
      ),
    );
  });

  it('LinOTP, SmtpSMSProvider: three headers and the code, without MIME', async () => {
    const config = recipe('linotp/sms-smtp.json') as Record<string, string>;
    const say = (text: string, otp: string) => text.replace('<phone>', PHONE).replace('<otp>', otp);
    // What smtplib can send of it is ASCII.
    expect(config).not.toHaveProperty('mailuser');
    await phoneGets(
      say(config.mailto!, ''),
      `From: ${config.mailsender}\r\nTo: ${say(config.mailto!, '')}\r\nSubject: ${say(config.subject!, '987654')}\r\n\r\n${say(config.body!, '987654')}\r\n`,
      '987654',
    );
  });
});

describe('a mail of', () => {
  /** As Python's smtplib does it: EHLO, AUTH PLAIN, MAIL with SIZE, RCPT, DATA. */
  async function relayed(user: string, from: string, mail: string): Promise<Buffer> {
    const talk = await SmtpTalk.open(inbound.port, { local: '127.0.0.2' });
    await talk.reply();
    expect(await talk.say('ehlo mfa.example.com')).toContain('AUTH PLAIN');
    const secret = Buffer.from(`\0${user}\0${TEST_KEY.password}`).toString('base64');
    expect(await talk.say(`AUTH PLAIN ${secret}`)).toMatch(/^235 /);
    expect(await talk.say(`mail FROM:<${from}> size=${mail.length}`)).toMatch(/^250 /);
    expect(await talk.say('rcpt TO:<ada@example.com>')).toMatch(/^250 /);
    expect(await talk.say('data')).toMatch(/^354 /);
    talk.write(`${mail}.\r\n`);
    expect(await talk.reply()).toMatch(/^250 /);
    talk.close();
    const [claimed] = await inbound.claim('email');
    expect(claimed).toMatchObject({ to: 'ada@example.com', message: { from } });
    return inbound.bodyOf(claimed!.message.id);
  }

  it('privacyIDEA, its SMTP server: an API key as password', async () => {
    const { username, sender } = recipe('privacyidea/smtp-server.json') as Record<string, string>;
    const body = await relayed(
      username!,
      sender!,
      mimeText(TEXT, 'Subject: Your token', `From: ${sender}`, 'To: ada@example.com', `Reply-To: ${sender}`),
    );
    expect((await simpleParser(body)).text).toBe(TEXT);
  });

  it('privacyIDEA, UserNotification with attach_qrcode: the picture arrives as it was', async () => {
    const { username, sender } = recipe('privacyidea/smtp-server.json') as Record<string, string>;
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');
    const boundary = '===============1234567890==';
    const body = await relayed(
      username!,
      sender!,
      [
        `Content-Type: multipart/related; boundary="${boundary}"`,
        'MIME-Version: 1.0',
        `Subject: Your token\r\nFrom: ${sender}\r\nTo: ada@example.com\r\n`,
        `--${boundary}\r\nContent-Type: text/html; charset="utf-8"\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n`,
        Buffer.from('<img src="cid:token_image">').toString('base64'),
        `--${boundary}\r\nContent-Type: image/png; name="TOTP0001.png"\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename="TOTP0001.png"\r\nContent-ID: <token_image>\r\n`,
        picture.toString('base64'),
        `--${boundary}--\r\n`,
      ].join('\r\n'),
    );
    const { attachments } = await simpleParser(body, { skipImageLinks: true });
    expect(attachments).toMatchObject([{ cid: 'token_image', content: picture }]);
  });

  it('LinOTP, SMTPEmailProvider: MIMEText, whose headers are encoded words', async () => {
    const config = recipe('linotp/email-smtp.json') as Record<string, string>;
    const subject = `=?utf-8?b?${Buffer.from('Ihr Code für example.com').toString('base64')}?=`;
    const body = await relayed(
      config.SMTP_USER!,
      config.EMAIL_FROM!,
      mimeText(TEXT, `Subject: ${subject}`, `From: ${config.EMAIL_FROM}`, 'To: ada@example.com'),
    );
    expect(await simpleParser(body)).toMatchObject({ subject: 'Ihr Code für example.com', text: TEXT });
  });
});
