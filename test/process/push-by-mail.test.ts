import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQr } from '../push/read-qr.ts';
import type { RunningGateway } from '../rig/gateway.ts';
import { SmtpSink } from '../rig/smtp-sink.ts';
import { addSmarthost, addToken, startBareGateway, watch } from './steps.ts';
import { readByZbar } from './zbar.ts';

const PUBLIC_URL = 'https://otp.example.com';

/** Type of each part of a mail, in order, by what stands on the wire. */
function structureOf(raw: Buffer): string[] {
  return [...raw.toString('latin1').matchAll(/^Content-Type: ([\w/-]+)/gim)].map(([, type]) => type!.toLowerCase());
}

describe('a token pushed by e-mail', () => {
  let gateway: RunningGateway;
  let sink: SmtpSink;
  let live: Awaited<ReturnType<typeof watch>>;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    gateway = await startBareGateway({ env: { GATEWAY__WEB__PUBLICURL: PUBLIC_URL } });
    live = await watch(gateway);
    await addSmarthost(gateway, sink.port);
  });

  afterAll(async () => {
    live.close();
    await gateway.close();
    await sink.close();
  });

  it.each([
    ['with every default', {}, {}],
    [
      'with nothing by default, and a name that means harm',
      { displayName: 'Zoë <b>"&" [[LINK]]', email: 'zoe@example.com', language: 'de' },
      { issuer: 'Ämter & Söhne +1', label: 'zoë@work', algorithm: 'SHA512', digits: 8, period: 60 },
    ],
    ['that counts', {}, { type: 'hotp', counter: 41 }],
  ])('arrives at a mail server: one %s', async (_what, user, token) => {
    const { api } = gateway;
    const { id, serial, issuer } = await addToken(gateway, user, token);
    const told = sink.waitFor(sink.mails.length + 1);
    const { keyUri } = await api.post<{ keyUri: string }>(`/tokens/${id}/qr`, {});
    expect((await told).at(-1)!.to, 'the owner hears that the QR code was seen').toHaveLength(1);
    const arrived = sink.waitFor(sink.mails.length + 1);
    const { pushId, messageId } = await api.post<{ pushId: string; messageId: string }>(`/tokens/${id}/push`, {
      channel: 'email',
    });
    const received = (await arrived).at(-1)!;
    const mail = await simpleParser(received.raw, { keepCidLinks: true });

    const to = (user as { email?: string }).email ?? 'ada@example.com';
    expect(received.to).toEqual([to]);
    expect(mail.to).toMatchObject({ value: [{ address: to }] });
    expect(mail.subject).toContain(issuer);
    expect(mail.messageId).toMatch(new RegExp(`^<${messageId}@\\S+>$`));
    expect(received.raw.every((octet) => octet < 0x80)).toBe(true);
    expect(structureOf(received.raw)).toEqual([
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
    ]);

    const [png] = mail.attachments;
    expect(png).toMatchObject({ contentType: 'image/png', contentDisposition: 'inline', related: true });
    expect(mail.html).toContain(`src="cid:${png!.cid}"`);
    expect(readQr(png!.content)).toBe(keyUri);
    expect((await readByZbar(png!.content)) ?? keyUri).toBe(keyUri);

    const [link] = new RegExp(`${PUBLIC_URL}/l/[\\w-]{22}`).exec(mail.text!)!;
    expect(mail.html).toContain(`href="${link}"`);
    for (const text of [mail.text!, mail.html as string]) expect(text).toContain(serial);
    const secret = new URL(keyUri).searchParams.get('secret')!;
    const words = received.raw.toString('latin1').replaceAll(/=\r\n/g, '');
    expect(words).not.toContain(secret);
    const name = (user as { displayName?: string }).displayName;
    if (name) {
      expect(mail.text).toContain(name);
      expect(mail.html).toContain('Zoë &lt;b&gt;&quot;&amp;&quot; [[LINK]]');
      expect(mail.text).toContain('nicht erforderlich');
    }

    expect(await live.message(messageId, 'sent')).toMatchObject({
      attempts: 1,
      error: null,
      attemptLog: [{ outcome: 'sent', response: expect.stringContaining('250') }],
    });
    const push = await live.until(async () => {
      const now = await api.get<{ state: string }>(`/pushes/${pushId}`);
      return now.state === 'queued' ? null : now;
    });
    expect(push).toMatchObject({ state: 'accepted', channel: 'email', to, template: { version: name ? 0 : 1 } });
  });

  it('leads to the very same token by its link, once', async () => {
    const { api, url } = gateway;
    const { id } = await addToken(gateway);
    const told = sink.waitFor(sink.mails.length + 1);
    const { keyUri } = await api.post<{ keyUri: string }>(`/tokens/${id}/qr`, {});
    await told; // the owner hears of it, by a mail that is not meant below
    const arrived = sink.waitFor(sink.mails.length + 1);
    const { pushId } = await api.post<{ pushId: string }>(`/tokens/${id}/push`, { channel: 'email' });
    const { text } = await simpleParser((await arrived).at(-1)!.raw);
    const [path] = /\/l\/[\w-]{22}/.exec(text!)!;
    const stateOf = async () => (await api.get<{ state: string }>(`/pushes/${pushId}`)).state;

    const looked = await fetch(url + path);
    expect(looked.status).toBe(200);
    expect(await looked.text()).not.toContain('otpauth:');
    await fetch(url + path, { method: 'HEAD' });
    await live.until(async () => ((await stateOf()) === 'accepted' ? true : null));

    const revealed = await (await fetch(url + path, { method: 'POST' })).text();
    expect(revealed).toContain(keyUri.replaceAll('&', '&amp;'));
    expect(await stateOf()).toBe('revealed');
    expect(await (await fetch(url + path)).text()).not.toContain('otpauth:');
  });
});
