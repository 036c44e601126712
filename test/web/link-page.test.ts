import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base32Decode } from '../../gateway/core/base32.ts';
import { totp } from '../../gateway/core/otp.ts';
import { openHouse } from './house.ts';
import { startWeb } from './rig.ts';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const HOUR = 3_600_000;
// The package is CommonJS: what TypeScript calls its default is the module.
const readQr = jsqr as unknown as typeof jsqr.default;

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const look = (path: string, headers = {}) => house.web.call('GET', path, { headers });
const submit = (path: string, fields: Record<string, string>, headers = {}) =>
  house.web.call('POST', path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const reveal = (path: string, code = '') => submit(path, { step: 'reveal', code });
const verify = (path: string, otp: string) => submit(path, { step: 'verify', otp });
const fresh = async (policy: 'none' | 'send' | 'withhold' = 'none', language = 'en') =>
  (await house.push(await house.token(policy, language))).path;
const currentCode = () => totp(base32Decode(SEED), house.clock.now(), { algorithm: 'SHA1', digits: 6, period: 30 });
const titleOf = (text: string) => /<h1>(.*)<\/h1>/.exec(text)?.[1];

describe('the link page', () => {
  it('changes nothing when it is only looked at', async () => {
    const path = await fresh();
    for (let i = 0; i < 3; i++) {
      const page = await look(path);
      expect(page.status).toBe(200);
      expect(titleOf(page.text)).toBe('Set up your token for ACME &amp; &lt;Co&gt;');
      expect(page.text).toContain('Show the QR code');
      expect(page.text).not.toContain('otpauth');
      expect((await house.web.call('HEAD', path)).status).toBe(200);
    }
    expect((await reveal(path)).status).toBe(200);
  });

  it('shows the token once after a click: as a QR code, a link and a key', async () => {
    const path = await fresh();
    const page = await reveal(path);
    expect(page.status).toBe(200);
    const [, base64] = /src="data:image\/png;base64,([^"]+)"/.exec(page.text)!;
    const { data, width, height } = PNG.sync.read(Buffer.from(base64!, 'base64'));
    const uri = readQr(new Uint8ClampedArray(data), width, height)!.data;
    expect(new URL(uri).searchParams.get('secret')).toBe(SEED);
    const [, href] = /href="(otpauth:[^"]+)"/.exec(page.text)!;
    expect(href!.replaceAll('&amp;', '&')).toBe(uri);
    expect(page.text).toContain('<code>JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP</code>');
    expect(page.text).toContain('ACME &amp; &lt;Co&gt;: alice');
    const other = await submit(path, { step: 'reveal' }, { 'x-other': '1' });
    expect(other.text).toContain('otpauth');
    expect(titleOf((await look(path)).text)).toBe('Is the token in your app?');
    const audited = await house.web.access.audit.list({ limit: 1, action: 'link.reveal' });
    expect(audited.items[0]).toMatchObject({ actorKind: 'link', actor: 'ACME & <Co>: alice', ip: '127.0.0.1' });
  });

  it('gives a double click what the first click got, and later asks get nothing', async () => {
    const path = await fresh();
    const [one, two] = await Promise.all([reveal(path), reveal(path)]);
    expect(one.text).toContain('otpauth');
    expect(two.text).toContain('otpauth');
    const from = await house.web.access.audit.list({ limit: 500, action: 'link.reveal' });
    const again = await submit(path, { step: 'reveal', code: 'x' });
    expect(again.text).not.toContain('otpauth');
    expect(titleOf(again.text)).toBe('Is the token in your app?');
    expect((await house.web.access.audit.list({ limit: 500, action: 'link.reveal' })).items).toHaveLength(
      from.items.length,
    );
  });

  it('is done when the first code fits', async () => {
    const path = await fresh();
    await reveal(path);
    const wrong = await verify(path, '000000');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This code does not fit.');
    expect(wrong.text).toMatch(/aria-invalid="true"/);
    expect((await verify(path, '')).text).toContain('Type the code that the app shows.');
    const code = currentCode();
    const right = await verify(path, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(right.status).toBe(200);
    expect(titleOf(right.text)).toBe('All done');
    expect(titleOf((await look(path)).text)).toBe('All done');
    expect(titleOf((await verify(path, code)).text)).toBe('All done');
  });

  it('does not take a code before the token was shown', async () => {
    const path = await fresh();
    const page = await verify(path, currentCode());
    expect(page.text).toContain('Show the QR code');
  });

  it('asks for the authorization code, and shows nothing without it', async () => {
    const token = await house.token('withhold');
    const { path, pushId, text } = await house.push(token);
    const headers = await house.web.keyFor('admin');
    const read = await house.web.call('POST', `/api/v1/pushes/${pushId}/authorization-code`, { headers });
    const { code } = read.json;
    expect(text).not.toContain(code);
    expect((await look(path)).text).toContain('Authorization code');
    // Phones show their keypad for a code of digits.
    expect((await look(path)).text).toMatch(/<input id="code"[^>]* inputmode="numeric"/);
    const missing = await reveal(path);
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Type the authorization code.');
    const wrong = await reveal(path, '0000-0000');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This authorization code is wrong.');
    expect(wrong.text).not.toContain('otpauth');
    expect((await reveal(path, ` ${code.replace('-', '')} `)).text).toContain('otpauth');
  });

  it('is locked after too many wrong codes, for the right one too', async () => {
    const token = await house.token('withhold');
    const { path, pushId } = await house.push(token);
    for (let i = 0; i < 10; i++) await reveal(path, `0000-000${i}`);
    const headers = await house.web.keyFor('admin');
    const { json } = await house.web.call('POST', `/api/v1/pushes/${pushId}/authorization-code`, { headers });
    const locked = await reveal(path, json.code ?? '0000-0000');
    expect(locked.status).toBe(403);
    expect(titleOf(locked.text)).toBe('This link is locked');
    expect(titleOf((await look(path)).text)).toBe('This link is locked');
  });

  it('says what to do when the link is unknown, cut off, replaced or expired', async () => {
    for (const path of ['/l/AbCdEfGhIjKlMnOpQrStUv', '/l/short', '/l/', '/l', '/l/a/b']) {
      const page = await look(path);
      expect(page.status, path).toBe(404);
      expect(titleOf(page.text)).toBe('This link does not exist');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    expect((await reveal('/l/AbCdEfGhIjKlMnOpQrStUv')).status).toBe(404);
    const token = await house.token('none');
    const first = await house.push(token);
    const second = await house.push(token);
    expect(titleOf((await look(first.path)).text)).toBe('This link has expired');
    house.clock.advance(25 * HOUR);
    const late = await reveal(second.path);
    expect(late.status).toBe(410);
    expect(titleOf(late.text)).toBe('This link has expired');
    expect(late.text).toMatch(/[Aa]sk your help desk/);
  });

  it("speaks the user's language, and the browser's where there is no user", async () => {
    const german = await look(await fresh('none', 'de-AT'), { 'accept-language': 'en' });
    expect(german.text).toContain('<html lang="de">');
    expect(titleOf(german.text)).toBe('Token für ACME &amp; &lt;Co&gt; einrichten');
    const other = await look(await fresh('none', 'zh-TW'), { 'accept-language': 'de;q=0.9, en;q=0.8' });
    expect(other.text).toContain('<html lang="de">');
    const unknown = await look('/l/x', { 'accept-language': 'de' });
    expect(titleOf(unknown.text)).toBe('Diesen Link gibt es nicht');
    expect((await look('/l/x', { 'accept-language': 'fr' })).text).toContain('<html lang="en">');
  });

  it('is small, runs no script, is kept nowhere and framed by nobody', async () => {
    const path = await fresh();
    for (const page of [await look(path), await reveal(path)]) {
      const policy = page.headers.get('content-security-policy')!;
      const [, nonce] = /<style nonce="([^"]+)">/.exec(page.text)!;
      expect(policy).toBe(
        `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      );
      expect(page.text).not.toMatch(/<script|\son\w+=|\sstyle=/);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(page.text.replace(/data:image[^"]+/, '').length).toBeLessThan(15_000);
    }
  });

  it('refuses what no browser form sends', async () => {
    const path = await fresh();
    const json = await house.web.call('POST', path, { body: { step: 'reveal' } });
    expect(json.status).toBe(415);
    expect((await submit(path, { step: 'reveal', code: 'x'.repeat(5000) })).status).toBe(413);
    expect((await look(path)).text).toContain('Show the QR code');
  });

  it('tells a person, too, when it is our own fault', async () => {
    const links = { ...house.web.services.links, view: () => Promise.reject(new Error('inside')) };
    const broken = await startWeb({ deps: { links } });
    const page = await broken.call('GET', '/l/AbCdEfGhIjKlMnOpQrStUv');
    await broken.close();
    expect(page.status).toBe(500);
    expect(titleOf(page.text)).toBe('Something went wrong here');
    expect(page.text).not.toContain('inside');
    expect(broken.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});
