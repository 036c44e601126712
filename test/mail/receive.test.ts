import { afterEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { type MailInRigOptions, openMailIn } from '../rig/mail-in.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const MESSAGE = [
  'From: app@example.com',
  'Date: Mon, 2 Mar 2026 09:00:00 +0000',
  'Message-ID: <1@app>',
  'Subject: hi',
  '',
  'Text',
  '',
].join('\r\n');

type In = Awaited<ReturnType<typeof openMailIn>>;
let inbound: In;
const talks: SmtpTalk[] = [];

async function open(options: MailInRigOptions = {}): Promise<In> {
  inbound = await openMailIn(options);
  return inbound;
}
async function greeted(options: Parameters<typeof SmtpTalk.greeted>[1] = {}): Promise<SmtpTalk> {
  const talk = await SmtpTalk.greeted(inbound.port, options);
  talks.push(talk);
  return talk;
}
afterEach(async () => {
  for (const talk of talks.splice(0)) talk.close();
  await inbound.close();
});

/** The one message in the queue, with its octets. */
async function queued() {
  const claimed = await inbound.claim();
  const messageId = claimed[0]!.message.id;
  return { claimed, message: claimed[0]!.message, text: (await inbound.bodyOf(messageId)).toString('latin1') };
}

describe('taking mail in', () => {
  it('answers with the id of the message, which is then in the queue with every octet', async () => {
    await open();
    const reply = await (await greeted()).mail(['a@example.net', 'b@example.net'], MESSAGE);
    const { claimed, message, text } = await queued();
    expect(reply).toBe(`250 2.0.0 Queued as ${message.id}`);
    expect(claimed.map(({ to }) => to).sort()).toEqual(['a@example.net', 'b@example.net']);
    expect(message).toMatchObject({
      kind: 'relay',
      class: 'notice',
      from: 'app@example.com',
      subject: 'hi',
      options: {},
    });
    expect(text.endsWith(MESSAGE)).toBe(true);
    const shown = await inbound.outbox.get(message.id);
    expect(shown).toMatchObject({ source: 'smtp', state: 'sending' });
    const days = (Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)) / 86_400_000;
    expect(Math.round(days)).toBe(5);
  });

  it('puts exactly one Received field before it', async () => {
    await open();
    await (await greeted()).mail('user@example.net', MESSAGE);
    const { message, text } = await queued();
    expect(text.slice(0, -MESSAGE.length)).toMatch(
      new RegExp(
        `^Received: from client\\.example \\(\\[127\\.0\\.0\\.1\\]\\)\\r\\n\\tby gateway\\.test with ESMTP\\r\\n` +
          `\\tid ${message.id}\\r\\n\\tfor <user@example\\.net>; \\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\+0000\\r\\n$`,
      ),
    );
  });

  it('does not tell recipients of each other', async () => {
    await open();
    await (await greeted()).mail(['a@example.net', 'b@example.net'], MESSAGE);
    expect((await queued()).text).not.toContain('for <');
  });

  it('adds Date and Message-ID where a device left them out', async () => {
    await open();
    await (await greeted()).mail('user@example.net', 'Subject: x\r\n\r\nText\r\n');
    const { message, text } = await queued();
    expect(text).toMatch(/\r\nDate: \w{3}, \d\d /);
    expect(text).toContain(`\r\nMessage-ID: <${message.id}@gateway.test>\r\nSubject: x\r\n\r\nText\r\n`);
  });

  it.each([
    ['text without any header', 'just text: 100 %\r\nmore\r\n'],
    ['a header without its empty line', 'Subject: x\r\nthis is no field\r\nmore\r\n'],
    ['a header and nothing else', 'Subject: x\r\n'],
    ['an empty header', '\r\nbody\r\n'],
    ['dots', 'Subject: x\r\n\r\n..\r\n..two\r\n'],
  ])('%s stays readable and complete', async (_what, message) => {
    await open();
    await (await greeted()).mail('user@example.net', message);
    const { text } = await queued();
    const [head, ...rest] = text.split('\r\n\r\n');
    expect(head).toMatch(/^Received: /);
    for (const line of head!.trimEnd().split('\r\n')) expect(line).toMatch(/^(\t|[A-Za-z-]+:)/);
    const sent = message.replace(/^\.\./gm, '.');
    if (sent.startsWith('Subject: x\r\nthis')) expect(rest.join('\r\n\r\n')).toBe('this is no field\r\nmore\r\n');
    else if (sent.startsWith('just')) expect(rest.join('\r\n\r\n')).toBe(sent);
    else expect(text.endsWith(sent)).toBe(true);
  });

  it('keeps the null sender, and marks 8-bit text and UTF-8 headers', async () => {
    await open();
    const talk = await greeted();
    await talk.mail('user@example.net', 'Subject: x\r\n\r\ncaf\xe9\r\n', '');
    expect((await queued()).message).toMatchObject({ from: '', options: { eightBit: true } });
    await talk.say('MAIL FROM:<app@example.com> BODY=8BITMIME SMTPUTF8');
    await talk.say('RCPT TO:<user@example.net>');
    await talk.say('DATA');
    talk.write(Buffer.from('Subject: Grüße 4711\r\n\r\nText\r\n.\r\n'));
    expect(await talk.reply()).toMatch(/^250/);
    expect((await queued()).message).toMatchObject({
      subject: 'Grüße ••••',
      options: { eightBit: true, smtpUtf8: true },
    });
  });

  it.each([
    ['X-Priority: 1 (Highest)', 'otp'],
    ['Importance: High', 'otp'],
    ['Priority: urgent', 'otp'],
    ['Precedence: bulk', 'bulk'],
    ['List-Id: <list.example.com>', 'bulk'],
    ['X-Priority: 3', 'notice'],
  ])('%s goes in the lane %s', async (field, lane) => {
    await open();
    await (await greeted()).mail('user@example.net', `${field}\r\n${MESSAGE}`);
    expect((await queued()).message.class).toBe(lane);
  });

  it('stores a large body in chunks, and every octet of it', async () => {
    await open();
    const body = Buffer.alloc(3_000_000, `${'0123456789'.repeat(7)}\r\n`);
    const whole = Buffer.concat([Buffer.from(MESSAGE), body.subarray(0, body.lastIndexOf('\n') + 1)]);
    expect(await (await greeted()).mail('user@example.net', whole)).toMatch(/^250/);
    const { text } = await queued();
    expect(Buffer.from(text, 'latin1').subarray(-whole.length).equals(whole)).toBe(true);
    expect(await inbound.storedChunks()).toBeGreaterThan(5);
  });

  it('takes several mails over one connection, pipelined', async () => {
    await open();
    const talk = await greeted();
    const one = 'MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n';
    for (let n = 0; n < 3; n++) {
      talk.write(one);
      expect([await talk.reply(), await talk.reply(), await talk.reply()].map((reply) => reply.slice(0, 3))).toEqual([
        '250',
        '250',
        '354',
      ]);
      expect(await talk.say(`${MESSAGE}.`)).toMatch(/^250 2\.0\.0/);
    }
    expect(await inbound.claim()).toHaveLength(3);
  });
});

describe('what is refused', () => {
  it.each([
    ['NUL', 'Subject: x\r\n\r\nte\0xt\r\n', 'NUL'],
    ['NUL in the header', 'Sub\0ject: x\r\n\r\ntext\r\n', 'NUL'],
    ['a bare LF', 'Subject: x\r\n\r\none\ntwo\r\n', 'bare LF'],
    ['a bare CR', 'Subject: x\r\n\r\none\rtwo\r\n', 'bare CR'],
    ['two CR', 'Subject: x\r\n\r\none\r\r\ntwo\r\n', 'bare CR'],
  ])('%s', async (_what, message, words) => {
    await open();
    const talk = await greeted();
    expect(await talk.mail('user@example.net', message)).toMatch(new RegExp(`^554 5\\.6\\.0 .*${words}`));
    expect(await inbound.claim()).toEqual([]);
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
  });

  // Each of these ends DATA for some server; here none does, so nothing after it is ever a command.
  it.each([
    ['LF . LF', '\n.\n'],
    ['LF . CRLF', '\n.\r\n'],
    ['CRLF . LF', '\r\n.\n'],
    ['CR . CR', '\r.\r'],
    ['CR . CRLF', '\r.\r\n'],
    ['CRLF . CR', '\r\n.\r'],
    ['CRLF NUL . CRLF', '\r\n\0.\r\n'],
  ])('smuggling by %s: one mail in at most, no second', async (_what, end) => {
    await open();
    const talk = await greeted();
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>', 'DATA']) await talk.say(command);
    talk.write(
      `Subject: x\r\n\r\ntext${end}MAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.net>\r\nDATA\r\nevil`,
    );
    expect(await talk.say('\r\n.')).toMatch(/^554 5\.6\.0/);
    expect(await talk.say('NOOP')).toMatch(/^250/);
    expect(await inbound.claim()).toEqual([]);
  });

  it('a mail that runs in a circle', async () => {
    await open();
    const talk = await greeted();
    const hops = (count: number) => 'Received: from x by y; Mon, 2 Mar 2026 09:00:00 +0000\r\n'.repeat(count) + MESSAGE;
    expect(await talk.mail('user@example.net', hops(50))).toMatch(/^554 5\.4\.6/);
    expect(await talk.mail('user@example.net', hops(49))).toMatch(/^250/);
  });

  it('a header without end', async () => {
    await open();
    const talk = await greeted();
    const endless = `X-Long: ${'x'.repeat(70)}\r\n`.repeat(4_000);
    expect(await talk.mail('user@example.net', endless)).toMatch(/^552 5\.3\.4/);
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
  });

  it('too large by announcement, and too large in the streaming, of which nothing stays', async () => {
    await open({ settings: { maxSizeMb: 1 } });
    const talk = await greeted();
    expect(await talk.say('MAIL FROM:<a@example.com> SIZE=2000000')).toMatch(/^552 5\.3\.4/);
    const large = Buffer.from(`Subject: x\r\n\r\n${`${'x'.repeat(78)}\r\n`.repeat(20_000)}`);
    expect(await talk.mail('user@example.net', large)).toMatch(/^552 5\.3\.4/);
    expect(await inbound.storedChunks()).toBe(0);
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
  });

  it('a client that never ends is cut off', async () => {
    await open({ settings: { maxSizeMb: 1 } });
    const talk = await greeted();
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>', 'DATA']) await talk.say(command);
    const lines = Buffer.from(`${'x'.repeat(78)}\r\n`.repeat(1_000));
    let closed = false;
    const closing = talk.closed().then(() => {
      closed = true;
    });
    for (let sent = 0; !closed && sent < 200; sent++) await Promise.race([talk.push(lines), closing]);
    await closing;
    expect(await inbound.storedChunks()).toBe(0);
  });

  it('more recipients than allowed', async () => {
    await open({ limits: { recipients: 2 } });
    const talk = await greeted();
    expect(await talk.mail(['a@example.net', 'b@example.net', 'c@example.net'], MESSAGE)).toMatch(/^452 4\.5\.3/);
  });

  it('more connections than allowed, in all and from one address', async () => {
    await open({ limits: { connections: 3, connectionsPerAddress: 2 } });
    await greeted();
    const second = await greeted();
    const third = await SmtpTalk.open(inbound.port);
    talks.push(third);
    expect(await third.reply()).toMatch(/^421 4\.7\.0/);
    await greeted({ local: '127.0.0.2' });
    const last = await SmtpTalk.open(inbound.port, { local: '127.0.0.3' });
    talks.push(last);
    expect(await last.reply()).toMatch(/^421 4\.3\.2/);
    second.close();
    let again = '421';
    while (again.startsWith('421')) {
      const talk = await SmtpTalk.open(inbound.port);
      talks.push(talk);
      again = await talk.reply(); // the server hears of the end a moment after the client
    }
    expect(again).toMatch(/^220/);
  });

  it('half a mail is no mail', async () => {
    let gone = () => {};
    const discarded = new Promise<void>((resolve) => {
      gone = resolve;
    });
    await open({
      bodies: (bodies) => ({
        write: (id, seq, chunk) => bodies.write(id, seq, chunk),
        discard: (id) => bodies.discard(id).then(gone),
      }),
    });
    const talk = await greeted();
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>', 'DATA']) await talk.say(command);
    await talk.push(Buffer.alloc(1_000_000, `${'x'.repeat(78)}\r\n`));
    talk.close();
    await discarded;
    const other = await greeted();
    expect(await other.mail('user@example.net', MESSAGE)).toMatch(/^250/);
    expect(await inbound.claim()).toHaveLength(1);
    expect(await inbound.storedChunks()).toBe(1);
  });
});

describe('when we cannot', () => {
  it('a full queue is told as temporary', async () => {
    await open({ outboxLimit: 0 });
    expect(await (await greeted()).mail('user@example.net', MESSAGE)).toMatch(/^452 4\.3\.1/);
  });

  it('a full disk is told as temporary, also in the middle of a large mail', async () => {
    const full = async () => {
      throw new GatewayError('DISK_FULL', 'The disk /secret/path is full.');
    };
    await open({ bodies: (bodies) => ({ ...bodies, write: full, discard: (id) => bodies.discard(id) }) });
    const large = Buffer.from(`Subject: x\r\n\r\n${`${'x'.repeat(78)}\r\n`.repeat(20_000)}`);
    const talk = await greeted();
    const reply = await talk.mail('user@example.net', large);
    expect(reply).toMatch(/^452 4\.3\.1/);
    expect(reply).not.toContain('secret');
    expect(await talk.mail('user@example.net', MESSAGE)).toMatch(/^250/);
  });

  it('any other fault is told without its details', async () => {
    await open({
      acceptor: () => ({
        accept: async () => {
          throw new Error('SQLITE_CORRUPT: /var/lib/secret.db');
        },
      }),
    });
    expect(await (await greeted()).mail('user@example.net', MESSAGE)).toBe(
      '451 4.3.0 Local error in processing; try again later',
    );
  });

  it('250 is not said before the outbox has said yes', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = () => {};
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await open({
      acceptor: (outbox) => ({
        accept: async (drafts) => {
          asked();
          await gate;
          return outbox.accept(drafts);
        },
      }),
    });
    const talk = await greeted();
    let answered = false;
    const reply = talk.mail('user@example.net', MESSAGE).then((text) => {
      answered = true;
      return text;
    });
    await waiting;
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    release();
    expect(await reply).toMatch(/^250/);
  });
});

describe('a listener', () => {
  it('greets known clients at once', async () => {
    await open();
    const began = performance.now();
    for (let n = 0; n < 10; n++) (await greeted()).close();
    expect(performance.now() - began).toBeLessThan(900); // with the library's pause it would be over a second
  });

  it('offers what it can do, and no more', async () => {
    await open({ settings: { maxSizeMb: 10 } });
    const talk = await greeted();
    const offer = (await talk.say('EHLO again.example')).split('\n').map((line) => line.slice(4));
    expect(offer.slice(1)).toEqual([
      'PIPELINING',
      '8BITMIME',
      'SMTPUTF8',
      'ENHANCEDSTATUSCODES',
      'DSN',
      'AUTH PLAIN LOGIN',
      `SIZE ${10 * 1024 * 1024}`,
    ]);
    for (const command of ['STARTTLS', 'XCLIENT ADDR=10.0.0.1', 'WIZ x', 'BDAT 10 LAST']) {
      expect(await talk.say(command)).toMatch(/^5/);
    }
  });

  it('that cannot listen says why', async () => {
    await open();
    await expect(openMailIn({ settings: { port: inbound.port } })).rejects.toMatchObject({
      code: 'LISTENER_FAILED',
      message: `SMTP on 127.0.0.1:${inbound.port} is taken by another program.`,
      remedy: expect.any(String),
    });
  });

  it('stops without waiting for idle clients, and lets a mail on its way arrive', async () => {
    await open();
    const idle = await greeted();
    const busy = await greeted();
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.net>', 'DATA']) await busy.say(command);
    const stopped = inbound.stop();
    expect(await idle.reply()).toMatch(/^421/);
    expect(await busy.say(`${MESSAGE}.`)).toMatch(/^250/);
    busy.close();
    await stopped;
    expect(await inbound.claim()).toHaveLength(1);
    await expect(SmtpTalk.open(inbound.port)).rejects.toThrow();
  });
});
