import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../gateway/core/clock.ts';
import { silentLog } from '../../gateway/core/log.ts';
import { StoredContent } from '../../gateway/outbox/content.ts';
import { Worker } from '../../gateway/outbox/worker.ts';
import { openMailIn } from '../rig/mail-in.ts';
import { openMailOut } from '../rig/mail-out.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { SmtpTalk } from '../rig/smtp-talk.ts';

type Closable = { close(): Promise<void> | void };
const open: Closable[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
function closing<T extends Closable>(one: T): T {
  open.push(one);
  return one;
}

/** Listener → outbox → worker → sender → another server, all real. */
async function openRelay() {
  const sink = closing(await SmtpSink.start());
  const out = closing(await openMailOut());
  const inbound = closing(await openMailIn());
  await out.route(sink.port);
  const renderer = new StoredContent({
    bodies: inbound.bodies,
    push: { render: () => Promise.reject(new Error('no pushes here')) },
    own: { hostname: 'gateway.test', mailbox: { name: '', address: 'gateway@gateway.test' } },
  });
  const worker = new Worker({
    store: inbound.store,
    sender: out.sender,
    renderer,
    clock: systemClock,
    log: silentLog,
    node: 'test',
    onChange: (changes) => inbound.outbox.changed(changes),
  });
  inbound.outbox.movedBy('email', worker);
  worker.start();
  open.push({ close: () => worker.stop(5_000) });
  return { sink, inbound, talk: closing(await SmtpTalk.greeted(inbound.port)) };
}

/** What arrived, without the Received field that is ours. */
function withoutStamp(raw: Buffer): Buffer {
  const end = /^Received: .*?\r\n(?:[ \t].*?\r\n)*/s.exec(raw.toString('latin1'))![0].length;
  return raw.subarray(end);
}

const HEADER = 'From: a@example.com\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@a>\r\n';

describe('a mail through the gateway', () => {
  it.each([
    ['text', `${HEADER}Subject: x\r\n\r\nText\r\n`],
    ['8-bit text in no charset at all', `${HEADER}Subject: caf\xe9\r\n\r\n\xff\xfe\x80\r\n`],
    ['folded and odd fields', `${HEADER}Subject: a\r\n\t b\r\nX-:y\r\nx-EMPTY:\r\n\r\nText\r\n`],
    ['lines of all lengths', `${HEADER}\r\n${Array.from({ length: 1_200 }, (_, n) => 'x'.repeat(n)).join('\r\n')}\r\n`],
    ['blank lines at the end', `${HEADER}\r\nText\r\n\r\n\r\n`],
    ['tabs and blanks at line ends', `${HEADER}\r\nText \t\r\n \r\n`],
  ])('keeps every octet: %s', async (_what, text) => {
    const { sink, talk } = await openRelay();
    const message = Buffer.from(text, 'latin1');
    expect(await talk.mail('user@example.net', message)).toMatch(/^250/);
    const [mail] = await sink.waitFor(1);
    expect(withoutStamp(mail!.raw).equals(message)).toBe(true);
    expect(mail).toMatchObject({ from: 'app@example.com', to: ['user@example.net'] });
  });

  it('keeps dots, which travel doubled', async () => {
    const { sink, talk } = await openRelay();
    const message = `${HEADER}\r\n.\r\n..\r\n.x\r\nend\r\n`;
    await talk.mail('user@example.net', message.replace(/^\./gm, '..'));
    const [mail] = await sink.waitFor(1);
    expect(withoutStamp(mail!.raw).toString()).toBe(message);
  });

  it('of 25 MB passes whole, and is never in memory whole', async () => {
    const { sink, inbound, talk } = await openRelay();
    const arrived = createHash('sha256');
    let head: Buffer | null = Buffer.alloc(0);
    sink.faults.tap = (chunk) => {
      if (!head) return arrived.update(chunk);
      head = Buffer.concat([head, chunk]);
      if (!head.includes('\r\n\r\n')) return;
      arrived.update(withoutStamp(head));
      head = null;
    };
    const block = Buffer.from(`${'0123456789'.repeat(7)}\r\n`.repeat(1_000));
    const left = createHash('sha256').update(`${HEADER}\r\n`);
    for (const command of ['MAIL FROM:<a@example.com>', 'RCPT TO:<user@example.net>', 'DATA']) await talk.say(command);
    talk.write(`${HEADER}\r\n`);
    const before = process.memoryUsage().rss;
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 5);
    for (let n = 0; n < 350; n++) {
      left.update(block);
      await talk.push(block);
    }
    expect(await talk.say('.')).toMatch(/^250/);
    await sink.waitFor(1);
    clearInterval(watch);
    expect(arrived.digest('hex')).toBe(left.digest('hex'));
    expect(await inbound.storedChunks()).toBeGreaterThan(90);
    const grown = (highest - before) / 1_048_576;
    // Coarse: both ways and the client live in this process, whose garbage is not collected at once.
    expect(grown).toBeLessThan(90);
  });
});
