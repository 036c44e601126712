import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

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

async function accepted(mailFrom: string, recipients: string[]) {
  expect(await talk.say(`MAIL FROM:<app@example.com>${mailFrom}`)).toMatch(/^250/);
  for (const recipient of recipients) expect(await talk.say(`RCPT TO:${recipient}`)).toMatch(/^250/);
  await talk.say('DATA');
  expect(await talk.say('Subject: x\r\n\r\ntext\r\n.')).toMatch(/^250/);
  return (await inbound.claim())[0]!.message.options;
}

describe('what a client asks for by DSN (RFC 3461)', () => {
  it('travels with the message, decoded', async () => {
    const options = await accepted(' RET=HDRS ENVID=QQ+2B314', [
      '<a@example.net> NOTIFY=SUCCESS,DELAY,DELAY ORCPT=rfc822;Bob+2Bsmith@example.com',
      '<b@example.net> NOTIFY=NEVER',
      '<c@example.net>',
      '<+447700900123@sms.gateway> NOTIFY=SUCCESS',
    ]);
    expect(options).toEqual({
      dsn: {
        ret: 'hdrs',
        envid: 'QQ+314',
        recipients: {
          'a@example.net': { notify: ['success', 'delay'], orcpt: 'rfc822;Bob+smith@example.com' },
          'b@example.net': { notify: ['never'] },
        },
      },
    });
  });

  it('is absent where nothing was asked', async () => expect(await accepted('', ['<a@example.net>'])).toEqual({}));

  it.each([
    'MAIL FROM:<a@example.com> RET=SOME',
    'MAIL FROM:<a@example.com> RET',
    'MAIL FROM:<a@example.com> ENVID=',
    'MAIL FROM:<a@example.com> ENVID=a+0Ab',
    `MAIL FROM:<a@example.com> ENVID=${'x'.repeat(101)}`,
    'MAIL FROM:<a@example.com> RET=FULL RET=HDRS',
  ])('refused: %s', async (command) => expect(await talk.say(command)).toMatch(/^501/));

  it.each([
    'NOTIFY=NEVER,SUCCESS',
    'NOTIFY=SOMETIMES',
    'NOTIFY',
    'ORCPT=bob@example.com',
    `ORCPT=rfc822;${'x'.repeat(500)}`,
    'NOTIFY=DELAY NOTIFY=FAILURE',
  ])('refused at RCPT: %s', async (parameters) => {
    await talk.say('MAIL FROM:<a@example.com>');
    expect(await talk.say(`RCPT TO:<b@example.net> ${parameters}`)).toMatch(/^501/);
  });
});
