import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { ListenerInput } from '../../gateway/core/model/mail-in.ts';
import { TestClock } from '../rig/clock.ts';
import { openTestLog } from '../rig/log.ts';
import { type MailInRigOptions, openMailIn } from '../rig/mail-in.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('who reads the log of the doors in', () => {
  async function open(options: MailInRigOptions = {}) {
    const { log, lines, of } = openTestLog();
    const inbound = await openMailIn({ ...options, log });
    closing.push(() => inbound.close());
    return { inbound, lines, of };
  }

  it('finds who was refused, of what, and with which words, though not each time of a client that hammers', async () => {
    const { inbound, of } = await open({ settings: { senders: { allow: [], deny: ['bad.example'] } } });
    const talk = await SmtpTalk.greeted(inbound.port, { local: '127.0.0.7' });
    closing.push(() => talk.close());
    await talk.say('MAIL FROM:<a@example.com>');
    for (let n = 0; n < 5; n++) await talk.say(`RCPT TO:<user${n}@example.net>`);
    expect(of('Refused by SMTP.')).toEqual([
      expect.objectContaining({
        ...{ level: 'info', client: '127.0.0.7', reason: 'relay-denied' },
        ...{ from: 'a@example.com', to: 'user0@example.net' },
        reply: expect.stringMatching(/^550 5\.7\.1 Relaying denied/),
      }),
    ]);
    await talk.say('RSET');
    await talk.say('MAIL FROM:<no@bad.example>');
    expect(of('Refused by SMTP.')[1]).toMatchObject({ reason: 'sender', from: 'no@bad.example' });
    await talk.say('MAIL FROM:<a b>');
    expect(of('Refused by SMTP.')[2]).toMatchObject({ reason: 'syntax', reply: expect.stringMatching(/^501 /) });
  });

  it('finds no telephone number there', async () => {
    const { inbound, lines, of } = await open();
    const talk = await SmtpTalk.greeted(inbound.port, { local: '127.0.0.7' });
    closing.push(() => talk.close());
    await talk.say('MAIL FROM:<a@example.com>');
    expect(await talk.say('RCPT TO:<+447700900123@sms.gateway>')).toMatch(/^550/);
    expect(of('Refused by SMTP.')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('7700900123');
  });

  it('finds the device whose TLS is too old, and the listener counts it', async () => {
    const { inbound, of } = await open();
    const { address } = await inbound.services.listeners.create(
      ListenerInput.parse({ name: 'smtps', host: '127.0.0.1', port: 0, tls: 'implicit' }),
    );
    const broken = new Promise<void>((resolve) => {
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const port = Number(address!.split(':').at(-1));
      const place = { host: '127.0.0.1', port, localAddress: '127.0.0.7' };
      const socket = connectTls({ ...old, ...place });
      socket.once('error', () => resolve());
    });
    await broken;
    await expect.poll(() => of('Refused by SMTP.')).toMatchObject([{ client: '127.0.0.7', reason: 'tls' }]);
    const listener = (await inbound.services.listeners.list()).find(({ name }) => name === 'smtps')!;
    expect(listener.counters.refused).toEqual([{ reason: 'tls', count: 1 }]);
  });

  it('is told once why a listener stays closed, and when it is another of ours that has its port', async () => {
    const { inbound, of } = await open();
    const { listeners } = inbound.services;
    const first = await listeners.create(ListenerInput.parse({ name: 'first', host: '127.0.0.1', port: 0 }));
    const port = Number(first.address!.split(':').at(-1));
    await listeners.update(first.id, { port });
    const second = await listeners.create(ListenerInput.parse({ name: 'second', host: '127.0.0.1', port }));
    expect(second).toMatchObject({
      state: 'failed',
      lastError: { message: `SMTP on 127.0.0.1:${port} is taken by the listener "first".`, remedy: expect.any(String) },
    });
    expect(of('An SMTP listener cannot be opened; trying again.')).toHaveLength(1);
  });
});

describe('who reads the log of the way out', () => {
  it('finds what became of each recipient, and when a server is left alone and works again', async () => {
    const { log, of } = openTestLog();
    const clock = new TestClock();
    const out = await openMailOut({ log, clock });
    closing.push(() => out.close());
    const sink = await SmtpSink.start();
    closing.push(() => sink.close());
    await out.route(sink.port);
    sink.faults.rcpt = { 'late@example.net': '450 4.2.1 Greylisted', 'gone@example.net': '550 5.1.1 No such user' };
    await out.send(['ok@example.net', 'late@example.net', 'gone@example.net']);
    const via = `127.0.0.1:${sink.port}`;
    expect(of('Mail sent.')).toMatchObject([{ to: 'ok@example.net', via, response: '250 2.0.0 taken' }]);
    expect(of('Mail not sent; to be tried again.')).toMatchObject([
      { to: 'late@example.net', via, code: 'SMTP_TEMPORARY', reason: expect.stringContaining('Greylisted') },
    ]);
    expect(of('Mail refused for good.')).toMatchObject([{ to: 'gone@example.net', code: 'SMTP_REFUSED' }]);
    sink.faults.rcpt = {};
    sink.faults.drop = 'dot';
    for (let n = 0; n < 3; n++) await out.send(['ok@example.net']);
    expect(of('Mail handed over without an answer: uncertain.')).toHaveLength(3);
    expect(of('A mail server is left alone.')).toMatchObject([{ level: 'warn', server: via, code: 'MAIL_UNCERTAIN' }]);
    await out.send(['ok@example.net']); // it rests: no line
    expect(of('Mail not sent; to be tried again.')).toHaveLength(1);
    sink.faults.drop = undefined;
    clock.advance(2_000);
    await out.send(['ok@example.net']);
    expect(of('A mail server works again.')).toMatchObject([{ level: 'info', server: via }]);
  });
});
