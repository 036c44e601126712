import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

/* Mails for phones as MFA servers write them, by the recipes of docs/mfa-servers.md. */

let inbound: Awaited<ReturnType<typeof openMailIn>>;
beforeAll(async () => {
  inbound = await openMailIn();
});
afterAll(() => inbound.close());

it.each([
  [
    'DualShield, a provider of the SMTP kind: text format, as Java writes it',
    'Date: Mon, 2 Mar 2026 09:00:00 +0000 (GMT)\r\nMessage-ID: <1.2@dualshield>\r\nSubject: \r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nYour passcode is 123456\r\n',
    'Your passcode is 123456',
  ],
  [
    'privacyIDEA, SmtpSMSProvider: MIMEText of Python, base64',
    'Content-Type: text/plain; charset="utf-8"\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\nSubject: \r\nFrom: pi@example.com\r\nTo: +447700900123@sms.gateway\r\n\r\nSWhyIENvZGU6IDY1NDMyMQ==\r\n',
    'Ihr Code: 654321',
  ],
  [
    'LinOTP, SmtpSMSProvider: bare headers and the code',
    'To: <+447700900123@sms.gateway>\r\nFrom: linotp@example.com\r\nSubject: Your OTP\r\n\r\n987654\r\n',
    '987654',
  ],
])('%s', async (_what, mail, text) => {
  const talk = await SmtpTalk.greeted(inbound.port);
  const reply = await talk.mail('+447700900123@sms.gateway', mail);
  const [claimed] = await inbound.claim('sms');
  expect(reply).toBe(`250 2.0.0 Queued as ${claimed!.message.id}`);
  expect(claimed!.to).toBe('+447700900123');
  expect((await inbound.bodyOf(claimed!.message.id)).toString()).toBe(text);
  talk.close();
});
