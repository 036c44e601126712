import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMail, describeMail, type Mail, mailContent } from '../../gateway/core/mime.ts';
import { composeStoredEmail } from '../../gateway/core/stored-email.ts';

const mail: Mail = {
  from: { name: 'Täglich "x", <y>', address: 'otp@example.com' },
  to: 'jane@example.com',
  subject: 'Ihr Token für Zoë 日本',
  text: 'Hallo Zoë,\nzweite Zeile\r\ndritte\rvierte',
  html: '<p>Hallo Zoë</p><img src="cid:qr@x">',
  images: [{ cid: 'qr@x', filename: 'qrcode.png', type: 'image/png', bytes: Buffer.from([1, 2, 3]) }],
  messageId: '0190-1@gateway.example',
  date: Date.parse('2026-03-02T09:00:00Z'),
};

describe('composing mails', () => {
  it('makes alternative(plain, related(html, picture)) that a parser reads back', async () => {
    const bytes = await composeMail(mail);
    expect(describeMail(mail)).toEqual([
      'multipart/alternative',
      '  text/plain',
      '  multipart/related',
      '    text/html',
      '    image/png <qr@x> inline',
    ]);
    const parsed = await simpleParser(bytes, { skipImageLinks: true });
    expect(parsed.from?.value).toEqual([mail.from]);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe('Hallo Zoë,\nzweite Zeile\ndritte\nvierte');
    expect(parsed.html).toBe(mail.html);
    expect(parsed.messageId).toBe('<0190-1@gateway.example>');
    expect(parsed.date?.getTime()).toBe(mail.date);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    const [picture] = parsed.attachments;
    expect(parsed.attachments).toHaveLength(1);
    expect(picture).toMatchObject({
      cid: 'qr@x',
      contentDisposition: 'inline',
      related: true,
      contentType: 'image/png',
    });
    expect([...picture!.content]).toEqual([1, 2, 3]);
  });

  it('is seven-bit clean, with CRLF alone and lines within RFC 5322', async () => {
    const long = { ...mail, text: 'ö'.repeat(3000), html: `<p>${'x'.repeat(5000)}</p>` };
    for (const bytes of [await composeMail(mail), await composeMail(long)]) {
      expect(bytes.every((byte) => byte < 128 && byte !== 0)).toBe(true);
      const text = bytes.toString('latin1');
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    }
  });

  it('gives equal bytes at every attempt', async () => {
    expect(await composeMail(mail)).toEqual(await composeMail({ ...mail }));
  });

  it('lets no header be injected', async () => {
    const parsed = await simpleParser(
      await composeMail({
        ...mail,
        from: { name: 'A\r\nBcc: evil@example.com', address: 'otp@example.com' },
        subject: 'Hi\r\nBcc: evil@example.com\r\n\r\n<script>',
      }),
    );
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.subject).toContain('Bcc: evil@example.com');
    expect(parsed.to).toMatchObject({ text: 'jane@example.com' });
  });

  it('sends text alone without HTML', async () => {
    const plain = { ...mail, html: null, images: [] };
    expect(describeMail(plain)).toEqual(['text/plain']);
    expect((await simpleParser(await composeMail(plain))).html).toBe(false);
  });

  it('hands the bytes out again for another attempt', async () => {
    const content = mailContent('otp@example.com', Buffer.from('abc'));
    for (let attempt = 0; attempt < 2; attempt++) {
      const chunks: Buffer[] = [];
      for await (const chunk of content.open()) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString()).toBe('abc');
    }
    expect(content).toMatchObject({ size: 3, eightBit: false });
  });
});

describe('stored mails', () => {
  const own = { hostname: 'gateway.example', mailbox: { name: 'Gateway', address: 'no-reply@gateway.example' } };
  const email = { from: null, to: 'jane@example.com', subject: 'S', text: 'T', html: null };

  it('take sender, Message-ID and Date from gateway and message', async () => {
    const { from, raw } = await composeStoredEmail(email, { id: 'm1', createdAt: mail.date }, own);
    expect(from).toBe('no-reply@gateway.example');
    const parsed = await simpleParser(raw);
    expect(parsed).toMatchObject({ messageId: '<m1@gateway.example>', subject: 'S' });
    expect(parsed.date?.getTime()).toBe(mail.date);
  });

  it('keep their pictures and their sender', async () => {
    const images = [{ cid: 'a@b', filename: 'a.png', type: 'image/png', base64: 'AQID' }];
    const stored = { ...email, from: 'Ops <ops@example.com>', html: '<img src="cid:a@b">', images };
    const { from, raw } = await composeStoredEmail(stored, { id: 'm1', createdAt: 0 }, own);
    expect(from).toBe('ops@example.com');
    expect((await simpleParser(raw)).attachments[0]!.content).toEqual(Buffer.from([1, 2, 3]));
  });

  it('fail for good with a sender that is none', async () => {
    const stored = { ...email, from: 'nobody' };
    await expect(composeStoredEmail(stored, { id: 'm1', createdAt: 0 }, own)).rejects.toMatchObject({
      code: 'SENDER_INVALID',
      disposition: 'permanent',
    });
  });
});
