import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawCall, startWeb, type TestWeb } from './rig.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(5000))});`;
const INDEX = '<!doctype html><html><head><meta name="csp-nonce" content="__CSP_NONCE__"></head><body></body></html>';

let web: TestWeb;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gateway-ui-'));
  const ui = join(dir, 'ui');
  await mkdir(join(ui, 'assets'), { recursive: true });
  await writeFile(join(ui, 'index.html'), INDEX);
  await writeFile(join(ui, 'assets', 'index-B2x9.js'), SCRIPT);
  await writeFile(join(ui, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(dir, 'master.key'), 'the key');
  web = await startWeb({ uiDir: ui });
});
afterAll(async () => {
  await web.close();
  await rm(dir, { recursive: true, force: true });
});

describe('the admin UI', () => {
  it('gets index.html for all its own paths, each answer with a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/directory/users', '/messages/0190-x?tab=log']) {
      const answer = await web.call('GET', path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const nonce = /content="([^"]{22,})"/.exec(answer.text)![1]!;
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('has a policy that allows no foreign or inline script', async () => {
    const policy = (await web.call('GET', '/')).headers.get('content-security-policy')!;
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('style-src')).not.toContain("'unsafe-inline'");
    expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
    expect(rules.get('base-uri')).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('gets hashed files that browsers keep, compressed for those that can read it', async () => {
    const answer = await fetch(`${web.url}/assets/index-B2x9.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toBe(SCRIPT);
    const plain = await rawCall(web.url, { method: 'GET', path: '/assets/index-B2x9.js', headers: {} });
    expect(plain.text).toBe(SCRIPT);
  });

  it('gets the rest with a tag', async () => {
    const first = await web.call('GET', '/favicon.svg');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('content-type')).toBe('image/svg+xml');
    const again = await rawCall(web.url, {
      ...{ method: 'GET', path: '/favicon.svg', headers: { 'if-none-match': first.headers.get('etag')! } },
    });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('gets nothing from outside its folder, and no page in place of a missing file', async () => {
    for (const path of ['/../master.key', '/assets/../../master.key', '/..%2fmaster.key', '/%2e%2e/master.key']) {
      const { text } = await rawCall(web.url, { method: 'GET', path, headers: {} });
      expect(text).not.toContain('the key');
    }
    expect((await web.call('GET', '/assets/index-old.js')).status).toBe(404);
    expect((await web.call('GET', '/index.html')).text).not.toContain('__CSP_NONCE__');
  });

  it('says how to build it where it is not built', async () => {
    const bare = await startWeb();
    const answer = await bare.call('GET', '/');
    await bare.close();
    expect(answer.status).toBe(404);
    expect(answer.json.error.remedy).toContain('npm run build');
  });
});

describe('every answer', () => {
  it.each(['/', '/api/v1/users', '/nothing.js', '/healthz', '/l/x', '/api/v1/openapi.json'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await web.call('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );
});

describe('mails in frames', () => {
  const POLICY =
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'/;

  it('are pages with a policy of their own: sandboxed, framed by us only, styled inline', async () => {
    const headers = await web.keyFor('admin');
    const answer = await web.call('GET', `/api/v1/captured/${web.services.ids.captured}/html`, { headers });
    expect(answer.headers.get('content-security-policy')).toMatch(POLICY);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(answer.text).toBe('<!doctype html><base target="_blank"><p style="color:red">Hi</p>');
  });

  it('show the preview that was just made, and only its HTML', async () => {
    const headers = await web.keyFor('admin');
    const path = '/api/v1/templates/push-token/smtp/preview';
    const body = { sender: 'a@b.example', subject: 's', text: '<b>one</b>', html: true };
    const { json } = await web.call('POST', path, { headers, body });
    const framed = await web.call('GET', json.frameUrl, { headers });
    expect(framed.text).toContain('<b>one</b>');
    expect(framed.headers.get('content-security-policy')).toMatch(POLICY);
    const plain = await web.call('POST', path, { headers, body: { ...body, html: false } });
    expect(plain.json.frameUrl).toBeNull();
    for (let i = 0; i < 50; i++) await web.call('POST', path, { headers, body });
    expect((await web.call('GET', json.frameUrl, { headers })).status).toBe(404);
  });
});
