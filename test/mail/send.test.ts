import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { CONCURRENCY } from '../../gateway/mail/send/sender.ts';
import { mailJob, openMailOut, TEST_MAIL } from '../rig/mail-out.ts';
import { type SinkOptions, SmtpSink } from '../rig/smtp-sink.ts';

type Out = Awaited<ReturnType<typeof openMailOut>>;

let out: Out;
let sink: SmtpSink;
const others: SmtpSink[] = [];

async function anotherSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const other = await SmtpSink.start(options);
  others.push(other);
  return other;
}

beforeEach(async () => {
  out = await openMailOut();
  sink = await SmtpSink.start();
  await out.route(sink.port);
});
afterEach(async () => {
  await out.close();
  await Promise.all([sink, ...others.splice(0)].map((one) => one.close()));
});

const failureOf = (outcome: { kind: string; error?: GatewayError } | undefined) => {
  expect(outcome?.kind).toBe('failed');
  return outcome!.error!;
};

describe('sending', () => {
  it('hands over the very bytes, with envelope, our name and size', async () => {
    const [outcome] = await out.send(['user@example.net']);
    expect(outcome).toMatchObject({ kind: 'sent', via: `127.0.0.1:${sink.port}`, response: '250 2.0.0 taken' });
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]).toMatchObject({ from: 'app@example.com', to: ['user@example.net'], hello: 'gateway.test' });
    expect(sink.mails[0]!.raw.equals(TEST_MAIL)).toBe(true);
  });

  it('keeps null sender, dots, long lines and trailing blank lines', async () => {
    const raw = Buffer.from(`Subject: x\r\n\r\n.\r\n..\r\n${'x'.repeat(5000)}\r\n.x\r\n\r\n\r\n`);
    await out.send(['user@example.net'], { from: '', raw });
    expect(sink.mails[0]!.from).toBe('');
    expect(sink.mails[0]!.raw.equals(raw)).toBe(true);
  });

  it('carries many mails over one connection', async () => {
    for (let n = 0; n < 20; n++) await out.send(['user@example.net']);
    expect(sink.mails).toHaveLength(20);
    expect(sink.connections).toBe(1);
  });

  it('opens no more than ten connections, and all wait their turn', async () => {
    const jobs = Array.from({ length: 60 }, (_, n) => out.send([`user${n}@example.net`]));
    const outcomes = (await Promise.all(jobs)).flat();
    expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
    expect(sink.connections).toBeLessThanOrEqual(10);
    expect(new Set(sink.mails.map(({ to }) => to[0])).size).toBe(60);
  });

  it('gives each recipient its own outcome, with the words of the server', async () => {
    sink.faults.rcpt = { 'late@example.net': '450 4.2.1 Greylisted', 'gone@example.net': '550 5.1.1 No such user' };
    const outcomes = await out.send(['late@example.net', 'ok@example.net', 'gone@example.net']);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'sent', 'failed']);
    expect(failureOf(outcomes[0])).toMatchObject({ disposition: 'temporary', code: 'SMTP_TEMPORARY' });
    expect(failureOf(outcomes[2])).toMatchObject({ disposition: 'permanent', code: 'SMTP_REFUSED' });
    expect(outcomes[2]!.response).toBe('550 5.1.1 No such user');
    expect(sink.mails[0]!.to).toEqual(['ok@example.net']);
  });

  it('keeps the refusal of a recipient when the message fails for the others', async () => {
    sink.faults.rcpt = { 'gone@example.net': '550 5.1.1 No such user' };
    sink.faults.message = '451 4.3.0 Later';
    const [gone, ok] = await out.send(['gone@example.net', 'ok@example.net']);
    expect(failureOf(gone).disposition).toBe('permanent');
    expect(failureOf(ok)).toMatchObject({ disposition: 'temporary', message: expect.stringContaining('4.3.0 Later') });
  });

  it('a refused sender is told as such, also by a pipelining server', async () => {
    sink.faults.mail = '553 5.1.8 Sender unknown';
    const [outcome] = await out.send(['user@example.net']);
    expect(failureOf(outcome)).toMatchObject({
      disposition: 'permanent',
      message: expect.stringContaining('refused the sender: 553 5.1.8 Sender unknown'),
    });
  });

  it('goes on over the same connection after refusals', async () => {
    sink.faults.rcpt = { 'gone@example.net': '550 5.1.1 No such user' };
    await out.send(['gone@example.net']);
    sink.faults.message = '554 5.6.0 No';
    await out.send(['ok@example.net']);
    sink.faults.message = undefined;
    const [outcome] = await out.send(['ok@example.net']);
    expect(outcome!.kind).toBe('sent');
    expect(sink.connections).toBe(1);
  });

  it('a client that is not wanted is the fault of the route, and shows in its health', async () => {
    sink.faults.mail = '550 5.7.1 Client host rejected';
    const [outcome] = await out.send(['user@example.net']);
    expect(failureOf(outcome)).toMatchObject({ disposition: 'local', code: 'SMTP_REFUSES_US' });
    expect((await out.routes.list())[0]!.health).toMatchObject({
      state: 'failing',
      lastError: { code: 'SMTP_REFUSES_US', remedy: expect.any(String) },
    });
    sink.faults.mail = undefined;
    await out.send(['user@example.net']);
    expect((await out.routes.list())[0]!.health).toMatchObject({ state: 'ok', lastError: null });
  });

  it('lost before the end of the message is temporary, lost after the final dot is uncertain', async () => {
    sink.faults.drop = 'data';
    const big = Buffer.concat([TEST_MAIL, Buffer.alloc(40_000_000, 'x'.repeat(78).concat('\r\n'))]);
    expect(failureOf((await out.send(['user@example.net'], { raw: big }))[0])).toMatchObject({
      disposition: 'temporary',
      code: 'RELAY_LOST',
    });
    sink.faults.drop = 'dot';
    expect(failureOf((await out.send(['user@example.net']))[0])).toMatchObject({
      disposition: 'uncertain',
      code: 'MAIL_UNCERTAIN',
      message: expect.stringMatching(/handed to .* completely/),
    });
    expect(sink.mails).toHaveLength(1); // not sent a second time
  });

  it('a kept connection that died is replaced once, before anything was handed over', async () => {
    await out.send(['user@example.net']);
    sink.faults.drop = 'mail';
    const first = out.send(['user@example.net']);
    const [outcome] = await first;
    expect(failureOf(outcome)).toMatchObject({ disposition: 'temporary', code: 'RELAY_LOST' });
    expect(sink.connections).toBe(2); // the kept one, then exactly one new one
    expect(outcome!.dialogue.map(({ text }) => text)).toContain(
      'The kept connection was dead; once more over a new one.',
    );
  });

  it('connections the relay closed meanwhile are not used', async () => {
    await out.send(['user@example.net']);
    sink.cutAll();
    expect((await out.send(['user@example.net']))[0]!.kind).toBe('sent');
    expect(sink.connections).toBe(2);
  });

  it('a body that cannot be read is a local fault, and no half mail arrives', async () => {
    const broken = () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('Subject: half\r\n\r\nhalf');
          throw new Error('disk');
        })(),
        { objectMode: false },
      );
    const content = { channel: 'email' as const, from: 'a@example.com', size: 100, open: broken, eightBit: false };
    const [outcome] = await out.send(['user@example.net'], { content });
    expect(failureOf(outcome)).toMatchObject({ disposition: 'local', code: 'BODY_UNREADABLE' });
    expect(sink.mails).toHaveLength(0);
    expect((await out.send(['user@example.net']))[0]!.kind).toBe('sent');
  });

  it('what the store says of a wiped body stays as it is', async () => {
    const open = () =>
      new Readable({
        read() {
          this.destroy(new GatewayError('BODY_GONE', 'wiped', { disposition: 'permanent' }));
        },
      });
    const content = { channel: 'email' as const, from: 'a@example.com', size: 100, open, eightBit: false };
    const [outcome] = await out.send(['user@example.net'], { content });
    expect(failureOf(outcome)).toMatchObject({ disposition: 'permanent', code: 'BODY_GONE' });
    const empty = await out.send(['user@example.net'], { raw: Buffer.alloc(0) });
    expect(failureOf(empty[0])).toMatchObject({ disposition: 'permanent', code: 'BODY_GONE' });
    expect(sink.mails).toHaveLength(0);
  });

  it('takes each recipient by its most specific route', async () => {
    const domain = await anotherSink();
    const below = await anotherSink();
    const person = await anotherSink();
    await out.route(domain.port, { match: 'example.net' });
    await out.route(below.port, { match: '.example.net' });
    await out.route(person.port, { match: 'boss@example.net' });
    const recipients = ['a@example.net', 'boss@example.net', 'b@mail.example.net', 'c@elsewhere.net', 'd@EXAMPLE.net'];
    const outcomes = await out.send(recipients);
    expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
    expect(domain.mails.map(({ to }) => to)).toEqual([['a@example.net', 'd@example.net']]);
    expect(below.mails.map(({ to }) => to)).toEqual([['b@mail.example.net']]);
    expect(person.mails.map(({ to }) => to)).toEqual([['boss@example.net']]);
    expect(sink.mails.map(({ to }) => to)).toEqual([['c@elsewhere.net']]);
  });

  it('more than a hundred recipients go in several transactions', async () => {
    const recipients = Array.from({ length: 150 }, (_, n) => `user${n}@example.net`);
    const outcomes = await out.send(recipients);
    expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
    expect(sink.mails.map(({ to }) => to.length)).toEqual([100, 50]);
  });

  it('an aborted job that has not begun goes back uncounted', async () => {
    const [outcome] = await out.send(['user@example.net'], { signal: AbortSignal.abort() });
    expect(failureOf(outcome)).toMatchObject({ disposition: 'local', code: 'GATEWAY_STOPPING' });
    expect(sink.connections).toBe(0);
  });

  it('addresses that could break out of a command never reach the wire', async () => {
    const [outcome] = await out.send(['x@y>\r\nRCPT TO:<victim@example.net']);
    expect(failureOf(outcome)).toMatchObject({ disposition: 'permanent', code: 'BAD_ADDRESS' });
    expect(sink.connections).toBeLessThanOrEqual(1);
    expect(sink.mails).toHaveLength(0);
  });

  it('the dialogue tells what was said and when, without the text of the mail', async () => {
    const [outcome] = await out.send(['user@example.net']);
    const lines = outcome!.dialogue.map(({ dir, text }) => `${dir} ${text}`);
    expect(lines).toContain('> RCPT TO:<user@example.net>');
    expect(lines).toContain('< 250 2.0.0 taken');
    expect(lines.join('\n')).not.toContain('Line one');
    expect(outcome!.dialogue.every(({ ms }) => ms >= 0 && ms < 10_000)).toBe(true);
  });
});

describe('what a server cannot take', () => {
  const utf8 = Buffer.from('Subject: Grüße\r\n\r\nÄrger\r\n');

  it('8-bit text needs 8BITMIME', async () => {
    const options = { eightBit: true };
    expect((await out.send(['user@example.net'], { raw: utf8, options }))[0]!.kind).toBe('sent');
    expect(sink.mails[0]!.args).toMatchObject({ BODY: '8BITMIME', SIZE: String(utf8.length) });
    const old = await anotherSink({ hide: ['8BITMIME'] });
    await out.route(old.port, { match: 'old.example' });
    const [outcome] = await out.send(['user@old.example'], { raw: utf8, options });
    expect(failureOf(outcome)).toMatchObject({ disposition: 'permanent', message: expect.stringContaining('5.6.7') });
    expect(old.mails).toHaveLength(0);
  });

  it('non-ASCII addresses need SMTPUTF8, internationalised domains do not', async () => {
    expect((await out.send(['jörg@example.net']))[0]!.kind).toBe('sent');
    expect(sink.mails[0]!.args.SMTPUTF8).toBe(true);
    const old = await anotherSink({ hide: ['SMTPUTF8'] });
    await out.route(old.port, { match: 'old.example' });
    await out.route(old.port, { match: 'bücher.example' });
    const outcomes = await out.send(['jörg@old.example', 'joerg@old.example', 'ann@bücher.example']);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'sent', 'sent']);
    expect(failureOf(outcomes[0])).toMatchObject({ code: 'NEEDS_SMTPUTF8', message: expect.stringContaining('5.6.7') });
    const [sender] = await out.send(['ann@old.example'], { from: 'jörg@example.com' });
    expect(failureOf(sender).code).toBe('NEEDS_SMTPUTF8');
  });

  it('a header in UTF-8 is announced, though the addresses are ASCII', async () => {
    const options = { eightBit: true, smtpUtf8: true };
    await out.send(['user@example.net'], { raw: utf8, options });
    expect(sink.mails[0]!.args.SMTPUTF8).toBe(true);
    await out.send(['user@example.net']);
    expect(sink.mails[1]!.args.SMTPUTF8).toBeUndefined();
  });

  it('mails beyond its SIZE are refused without being sent', async () => {
    const small = await anotherSink({ maxSize: 100 });
    await out.route(small.port, { match: 'small.example' });
    const [outcome] = await out.send(['user@small.example'], { raw: Buffer.alloc(200, 'x') });
    expect(failureOf(outcome)).toMatchObject({ disposition: 'permanent', code: 'MAIL_TOO_LARGE' });
    expect(small.mails).toHaveLength(0);
  });

  it('a server without PIPELINING is served command by command', async () => {
    const plain = await anotherSink({ hide: ['PIPELINING'] });
    plain.faults.rcpt = { 'gone@plain.example': '550 5.1.1 No' };
    await out.route(plain.port, { match: 'plain.example' });
    const outcomes = await out.send(['gone@plain.example', 'ok@plain.example']);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'sent']);
  });
});

describe('capacity', () => {
  it('falls with what is under way and comes back', async () => {
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    let told = 0;
    const unsubscribe = out.sender.onCapacity(() => told++);
    const sending = out.sender.send(mailJob(['a@example.net', 'b@example.net']), new AbortController().signal);
    expect(out.sender.capacity()).toBe(CONCURRENCY - 2);
    await sending;
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    expect(told).toBeGreaterThan(0);
    unsubscribe();
  });

  it('is nothing without an enabled route, says so, and comes back with one', async () => {
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { enabled: false });
    expect(out.sender.capacity()).toBe(0);
    expect(out.sender.waitingFor()).toMatch(/No mail route is enabled/);
    let told = 0;
    out.sender.onCapacity(() => told++);
    await out.routes.update(route!.id, { enabled: true });
    expect(told).toBeGreaterThan(0);
    expect(out.sender.capacity()).toBe(CONCURRENCY);
    expect(out.sender.waitingFor()).toBeNull();
  });

  it('a recipient without a route waits uncounted', async () => {
    const [route] = await out.routes.list();
    await out.routes.update(route!.id, { match: 'example.net' });
    const outcomes = await out.send(['a@example.net', 'b@elsewhere.net']);
    expect(outcomes[0]!.kind).toBe('sent');
    expect(failureOf(outcomes[1])).toMatchObject({ disposition: 'local', code: 'NO_MAIL_ROUTE' });
  });
});
