import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCertificates } from '../rig/smtp-certs.ts';
import { startWeb, type TestWeb } from './rig.ts';
import { memoryServices } from './services.ts';

let web: TestWeb | null = null;
afterEach(async () => {
  await web?.close();
  web = null;
});

describe('the server', () => {
  it('refuses a port that is in use, and says what to do', async () => {
    web = await startWeb();
    const port = Number(new URL(web.url).port);
    await expect(startWeb({ settings: { port } })).rejects.toMatchObject({
      code: 'WEB_PORT',
      message: `Port ${port} on 127.0.0.1 is in use.`,
      remedy: expect.stringContaining('web.port'),
    });
  });

  it('lets a request in flight finish when it stops, closes idle connections and takes no new ones', async () => {
    let arrived!: () => void;
    let release!: () => void;
    const inside = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    web = await startWeb({
      deps: {
        inbox: {
          ...memoryServices().inbox,
          list: async () => {
            arrived();
            await gate;
            return { items: [], next: null };
          },
        },
      },
    });
    const agent = new Agent({ keepAlive: true });
    const idle = httpRequest(`${web.url}/healthz`, { agent }).end();
    const [health] = await once(idle, 'response');
    health.resume();
    await once(health, 'end');
    const slow = web.call('GET', '/api/v1/inbox', { headers: await web.keyFor('read') });
    await inside;
    const stopped = web.server.stop();
    await expect(fetch(`${web.url}/healthz`)).rejects.toThrow();
    release();
    const answer = await slow;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    await stopped;
    agent.destroy();
  });

  it('writes one line a request, without query and without the secret of a link', async () => {
    web = await startWeb();
    const headers = await web.keyFor('read');
    await web.call('GET', '/api/v1/users?q=alice', { headers });
    await web.call('GET', '/l/AbCdEfGhIjKlMnOpQrStUv');
    await web.call('GET', '/healthz');
    await web.server.stop();
    const lines = web.lines.filter(({ message }) => message === 'request');
    expect(lines.map(({ level, method, path, status }) => ({ level, method, path, status }))).toEqual([
      { level: 'info', method: 'GET', path: '/api/v1/users', status: 200 },
      { level: 'info', method: 'GET', path: '/l/…', status: 404 },
      { level: 'debug', method: 'GET', path: '/healthz', status: 200 },
    ]);
    expect(lines[0]).toMatchObject({ actor: 'read', ip: '127.0.0.1', ms: expect.any(Number) });
    expect(JSON.stringify(web.lines)).not.toContain('AbCdEf');
  });

  it('speaks https with the files of the settings', async () => {
    const certificates = await makeCertificates();
    if (!certificates) return;
    try {
      web = await startWeb({ settings: { tls: certificates.files } });
      expect(web.url).toMatch(/^https:/);
      const sent = httpsRequest(`${web.url}/healthz`, { ca: certificates.ca }).end();
      const [answer] = await once(sent, 'response');
      answer.resume();
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
      const tls = { cert: certificates.files.cert, key: certificates.files.cert };
      expect(await readFile(tls.key, 'utf8')).toContain('CERTIFICATE');
      await expect(startWeb({ settings: { tls } })).rejects.toMatchObject({ code: 'TLS_FILES' });
      const gone = { cert: '/nowhere.pem', key: '/nowhere.key' };
      await expect(startWeb({ settings: { tls: gone } })).rejects.toMatchObject({
        code: 'TLS_FILES',
        message: 'The file /nowhere.pem cannot be read.',
      });
    } finally {
      await certificates.remove();
    }
  });

  it('opens its metrics to this machine, and elsewhere to the scope read', async () => {
    web = await startWeb();
    const open = await web.call('GET', '/metrics');
    expect(open.status).toBe(200);
    expect(open.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await web.call('GET', '/metrics', { headers: proxied })).status).toBe(401);
    const send = await web.keyFor('send');
    expect((await web.call('GET', '/metrics', { headers: { ...proxied, ...send } })).status).toBe(403);
    const read = await web.keyFor('read');
    expect((await web.call('GET', '/metrics', { headers: { ...proxied, ...read } })).status).toBe(200);
  });

  it('says why it is not ready', async () => {
    const reasons = ['The database is being migrated.'];
    web = await startWeb();
    const ready = await web.call('GET', '/readyz');
    expect({ status: ready.status, json: ready.json }).toEqual({ status: 200, json: { ready: true, reasons: [] } });
    web.services.status.notReady = () => reasons;
    const waiting = await web.call('GET', '/readyz');
    expect({ status: waiting.status, json: waiting.json }).toEqual({ status: 503, json: { ready: false, reasons } });
    expect((await web.call('GET', '/healthz')).json).toEqual({ alive: true });
  });
});
