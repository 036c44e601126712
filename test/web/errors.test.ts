import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayError } from '../../gateway/core/errors.ts';
import { ROUTES } from '../../gateway/web/routes/index.ts';
import { rawCall, startWeb, type TestWeb } from './rig.ts';
import { NOBODY } from './services.ts';

let web: TestWeb;
let headers: Record<string, string>;
beforeAll(async () => {
  web = await startWeb();
  headers = await web.keyFor('admin');
});
afterAll(() => web.close());

const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
  web.call('POST', path, { headers: { ...headers, ...more }, body });

describe('wrong input', () => {
  it('is told field by field, in plain words', async () => {
    const answer = await post('/api/v1/users', { domainId: 'x', login: '', email: 'nobody' });
    expect(answer.status).toBe(422);
    expect(answer.json.error.code).toBe('INPUT_INVALID');
    expect(answer.json.error.fields).toEqual([
      { path: 'domainId', message: 'Invalid UUID' },
      { path: 'login', message: 'must not be empty' },
      { path: 'email', message: 'Invalid email address' },
    ]);
    const empty = await post('/api/v1/users', {});
    expect(empty.json.error.fields).toContainEqual({ path: 'login', message: 'is required' });
    const nothing = await post('/api/v1/users', undefined);
    expect(nothing.json.error.fields).toEqual([{ path: '', message: 'is required' }]);
  });

  it('names unknown fields instead of ignoring them', async () => {
    const misspelt = await post(`/api/v1/users/${web.services.ids.user}/tokens`, {
      issuer: 'ACME',
      authorisation: 'withhold',
    });
    expect(misspelt.status).toBe(422);
    expect(misspelt.json.error.fields).toEqual([{ path: 'authorisation', message: 'is not a field of this' }]);
    const path = `/api/v1/tokens/${web.services.ids.token}`;
    const readOnly = await web.call('PATCH', path, { headers, body: { digits: 8 } });
    expect(readOnly.json.error.fields).toEqual([{ path: 'digits', message: 'cannot be changed' }]);
    const sms = await post('/api/v1/messages', { channel: 'sms', to: '+447700900123', text: 'x', colour: 'red' });
    expect(sms.json.error.fields).toEqual([{ path: 'colour', message: 'is not a field of this' }]);
    const mayBeAbsent = await post(`/api/v1/mail/routes/${web.services.ids.mailRoute}/test`, { recipient: 'a@b.test' });
    expect(mayBeAbsent.json.error.fields).toEqual([{ path: 'recipient', message: 'is not a field of this' }]);
  });

  it('names them in the parts of a thing, too', async () => {
    const limits = await web.call('PATCH', `/api/v1/listeners/${web.services.ids.listener}`, {
      headers,
      body: { limits: { mailPerMinute: 3 } },
    });
    expect(limits.status).toBe(422);
    expect(limits.json.error.fields).toEqual([{ path: 'limits.mailPerMinute', message: 'is not a field of this' }]);
    const hosts = await post('/api/v1/mail/routes', {
      match: '*',
      kind: 'smarthost',
      hosts: [
        { host: 'a.test', port: 25 },
        { host: 'b.test', prot: 25 },
      ],
    });
    expect(hosts.json.error.fields).toEqual([{ path: 'hosts.1.prot', message: 'is not a field of this' }]);
  });

  it('takes back the parts that it has shown, as they were', async () => {
    const path = `/api/v1/mail/routes/${web.services.ids.mailRoute}`;
    const { json } = await web.call('GET', path, { headers });
    expect((await web.call('PATCH', path, { headers, body: { hosts: json.hosts } })).json.error).toBeUndefined();
  });

  it('takes back with PUT what GET gave', async () => {
    const path = '/api/v1/templates/push-token/sms';
    const { json } = await web.call('GET', path, { headers });
    expect((await web.call('PUT', path, { headers, body: json })).status).toBe(200);
  });

  it('is found in the query, too', async () => {
    const answer = await web.call('GET', '/api/v1/messages?state=flying&limit=1000', { headers });
    expect(answer.status).toBe(422);
    expect(answer.json.error.fields.map(({ path }: { path: string }) => path)).toEqual(['limit', 'state']);
  });

  it('leaves absent fields of a PATCH absent', async () => {
    const before = await web.services.directory.getUser(web.services.ids.user);
    const answer = await web.call('PATCH', `/api/v1/users/${before.id}`, { headers, body: { language: 'de' } });
    expect(answer.json).toEqual({ ...before, language: 'de' });
    const modem = await web.call('PATCH', `/api/v1/modems/${web.services.ids.modem}`, { headers, body: {} });
    expect(modem.json).toEqual(await web.services.modems.get(web.services.ids.modem));
    const { items } = await web.access.audit.list({ limit: 2 });
    expect(items.map(({ detail }) => detail)).toEqual([{ fields: [] }, { fields: ['language'] }]);
  });

  it('in a path is the id of nothing', async () => {
    for (const id of ['nonsense', NOBODY, '%zz']) {
      const answer = await web.call('GET', `/api/v1/users/${id}`, { headers });
      expect([400, 404]).toContain(answer.status);
      expect(answer.json.error.message).toBeTypeOf('string');
    }
  });
});

describe('bodies', () => {
  it('that are no JSON are refused', async () => {
    const answer = await post('/api/v1/users', '{"login": ');
    expect(answer.status).toBe(400);
    expect(answer.json.error.code).toBe('JSON_MALFORMED');
    const latin1 = await rawCall(web.url, {
      ...{ method: 'POST', path: '/api/v1/users', headers: { ...headers, 'content-type': 'application/json' } },
      body: Buffer.from('{"login":"J\xfcrgen"}', 'latin1'),
    });
    expect(latin1.status).toBe(400);
  });

  it('of another type, charset or encoding are refused', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''];
    for (const type of types) {
      expect((await post('/api/v1/users', '{}', { 'content-type': type })).status, type).toBe(415);
    }
    const zipped = await rawCall(web.url, {
      ...{ method: 'POST', path: '/api/v1/users' },
      headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync('{}'),
    });
    expect(zipped.status).toBe(415);
    expect((await post('/api/v1/users', '{}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(422);
  });

  it('over two megabytes are refused, also when they do not say so', async () => {
    const large = Buffer.from('{}'.padEnd(2 * 1024 * 1024 + 1));
    const request = {
      method: 'POST',
      path: '/api/v1/users',
      headers: { ...headers, 'content-type': 'application/json' },
    };
    expect((await rawCall(web.url, { ...request, body: large })).status).toBe(413);
    const chunked = { ...request, headers: { ...request.headers, 'transfer-encoding': 'chunked' } };
    expect((await rawCall(web.url, { ...chunked, body: large })).status).toBe(413);
    expect((await rawCall(web.url, { ...request, body: large.subarray(0, -1) })).status).toBe(422);
  });
});

describe('paths and methods that are not there', () => {
  it('get JSON with a remedy', async () => {
    const missing = await web.call('GET', '/api/v1/nothing', { headers });
    expect(missing.status).toBe(404);
    expect(missing.json.error).toMatchObject({ code: 'NO_SUCH_PATH', remedy: expect.any(String) });
    const method = await web.call('PUT', '/api/v1/users', { headers });
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('HEAD, GET, POST');
    expect((await web.call('POST', '/somewhere')).status).toBe(404);
    expect((await web.call('POST', '/metrics')).status).toBe(405);
  });

  it('answers HEAD as GET without the body', async () => {
    const answer = await web.call('HEAD', '/api/v1/users', { headers });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('');
  });
});

describe('our own errors', () => {
  it('are logged once and told without their inside', async () => {
    const broken = await startWeb({
      deps: {
        inbox: {
          ...web.services.inbox,
          list: async () => {
            throw new Error('SELECT secret FROM inside');
          },
        },
      },
    });
    const answer = await broken.call('GET', '/api/v1/inbox', { headers: await broken.keyFor('read') });
    const logged = broken.lines.filter(({ level }) => level === 'error');
    await broken.close();
    expect(answer.status).toBe(500);
    expect(answer.json.error.code).toBe('INTERNAL');
    expect(answer.text).not.toContain('inside');
    expect(answer.json.error.requestId).toBe(answer.headers.get('x-request-id'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ requestId: answer.json.error.requestId, err: expect.any(Error) });
  });

  it('of services keep their status, remedy and time to come back', async () => {
    const fails = (error: Error) =>
      startWeb({ deps: { status: { ...web.services.status, status: () => Promise.reject(error) } } });
    const cases = [
      [new GatewayError('DISK_FULL', 'full', { disposition: 'local', retryAfterMs: 1500, remedy: 'free some' }), 503],
      [new GatewayError('BAD', 'bad', { disposition: 'permanent' }), 422],
      [new GatewayError('STATE', 'no', { status: 409 }), 409],
    ] as const;
    for (const [error, status] of cases) {
      const broken = await fails(error);
      const answer = await broken.call('GET', '/api/v1/status', { headers: await broken.keyFor('read') });
      await broken.close();
      expect(answer.status).toBe(status);
      expect(answer.json.error).toMatchObject({ code: error.code, message: error.message });
      if (status === 503) {
        expect(answer.headers.get('retry-after')).toBe('2');
        expect(answer.json.error.remedy).toBe('free some');
      }
    }
  });
});

it('every error of every guarded route has the one shape', async () => {
  for (const route of ROUTES.filter(({ access }) => access !== 'public')) {
    const { json } = await web.call(route.method.toUpperCase(), route.path.replace(/:\w+/, NOBODY), {
      headers: { authorization: 'Bearer nothing' },
    });
    expect(Object.keys(json), route.name).toEqual(['error']);
    expect(json.error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  }
});
