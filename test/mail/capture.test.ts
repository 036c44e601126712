import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeMail, mailContent } from '../../gateway/core/mime.ts';
import { openMailOut } from '../rig/mail-out.ts';

let out: Awaited<ReturnType<typeof openMailOut>>;
beforeEach(async () => {
  out = await openMailOut();
  await out.routes.ensureCapture();
});
afterEach(() => out.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4AWNgAAAAAgABc3UBGAAAAABJRU5ErkJggg==',
  'base64',
);

async function pushMail() {
  const raw = await composeMail({
    from: { name: 'Tokens', address: 'tokens@example.com' },
    to: 'ann@example.net',
    subject: 'Ihr Schlüssel',
    text: 'Scan the code.',
    html: '<p>Scan the code.</p><img src="cid:qr@gateway" alt="code"><img src="cid:unknown">',
    images: [{ cid: 'qr@gateway', filename: 'qr.png', type: 'image/png', bytes: PNG }],
    messageId: 'one@gateway.test',
    date: Date.parse('2026-03-02T09:00:00Z'),
  });
  return { raw, content: mailContent('tokens@example.com', raw) };
}

describe('captured mail', () => {
  it('is kept as it would have left, one entry a message, and told', async () => {
    const heard: string[] = [];
    out.events.on('captured', ({ id }) => heard.push(id));
    const { raw, content } = await pushMail();
    const outcomes = await out.send(['ann@example.net', 'bob@example.net'], { content });
    expect(outcomes.map(({ kind, via }) => [kind, via])).toEqual([
      ['sent', 'capture'],
      ['sent', 'capture'],
    ]);
    const { items } = await out.captured.list({ limit: 10 });
    expect(items).toMatchObject([
      {
        from: 'tokens@example.com',
        to: 'ann@example.net, bob@example.net',
        subject: 'Ihr Schlüssel',
        bytes: raw.length,
      },
    ]);
    expect(heard).toEqual([items[0]!.id]);
    expect((await out.captured.source(items[0]!.id)).equals(raw)).toBe(true);
  });

  it('is shown as a mail client would, pictures included, without the network', async () => {
    await out.send(['ann@example.net'], await pushMail());
    const { items } = await out.captured.list({ limit: 10 });
    const mail = await out.captured.get(items[0]!.id);
    expect(mail.text?.trim()).toBe('Scan the code.');
    expect(mail.html).toContain(`src="data:image/png;base64,${PNG.toString('base64')}"`);
    expect(mail.html).toContain('src="cid:unknown"');
    expect(mail.headers).toContainEqual({ name: 'Message-ID', value: '<one@gateway.test>' });
    expect(mail.parts).toMatchObject([
      { type: 'text/plain', inline: true },
      { type: 'text/html', inline: true },
      { type: 'image/png', filename: 'qr.png', contentId: 'qr@gateway', bytes: PNG.length, inline: true },
    ]);
  });

  it('survives what is hardly a mail', async () => {
    for (const raw of [
      'no header at all',
      'Subject: =?broken\r\n',
      '\r\n\r\n',
      'Content-Type: multipart/mixed\r\n\r\n--\r\n',
    ]) {
      await out.send(['ann@example.net'], { raw: Buffer.from(raw) });
    }
    const { items } = await out.captured.list({ limit: 10 });
    expect(items).toHaveLength(4);
    for (const { id } of items) await out.captured.get(id);
  });

  it('can be removed', async () => {
    for (let n = 0; n < 3; n++) await out.send(['ann@example.net'], await pushMail());
    const { items } = await out.captured.list({ limit: 10 });
    await out.captured.remove(items[0]!.id);
    await expect(out.captured.remove(items[0]!.id)).rejects.toMatchObject({ status: 404 });
    await expect(out.captured.get(items[0]!.id)).rejects.toMatchObject({ status: 404 });
    expect(await out.captured.clear()).toBe(2);
  });
});
