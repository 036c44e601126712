import { afterEach, describe, expect, it, vi } from 'vitest';
import { type MailInRigOptions, openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const MESSAGE = 'Subject: hi\r\n\r\nText\r\n';

let inbound: Awaited<ReturnType<typeof openMailIn>>;
const talks: SmtpTalk[] = [];
async function open(options: MailInRigOptions = {}): Promise<void> {
  inbound = await openMailIn(options);
}
async function kept(opening: Promise<SmtpTalk>): Promise<SmtpTalk> {
  const talk = await opening;
  talks.push(talk);
  return talk;
}
const greeted = (options: Parameters<typeof SmtpTalk.greeted>[1] = {}) => kept(SmtpTalk.greeted(inbound.port, options));
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound.close();
});

describe('a client that tries things', () => {
  it.each([
    ['BDAT 10 LAST', 'BDAT 10 LAST', /^500 5\.5\.2/],
    ['EXPN staff', 'EXPN staff', /^500 5\.5\.2/],
    ['ETRN example.com', 'ETRN example.com', /^500 5\.5\.2/],
    ['TURN', 'TURN', /^500 5\.5\.2/],
    ['XCLIENT ADDR=10.0.0.1', 'XCLIENT ADDR=10.0.0.1', /^500 5\.5\.2/],
    ['VRFY root', 'VRFY root', /^252 2\.1\.5/],
    ['HELP', 'HELP', /^214 2\.0\.0/],
    ['STARTTLS', 'STARTTLS', /^500 5\.5\.2/],
    ['DATA', 'DATA', /^503 5\.5\.1/],
    ['MAIL with HOLDFOR=60', 'MAIL FROM:<a@example.com> HOLDFOR=60', /^555 5\.5\.4 .*HOLDFOR/],
    ['MAIL with REQUIRETLS', 'MAIL FROM:<a@example.com> REQUIRETLS', /^555 5\.5\.4 .*REQUIRETLS/],
    ['MAIL with BODY=BINARYMIME', 'MAIL FROM:<a@example.com> BODY=BINARYMIME', /^501 5/],
    ['MAIL with SIZE=much', 'MAIL FROM:<a@example.com> SIZE=much', /^501 5/],
    ['MAIL with SIZE=99999999999999999999', 'MAIL FROM:<a@example.com> SIZE=99999999999999999999', /^552 5\.3\.4/],
    ['EHLO and a long name', `EHLO ${'x'.repeat(600)}`, /^501/],
    ['NOOP and more than a line may have', `NOOP ${'x'.repeat(10_000)}`, /^421 4\.4\.2/],
  ])('%s', async (_what, command, reply) => {
    await open();
    const talk = await greeted();
    expect(await talk.say(command)).toMatch(reply);
    // One that is still heard can send its mail all the same.
    if (!String(reply).includes('421')) expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
  });

  it('a parameter of RCPT that nobody offered', async () => {
    await open();
    const talk = await greeted();
    await talk.say('MAIL FROM:<a@example.com> AUTH=<> SIZE=100 RET=HDRS ENVID=1');
    expect(await talk.say('RCPT TO:<user@example.net> RRVS=2026-01-01T00:00:00Z')).toMatch(/^555 5\.5\.4 .*RRVS/);
    expect(await talk.say('RCPT TO:<user@example.net> NOTIFY=NEVER ORCPT=rfc822;a@b.test')).toMatch(/^250/);
  });

  it('that speaks before it is greeted, or another protocol, is turned away unless it is known', async () => {
    await open();
    for (const words of ['EHLO x\r\n', 'GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\0\x05\x01\x02\r\n']) {
      const talk = await kept(SmtpTalk.open(inbound.port, { local: '127.0.0.7' }));
      talk.write(words);
      expect(await talk.reply()).toMatch(/^421/);
      await talk.closed();
    }
  });

  it('lines without end are no lines', async () => {
    await open();
    const talk = await greeted();
    talk.write(Buffer.alloc(1_000_000, 'x'));
    expect(await talk.reply()).toMatch(/^421 4\.4\.2/);
    await talk.closed();
  });

  it('a text with one line of a megabyte, and 8-bit fields, stays as it is', async () => {
    await open();
    const message = `Subject: Gr\xfc\xdfe\r\nX-Long: ${'z'.repeat(5_000)}\r\n\r\n${'y'.repeat(1_000_000)}\r\n`;
    expect(await (await greeted()).mail('user@example.net', message)).toMatch(/^250/);
    const [claimed] = await inbound.claim();
    expect((await inbound.bodyOf(claimed!.message.id)).toString('latin1').endsWith(message)).toBe(true);
    expect(claimed!.message.options).toMatchObject({ eightBit: true });
  });

  it('gets in by IPv6 as by IPv4', async () => {
    await open({ settings: { host: '::1', allow: ['::1/128'] } });
    const talk = await greeted({ host: '::1' });
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    const [claimed] = await inbound.claim();
    expect((await inbound.bodyOf(claimed!.message.id)).toString()).toContain('([IPv6:::1])');
  });
});

describe('a client that drips', () => {
  afterEach(() => vi.useRealTimers());

  it('in a command or in a message is ended, though it is never silent; one that is merely slow is not', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await open({ limits: { idleSeconds: 60 } });
    const [inCommand, inMessage, slow] = [await greeted(), await greeted(), await greeted()];
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>', 'DATA'])
      await inMessage.say(command);
    const left = new Set([inCommand, inMessage]);
    for (const talk of left) talk.closed().then(() => left.delete(talk));
    while (left.size > 0) {
      for (const talk of left) talk.write('x');
      expect(await slow.say('NOOP')).toMatch(/^250/);
      vi.advanceTimersByTime(60_000);
    }
    for (const talk of [inCommand, inMessage]) {
      expect(await talk.reply()).toMatch(/^421 4\.4\.2/);
    }
    expect(await slow.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    expect(await inbound.claim()).toHaveLength(1);
  });
});
