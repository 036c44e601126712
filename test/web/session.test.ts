import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestClock } from '../rig/clock.ts';
import { ADMIN, startWeb, type TestWeb } from './rig.ts';

const HOUR = 3_600_000;
const SESSION = '/api/v1/session';

let web: TestWeb;
let clock: TestClock;
beforeEach(async () => {
  clock = new TestClock();
  web = await startWeb({ clock });
  return () => web.close();
});

const login = (body: object, headers = {}) => web.call('POST', SESSION, { body, headers });
const wrong = (username = 'admin', headers = {}) => login({ username, password: 'not the password' }, headers);
const whoAmI = (headers: Record<string, string>) => web.call('GET', SESSION, { headers });

describe('signing in', () => {
  it('sets a cookie that scripts and other sites do not get, and says who it is', async () => {
    const answer = await login(ADMIN);
    expect(answer.status).toBe(200);
    expect(answer.json.admin).toMatchObject({ username: 'admin', role: 'administrator' });
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^gateway_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const me = await whoAmI({ cookie: cookie.split(';')[0]! });
    expect(me.json.admin.lastLoginAt).toBe(new Date(clock.now()).toISOString());
    expect(JSON.stringify(me.json)).not.toContain('scrypt');
  });

  it('takes the name in any case and the password in no other', async () => {
    expect((await login({ ...ADMIN, username: 'ADMIN' })).status).toBe(200);
    expect((await login({ ...ADMIN, password: ADMIN.password.toUpperCase() })).status).toBe(401);
  });

  it('says the same of a wrong password and an unknown name', async () => {
    const [one, other] = [await wrong(), await wrong('nobody')];
    expect(one.status).toBe(401);
    expect(one.json).toEqual(other.json);
    expect(one.headers.get('set-cookie')).toBeNull();
  });

  it('writes down who failed, but no unknown name: it may be a password', async () => {
    await wrong();
    await wrong('hunter2-my-password');
    const { items } = await web.access.audit.list({ limit: 10, action: 'session.login-failed' });
    expect(items.map(({ actor, ip }) => ({ actor, ip }))).toEqual([
      { actor: 'unknown', ip: '127.0.0.1' },
      { actor: 'admin', ip: '127.0.0.1' },
    ]);
    expect(JSON.stringify(items)).not.toContain('hunter2');
  });
});

describe('guessing', () => {
  it('is slowed down by a wait that doubles, and the right password does not help meanwhile', async () => {
    for (let i = 0; i < 5; i++) expect((await wrong()).status).toBe(401);
    const limited = await login(ADMIN);
    expect(limited.status).toBe(429);
    expect(limited.json.error.code).toBe('LOGIN_LIMIT');
    expect(limited.headers.get('retry-after')).toBe('1');
    clock.advance(1000);
    expect((await wrong()).status).toBe(401);
    expect((await wrong()).headers.get('retry-after')).toBe('2');
    clock.advance(2000);
    expect((await login(ADMIN)).status).toBe(200);
    expect((await wrong()).status).toBe(401);
    expect((await login(ADMIN)).status).toBe(200);
  });

  it('does not get further by trying at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong()));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(7);
  });
});

describe('a session', () => {
  it('ends after eight hours without use', async () => {
    const headers = await web.signIn();
    clock.advance(7 * HOUR);
    expect((await whoAmI(headers)).status).toBe(200);
    clock.advance(7 * HOUR);
    expect((await whoAmI(headers)).status).toBe(200);
    clock.advance(8 * HOUR);
    expect((await whoAmI(headers)).status).toBe(401);
  });

  it('ends after a day even if it is used', async () => {
    const headers = await web.signIn();
    for (let hour = 0; hour < 23; hour++) {
      clock.advance(HOUR);
      expect((await whoAmI(headers)).status).toBe(200);
    }
    clock.advance(HOUR);
    expect((await whoAmI(headers)).status).toBe(401);
  });

  it('ends by signing out, and the cookie is taken back', async () => {
    const headers = await web.signIn();
    const out = await web.call('DELETE', SESSION, { headers });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/^gateway_session=; .*Max-Age=0/);
    expect((await whoAmI(headers)).status).toBe(401);
  });

  it('cannot be made up', async () => {
    expect((await whoAmI({ cookie: `gateway_session=${'A'.repeat(43)}` })).status).toBe(401);
    expect((await whoAmI({ cookie: 'gateway_session=' })).status).toBe(401);
  });
});

describe('changing the password', () => {
  const change = (headers: Record<string, string>, body: object) =>
    web.call('POST', `${SESSION}/password`, { headers, body });

  it('ends all other sessions and goes on in a new one', async () => {
    const [mine, other] = [await web.signIn(), await web.signIn()];
    const next = 'an even better password';
    const answer = await change(mine, { current: ADMIN.password, next });
    expect(answer.status).toBe(204);
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    expect((await whoAmI({ cookie })).status).toBe(200);
    expect((await whoAmI(mine)).status).toBe(401);
    expect((await whoAmI(other)).status).toBe(401);
    expect((await login(ADMIN)).status).toBe(401);
    expect((await login({ username: 'admin', password: next })).status).toBe(200);
  });

  it('needs the current one, another new one, and twelve characters', async () => {
    const headers = await web.signIn();
    const bad = await change(headers, { current: 'not it', next: 'long enough for sure' });
    expect(bad.status).toBe(422);
    expect(bad.json.error).toMatchObject({ code: 'PASSWORD_WRONG', fields: [{ path: 'current' }] });
    const same = await change(headers, { current: ADMIN.password, next: ADMIN.password });
    expect(same.json.error).toMatchObject({ code: 'PASSWORD_SAME', fields: [{ path: 'next' }] });
    const short = await change(headers, { current: ADMIN.password, next: 'short' });
    expect(short.json.error.fields).toEqual([{ path: 'next', message: 'must have at least 12 characters' }]);
    expect((await whoAmI(headers)).status).toBe(200);
  });
});

describe('behind a proxy that is trusted', () => {
  let proxied: TestWeb;
  beforeAll(async () => {
    proxied = await startWeb({ clock: new TestClock(), settings: { trustProxy: ['127.0.0.0/8'] } });
  });
  afterAll(() => proxied.close());

  it('the cookie is Secure over https, and HSTS is on', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    const answer = await proxied.call('POST', SESSION, { body: ADMIN, headers });
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const { items } = await proxied.access.audit.list({ limit: 1 });
    expect(items[0]).toMatchObject({ action: 'session.login', ip: '203.0.113.9' });
  });

  it('each client has its own limit', async () => {
    const from = (ip: string) => ({ 'x-forwarded-for': ip });
    const tryIt = (ip: string, username: string) =>
      proxied.call('POST', SESSION, { body: { username, password: 'x' }, headers: from(ip) });
    for (let i = 0; i < 5; i++) await tryIt('198.51.100.1', `user${i}`);
    expect((await tryIt('198.51.100.1', 'another')).status).toBe(429);
    expect((await tryIt('198.51.100.2', 'another')).status).toBe(401);
  });
});
